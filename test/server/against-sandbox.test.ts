import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox/state/sandbox-options.ts';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { createPortOne, type PortOne } from '../../src/server/portone/create-portone.ts';

/** The whole client and all handlers, over the sandbox's `fetch`: no port is opened. */

const GOOD = { number: '9400-0000-0001-1111', expiry: '2031-12', birth: '820213', pwd2Digit: '73' };
const DECLINED = { ...GOOD, number: '9400 0000 0005 0002' };
const OVER_LIMIT = { ...GOOD, number: '9400000000030004' };
const NOW = Date.parse('2026-12-01T09:00:00+09:00');
const DAY = 86_400_000;

let sandbox: Sandbox;
let portOne: PortOne;
let clock: number;

beforeEach(() => {
  clock = NOW;
  sandbox = createSandbox({ basePath: '/', now: () => clock, auto: true });
  portOne = createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: 'https://sandbox.example',
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    timeout: 300,
    retry: 0,
    now: () => clock,
  });
});
afterEach(() => sandbox.idle());

function issue(customerUid = 'customer-7', card = GOOD) {
  return portOne.customers.issue(customerUid, { channelKey: SANDBOX_CHANNEL_KEY, card, customer: { name: '홍길동' } });
}

/** Pays as a window would. */
function payWith(params: Record<string, unknown>) {
  return sandbox.pay({
    channelKey: SANDBOX_CHANNEL_KEY,
    merchant_uid: 'order-1',
    name: '의자',
    amount: 64_900,
    digital: false,
    buyer_tel: '010-1234-5678',
    m_redirect_url: 'https://shop.example/return',
    bypass: { daou: { CASHRECEIPTFLAG: 0 } },
    ...params,
  });
}

describe('cards', () => {
  it('pays once, without keeping the card', async () => {
    const paid = await portOne.subscribe.onetime({ merchantUid: 'order-1', amount: 64_900, card: GOOD, cardQuota: 3 });
    expect(paid).toMatchObject({ status: 'paid', merchantUid: 'order-1', amount: 64_900, cardQuota: 3, sandbox: true });
    expect(await portOne.payments.get(paid.impUid)).toMatchObject({ status: 'paid' });
    expect(JSON.stringify(sandbox.payments())).not.toContain('9400-0000-0001-1111');
  });

  it('is answered with a failed payment, or refused, for a declined card', async () => {
    const order = { merchantUid: 'order-1', amount: 64_900, card: DECLINED };
    const ended = await portOne.subscribe.onetime(order).catch((error: unknown) => error);
    if (ended instanceof Error) expect(ended).toMatchObject({ code: 'refused' });
    else expect(ended).toMatchObject({ status: 'failed', failReason: expect.any(String) });
  });

  it('keeps a card with the first payment, pays again, reads and deletes it', async () => {
    await portOne.subscribe.onetime({ merchantUid: 'order-1', amount: 1_000, card: GOOD, customerUid: 'customer-7' });
    expect(await portOne.customers.get('customer-7')).toMatchObject({ customerUid: 'customer-7' });
    const again = { customerUid: 'customer-7', merchantUid: 'order-2', amount: 60_000, name: '구독', cardQuota: 2 };
    expect(await portOne.subscribe.again(again)).toMatchObject({ status: 'paid', customerUid: 'customer-7' });
    const { total, payments } = await portOne.customers.payments('customer-7');
    expect([total, payments.map(({ merchantUid }) => merchantUid).sort()]).toEqual([2, ['order-1', 'order-2']]);
    await portOne.customers.delete('customer-7', { reason: '탈퇴' });
    expect(await portOne.customers.get('customer-7')).toBeNull();
    await expect(portOne.customers.delete('customer-7')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps a card without a payment', async () => {
    expect(await issue()).toMatchObject({ customerUid: 'customer-7', customerName: '홍길동' });
    await issue('customer-8', OVER_LIMIT);
    const all = await portOne.customers.list(['customer-7', 'customer-8', 'customer-9']);
    expect(all.map(({ customerUid }) => customerUid)).toEqual(['customer-7', 'customer-8']);
    await expect(issue('customer-9', DECLINED)).rejects.toMatchObject({ code: 'refused' });
  });

  it('never pays an order twice', async () => {
    const order = { merchantUid: 'order-1', amount: 1_000, card: GOOD };
    await portOne.subscribe.onetime(order);
    await expect(portOne.subscribe.onetime(order)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('schedules', () => {
  const at = (days: number) => new Date(NOW + days * DAY);
  const item = (merchantUid: string, days: number) => ({
    merchantUid,
    amount: 3_000,
    name: '구독',
    scheduleAt: at(days),
  });

  it('are made, read, moved, and taken back', async () => {
    await issue();
    const made = await portOne.subscribe.schedule({
      customerUid: 'customer-7',
      schedules: [item('sub-1', 1), item('sub-2', 2), item('sub-3', 3)],
    });
    expect(made.map(({ scheduleStatus }) => scheduleStatus)).toEqual(['scheduled', 'scheduled', 'scheduled']);
    const { schedules } = portOne.subscribe;
    expect(await schedules.get('sub-1')).toMatchObject({ amount: 3_000, impUid: null });
    expect(await schedules.get('nothing')).toBeNull();
    expect((await schedules.list({ from: at(0), to: at(30) })).total).toBe(3);
    expect((await schedules.byCustomer('customer-7', { from: at(0), to: at(30), status: 'scheduled' })).total).toBe(3);
    expect(await schedules.change('sub-1', { scheduleAt: at(5) })).toMatchObject({
      scheduleAt: at(5).getTime() / 1000,
    });
    const some = await portOne.subscribe.unschedule({ customerUid: 'customer-7', merchantUids: ['sub-1'] });
    expect(some.map(({ merchantUid }) => merchantUid)).toEqual(['sub-1']);
    const all = await portOne.subscribe.unschedule({ customerUid: 'customer-7', merchantUids: 'all' });
    expect(all.map(({ merchantUid }) => merchantUid).sort()).toEqual(['sub-2', 'sub-3']);
  });

  it('are made when their time comes, and tried again when they failed', async () => {
    await issue('customer-7', OVER_LIMIT);
    await portOne.subscribe.schedule({ customerUid: 'customer-7', schedules: [item('sub-1', 1)] });
    clock += 2 * DAY;
    expect(await portOne.subscribe.schedules.get('sub-1')).toMatchObject({
      scheduleStatus: 'executed',
      paymentStatus: 'failed',
    });
    await issue('customer-7', GOOD);
    expect(await portOne.subscribe.reschedule('sub-1', { scheduleAt: at(4) })).toMatchObject({
      scheduleStatus: 'scheduled',
    });
    clock = NOW + 5 * DAY;
    expect(await portOne.subscribe.schedules.get('sub-1')).toMatchObject({ scheduleStatus: 'executed' });
  });

  it('that failed are tried again at once', async () => {
    await issue('customer-7', OVER_LIMIT);
    await portOne.subscribe.schedule({ customerUid: 'customer-7', schedules: [item('sub-1', 1)] });
    clock += 2 * DAY;
    expect(await portOne.subscribe.retry('sub-1')).toMatchObject({ merchantUid: 'sub-1', scheduleStatus: 'executed' });
    await expect(portOne.subscribe.retry('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('come with a card where there is no key yet', async () => {
    const { subscribe, customers } = portOne;
    await subscribe.schedule({
      customerUid: 'customer-7',
      schedules: [item('sub-1', 1)],
      card: GOOD,
      channelKey: SANDBOX_CHANNEL_KEY,
      checkingAmount: 100,
    });
    expect(await customers.get('customer-7')).not.toBeNull();
  });
});

const SHIPMENT = {
  sender: { relationship: '본인' },
  receiver: { name: '홍길동' },
  logis: {
    company: 'CJGLS',
    invoice: '1728384716123',
    sentAt: new Date(NOW),
    receivingAt: new Date(NOW + DAY),
    address: '성수이로20길16',
  },
} as const;

describe('escrow and receipts', () => {
  it('a shipment is registered, changed and read', async () => {
    const { imp_uid: impUid } = await payWith({ pay_method: 'trans', escrow: true });
    expect(await portOne.escrows.get(impUid)).toBeNull();
    expect(await portOne.escrows.register(impUid, SHIPMENT)).toMatchObject({ company: 'CJGLS', sentAt: NOW / 1000 });
    await expect(portOne.escrows.register(impUid, SHIPMENT)).rejects.toMatchObject({ code: 'refused', status: 409 });
    const logis = { ...SHIPMENT.logis, company: 'HANJIN', invoice: '77' } as const;
    await portOne.escrows.update(impUid, { ...SHIPMENT, logis });
    expect(await portOne.escrows.get(impUid)).toMatchObject({ company: 'HANJIN', invoice: '77' });
    await expect(portOne.escrows.get('imp_nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a receipt is issued, read and taken back', async () => {
    const { imp_uid: impUid } = await payWith({ pay_method: 'trans' });
    const receipt = { identifier: '010-1234-5678', companyTel: '02-1', companyName: '상점', corpRegNo: '1234567890' };
    expect(await portOne.receipts.get(impUid)).toBeNull();
    expect(await portOne.receipts.issue(impUid, receipt)).toMatchObject({ amount: 64_900, cancelledAt: null });
    await expect(portOne.receipts.issue(impUid, receipt)).rejects.toMatchObject({ code: 'refused' });
    expect(await portOne.receipts.cancel(impUid)).toMatchObject({ cancelledAt: NOW / 1000 });
  });
});

describe('faults of the sandbox', () => {
  const order = { merchantUid: 'order-1', amount: 64_900, card: GOOD };

  it.each([
    ['rest-401', 'unauthorized', 0],
    ['rest-429', 'rate-limited', 0],
    ['rest-500', 'outcome-unknown', 0],
    ['rest-slow', 'outcome-unknown', 1],
    ['rest-cut', 'outcome-unknown', 1],
  ] as const)('%s ends as %s, and charges %i times', async (outcome, code, charges) => {
    // The sandbox spoils the looks as well, so nothing can be told.
    sandbox.setOutcome(outcome, 'order-1');
    const error = await portOne.subscribe.onetime(order).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(sandbox.payments()).toHaveLength(charges);
    const shown = JSON.stringify(error) + inspect(error, { depth: 9, showHidden: true });
    for (const secret of [GOOD.number, GOOD.birth, SANDBOX_API_SECRET]) expect(shown).not.toContain(secret);
  });

  it('rest-token-expired is overcome with a new token, and charges once', async () => {
    await portOne.payments.find('order-0');
    sandbox.setOutcome('rest-token-expired');
    expect(await portOne.subscribe.onetime(order)).toMatchObject({ status: 'paid' });
    expect(await portOne.subscribe.onetime({ ...order, merchantUid: 'order-2' })).toMatchObject({ status: 'paid' });
    expect(sandbox.payments()).toHaveLength(2);
  });

  it('rest-lost is answered with the payment that was made', async () => {
    sandbox.setOutcome('rest-lost', 'order-1');
    expect(await portOne.subscribe.onetime(order)).toMatchObject({ status: 'paid', merchantUid: 'order-1' });
    expect(sandbox.payments()).toHaveLength(1);
  });

  it('rest-lost of a declined card is answered with the failure', async () => {
    sandbox.setOutcome('rest-lost', 'order-1');
    expect(await portOne.subscribe.onetime({ ...order, card: DECLINED })).toMatchObject({ status: 'failed' });
    expect(sandbox.payments()).toHaveLength(1);
  });
});

describe('handlers', () => {
  function shop() {
    const orders = {
      find: (merchantUid: string) => (merchantUid.startsWith('order-') ? { amount: 64_900, name: '의자' } : null),
      onPaid: vi.fn(),
    };
    const onError = vi.fn();
    const handlers = createCheckoutHandlers({
      basePath: '/api/payments',
      portOne,
      ledger: memoryLedger(),
      orders,
      authorize: () => true,
      cardChannel: { channelKey: SANDBOX_CHANNEL_KEY },
      now: () => clock,
      onError,
    });
    async function send(method: string, path: string, body?: unknown) {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const response = await handlers.fetch(new Request(`https://shop.example/api/payments/${path}`, init));
      return [response.status, await response.json()] as [number, Record<string, unknown>];
    }
    return { orders, onError, send };
  }

  it('prepare, pay by card, keep a card, pay with it, delete it, ship', async () => {
    const { orders, onError, send } = shop();
    expect(await send('POST', 'prepare', { merchantUid: 'order-1' })).toEqual([
      200,
      { merchantUid: 'order-1', amount: 64_900 },
    ]);
    expect((await send('POST', 'prepare', { merchantUid: 'order-1' }))[0]).toBe(200);
    expect(await portOne.payments.prepare.read('order-1')).toMatchObject({ amount: 64_900 });
    const paid = await send('POST', 'card-payments', { merchantUid: 'order-1', card: GOOD, cardQuota: 3 });
    expect(paid).toMatchObject([200, { status: 'paid', amount: 64_900, installment: 3 }]);
    const kept = await send('POST', 'billing-keys', { customerUid: 'customer-7', card: GOOD });
    expect(kept).toMatchObject([200, { status: 'issued', card: { customerUid: 'customer-7' } }]);
    const refused = await send('POST', 'billing-keys', { customerUid: 'customer-8', card: DECLINED });
    expect(refused).toMatchObject([200, { status: 'failed', failure: { code: expect.any(String) } }]);
    const again = { customerUid: 'customer-7', merchantUid: 'order-2' };
    expect(await send('POST', 'billing-keys/pay', again)).toMatchObject([200, { status: 'paid' }]);
    expect((await send('GET', 'billing-keys/customer-7'))[0]).toBe(200);
    expect((await send('DELETE', 'billing-keys/customer-7'))[0]).toBe(200);
    expect(await send('GET', 'billing-keys/customer-7')).toMatchObject([404, { code: 'key-not-found' }]);
    expect(orders.onPaid).toHaveBeenCalledTimes(2);
    const { imp_uid: impUid } = await payWith({ merchant_uid: 'order-3', pay_method: 'trans', escrow: true });
    expect((await send('GET', `shipments/${impUid}`))[0]).toBe(404);
    expect((await send('POST', `shipments/${impUid}`, SHIPMENT))[0]).toBe(200);
    expect((await send('PUT', `shipments/${impUid}`, SHIPMENT))[0]).toBe(200);
    expect(await send('GET', `shipments/${impUid}`)).toMatchObject([200, { company: 'CJGLS' }]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('a declined card is a verdict, and another card pays the same order', async () => {
    const { orders, send } = shop();
    const declined = await send('POST', 'card-payments', { merchantUid: 'order-1', card: DECLINED });
    expect(declined).toMatchObject([200, { status: 'failed', failure: { code: 'declined' } }]);
    clock += 5_000;
    const paid = await send('POST', 'card-payments', { merchantUid: 'order-1', card: GOOD });
    expect(paid).toMatchObject([200, { status: 'paid' }]);
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });
});
