import { randomUUID } from 'node:crypto';
import { createCheckoutHandlers, createPortOne, memoryLedger } from 'kiwoom-checkout/server';

const { PORTONE_API_KEY, PORTONE_API_SECRET, PORTONE_ENVIRONMENT, PORTONE_BASE_URL } = process.env;

/** In a shop these are tables of its database. */
const orders = new Map([['1042', { name: '노르웨이 회전 의자', amount: 64_900, isPaid: false }]]);
const attempts = new Map<string, { orderId: string; amount: number }>();

/** Stores the attempt before its payment window opens. */
export function startAttempt(orderId: string) {
  const order = orders.get(orderId);
  if (!order) return null;
  const merchantUid = `${orderId}-${randomUUID().slice(0, 8)}`;
  attempts.set(merchantUid, { orderId, amount: order.amount });
  return { merchantUid, name: order.name, amount: order.amount };
}

export const payments = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({
    apiKey: PORTONE_API_KEY,
    apiSecret: PORTONE_API_SECRET,
    environment: PORTONE_ENVIRONMENT === 'test' ? 'test' : 'production',
    baseUrl: PORTONE_BASE_URL,
  }),
  ledger: memoryLedger(), // before you go live: the one of your database
  orders: {
    find: (merchantUid) => attempts.get(merchantUid) ?? null,
    // Once per order. Again only if it threw, or if its process died.
    onPaid(_record, { orderId }) {
      const order = orders.get(orderId);
      if (order) order.isPaid = true;
      console.log(`Order ${orderId} is paid.`);
    },
  },
});
