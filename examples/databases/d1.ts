import { sqliteLedger } from 'kiwoom-checkout/server';

/** The part of a `D1Database` that is used. */
interface Database {
  prepare(sql: string): { bind(...values: unknown[]): { all(): Promise<{ results: unknown[] }> } };
}

// Run SQLITE_MIGRATION as a migration of wrangler: npx wrangler d1 migrations create shop kiwoom-checkout
export const ledgerOf = (db: Database) =>
  sqliteLedger(
    async (sql, params) =>
      (
        await db
          .prepare(sql)
          .bind(...params)
          .all()
      ).results,
  );
