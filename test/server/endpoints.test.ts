import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { PortOne } from '../../src/server/portone/create-portone.ts';
import { envelope, paymentWire, type Reply, refusal } from './fake-api.ts';
import {
  AT,
  CARD,
  clientOf,
  customerWire,
  LATER,
  receiptWire,
  SHIPMENT,
  scheduleWire,
  shipmentWire,
} from './fixtures.ts';
import * as wire from './wire-schemas.ts';

const CARD_WIRE = { card_number: '9400-0000-0001-1111', expiry: '2029-01', birth: '820213', pwd_2digit: '73' };
const RECEIPT = {
  identifier: '010-1234-5678',
  companyTel: '02-1234-5678',
  companyName: '상점',
  corpRegNo: '1234567890',
};
const buyer = { name: '홍길동', email: 'a@b.example', tel: '010', address: '서울', postcode: '04780' };
const page = (list: unknown[]) => ({ total: 7, previous: 0, next: 2, list });

interface Endpoint {
  call: (portOne: PortOne) => Promise<unknown>;
  reply: unknown;
  method: string;
  path: string;
  body?: z.ZodMiniType;
  query?: z.ZodMiniType;
  sent?: unknown;
  answer: unknown;
}

const span = { from: AT, to: LATER };
const spanWire = { from: '1796083200', to: '1798124400' };

const ENDPOINTS: [string, Endpoint][] = [
  [
    'subscribe.onetime',
    {
      call: ({ subscribe }) => subscribe.onetime({ merchantUid: 'order-1', amount: 64_900, card: CARD }),
      reply: paymentWire(),
      method: 'POST',
      path: '/subscribe/payments/onetime',
      body: wire.onetimeBody,
      sent: { merchant_uid: 'order-1', amount: 64_900, ...CARD_WIRE },
      answer: { impUid: 'imp_1', status: 'paid', amount: 64_900 },
    },
  ],
  [
    'subscribe.onetime with everything',
    {
      call: ({ subscribe }) =>
        subscribe.onetime({
          merchantUid: 'order-1',
          amount: 64_900,
          taxFree: 900,
          cardQuota: 3,
          card: { number: '9400-0000-0001-1111', expiry: '2029-01' },
          customerUid: 'customer-7',
          name: '의자',
          buyer,
          customData: { cart: [1] },
          noticeUrl: 'https://shop.example/hook',
          browserIp: '203.0.113.7',
          promotionId: 'p-1',
          pg: 'daou.CTS16628',
          bypass: { daou: { PRODUCTCODE: 'x' } },
        }),
      reply: paymentWire({ status: 'failed', fail_reason: '한도초과', paid_at: 0 }),
      method: 'POST',
      path: '/subscribe/payments/onetime',
      body: wire.onetimeBody,
      sent: {
        merchant_uid: 'order-1',
        amount: 64_900,
        tax_free: 900,
        card_quota: 3,
        card_number: '9400-0000-0001-1111',
        expiry: '2029-01',
        customer_uid: 'customer-7',
        name: '의자',
        buyer_name: '홍길동',
        buyer_email: 'a@b.example',
        buyer_tel: '010',
        buyer_addr: '서울',
        buyer_postcode: '04780',
        custom_data: '{"cart":[1]}',
        notice_url: 'https://shop.example/hook',
        browser_ip: '203.0.113.7',
        promotion_id: 'p-1',
        pg: 'daou.CTS16628',
        bypass: '{"daou":{"PRODUCTCODE":"x"}}',
      },
      answer: { status: 'failed', failReason: '한도초과', paidAt: null },
    },
  ],
  [
    'subscribe.again',
    {
      call: ({ subscribe }) =>
        subscribe.again({
          customerUid: 'customer-7',
          merchantUid: 'order-1',
          amount: 64_900,
          name: '구독',
          channelKey: 'channel-key-1',
          productCount: 2,
          customData: 'as it is',
        }),
      reply: paymentWire({ customer_uid: 'customer-7' }),
      method: 'POST',
      path: '/subscribe/payments/again',
      body: wire.againBody,
      sent: {
        customer_uid: 'customer-7',
        merchant_uid: 'order-1',
        amount: 64_900,
        name: '구독',
        channel_key: 'channel-key-1',
        product_count: 2,
        custom_data: 'as it is',
      },
      answer: { status: 'paid', customerUid: 'customer-7' },
    },
  ],
  [
    'subscribe.schedule',
    {
      call: ({ subscribe }) =>
        subscribe.schedule({
          customerUid: 'customer-7',
          schedules: [{ merchantUid: 'order-1', amount: 3_000, name: '구독', scheduleAt: AT }],
          checkingAmount: 100,
          channelKey: 'channel-key-1',
          card: CARD,
        }),
      reply: [scheduleWire()],
      method: 'POST',
      path: '/subscribe/payments/schedule',
      body: wire.scheduleBody,
      sent: {
        customer_uid: 'customer-7',
        schedules: [
          { merchant_uid: 'order-1', amount: 3_000, currency: 'KRW', name: '구독', schedule_at: 1_796_083_200 },
        ],
        checking_amount: 100,
        channel_key: 'channel-key-1',
        ...CARD_WIRE,
      },
      answer: [{ merchantUid: 'order-1', scheduleStatus: 'scheduled', executedAt: null, impUid: null }],
    },
  ],
  [
    'subscribe.unschedule of some',
    {
      call: ({ subscribe }) => subscribe.unschedule({ customerUid: 'customer-7', merchantUids: ['order-1'] }),
      reply: [scheduleWire({ schedule_status: 'revoked', revoked_at: 1_796_000_000 })],
      method: 'POST',
      path: '/subscribe/payments/unschedule',
      body: wire.unscheduleBody,
      sent: { customer_uid: 'customer-7', merchant_uid: ['order-1'] },
      answer: [{ scheduleStatus: 'revoked', revokedAt: 1_796_000_000 }],
    },
  ],
  [
    'subscribe.unschedule of all, said aloud',
    {
      call: ({ subscribe }) => subscribe.unschedule({ customerUid: 'customer-7', merchantUids: 'all' }),
      reply: [],
      method: 'POST',
      path: '/subscribe/payments/unschedule',
      body: wire.unscheduleBody,
      sent: { customer_uid: 'customer-7' },
      answer: [],
    },
  ],
  [
    'schedules.get',
    {
      call: ({ subscribe }) => subscribe.schedules.get('order/1'),
      reply: scheduleWire({ schedule_status: 'executed', payment_status: 'failed', imp_uid: 'imp_1' }),
      method: 'GET',
      path: '/subscribe/payments/schedule/order%2F1',
      answer: { scheduleStatus: 'executed', paymentStatus: 'failed', impUid: 'imp_1' },
    },
  ],
  [
    'schedules.list',
    {
      call: ({ subscribe }) => subscribe.schedules.list({ ...span, status: 'scheduled', page: 2, limit: 50 }),
      reply: [scheduleWire(), scheduleWire({ merchant_uid: 'order-2' })],
      method: 'GET',
      path: '/subscribe/payments/schedule',
      query: wire.scheduleQuery,
      sent: {
        schedule_from: spanWire.from,
        schedule_to: spanWire.to,
        schedule_status: 'scheduled',
        page: '2',
        limit: '50',
      },
      answer: { total: 2, schedules: [{ merchantUid: 'order-1' }, { merchantUid: 'order-2' }] },
    },
  ],
  [
    'schedules.byCustomer',
    {
      call: ({ subscribe }) => subscribe.schedules.byCustomer('customer-7', { ...span, status: 'revoked', page: 3 }),
      reply: page([scheduleWire()]),
      method: 'GET',
      path: '/subscribe/payments/schedule/customers/customer-7',
      query: wire.customerScheduleQuery,
      sent: { ...spanWire, 'schedule-status': 'revoked', page: '3' },
      answer: { total: 7, schedules: [{ merchantUid: 'order-1' }] },
    },
  ],
  [
    'schedules.change',
    {
      call: ({ subscribe }) => subscribe.schedules.change('order-1', { scheduleAt: AT }),
      reply: scheduleWire(),
      method: 'PUT',
      path: '/subscribe/payments/schedule/order-1',
      body: wire.moveBody,
      sent: { schedule_at: 1_796_083_200 },
      answer: { scheduleAt: 1_796_083_200 },
    },
  ],
  [
    'subscribe.reschedule',
    {
      call: ({ subscribe }) => subscribe.reschedule('order-1', { scheduleAt: AT }),
      reply: scheduleWire(),
      method: 'POST',
      path: '/subscribe/payments/schedule/order-1/reschedule',
      body: wire.moveBody,
      sent: { schedule_at: 1_796_083_200 },
      answer: { scheduleStatus: 'scheduled' },
    },
  ],
  [
    'subscribe.retry',
    {
      call: ({ subscribe }) => subscribe.retry('order-1'),
      reply: scheduleWire({ schedule_status: 'executed', payment_status: 'paid', executed_at: 1_796_083_200 }),
      method: 'POST',
      path: '/subscribe/payments/schedule/order-1/retry',
      body: wire.emptyBody,
      answer: { paymentStatus: 'paid' },
    },
  ],
  [
    'customers.issue',
    {
      call: ({ customers }) =>
        customers.issue('customer-7', {
          channelKey: 'channel-key-1',
          card: CARD,
          pg: 'daou.CTS17266',
          customerId: 'c-7',
          customer: buyer,
        }),
      reply: customerWire(),
      method: 'POST',
      path: '/subscribe/customers/customer-7',
      body: wire.issueKeyBody,
      sent: {
        channel_key: 'channel-key-1',
        ...CARD_WIRE,
        pg: 'daou.CTS17266',
        customer_id: 'c-7',
        customer_name: '홍길동',
        customer_email: 'a@b.example',
        customer_tel: '010',
        customer_addr: '서울',
        customer_postcode: '04780',
      },
      answer: { customerUid: 'customer-7', cardName: '신한카드', cardNumber: '940000******1111', customerName: null },
    },
  ],
  [
    'customers.get',
    {
      call: ({ customers }) => customers.get('customer-7'),
      reply: customerWire(),
      method: 'GET',
      path: '/subscribe/customers/customer-7',
      answer: { customerUid: 'customer-7', inserted: 1_700_000_000 },
    },
  ],
  [
    'customers.list',
    {
      call: ({ customers }) => customers.list(['customer-7', 'customer-8']),
      reply: [customerWire()],
      method: 'GET',
      path: '/subscribe/customers',
      query: wire.uidsQuery,
      sent: { 'customer_uid[]': ['customer-7', 'customer-8'] },
      answer: [{ customerUid: 'customer-7' }],
    },
  ],
  [
    'customers.delete',
    {
      call: ({ customers }) => customers.delete('customer-7', { reason: '탈퇴' }),
      reply: customerWire(),
      method: 'DELETE',
      path: '/subscribe/customers/customer-7',
      query: wire.reasonQuery,
      sent: { reason: '탈퇴' },
      answer: undefined,
    },
  ],
  [
    'customers.payments',
    {
      call: ({ customers }) => customers.payments('customer-7', { page: 2 }),
      reply: page([paymentWire()]),
      method: 'GET',
      path: '/subscribe/customers/customer-7/payments',
      query: wire.pageQuery,
      sent: { page: '2' },
      answer: { total: 7, payments: [{ impUid: 'imp_1' }] },
    },
  ],
  ...(['register', 'update'] as const).map((verb): [string, Endpoint] => [
    `escrows.${verb}`,
    {
      call: ({ escrows }) => escrows[verb]('imp_1', SHIPMENT),
      reply: shipmentWire,
      method: verb === 'register' ? 'POST' : 'PUT',
      path: '/escrows/logis/imp_1',
      body: wire.shipmentBody,
      sent: {
        sender: { relationship: '본인', name: '상점' },
        receiver: { name: '홍길동', addr: '서울' },
        logis: {
          company: 'CJGLS',
          invoice: '1728384716123',
          sent_at: 1_796_083_200,
          receiving_at: '20261225',
          address: '성수이로20길16',
        },
      },
      answer: { company: 'CJGLS', invoice: '1728384716123', sentAt: 1_796_083_200, appliedAt: 1_796_083_300 },
    },
  ]),
  [
    'escrows.get',
    {
      call: ({ escrows }) => escrows.get('imp_1'),
      reply: shipmentWire,
      method: 'GET',
      path: '/escrows/logis/imp_1',
      answer: { company: 'CJGLS' },
    },
  ],
  [
    'receipts.issue',
    {
      call: ({ receipts }) =>
        receipts.issue('imp_1', {
          ...RECEIPT,
          type: 'company',
          buyer: { name: '홍길동', email: 'a@b.example', tel: '010' },
          taxFree: 0,
          vatAmount: 1_000,
        }),
      reply: receiptWire,
      method: 'POST',
      path: '/receipts/imp_1',
      body: wire.receiptBody,
      sent: {
        identifier: '01012345678',
        type: 'company',
        company_tel: '02-1234-5678',
        company_name: '상점',
        corp_reg_no: '1234567890',
        buyer_name: '홍길동',
        buyer_email: 'a@b.example',
        buyer_tel: '010',
        tax_free: 0,
        vat_amount: 1_000,
      },
      answer: { applyNum: '123456789', amount: 11_000, vat: 1_000, cancelledAt: null },
    },
  ],
  [
    'receipts.get',
    {
      call: ({ receipts }) => receipts.get('imp_1'),
      reply: receiptWire,
      method: 'GET',
      path: '/receipts/imp_1',
      answer: { impUid: 'imp_1' },
    },
  ],
  [
    'receipts.cancel',
    {
      call: ({ receipts }) => receipts.cancel('imp_1'),
      reply: { ...receiptWire, cancelled_at: 1_796_083_400 },
      method: 'DELETE',
      path: '/receipts/imp_1',
      answer: { cancelledAt: 1_796_083_400 },
    },
  ],
];

describe('each endpoint', () => {
  it.each(ENDPOINTS)('%s sends what PortOne documents, and reads the answer', async (_, endpoint) => {
    const { api, portOne } = clientOf(() => envelope(endpoint.reply));
    const answer = await endpoint.call(portOne);
    if (endpoint.answer === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatchObject(endpoint.answer as object);
    const [seen] = api.calls;
    if (seen === undefined) throw new Error('nothing was sent');
    expect([seen.method, seen.path]).toEqual([endpoint.method, endpoint.path]);
    (endpoint.body ?? wire.noBody).parse(seen.body);
    const asked: Record<string, unknown> = {};
    for (const [key, value] of seen.query) {
      asked[key] = key.endsWith('[]') ? [...((asked[key] as string[] | undefined) ?? []), value] : value;
    }
    (endpoint.query ?? wire.noQuery).parse(asked);
    if (endpoint.sent !== undefined) expect(endpoint.query === undefined ? seen.body : asked).toEqual(endpoint.sent);
    if (seen.body !== undefined) expect(seen.headers['content-type']).toBe('application/json');
  });

  it.each<[string, (portOne: PortOne) => Promise<unknown>, unknown, () => Reply]>([
    ['schedules.get', ({ subscribe }) => subscribe.schedules.get('x'), null, () => refusal('none', { status: 404 })],
    [
      'schedules.byCustomer',
      ({ subscribe }) => subscribe.schedules.byCustomer('x', span),
      { total: 0, schedules: [] },
      () => refusal('none', { status: 404 }),
    ],
    ['customers.get', ({ customers }) => customers.get('x'), null, () => refusal('none', { status: 404 })],
    ['customers.list', ({ customers }) => customers.list(['x']), [], () => refusal('none', { status: 404 })],
    [
      'customers.payments',
      ({ customers }) => customers.payments('x'),
      { total: 0, payments: [] },
      () => refusal('none', { status: 404 }),
    ],
    ['escrows.get', ({ escrows }) => escrows.get('imp_1'), null, () => refusal('nothing registered', { status: 409 })],
    ['receipts.get', ({ receipts }) => receipts.get('imp_1'), null, () => refusal('none', { status: 404 })],
  ])('%s answers with nothing where there is nothing', async (_, call, nothing, reply) => {
    const { portOne } = clientOf(reply);
    expect(await call(portOne)).toEqual(nothing);
  });

  it('customers.list takes the part that was found', async () => {
    const { portOne } = clientOf(() => envelope([customerWire()], { status: 207, code: 1 }));
    expect(await portOne.customers.list(['customer-7', 'x'])).toMatchObject([{ customerUid: 'customer-7' }]);
  });

  it('escrows.get tells a payment that is not from a shipment that is not', async () => {
    const { portOne } = clientOf(() => refusal('no payment', { status: 404 }));
    await expect(portOne.escrows.get('imp_1')).rejects.toMatchObject({ code: 'not-found', status: 404 });
    const other = clientOf(() => refusal('not for this PG', { status: 400 }));
    await expect(other.portOne.escrows.get('imp_1')).rejects.toMatchObject({ code: 'refused', status: 400 });
  });
});

const onetime = { merchantUid: 'order-1', amount: 64_900, card: CARD };
const again = { customerUid: 'customer-7', merchantUid: 'order-1', amount: 64_900, name: '구독' };
const item = { merchantUid: 'order-1', amount: 3_000, name: '구독', scheduleAt: AT };

describe('input that cannot be sent', () => {
  it.each<[string, (portOne: PortOne) => Promise<unknown>, string]>([
    [
      'a card number of 15 digits',
      ({ subscribe: s }) => s.onetime({ ...onetime, card: { ...CARD, number: '940000000001111' } }),
      'card.number',
    ],
    [
      'a bad expiry',
      ({ subscribe: s }) => s.onetime({ ...onetime, card: { ...CARD, expiry: '13/29' } }),
      'card.expiry',
    ],
    ['a bad birth', ({ subscribe: s }) => s.onetime({ ...onetime, card: { ...CARD, birth: '1982021' } }), 'card.birth'],
    [
      'a whole password',
      ({ subscribe: s }) => s.onetime({ ...onetime, card: { ...CARD, pwd2Digit: '7391' } }),
      'card.pwd2Digit',
    ],
    [
      'a merchantUid of 41',
      ({ subscribe: s }) => s.onetime({ ...onetime, merchantUid: 'x'.repeat(41) }),
      'merchantUid',
    ],
    ['no amount', ({ subscribe: s }) => s.onetime({ ...onetime, amount: 0 }), 'amount'],
    ['a part of a won', ({ subscribe: s }) => s.again({ ...again, amount: 0.5 }), 'amount'],
    [
      'installments below 50,000',
      ({ subscribe: s }) => s.onetime({ ...onetime, amount: 49_999, cardQuota: 2 }),
      'cardQuota',
    ],
    ['one month', ({ subscribe: s }) => s.onetime({ ...onetime, cardQuota: 1 }), 'cardQuota'],
    ['half a month', ({ subscribe: s }) => s.again({ ...again, cardQuota: 2.5 }), 'cardQuota'],
    ['more tax-free than the amount', ({ subscribe: s }) => s.again({ ...again, taxFree: 64_901 }), 'taxFree'],
    ['no name', ({ subscribe: s }) => s.again({ ...again, name: ' ' }), 'name'],
    ['a name of 41', ({ subscribe: s }) => s.again({ ...again, name: 'x'.repeat(41) }), 'name'],
    ['no customerUid', ({ subscribe: s }) => s.again({ ...again, customerUid: '' }), 'customerUid'],
    ['a customerUid of 81', ({ subscribe: s }) => s.again({ ...again, customerUid: 'x'.repeat(81) }), 'customerUid'],
    ['a channelKey of 56', ({ subscribe: s }) => s.again({ ...again, channelKey: 'x'.repeat(56) }), 'channelKey'],
    ['a noticeUrl that is none', ({ subscribe: s }) => s.again({ ...again, noticeUrl: 'javascript:0' }), 'noticeUrl'],
    ['nothing to schedule', ({ subscribe: s }) => s.schedule({ customerUid: 'c', schedules: [] }), 'schedules'],
    [
      'an invalid time',
      ({ subscribe: s }) =>
        s.schedule({ customerUid: 'c', schedules: [{ ...item, scheduleAt: new Date(Number.NaN) }] }),
      'schedules.0.scheduleAt',
    ],
    [
      'an empty list to unschedule',
      ({ subscribe: s }) => s.unschedule({ customerUid: 'c', merchantUids: [] }),
      'merchantUids',
    ],
    ['no list to unschedule', ({ subscribe: s }) => s.unschedule({ customerUid: 'c' } as never), 'merchantUids'],
    ['a list of nothing', ({ subscribe: s }) => s.unschedule({ customerUid: 'c', merchantUids: [''] }), 'merchantUids'],
    [
      'nobody to unschedule',
      ({ subscribe: s }) => s.unschedule({ customerUid: '', merchantUids: 'all' }),
      'customerUid',
    ],
    ['no channel', ({ customers }) => customers.issue('c', { channelKey: '', card: CARD }), 'channelKey'],
    [
      'a holder name of 21',
      ({ customers }) => customers.issue('c', { channelKey: 'k', card: CARD, customer: { name: 'x'.repeat(21) } }),
      'customer.name',
    ],
    [
      'a shipment without a relationship',
      ({ escrows }) => escrows.register('imp_1', { ...SHIPMENT, sender: { relationship: '' } }),
      'shipment.sender.relationship',
    ],
    [
      'a shipment without an address',
      ({ escrows }) => escrows.update('imp_1', { ...SHIPMENT, logis: { ...SHIPMENT.logis, address: '' } }),
      'shipment.logis.address',
    ],
    [
      'letters for a receipt',
      ({ receipts }) => receipts.issue('imp_1', { ...RECEIPT, identifier: '010-1234-567x' }),
      'identifier',
    ],
    [
      'a receipt without the shop',
      ({ receipts }) => receipts.issue('imp_1', { ...RECEIPT, corpRegNo: '' }),
      'corpRegNo',
    ],
  ])('%s: names the field, and sends nothing', async (_, call, field) => {
    const { api, portOne } = clientOf(() => envelope(paymentWire()));
    const error = await call(portOne).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'invalid-input', issues: [{ field }] });
    expect(String(error)).toContain(field);
    expect([...api.calls, ...api.tokenCalls]).toEqual([]);
  });

  it.each<[string, (portOne: PortOne) => Promise<unknown>]>([
    ['a path instead of an impUid', ({ escrows }) => escrows.get('..')],
    ['no customerUid', ({ customers }) => customers.delete('')],
    ['a customerUid of 81', ({ customers }) => customers.get('x'.repeat(81))],
    ['nobody', ({ customers }) => customers.list([])],
    ['a span of four months', ({ subscribe }) => subscribe.schedules.list({ from: AT, to: new Date('2027-04-01') })],
    ['a span backwards', ({ subscribe }) => subscribe.schedules.byCustomer('c', { from: LATER, to: AT })],
    ['page 0', ({ customers }) => customers.payments('c', { page: 0 })],
    ['1001 at once', ({ subscribe }) => subscribe.schedules.list({ ...span, limit: 1001 })],
    ['no time', ({ subscribe }) => subscribe.reschedule('order-1', { scheduleAt: undefined as never })],
  ])('%s: sends nothing', async (_, call) => {
    const { api, portOne } = clientOf(() => envelope(paymentWire()));
    await expect(call(portOne)).rejects.toMatchObject({ code: 'invalid-input' });
    expect([...api.calls, ...api.tokenCalls]).toEqual([]);
  });
});
