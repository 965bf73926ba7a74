import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ledger, POSTGRES_MIGRATION, postgresLedger } from '../../src/server.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const ROWS = 20_000;

let postgres: TestPostgres;
let pool: pg.Pool;
/** How PostgreSQL would run what the ledger sends. */
let plans: string[];
let ledger: Ledger;

beforeAll(async () => {
  postgres = await startPostgres();
  pool = new pg.Pool({ connectionString: postgres.url });
  pool.on('error', () => {});
  for (const statement of POSTGRES_MIGRATION) await pool.query(statement);
  await pool.query(`insert into kiwoom_checkout_ledger
    (merchant_uid, order_id, version, status, verdict, refunded, on_deposit_pending, on_paid, on_refunded, due_at, created_at, updated_at)
    select 'm' || n, 'o' || n, 1, 'unpaid', '{}', false, 'none', 'none', 'none', to_timestamp(n), to_timestamp(n), to_timestamp(n)
    from generate_series(1, ${ROWS}) as n`);
  await pool.query(`insert into kiwoom_checkout_reports (merchant_uid, due_at, created_at)
    select 'm' || n, to_timestamp(n), to_timestamp(n) from generate_series(1, ${ROWS}) as n`);
  await pool.query(`insert into kiwoom_checkout_events (key, count, resets_at)
    select 'k' || n, 1, now() + interval '1 day' from generate_series(1, ${ROWS}) as n`);
  await pool.query('analyze');
  ledger = postgresLedger(async (text, params) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, params);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    return { rows: [] };
  });
});

afterAll(async () => {
  await pool?.end();
  await postgres?.stop();
});

it.each<[string, (at: number) => Promise<unknown>, { maySort?: boolean }?]>([
  ['what is due', (at) => ledger.listUnfinished({ dueBefore: at, limit: 100 })],
  ['reports that are due', (at) => ledger.listReports({ dueBefore: at, limit: 100 })],
  ['attempts of an order', () => ledger.listAttempts('o1', { limit: 100 }), { maySort: true }],
  ['a counted event', (at) => ledger.addEvent('k1', { windowMs: 1_000, at }).catch(() => undefined)],
])('%s: no table is read or sorted as a whole, though all of it is due', async (_, run, { maySort = false } = {}) => {
  plans = [];
  await run(ROWS * 1_000);
  expect(plans).toHaveLength(1);
  expect(plans[0]).toContain('Index');
  expect(plans[0]).not.toContain('Seq Scan');
  // Rows of the same moment, or of one order, may be put in order; all rows may not.
  if (!maySort) expect(plans[0]?.replaceAll('Incremental Sort', '')).not.toContain('Sort\n');
});
