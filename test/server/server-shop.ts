import { vi } from 'vitest';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox/state/sandbox-options.ts';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { createPortOne } from '../../src/server/portone/create-portone.ts';

/** In place of `examples/servers/payments.ts`: the same handlers over the sandbox, to whose records the tests have access. */
export const sandbox = createSandbox({ basePath: '/' });
export const onPaid = vi.fn();
export const onError = vi.fn();

export const payments = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: 'https://sandbox.example',
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
  }),
  ledger: memoryLedger(),
  orders: {
    find: (merchantUid) => {
      const [orderId = ''] = merchantUid.split('/');
      return orderId.startsWith('order-') ? { amount: 64_900, orderId } : null;
    },
    onPaid,
  },
  authorize: () => true,
  cardChannel: { channelKey: SANDBOX_CHANNEL_KEY },
  allowedOrigins: ['https://m.shop.example'],
  onError,
});

/** Pays in the sandbox, as the payment window does. */
export async function payInWindow(merchantUid: string): Promise<string> {
  const { imp_uid } = await sandbox.pay({
    channelKey: SANDBOX_CHANNEL_KEY,
    pay_method: 'card',
    merchant_uid: merchantUid,
    name: '의자',
    amount: 64_900,
    digital: false,
    m_redirect_url: 'https://shop.example/return',
  });
  return imp_uid;
}
