import { SANDBOX_API_KEY, SANDBOX_API_SECRET } from 'kiwoom-checkout/sandbox';
import { createCheckoutHandlers, createPortOne, memoryLedger } from 'kiwoom-checkout/server';

/** Next bundles each route for itself; the process has one shop. */
const shared = globalThis as { shop?: ReturnType<typeof createShop> };
shared.shop ??= createShop();

export const { payments, fulfilled } = shared.shop;

function createShop() {
  const fulfilled: string[] = [];
  const payments = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: process.env['SANDBOX'],
    }),
    ledger: memoryLedger(),
    orders: {
      find: () => ({ amount: 64_900 }),
      onPaid: ({ merchantUid }) => void fulfilled.push(merchantUid),
    },
  });
  return { payments, fulfilled };
}
