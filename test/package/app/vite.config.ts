import react from '@vitejs/plugin-react';
import { kiwoomSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET, toNodeListener } from 'kiwoom-checkout/sandbox';
import { createCheckoutHandlers, createPortOne, memoryLedger } from 'kiwoom-checkout/server';
import { defineConfig, type Plugin } from 'vite';

const port = Number(process.env['PORT'] ?? 5173);
const origin = `http://localhost:${port}`;

/** The smallest server there is: the kit's handlers inside Vite's own. */
function payments(): Plugin {
  const fulfilled: string[] = [];
  const handlers = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: `${origin}/__sandbox`,
    }),
    ledger: memoryLedger(),
    orders: {
      find: () => ({ amount: 64_900 }),
      onPaid: ({ merchantUid }) => void fulfilled.push(merchantUid),
    },
  });
  return {
    name: 'payments',
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        if (req.url === '/fulfilled') res.end(JSON.stringify(fulfilled));
        else if (req.url?.startsWith('/api/payments')) toNodeListener(handlers.fetch)(req, res);
        else next();
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), kiwoomSandbox({ webhookUrl: `${origin}/api/payments/webhook` }), payments()],
  server: { port, strictPort: true },
});
