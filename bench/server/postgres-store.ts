import { POSTGRES_MIGRATION, postgresLedger } from 'kiwoom-checkout/server';
import pg from 'pg';
import { startPostgres } from '../../test/support/postgres.ts';
import { SEED, StatementLog, type Store } from './store.ts';

const FILL = `insert into kiwoom_checkout_ledger
select (jsonb_populate_record(seed, jsonb_build_object('merchant_uid', 'filled-' || n, 'order_id', 'filled-' || n))).*
from kiwoom_checkout_ledger seed, generate_series($1::int, $2::int) n where seed.merchant_uid = $3`;

/** A PostgreSQL server of its own, without fsync: what is measured is the ledger, not the disk. */
export async function openPostgres(): Promise<Store> {
  const server = await startPostgres();
  const pool = new pg.Pool({ connectionString: server.url });
  const log = new StatementLog();
  for (const statement of POSTGRES_MIGRATION) await pool.query(statement);
  const ledger = postgresLedger((text, params) => {
    log.add(text, params);
    return pool.query(text, params);
  });
  let filled = 0;

  async function planOf(text: string, params: readonly unknown[]): Promise<string> {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, [...params]);
    const nodes = rows.map((row) => row['QUERY PLAN'].replace(/^[\s>-]*(->)?\s*/, ''));
    return nodes.filter((node) => /scan|insert|update|delete|sort/i.test(node)).join('; ');
  }

  return {
    ledger,
    async fill(count) {
      await pool.query(FILL, [filled + 1, count, SEED]);
      filled = count;
      await pool.query('analyze');
    },
    async plans() {
      const found: [string, string][] = [];
      for (const [text, params] of log.entries()) found.push([text, await planOf(text, params)]);
      return found;
    },
    async close() {
      await pool.end();
      await server.stop();
    },
  };
}
