import { SANDBOX_API_KEY, SANDBOX_API_SECRET, type Sandbox } from '../../src/sandbox.ts';
import { type CheckoutHandlersOptions, createCheckoutHandlers, createPortOne, memoryLedger } from '../../src/server.ts';

/** The handlers of a shop with one order, over a sandbox in this process. */
export function paymentsOver(sandbox: Sandbox, onPaid: () => unknown, options: Partial<CheckoutHandlersOptions> = {}) {
  return createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: 'http://portone.example/__sandbox',
      fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    }),
    ledger: memoryLedger(),
    orders: { find: () => ({ amount: 64_900, orderId: 'order' }), onPaid },
    ...options,
  });
}
