import { PGlite } from '@electric-sql/pglite';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { postgresLedger } from '../../src/server/ledgers/postgres-ledger.ts';
import { POSTGRES_MIGRATION } from '../../src/server/ledgers/postgres-migration.ts';
import type { Ledger } from '../../src/server/settlement/ledger.ts';

/** Both ledgers, each empty when opened. PostgreSQL runs in this process. */
export const LEDGERS: [string, () => Promise<{ ledger: Ledger; close: () => Promise<void> }>][] = [
  ['memoryLedger', async () => ({ ledger: memoryLedger(), close: async () => undefined })],
  ['postgresLedger', openPostgres],
];

async function openPostgres() {
  const db = await PGlite.create();
  for (const statement of POSTGRES_MIGRATION) await db.query(statement);
  // A second start runs it again.
  for (const statement of POSTGRES_MIGRATION) await db.query(statement);
  const ledger = postgresLedger((text, params) => db.query<Record<string, unknown>>(text, params));
  return { ledger, close: () => db.close() };
}
