import { POSTGRES_MIGRATION, postgresLedger } from 'kiwoom-checkout/server';
import pg from 'pg';

export const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
// An idle connection that ends must not end the server.
pool.on('error', console.error);
for (const statement of POSTGRES_MIGRATION) await pool.query(statement);

export const ledger = postgresLedger((text, params) => pool.query(text, params));
