import { createPool, type Pool, type PoolOptions } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, MYSQL_MIGRATION, type MysqlQuery, mysqlLedger } from '../../src/server.ts';
import { ledgerLaws } from '../../src/testing.ts';
import { startMariadb, type TestMariadb } from '../support/mariadb.ts';

let server: TestMariadb;
const pools: Pool[] = [];

beforeAll(async () => {
  server = await startMariadb();
  const pool = connect();
  for (const statement of MYSQL_MIGRATION) await pool.query(statement);
  // A second start runs it again.
  for (const statement of MYSQL_MIGRATION) await pool.query(statement);
}, 60_000);
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await server?.stop();
});

function connect(options: PoolOptions = {}): Pool {
  const pool = createPool({ uri: server.url, connectionLimit: 20, ...options });
  pools.push(pool);
  return pool;
}

/** As the README says. */
const queryOf =
  (pool: Pool): MysqlQuery =>
  async (sql, params) =>
    (await pool.query(sql, [...params]))[0];

const DRIVERS: Record<string, () => MysqlQuery> = {
  mysql2: () => queryOf(connect()),
  'mysql2 with prepared statements': () => {
    const pool = connect();
    return async (sql, params) => (await pool.execute(sql, [...params]))[0];
  },
  'mysql2 that counts changed rows, gives numbers as texts, in another time zone': () =>
    queryOf(connect({ flags: ['-FOUND_ROWS'], supportBigNumbers: true, bigNumberStrings: true, timezone: '+09:00' })),
  'a driver that gives booleans and bigint': () => {
    const query = queryOf(connect());
    return async (sql, params) => {
      const result = await query(sql, params);
      if (!Array.isArray(result)) return result;
      const shape = ([name, value]: [string, unknown]) => {
        if (name === 'refunded' || name === 'refund_needed') return [name, value === 1];
        return [name, typeof value === 'number' ? BigInt(value) : value];
      };
      return result.map((row) => Object.fromEntries(Object.entries(row).map(shape)));
    };
  },
  'a query builder that wraps the error of its driver': () => {
    const query = queryOf(connect());
    return (sql, params) =>
      query(sql, params).catch((cause) => {
        throw new Error('Failed query', { cause });
      });
  },
};

describe.each(Object.entries(DRIVERS))('mysqlLedger on %s', (_, query) => {
  let ledger: Ledger | undefined;
  const open = () => {
    ledger ??= mysqlLedger(query());
    return ledger;
  };
  for (const { name, run } of ledgerLaws(open)) it(name, run);
});

describe('mysqlLedger', () => {
  it('lets one of several pools create each entry, however they race', async () => {
    const ledgers = Array.from({ length: 4 }, () => mysqlLedger(queryOf(connect({ connectionLimit: 5 }))));
    for (let order = 0; order < 100; order += 1) {
      const won = await Promise.all(
        ledgers.map((ledger, by) =>
          ledger.compareAndSetOrder(`race-${order}`, 0, {
            winner: { merchantUid: `m${by}`, impUid: 'imp_1' },
            updatedAt: 1,
          }),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });

  it('counts each of many events once over several pools, and drops windows that ended', async () => {
    const ledgers = Array.from({ length: 4 }, () => mysqlLedger(queryOf(connect({ connectionLimit: 5 }))));
    for (let old = 0; old < 30; old += 1) await ledgers[0]?.addEvent(`old-${old}`, { windowMs: 1, at: 1 });
    const adding = Array.from({ length: 80 }, (_, index) =>
      ledgers[index % 4]?.addEvent('many', { windowMs: 60_000, at: 1_000_000 }),
    );
    const counts = (await Promise.all(adding)).map((event) => event?.count ?? 0);
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
    // Those at the same moment drop the same few; the next ones drop the rest.
    for (let next = 0; next < 3; next += 1) await ledgers[0]?.addEvent('many', { windowMs: 60_000, at: 1_000_000 });
    const [rows] = await connect().query(
      'select count(*) as left_over from kiwoom_checkout_events where resets_at <= 2',
    );
    expect(rows).toEqual([{ left_over: 0 }]);
  });

  it('finds an order, its attempts, a count and what is due by an index', async () => {
    const pool = connect();
    const used: unknown[] = [];
    const ledger = mysqlLedger(async (sql, params) => {
      const [plan] = await pool.query(`explain ${sql}`, [...params]);
      used.push((plan as { key: string | null }[])[0]?.key);
      return (await pool.query(sql, [...params]))[0];
    });
    await ledger.readOrder('race-1');
    await ledger.listAttempts('none', { limit: 5 });
    await ledger.readEvents('many', { at: 1 });
    await ledger.listUnfinished({ dueBefore: 1, limit: 5 });
    expect(used).toEqual(['PRIMARY', 'kiwoom_checkout_ledger_order_id', 'PRIMARY', 'kiwoom_checkout_ledger_due_at']);
  });

  it.each([
    ['no rows for a select', 'gave no rows', (_: string) => ({ affectedRows: 0 })],
    ['no affectedRows for a write', 'no `affectedRows`', (_: string) => []],
  ])('refuses a query function that gives %s', async (_, sentence, answer) => {
    const ledger = mysqlLedger(async (sql) => answer(sql));
    const state = { winner: { merchantUid: 'm', impUid: 'i' }, updatedAt: 1 };
    const using = sentence === 'gave no rows' ? ledger.read('m') : ledger.compareAndSetOrder('o', 0, state);
    await expect(using).rejects.toThrow(sentence);
  });

  it.each([
    ['mysql2 and mariadb', { errno: 1062, code: 'ER_DUP_ENTRY' }],
    ['Drizzle', { cause: { errno: 1062 } }],
    ['Prisma 6', { code: 'P2010', meta: { code: '1062' } }],
    ['Prisma 7', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '1062' } } } }],
  ])('takes the duplicate key of %s for a lost race', async (_, fields) => {
    const ledger = mysqlLedger(() => Promise.reject(Object.assign(new Error('refused'), fields)));
    expect(await ledger.compareAndSetOrder('o', 0, { winner: { merchantUid: 'm', impUid: 'i' }, updatedAt: 1 })).toBe(
      false,
    );
  });

  it.each([
    ['too long a value', { errno: 1406, code: 'ER_DATA_TOO_LONG' }],
    [
      'an error that leads back to itself',
      (() => {
        const error: { cause?: unknown } = {};
        error.cause = error;
        return error;
      })(),
    ],
  ])('passes on %s', async (_, fields) => {
    const ledger = mysqlLedger(() => Promise.reject(Object.assign(new Error('refused'), fields)));
    const creating = ledger.compareAndSetOrder('o', 0, { winner: { merchantUid: 'm', impUid: 'i' }, updatedAt: 1 });
    await expect(creating).rejects.toThrow('refused');
  });

  it('gives up after ten deadlocks in a row, and passes any other error on', async () => {
    let tried = 0;
    const deadlock = Object.assign(new Error('Deadlock found'), { errno: 1213 });
    const ledger = mysqlLedger(async () => {
      tried += 1;
      throw deadlock;
    });
    await expect(ledger.deleteReport('m')).rejects.toBe(deadlock);
    expect(tried).toBe(10);
    const away = mysqlLedger(() => Promise.reject(new Error('connect ECONNREFUSED')));
    await expect(away.read('m')).rejects.toThrow('ECONNREFUSED');
  });
});
