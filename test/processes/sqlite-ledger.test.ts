import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SQLITE_MIGRATION, type SqliteQuery, sqliteLedger } from '../../src/server.ts';
import { ledgerLaws } from '../../src/testing.ts';
import { BETTER_SQLITE3, ensureSqlite } from '../support/ensure-sqlite.mjs';

let Sqlite: typeof Database;
let folder: string;
const open = new Set<Database.Database>();

beforeAll(async () => {
  ensureSqlite();
  Sqlite = (await import(BETTER_SQLITE3)).default;
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-sqlite-'));
});
afterAll(() => {
  for (const db of open) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function connect(name: string, settle: (db: Database.Database) => void = () => {}): SqliteQuery {
  const db = new Sqlite(join(folder, name));
  open.add(db);
  db.pragma('journal_mode = wal');
  db.pragma('busy_timeout = 5000');
  settle(db);
  for (const statement of SQLITE_MIGRATION) db.exec(statement);
  return (sql, params) => db.prepare(sql).all(...params);
}

describe('sqliteLedger on better-sqlite3', () => {
  for (const { name, run } of ledgerLaws(() => sqliteLedger(connect('laws.db')))) it(name, run);
});

describe('sqliteLedger on a driver that gives integers as bigint', () => {
  const query = () => connect('bigint.db', (db) => void db.defaultSafeIntegers(true));
  for (const { name, run } of ledgerLaws(() => sqliteLedger(query()))) it(name, run);
});

/** One connection of another thread: creates each of the keys, and reports which of them it was first at. */
const RACER = `
const { workerData, parentPort } = require('node:worker_threads');
const { ledger, path, module, create, params } = workerData;
const db = new (require(module))(path);
db.pragma('busy_timeout = 10000');
parentPort.once('message', () => {
  const statement = db.prepare(create);
  parentPort.postMessage(params.map((values) => statement.all(...values).length === 1));
});
parentPort.postMessage('ready');
`;

describe('several connections to one file', () => {
  const KEYS = Array.from({ length: 200 }, (_, index) => `order-${index}`);

  it('create each entry once, however they race', async () => {
    // The very statements of the ledger, noted on their way to the driver.
    const query = connect('race.db');
    const noted: { sql: string; params: readonly unknown[] }[] = [];
    const ledger = sqliteLedger((sql, params) => {
      if (/^insert into kiwoom_checkout_orders/.test(sql)) noted.push({ sql, params });
      return /^insert/.test(sql) ? [] : query(sql, params);
    });
    for (const orderId of KEYS)
      await ledger.compareAndSetOrder(orderId, 0, { winner: { merchantUid: 'm', impUid: 'i' }, updatedAt: 1 });
    const workers = Array.from({ length: 4 }, () => {
      const workerData = {
        path: join(folder, 'race.db'),
        module: BETTER_SQLITE3,
        create: noted[0]?.sql,
        params: noted.map(({ params }) => params),
      };
      return new Worker(RACER, { eval: true, workerData });
    });
    const next = (worker: Worker) => new Promise<unknown>((resolve) => worker.once('message', resolve));
    await Promise.all(workers.map(next));
    const results = workers.map((worker) => {
      const answer = next(worker) as Promise<boolean[]>;
      worker.postMessage('go');
      return answer;
    });
    const won = await Promise.all(results);
    for (const index of KEYS.keys()) expect(won.filter((wins) => wins[index])).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
});
