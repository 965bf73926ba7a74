// One process of a shop: answers reports by the kit's handlers over a shared PostgreSQL, until it is killed.
import pg from 'pg';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET } from '../../src/sandbox.ts';
import {
  createCheckoutHandlers,
  createPortOne,
  type Ledger,
  postgresLedger,
  SettlementAlert,
} from '../../src/server.ts';
import { openJournal } from './journal.ts';
import type { Report } from './shop-fleet.ts';

const [databaseUrl = '', portOneUrl = '', amount = '', folder = ''] = process.argv.slice(2);
/** Longer than an effect, an absence of the database and a busy machine together: only a dead process loses its claim. */
const LEASE_MS = 15_000;
const LONGEST_EFFECT_MS = 3_000;

const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
// The database crashes while the test runs.
pool.on('error', () => {});
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const note = openJournal(folder);

/** The ledger, noting outside the database which effects it has as done. */
function notingLedger(ledger: Ledger): Ledger {
  return {
    ...ledger,
    async compareAndSet(merchantUid, expectedVersion, next) {
      const isWritten = await ledger.compareAndSet(merchantUid, expectedVersion, next);
      const { impUid = '' } = next.verdict;
      if (isWritten && next.onPaid === 'done') note({ what: 'recorded', orderId: next.orderId, merchantUid, impUid });
      return isWritten;
    },
  };
}

const handlers = createCheckoutHandlers({
  basePath: '/api/payments',
  portOne: createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: portOneUrl,
  }),
  ledger: notingLedger(postgresLedger((text, params) => pool.query(text, params))),
  lease: LEASE_MS,
  // What no report finished is found by the sweep, within the time of a test.
  recheck: { after: 3_000 },
  orders: {
    find: (merchantUid) => ({ amount: Number(amount), orderId: merchantUid.split('/')[0] }),
    async onPaid({ merchantUid, impUid }, { orderId }) {
      note({ what: 'started', orderId, merchantUid, impUid });
      process.send?.({ inside: 1 });
      await pause(Math.random() ** 2 * LONGEST_EFFECT_MS);
      note({ what: 'delivered', orderId, merchantUid, impUid });
      process.send?.({ inside: -1 });
    },
  },
  onError(error) {
    if (!(error instanceof SettlementAlert)) return;
    const { code, orderId = '', merchantUid, impUid = '' } = error;
    if (code === 'duplicate') note({ what: 'told', orderId, merchantUid, impUid });
  },
});

type NumberedReport = Report & { id: number };

process.on('message', (report: NumberedReport) => {
  void answer(report)
    .catch(() => 500)
    .then((status) => process.send?.({ id: report.id, status }));
});
process.send?.({ ready: true });

async function answer({ kind, merchantUid, impUid }: NumberedReport): Promise<number> {
  if (kind === 'sweep') await handlers.sweep({ limit: 500 });
  if (kind === 'begin') await handlers.begin(merchantUid);
  if (kind === 'sweep' || kind === 'begin') return 200;
  const bodies = {
    prepare: { merchantUid },
    complete: { merchantUid, impUid },
    'order-status': { orderId: merchantUid.split('/')[0] },
    webhook: { merchant_uid: merchantUid, imp_uid: impUid, status: 'paid' },
  };
  const body = bodies[kind];
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await handlers.fetch(new Request(`http://shop.test/api/payments/${kind}`, init))).status;
}
