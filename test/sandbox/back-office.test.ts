import { describe, expect, it } from 'vitest';
import type { ShipmentRequestWire } from '../../src/wire/rest-escrow-logis.ts';
import type { ReceiptRequestWire } from '../../src/wire/rest-receipt.ts';
import { createClock, HOME, ORDER, open, send } from './kit.ts';

const ESCROW = { ...ORDER, pay_method: 'trans', escrow: true };
const SHIPMENT: ShipmentRequestWire = {
  sender: { relationship: '본인' },
  receiver: { name: '홍길동' },
  logis: {
    company: 'CJGLS',
    invoice: '1728384716123',
    sent_at: 1_795_000_000,
    receiving_at: '20261125',
    address: '성수이로20길16',
  },
};
const RECEIPT: ReceiptRequestWire = {
  identifier: '01000005678',
  company_tel: '02-000-0000',
  company_name: '두부상점',
  corp_reg_no: '0000000000',
};

describe('shipping of an escrow payment', () => {
  it('is registered, read, and changed until the buyer confirms', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ now: clock.now });
    const { imp_uid } = await sandbox.pay(ESCROW);
    const path = `/escrows/logis/${imp_uid}`;
    expect((await rest('GET', path)).status).toBe(409);
    expect((await rest('PUT', path, SHIPMENT)).status).toBe(409);
    const registered = {
      company: 'CJGLS',
      invoice: '1728384716123',
      sent_at: 1_795_000_000,
      applied_at: clock.seconds(),
    };
    expect(await rest('POST', path, SHIPMENT)).toEqual({ status: 200, code: 0, message: null, response: registered });
    expect((await rest('POST', path, SHIPMENT)).status).toBe(409);
    const changed = { ...SHIPMENT, logis: { ...SHIPMENT.logis, company: 'EPOST' } };
    expect((await rest('PUT', path, changed)).response).toMatchObject({ company: 'EPOST' });
    expect((await rest('GET', path)).response).toMatchObject({ company: 'EPOST' });
    expect(await (await send(sandbox, 'GET', '/control/shipments')).json()).toMatchObject([
      { imp_uid, request: changed, confirmedAt: null },
    ]);
    sandbox.confirmPurchase(imp_uid);
    expect((await rest('PUT', path, changed)).status).toBe(409);
    expect((await rest('GET', path)).status).toBe(200);
    expect(() => sandbox.confirmPurchase(imp_uid)).toThrow(/paid/);
  });

  it('is cancelled in part only after the buyer has confirmed, as a whole before that', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(ESCROW);
    const confirm = async () => (await send(sandbox, 'POST', '/control/confirm', { imp_uid })).status;
    const part = () => rest('POST', '/payments/cancel', { imp_uid, amount: 1000 });
    expect(await confirm()).toBe(409);
    await rest('POST', `/escrows/logis/${imp_uid}`, SHIPMENT);
    expect((await part()).code).toBe(1);
    expect([await confirm(), await confirm()]).toEqual([200, 409]);
    expect(await part()).toMatchObject({ code: 0, response: { status: 'paid', cancel_amount: 1000 } });

    const other = await sandbox.pay({ ...ESCROW, merchant_uid: 'other' });
    expect((await rest('POST', '/payments/cancel', { imp_uid: other.imp_uid })).response.status).toBe('cancelled');
    expect((await rest('POST', `/escrows/logis/${other.imp_uid}`, SHIPMENT)).status).toBe(409);
  });

  it('waits for the deposit to a virtual account', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay({ ...ESCROW, pay_method: 'vbank' });
    expect(await rest('POST', `/escrows/logis/${imp_uid}`, SHIPMENT)).toMatchObject({
      status: 409,
      message: expect.stringContaining('입금'),
    });
    sandbox.deposit(imp_uid);
    expect((await rest('POST', `/escrows/logis/${imp_uid}`, SHIPMENT)).status).toBe(200);
  });

  it.each([
    ['no sender', { ...SHIPMENT, sender: undefined }, 'sender'],
    ['no relationship', { ...SHIPMENT, sender: { name: '두부상점' } }, 'sender.relationship'],
    ['no receiver', { ...SHIPMENT, receiver: undefined }, 'receiver'],
    ['no logis', { ...SHIPMENT, logis: '{}' }, 'logis'],
    ...(['company', 'invoice', 'sent_at', 'receiving_at', 'address'] as const).map(
      (name) =>
        [`no ${name}`, { ...SHIPMENT, logis: { ...SHIPMENT.logis, [name]: undefined } }, `logis.${name}`] as const,
    ),
    ['sent_at as text', { ...SHIPMENT, logis: { ...SHIPMENT.logis, sent_at: '2026-11-23' } }, 'logis.sent_at'],
    [
      'receiving_at with hyphens',
      { ...SHIPMENT, logis: { ...SHIPMENT.logis, receiving_at: '2026-11-25' } },
      'YYYYMMDD',
    ],
  ] as const)('is refused by HTTP 400 with %s', async (_what, body, hint) => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(ESCROW);
    expect(await rest('POST', `/escrows/logis/${imp_uid}`, body)).toMatchObject({
      status: 400,
      message: expect.stringContaining(hint),
    });
    expect((await rest('GET', `/escrows/logis/${imp_uid}`)).status).toBe(409);
  });

  it('is refused without a payment, without escrow, and as a form', async () => {
    const { sandbox, rest, token } = await open();
    expect((await rest('POST', '/escrows/logis/imp_no', SHIPMENT)).status).toBe(404);
    expect((await rest('GET', '/escrows/logis/imp_no')).status).toBe(404);
    const { imp_uid } = await sandbox.pay(ORDER);
    expect((await rest('POST', `/escrows/logis/${imp_uid}`, SHIPMENT)).status).toBe(409);
    const body = new URLSearchParams({ sender: '{}', receiver: '{}', logis: '{}' });
    const form = new Request(`${HOME}/escrows/logis/${imp_uid}`, {
      method: 'POST',
      body,
      headers: { authorization: token },
    });
    expect((await sandbox.fetch(form)).status).toBe(400);
  });
});

describe('a cash receipt', () => {
  it('is issued over what is left, read, taken back, and issued again', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ now: clock.now });
    const { imp_uid } = await sandbox.pay({ ...ORDER, pay_method: 'trans' });
    await rest('POST', '/payments/cancel', { imp_uid, amount: 5000 });
    expect((await rest('GET', `/receipts/${imp_uid}`)).status).toBe(404);
    expect((await rest('DELETE', `/receipts/${imp_uid}`)).status).toBe(400);
    const issued = await rest('POST', `/receipts/${imp_uid}`, RECEIPT);
    expect(issued).toMatchObject({
      status: 200,
      response: { imp_uid, type: 'person', amount: 55_000, vat: 5000, applied_at: clock.seconds(), cancelled_at: 0 },
    });
    expect(JSON.stringify([issued, await (await send(sandbox, 'GET', '/control/receipts')).json()])).not.toContain(
      RECEIPT.identifier,
    );
    expect(sandbox.payments()[0]?.cash_receipt_issued).toBe(true);
    expect((await rest('POST', `/receipts/${imp_uid}`, RECEIPT)).status).toBe(400);
    clock.pass(60);
    expect((await rest('DELETE', `/receipts/${imp_uid}`)).response.cancelled_at).toBe(clock.seconds());
    expect((await rest('GET', `/receipts/${imp_uid}`)).response.cancelled_at).toBe(clock.seconds());
    expect((await rest('DELETE', `/receipts/${imp_uid}`)).status).toBe(400);
    const taxFree = await rest('POST', `/receipts/${imp_uid}`, { ...RECEIPT, type: 'company', tax_free: 44_000 });
    expect(taxFree.response).toMatchObject({ type: 'company', amount: 55_000, vat: 1000 });
  });

  it.each([
    ['no identifier', { identifier: undefined }],
    ['no company_tel', { company_tel: undefined }],
    ['no company_name', { company_name: '' }],
    ['no corp_reg_no', { corp_reg_no: undefined }],
    ['another type', { type: 'nobody' }],
    ['more tax-free than there is', { tax_free: 60_001 }],
    ['tax-free as text', { tax_free: '1000' }],
  ])('is refused by HTTP 400 with %s', async (_what, change) => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay({ ...ORDER, pay_method: 'trans' });
    expect((await rest('POST', `/receipts/${imp_uid}`, { ...RECEIPT, ...change })).status).toBe(400);
    expect(sandbox.payments()[0]?.cash_receipt_issued).toBe(false);
  });

  it.each([
    ['a card', ORDER, 'approve'],
    ['an account without its deposit', { ...ORDER, pay_method: 'vbank' }, 'issue-account'],
    ['a failed payment', { ...ORDER, pay_method: 'trans' }, 'decline'],
  ] as const)('is refused for %s', async (_what, params, outcome) => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(params, { outcome });
    expect((await rest('POST', `/receipts/${imp_uid}`, RECEIPT)).status).toBe(400);
    expect((await rest('POST', '/receipts/imp_no', RECEIPT)).status).toBe(400);
  });
});

describe('look-ups', () => {
  it('name cards, banks and channels', async () => {
    const { rest } = await open();
    expect((await rest('GET', '/cards/366')).response).toEqual({ code: '366', name: '신한카드' });
    expect((await rest('GET', '/banks/004')).response).toEqual({ code: '004', name: 'KB국민은행' });
    expect((await rest('GET', '/cards')).response).toContainEqual({ code: '367', name: '현대카드' });
    expect((await rest('GET', '/banks')).response).toContainEqual({ code: '088', name: '신한은행' });
    for (const path of ['/cards/000', '/banks/toString', '/cards/constructor'])
      expect((await rest('GET', path)).status).toBe(404);
    expect((await rest('GET', '/users/pg')).response).toMatchObject([
      { pg_provider: 'daou', pg_id: 'CPSANDBOX1', sandbox: true, type: 'payment', channel_key: 'channel-key-sandbox' },
      { pg_id: 'CPSANDBOX2' },
    ]);
  });

  it('list payments by status and time, ninety days at most', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ now: clock.now });
    const start = clock.seconds();
    await sandbox.pay({ ...ORDER, merchant_uid: 'a' });
    clock.pass(60);
    await sandbox.pay({ ...ORDER, merchant_uid: 'b' }, { outcome: 'decline' });
    const uids = async (path: string) =>
      (await rest('GET', `/payments/status/${path}`)).response.list.map(
        (wire: { merchant_uid: string }) => wire.merchant_uid,
      );
    expect(await uids('all')).toEqual(['b', 'a']);
    expect(await uids('all?sorting=started')).toEqual(['a', 'b']);
    expect(await uids('paid')).toEqual(['a']);
    expect(await uids('cancelled')).toEqual([]);
    expect(await uids(`all?from=${start}&to=${start + 59}`)).toEqual(['a']);
    expect((await rest('GET', '/payments/status/all?limit=1')).response).toMatchObject({ total: 2, next: 2 });
    for (const path of ['odd', `all?from=1&to=${90 * 86_400 + 2}`, 'all?from=x', 'all?limit=1001'])
      expect((await rest('GET', `/payments/status/${path}`)).status).toBe(400);
  });
});

describe('the Tier header', () => {
  it.each([
    [undefined, 'A1b', 200],
    [undefined, 'A1', 401],
    [undefined, 'A1!', 401],
    [['ABC'], 'ABC', 200],
    [['ABC'], 'ABD', 401],
  ])('with known tiers %j and %s answers %i', async (tiers, tier, status) => {
    const { sandbox, token } = await open({ tiers });
    const answer = await send(sandbox, 'GET', '/cards', undefined, { authorization: token, tier });
    expect(answer.status).toBe(status);
  });
});

describe('the list page', () => {
  it('shows keys, schedules and shipments with their buttons, and the test cards', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ now: clock.now });
    const show = async () => (await sandbox.fetch(new Request(`${HOME}/`))).text();
    expect(await show()).not.toContain('<h2>');
    const card = { card_number: '9400-0000-0007-4242', expiry: '2029-01' };
    await rest('POST', '/subscribe/customers/<c7>', { channel_key: 'channel-key-sandbox', ...card });
    const item = { merchant_uid: 's1', schedule_at: clock.seconds() + 60, amount: 1000, currency: 'KRW', name: 'x' };
    await rest('POST', '/subscribe/payments/schedule', { customer_uid: '<c7>', schedules: [item] });
    const { imp_uid } = await sandbox.pay(ESCROW);
    await rest('POST', `/escrows/logis/${imp_uid}`, SHIPMENT);
    const text = await show();
    for (const part of [
      '&#60;c7&#62;',
      '940000******4242',
      '지금 실행 s1',
      '구매확정 order_1',
      '1728384716123',
      '9400-0000-0001-1111',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('<c7>');
    const press = async (action: string, fields: Record<string, string>) =>
      sandbox.fetch(
        new Request(`${HOME}/control/${action}`, {
          method: 'POST',
          body: new URLSearchParams(fields),
          headers: { accept: 'text/html' },
        }),
      );
    expect((await press('schedule', { merchant_uid: 's1' })).status).toBe(303);
    expect((await press('confirm', { imp_uid })).status).toBe(303);
    const after = await show();
    expect(after).not.toContain('지금 실행');
    expect(after).not.toContain('aria-label="구매확정');
    expect(after).toContain('빌링키 예약');
  });

  it('is emptied by a reset', async () => {
    const { sandbox, rest } = await open();
    await rest('POST', '/subscribe/customers/c7', {
      channel_key: 'channel-key-sandbox',
      card_number: '9400-0000-0007-4242',
      expiry: '2029-01',
    });
    sandbox.reset();
    expect(sandbox.customers()).toEqual([]);
    expect((await rest('GET', '/subscribe/customers/c7')).status).toBe(404);
  });
});
