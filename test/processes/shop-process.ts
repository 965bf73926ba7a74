// One process of a shop: answers reports by the kit's handlers over a shared PostgreSQL, until it is killed.
import pg from 'pg';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET } from '../../src/sandbox.ts';
import { createCheckoutHandlers, createPortOne, postgresLedger } from '../../src/server.ts';

const [databaseUrl = '', portOneUrl = '', amount = ''] = process.argv.slice(2);
/** Long enough that only a dead process loses its claim, also on a busy machine. */
const LEASE = 10_000;

const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
const random = (limit: number) => Math.floor(Math.random() * limit);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const handlers = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: portOneUrl,
  }),
  ledger: postgresLedger((text, params) => pool.query(text, params)),
  lease: LEASE,
  orders: {
    find: () => ({ amount: Number(amount) }),
    async onPaid({ merchantUid }) {
      await pool.query('insert into calls (merchant_uid, process) values ($1, $2)', [merchantUid, process.pid]);
      await pause(random(20));
      // What the kit asks of a shop: the order number as a key, for the process that dies between delivering and noting it.
      await pool.query('insert into shipments (merchant_uid) values ($1) on conflict do nothing', [merchantUid]);
      await pause(random(20));
    },
  },
  onError: () => {},
});

interface Report {
  id: number;
  kind: 'complete' | 'webhook' | 'sweep';
  merchantUid: string;
  impUid: string;
}

process.on('message', (report: Report) => {
  void answer(report)
    .catch(() => 500)
    .then((status) => process.send?.({ id: report.id, status }));
});
process.send?.({ ready: true });

async function answer({ kind, merchantUid, impUid }: Report): Promise<number> {
  if (kind === 'sweep') {
    await handlers.sweep({ limit: 500 });
    return 200;
  }
  const body =
    kind === 'complete' ? { merchantUid, impUid } : { merchant_uid: merchantUid, imp_uid: impUid, status: 'paid' };
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await handlers.fetch(new Request(`http://shop.test/api/payments/${kind}`, init))).status;
}
