import { createCheckoutHandlers, createPortOne, memoryLedger } from 'kiwoom-checkout/server';

const { PORTONE_API_KEY = '', PORTONE_API_SECRET = '', PUBLIC_ORIGIN } = process.env;

/** The shop's own tables. */
const attempts = new Map([['1042-1', { orderId: '1042', amount: 64_900 }]]);
const shipped = new Set<string>();

export const payments = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({ apiKey: PORTONE_API_KEY, apiSecret: PORTONE_API_SECRET, environment: 'production' }),
  ledger: memoryLedger(), // in a shop: postgresLedger
  orders: {
    find: (merchantUid) => attempts.get(merchantUid) ?? null,
    onPaid: (_record, { orderId }) => void shipped.add(orderId),
  },
  publicOrigin: PUBLIC_ORIGIN, // https://shop.example; see "Behind a proxy"
});
