import { MYSQL_MIGRATION, mysqlLedger } from 'kiwoom-checkout/server';
import { createPool } from 'mysql2/promise';

export const pool = createPool(process.env['DATABASE_URL'] ?? '');
for (const statement of MYSQL_MIGRATION) await pool.query(statement);

export const ledger = mysqlLedger(async (sql, params) => (await pool.query(sql, [...params]))[0]);
