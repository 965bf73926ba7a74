import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import type { Ledger } from '../../src/server.ts';
import { ledgerLaws } from '../../src/testing.ts';
import { BETTER_SQLITE3, ensureSqlite } from '../support/ensure-sqlite.mjs';
import { startMariadb, type TestMariadb } from '../support/mariadb.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

/** The files of docs/databases.md, word for word, each through the laws on its real database. */
vi.mock('better-sqlite3', () => import(BETTER_SQLITE3));

let postgres: TestPostgres;
let mariadb: TestMariadb;
let folder: string;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  ensureSqlite();
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-databases-'));
  [postgres, mariadb] = await Promise.all([startPostgres(), startMariadb()]);
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  await postgres?.stop();
  await mariadb?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  ledger: Ledger;
  close: () => unknown;
}

const EXAMPLES: Record<string, () => Promise<Opened>> = {
  async 'postgres.ts'() {
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { ledger, pool } = await import('../../examples/databases/postgres.ts');
    return { ledger, close: () => pool.end() };
  },
  async 'mysql.ts'() {
    vi.stubEnv('DATABASE_URL', mariadb.url);
    const { ledger, pool } = await import('../../examples/databases/mysql.ts');
    return { ledger, close: () => pool.end() };
  },
  async 'better-sqlite3.ts'() {
    vi.stubEnv('DATABASE_FILE', join(folder, 'better.db'));
    const { ledger, db } = await import('../../examples/databases/better-sqlite3.ts');
    return { ledger, close: () => db.close() };
  },
  async 'libsql.ts'() {
    vi.stubEnv('DATABASE_URL', `file:${join(folder, 'libsql.db')}`);
    const { ledger, client } = await import('../../examples/databases/libsql.ts');
    return { ledger, close: () => client.close() };
  },
  async 'drizzle-postgres.ts'() {
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { ledger, db } = await import('../../examples/databases/drizzle-postgres.ts');
    return { ledger, close: () => db.$client.end() };
  },
  async 'drizzle-mysql.ts'() {
    vi.stubEnv('DATABASE_URL', mariadb.url);
    const { ledger, db } = await import('../../examples/databases/drizzle-mysql.ts');
    return { ledger, close: () => db.$client.promise().end() };
  },
  async 'kysely-postgres.ts'() {
    vi.stubEnv('DATABASE_URL', postgres.url);
    const { ledger, db } = await import('../../examples/databases/kysely-postgres.ts');
    return { ledger, close: () => db.destroy() };
  },
  async 'kysely-mysql.ts'() {
    vi.stubEnv('DATABASE_URL', mariadb.url);
    const { ledger, db } = await import('../../examples/databases/kysely-mysql.ts');
    return { ledger, close: () => db.destroy() };
  },
};

describe.each(Object.entries(EXAMPLES))('the ledger of %s', (_, open) => {
  let ledger: Ledger;
  beforeAll(async () => {
    const opened = await open();
    ledger = opened.ledger;
    closing.push(opened.close);
  });
  for (const { name, run } of ledgerLaws(() => ledger)) it(name, run);
});
