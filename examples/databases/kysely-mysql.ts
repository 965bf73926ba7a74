import { MYSQL_MIGRATION, mysqlLedger } from 'kiwoom-checkout/server';
import { CompiledQuery, Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';

export const db = new Kysely<Record<string, never>>({
  dialect: new MysqlDialect({ pool: createPool(process.env['DATABASE_URL'] ?? '') }),
});
for (const statement of MYSQL_MIGRATION) await db.executeQuery(CompiledQuery.raw(statement));

export const ledger = mysqlLedger(async (sql, params) => {
  const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(sql, [...params]));
  return numAffectedRows === undefined ? rows : { affectedRows: Number(numAffectedRows) };
});
