import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createCheckoutHandlers, postgresLedger, SettlementAlert } from 'kiwoom-checkout/server';
import { createAdminApi } from './admin-api.ts';
import { createAlerts } from './alerts.ts';
import { createApi } from './api.ts';
import { openDatabase } from './database.ts';
import { createOrders } from './orders.ts';
import { servePage } from './page.ts';
import { authorizeFor } from './session.ts';
import { readSettings } from './settings.ts';

interface StartOptions {
  server: Server;
  /** Where shoppers, and in the sandbox also PortOne, reach this server. */
  origin: string;
  env: NodeJS.ProcessEnv;
  /** Of the embedded database; `memory://` keeps nothing. */
  folder: string;
}

const SWEEP_EVERY = 60_000;

/** Puts the storefront together and answers the server's requests. */
export async function startStorefront({ server, origin, env, folder }: StartOptions) {
  const { portOne, merchant, cardChannel, sandbox } = readSettings(env, origin);
  const database = await openDatabase({ url: env['DATABASE_URL'], folder });
  const orders = createOrders(database);
  const ledger = postgresLedger(database.query);
  const alerts = createAlerts(database, ledger);
  const adminKey = env['ADMIN_KEY'] ?? randomBytes(9).toString('base64url');
  const payments = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne,
    ledger,
    authorize: authorizeFor(orders, adminKey),
    cardChannel,
    publicOrigin: env['ORIGIN'],
    orders: {
      find: (merchantUid) => orders.expected(merchantUid),
      onPaid: ({ merchantUid }) => orders.ship(merchantUid),
      onDepositPending: ({ merchantUid, vbankDate }) => orders.awaitDeposit(merchantUid, vbankDate ?? 0),
      // After a refund of a part the order is still paid.
      onRefunded: ({ merchantUid }, { remaining }) => (remaining > 0 ? undefined : orders.refunded(merchantUid)),
    },
    onError: async (error) => {
      console.error(error);
      // Where this rejects, the kit reports a further payment again.
      if (error instanceof SettlementAlert) await alerts.record(error);
    },
  });
  const sandboxPath = sandbox?.basePath ?? null;
  const admin = createAdminApi({ orders, alerts, payments, portOne, ledger, adminKey, origin });
  const api = getRequestListener(createApi({ orders, payments, portOne, merchant, sandboxPath, admin }).fetch);
  const twin = sandbox ? getRequestListener(sandbox.fetch) : null;
  const page = await servePage({
    server,
    root: join(import.meta.dirname, '..'),
    built: env['NODE_ENV'] === 'production',
  });

  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const path = req.url ?? '/';
    if (twin && sandboxPath && path.startsWith(sandboxPath)) void twin(req, res);
    else if (path.startsWith('/api/')) void api(req, res);
    else page.handle(req, res);
  });
  const sweeping = setInterval(
    () => void payments.sweep().catch((error: unknown) => console.error(error)),
    SWEEP_EVERY,
  );

  return {
    sandbox,
    sandboxPath,
    adminKey,
    database,
    async close() {
      clearInterval(sweeping);
      await page.close();
      await database.close();
    },
  };
}
