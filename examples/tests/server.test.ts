import { createSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from 'kiwoom-checkout/sandbox';
import { createCheckoutHandlers, createPortOne, memoryLedger, type SettlementAlert } from 'kiwoom-checkout/server';
import { beforeEach, expect, it } from 'vitest';

const attempts = new Map([['1042-1', { orderId: '1042', amount: 64_900 }]]);
const sandbox = createSandbox({ basePath: '/' });
let shipped: string[];
let alerts: SettlementAlert['code'][];
let payments: ReturnType<typeof createCheckoutHandlers>;

beforeEach(() => {
  sandbox.reset();
  shipped = [];
  alerts = [];
  payments = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: 'https://sandbox.example',
      fetch: (url, init) => sandbox.fetch(new Request(url, init)), // no port, no network
    }),
    ledger: memoryLedger(),
    orders: {
      find: (merchantUid) => attempts.get(merchantUid) ?? null,
      onPaid: (_record, { orderId }) => shipped.push(orderId),
    },
    onError: (error) => alerts.push((error as SettlementAlert).code),
  });
});

/** Pays as the window would. */
const payInWindow = (amount: number) =>
  sandbox.pay({
    channelKey: SANDBOX_CHANNEL_KEY,
    pay_method: 'card',
    merchant_uid: '1042-1',
    name: '의자',
    amount,
    digital: false,
  });

async function post(path: string, body: unknown): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await payments.fetch(new Request(`https://shop.example/api/payments/${path}`, init))).json();
}

it('ships once, whatever reports the payment', async () => {
  const { imp_uid } = await payInWindow(64_900);
  expect(await post('complete', { merchantUid: '1042-1', impUid: imp_uid })).toMatchObject({ status: 'paid' });
  await post('webhook', { imp_uid, merchant_uid: '1042-1', status: 'paid' });
  await payments.sweep();
  expect(shipped).toEqual(['1042']);
});

it('ships nothing for another amount, and notifies a person', async () => {
  const { imp_uid } = await payInWindow(100);
  const verdict = await post('complete', { merchantUid: '1042-1', impUid: imp_uid });
  expect(verdict).toMatchObject({ status: 'mismatch', reason: 'amount' });
  expect([shipped, alerts]).toEqual([[], ['mismatch']]);
});

it('says nothing of a payment while PortOne cannot be asked', async () => {
  sandbox.setOutcome('rest-500');
  expect(await post('complete', { merchantUid: '1042-1' })).toMatchObject({ code: 'portone-unavailable' });
  sandbox.setOutcome(null);
  expect(await post('complete', { merchantUid: '1042-1' })).toMatchObject({ status: 'unpaid' });
});
