import { drizzle } from 'drizzle-orm/mysql2';
import { MYSQL_MIGRATION, mysqlLedger } from 'kiwoom-checkout/server';

export const db = drizzle(process.env['DATABASE_URL'] ?? '');
const pool = db.$client.promise();
for (const statement of MYSQL_MIGRATION) await pool.query(statement);

export const ledger = mysqlLedger(async (sql, params) => (await pool.query(sql, [...params]))[0]);
