import { drizzle } from 'drizzle-orm/node-postgres';
import { POSTGRES_MIGRATION, postgresLedger } from 'kiwoom-checkout/server';

export const db = drizzle(process.env['DATABASE_URL'] ?? '');
// An idle connection that ends must not end the server.
db.$client.on('error', console.error);
for (const statement of POSTGRES_MIGRATION) await db.$client.query(statement);

export const ledger = postgresLedger((text, params) => db.$client.query(text, params));
