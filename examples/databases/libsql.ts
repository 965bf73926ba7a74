import { createClient } from '@libsql/client';
import { SQLITE_MIGRATION, sqliteLedger } from 'kiwoom-checkout/server';

export const client = createClient({ url: process.env['DATABASE_URL'] ?? 'file:shop.db' });
await client.batch([...SQLITE_MIGRATION], 'write');

export const ledger = sqliteLedger(async (sql, params) => (await client.execute({ sql, args: [...params] })).rows);
