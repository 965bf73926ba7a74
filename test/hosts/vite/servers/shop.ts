import { createSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET } from 'kiwoom-checkout/sandbox';
import { createCheckoutHandlers, createPortOne, type Ledger, memoryLedger } from 'kiwoom-checkout/server';

/**
 * `PAGE_ORIGIN` is the page's where it is not the server's own; such a shop knows its shoppers by a cookie.
 * `DATABASE` is a file of docs/databases.md.
 */
const { PORT, PAGES = '', PAGE_ORIGIN, PUBLIC_ORIGIN, DATABASE } = process.env;

export const port = Number(PORT);
export const pages = PAGES;
export const SESSION = 'session=mine';

const origin = `http://localhost:${port}`;

export const sandbox = createSandbox({ webhookUrl: `${origin}/api/payments/webhook` });

export const fulfilled: string[] = [];

async function openLedger(): Promise<Ledger> {
  if (!DATABASE) return memoryLedger();
  const { ledger } = await import(`./databases/${DATABASE}`);
  return ledger;
}

export const payments = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: `${origin}/__sandbox`,
  }),
  ledger: await openLedger(),
  orders: {
    find: () => ({ amount: 64_900, orderId: '1042' }),
    onPaid: ({ merchantUid }) => void fulfilled.push(merchantUid),
  },
  publicOrigin: PUBLIC_ORIGIN,
  ...(PAGE_ORIGIN
    ? {
        allowedOrigins: [PAGE_ORIGIN],
        authorize: (request) => request.headers.get('cookie') === SESSION,
      }
    : {}),
});
