import Database from 'better-sqlite3';
import { SQLITE_MIGRATION, sqliteLedger } from 'kiwoom-checkout/server';

export const db = new Database(process.env['DATABASE_FILE'] ?? 'shop.db');
// Several processes may share the file.
db.pragma('journal_mode = wal');
db.pragma('busy_timeout = 5000');
for (const statement of SQLITE_MIGRATION) db.exec(statement);

export const ledger = sqliteLedger((sql, params) => db.prepare(sql).all(...params));
