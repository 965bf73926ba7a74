import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { SQLITE_MIGRATION, sqliteLedger } from 'kiwoom-checkout/server';
import { BETTER_SQLITE3 } from '../../test/support/ensure-sqlite.mjs';
import { SEED, StatementLog, type Store } from './store.ts';

/** A file in a temporary folder, opened as docs/databases.md does. */
export async function openSqlite(): Promise<Store> {
  if (!existsSync(BETTER_SQLITE3))
    throw new Error('better-sqlite3 is not installed; `npm test -- processes` installs it.');
  const Sqlite = createRequire(import.meta.url)(BETTER_SQLITE3) as typeof Database;
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-bench-sqlite-'));
  const db = new Sqlite(join(folder, 'shop.db'));
  db.pragma('journal_mode = wal');
  for (const statement of SQLITE_MIGRATION) db.exec(statement);
  const log = new StatementLog();
  const ledger = sqliteLedger((sql, params) => {
    log.add(sql, params);
    return db.prepare(sql).all(...params);
  });
  let filled = 0;

  return {
    ledger,
    async fill(count) {
      const seed = db.prepare('select * from kiwoom_checkout_ledger where merchant_uid = ?').get(SEED) as object;
      const names = Object.keys(seed);
      const insert = db.prepare(
        `insert into kiwoom_checkout_ledger (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
      );
      db.exec('begin');
      for (; filled < count; filled += 1) {
        insert.run({ ...seed, merchant_uid: `filled-${filled}`, order_id: `filled-${filled}` });
      }
      db.exec('commit; analyze');
    },
    async plans() {
      return log.entries().map(([text, params]) => {
        const rows = db.prepare(`explain query plan ${text}`).all(...params) as { detail: string }[];
        return [text, rows.map(({ detail }) => detail).join('; ') || 'writes one row'];
      });
    },
    async close() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
