import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox/state/sandbox-options.ts';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { createPortOne } from '../../src/server/portone/create-portone.ts';

/** One request to the handlers and their answer. */
export interface Exchange {
  /** What happens, or what has happened before. */
  about: string;
  path: string;
  request: unknown;
  status: number;
  answer: unknown;
}

export interface Captured {
  exchanges: Exchange[];
  /** How often the shop was asked to deliver. */
  delivered: number;
}

/** 14:32 in Korea on 1 December 2026. */
const NOW_MS = Date.UTC(2026, 11, 1, 5, 32);
const ATTEMPTS = new Map([
  ['1042-1', { orderId: '1042', amount: 64_900 }],
  ['1043-1', { orderId: '1043', amount: 64_900 }],
]);

/** What the handlers answer to a card payment and to a deposit, over the sandbox. */
export async function captureExchanges(): Promise<Captured> {
  const sandbox = createSandbox({ basePath: '/', now: () => NOW_MS });
  const onPaid: string[] = [];
  const payments = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: 'https://sandbox.example',
      fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    }),
    ledger: memoryLedger(),
    now: () => NOW_MS,
    orders: { find: (merchantUid) => ATTEMPTS.get(merchantUid), onPaid: (_, { orderId }) => onPaid.push(orderId) },
  });
  const exchanges: Exchange[] = [];

  async function post(about: string, path: string, request: unknown): Promise<void> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) };
    const response = await payments.fetch(new Request(`https://shop.example/api/payments/${path}`, init));
    exchanges.push({ about, path, request, status: response.status, answer: await response.json() });
  }

  /** As the payment window does. */
  async function payInWindow(merchantUid: string, payMethod: 'card' | 'vbank'): Promise<string> {
    const { imp_uid } = await sandbox.pay({
      channelKey: SANDBOX_CHANNEL_KEY,
      pay_method: payMethod,
      merchant_uid: merchantUid,
      name: '의자',
      amount: 64_900,
      digital: false,
      vbank_due: '20261204235959',
    });
    return imp_uid;
  }

  await post('The checkout opens and asks what is known of the order.', 'order-status', { orderId: '1042' });
  await post('The shop registers the amount before the window opens. This call is optional.', 'prepare', {
    merchantUid: '1042-1',
  });
  await post('Before the window opened: PortOne has no record, so nothing is paid.', 'complete', {
    merchantUid: '1042-1',
  });
  const card = await payInWindow('1042-1', 'card');
  await post('The window has closed, and the page asks for the verdict.', 'complete', {
    merchantUid: '1042-1',
    impUid: card,
  });
  await post('PortOne reports the same payment.', 'webhook', { imp_uid: card, merchant_uid: '1042-1', status: 'paid' });
  await post('The order is opened on another device.', 'order-status', { orderId: '1042' });
  const account = await payInWindow('1043-1', 'vbank');
  await post('Another order: a virtual account was issued.', 'complete', { merchantUid: '1043-1', impUid: account });
  sandbox.deposit(account);
  await post('The deposit arrived, which PortOne reports.', 'webhook', {
    imp_uid: account,
    merchant_uid: '1043-1',
    status: 'paid',
  });
  await post('The page asks for the verdict.', 'complete', { merchantUid: '1043-1' });
  await post('An attempt that the shop does not know.', 'complete', { merchantUid: '9999-1' });
  await sandbox.idle();
  return { exchanges: withFixedIds(exchanges, [card, account]), delivered: onPaid.length };
}

/** The sandbox makes ids and account numbers by chance. */
function withFixedIds(exchanges: Exchange[], ids: readonly string[]): Exchange[] {
  let text = JSON.stringify(exchanges);
  for (const [index, id] of ids.entries()) text = text.replaceAll(id, `imp_${String(index + 1).padStart(12, '0')}`);
  return JSON.parse(text.replace(/("number":")[\d-]+"/g, '$11234-5678-901234"')) as Exchange[];
}
