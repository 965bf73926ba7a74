import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { AGAIN, ask, cardShop, charge, json, KEEP, type Override, PAY } from './card-shop.ts';
import { envelope, networkTrouble, refusal } from './fake-api.ts';
import { CARD, SHIPMENT } from './fixtures.ts';

export type Action = (typeof VALID)[number][0];

/** A request that each route answers with 200. */
export const VALID = [
  ['prepare', 'POST', 'prepare', { merchantUid: 'order-1' }],
  ['complete', 'POST', 'complete', { merchantUid: 'order-1', impUid: 'imp_1' }],
  ['orderStatus', 'POST', 'order-status', { orderId: 'order-1' }],
  ['webhook', 'POST', 'webhook', { imp_uid: 'imp_1', merchant_uid: 'order-1', status: 'paid' }],
  ['cardPayment', 'POST', 'card-payments', PAY],
  ['issueBillingKey', 'POST', 'billing-keys', KEEP],
  ['payBillingKey', 'POST', 'billing-keys/pay', AGAIN],
  ['readBillingKey', 'GET', 'billing-keys/customer-7', undefined],
  ['deleteBillingKey', 'DELETE', 'billing-keys/customer-7', undefined],
  ['readShipment', 'GET', 'shipments/imp_1', undefined],
  ['registerShipment', 'POST', 'shipments/imp_1', SHIPMENT],
  ['updateShipment', 'PUT', 'shipments/imp_1', SHIPMENT],
] as const;

export interface AnswerCase {
  /** Milliseconds. */
  within?: number;
  over?: Partial<CheckoutHandlersOptions>;
  portOne?: Override;
  body?: unknown;
  headers?: Record<string, string>;
  path?: string;
  /** Before the request that is looked at. */
  before?: (shop: ReturnType<typeof cardShop>, request: () => Request) => Promise<unknown>;
}

const orders = (order: { amount: number } | null) => ({ find: () => order, onPaid: () => undefined });
const reads = (path: string) => !/onetime|again/.test(path);
/** The order is paid before anything is asked. */
const isPaid: Override = (_seen, book) => {
  if (book.length === 0) charge(book, 'order-1', 64_900);
  return null;
};

/** What each route is put through. */
const EVERYWHERE: AnswerCase[] = [
  {},
  { portOne: isPaid },
  { headers: { ...json, origin: 'https://evil.example' } },
  { over: { authorize: () => false } },
  { over: { authorize: undefined } },
  { over: { authorize: () => Promise.reject(new Error('no database')) } },
  { over: { orders: orders(null) } },
  { over: { orders: { find: () => Promise.reject(new Error('no database')), onPaid: () => undefined } } },
  { headers: { 'content-type': 'text/plain' } },
  { body: '{' },
  { body: { more: 'x'.repeat(17_000) } },
  { portOne: () => networkTrouble() },
  { portOne: () => refusal('unauthorized', { status: 401 }) },
  { portOne: () => refusal('none', { status: 404 }) },
  { portOne: () => refusal('refused', { status: 409 }) },
  { portOne: () => refusal('[8001] 카드사 승인 거절') },
  { portOne: () => envelope({ what: 'is this' }) },
  { portOne: () => 'silence' },
  { over: { rateLimit: () => 5 } },
];

/** The first card of the order is refused, and no second one is sent. */
const REFUSED: AnswerCase = {
  over: { refusalLimits: { perOrder: 1, perCustomer: 1 } },
  portOne: ({ method, path }) => (reads(path) && method === 'GET' ? null : refusal('[8001] 카드사 승인 거절')),
  before: (shop, request) => shop.handlers.fetch(request()),
};

const CHARGES: AnswerCase[] = [
  REFUSED,
  {
    portOne: ({ path }) => (reads(path) ? null : networkTrouble()),
    before: (shop, request) => shop.handlers.fetch(request()),
  },
  { over: { orders: orders({ amount: 0 }) } },
  { within: 5, portOne: ({ path }) => (reads(path) ? 'silence' : null) },
  { portOne: ({ path }) => (path.includes('payments/') && reads(path) ? networkTrouble() : null) },
];

const OWN: Partial<Record<Action, AnswerCase[]>> = {
  prepare: [
    {
      portOne: isPaid,
      before: (shop) => shop.handlers.fetch(ask('POST', 'complete', { merchantUid: 'order-1', impUid: 'imp_1' })),
    },
    { portOne: ({ method }) => (method === 'POST' ? networkTrouble() : refusal('none', { status: 404 })) },
  ],
  complete: [{ within: 5, portOne: () => 'silence' }],
  orderStatus: [
    { before: (shop) => shop.handlers.begin('order-1') },
    { before: (shop) => shop.handlers.begin('order-1'), portOne: () => networkTrouble() },
  ],
  webhook: [
    { body: { imp_uid: 'imp_1' }, portOne: () => refusal('none', { status: 404 }) },
    { body: { imp_uid: 'imp_1' }, portOne: isPaid },
    {
      portOne: isPaid,
      over: { orders: { find: () => ({ amount: 64_900 }), onPaid: () => Promise.reject(new Error('no stock')) } },
    },
  ],
  cardPayment: [...CHARGES, { body: { ...PAY, card: { ...CARD, number: '1' } } }, { body: { ...PAY, cardQuota: 90 } }],
  payBillingKey: [...CHARGES, { body: { ...AGAIN, cardQuota: 90 } }],
  issueBillingKey: [
    REFUSED,
    { body: { ...KEEP, card: { ...CARD, number: '1' } } },
    { over: { cardChannel: {} } },
    { portOne: ({ path }) => (path.startsWith('/subscribe') ? networkTrouble() : null) },
  ],
  readBillingKey: [{ path: 'billing-keys/%E0%A4%A' }],
  deleteBillingKey: [{ path: 'billing-keys/%E0%A4%A' }],
  readShipment: [{ path: 'shipments/%E0%A4%A' }],
  registerShipment: [{ path: 'shipments/%E0%A4%A' }, { body: { ...SHIPMENT, logis: {} } }],
  updateShipment: [{ body: { ...SHIPMENT, logis: {} } }],
};

/** Every answer that a route gives in all of its cases, and to a body that was read before. */
export async function answersIn(action: Action): Promise<{ status: number; body: unknown }[]> {
  const [, method, path, body] = VALID.find(([name]) => name === action) ?? VALID[0];
  const cases = [...EVERYWHERE, ...(OWN[action] ?? [])];
  const made = cases.map(async (one) => {
    const isText = method === 'POST' || method === 'PUT';
    const sent = isText ? (one.body ?? body) : undefined;
    const request = () => ask(method, one.path ?? path, sent, one.headers);
    const within = one.within ?? 5_000;
    const shop = cardShop({ completeWithin: within, webhookWithin: within, ...one.over }, one.portOne);
    await one.before?.(shop, request);
    return read(await shop.handlers.fetch(request()));
  });
  const consumed = ask(method, path, body);
  await consumed.text();
  return [...(await Promise.all(made)), await read(await cardShop().handlers.fetch(consumed))];
}

async function read(response: Response) {
  return { status: response.status, body: (await response.json()) as unknown };
}
