import { createServer } from 'node:http';
import { join } from 'node:path';
import { startStorefront } from './start.ts';

/** `npm start`: the storefront on one port, with its API, its page and (without keys) the sandbox. */
const port = Number(process.env['PORT'] ?? 4000);
const origin = process.env['ORIGIN'] ?? `http://localhost:${port}`;
const server = createServer();
const storefront = await startStorefront({
  server,
  origin,
  env: process.env,
  folder: process.env['DATA_DIR'] ?? join(import.meta.dirname, '../data'),
});
server.listen(port, () => {
  console.log(`Storefront: ${origin}`);
  console.log(`Admin:      ${origin}/admin#${storefront.adminKey}`);
  if (storefront.sandboxPath)
    console.log(`Sandbox:    ${origin}${storefront.sandboxPath}/ (payments, deposits, outcomes)`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    void storefront.close().then(() => process.exit(0));
  });
}
