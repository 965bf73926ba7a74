import { POSTGRES_MIGRATION, postgresLedger } from 'kiwoom-checkout/server';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
pool.on('error', console.error);
export const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
for (const statement of POSTGRES_MIGRATION) await db.executeQuery(CompiledQuery.raw(statement));

export const ledger = postgresLedger((text, params) =>
  db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, params)),
);
