import { createServer } from 'node:http';
import type { Sandbox } from 'kiwoom-checkout/sandbox';
import { startStorefront } from '../../examples/storefront/server/start.ts';
import { listen } from '../support/listen.ts';

/** The storefront in this process, with a database of its own, so that a test can look behind the counter. */
export interface Shop {
  origin: string;
  sandbox: Sandbox;
  /** What lets the staff in. */
  adminKey: string;
  /** `merchant_uid` of every time goods of that order were handed out. */
  shipments(orderId: string): Promise<string[]>;
  orderStatus(orderId: string): Promise<string>;
  /** `merchant_uid` of the order's attempts, oldest first. */
  attempts(orderId: string): Promise<string[]>;
  /** What the shop's server complained of since it was asked last. */
  takeComplaints(): string[];
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function openShop(): Promise<Shop> {
  const server = createServer();
  const { origin, close } = await listen(server);
  const storefront = await startStorefront({ server, origin, env: { NODE_ENV: 'production' }, folder: 'memory://' });
  const { sandbox, database, adminKey } = storefront;
  if (!sandbox) throw new Error('The storefront came up without its sandbox.');

  const complaints: string[] = [];
  const complain = console.error;
  console.error = (error: unknown) => complaints.push(String(error));

  async function column(sql: string, orderId: string): Promise<string[]> {
    const { rows } = await database.query(sql, [orderId]);
    return rows.map((row) => String(Object.values(row)[0]));
  }

  return {
    origin,
    sandbox,
    adminKey,
    shipments: (id) => column('select merchant_uid from shipments where order_id = $1 order by id', id),
    attempts: (id) => column('select merchant_uid from attempts where order_id = $1 order by created_at', id),
    async orderStatus(id) {
      const [status = 'no such order'] = await column('select status from orders where id = $1', id);
      return status;
    },
    takeComplaints: () => complaints.splice(0),
    async close() {
      console.error = complain;
      await sandbox.idle();
      await close();
      await storefront.close();
    },
  };
}
