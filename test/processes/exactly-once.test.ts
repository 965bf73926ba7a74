import { createServer, type Server } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, toNodeListener } from '../../src/sandbox.ts';
import { POSTGRES_MIGRATION } from '../../src/server.ts';
import { freePort, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type Report, ShopFleet } from './shop-fleet.ts';

const PROCESSES = 8;
const ORDERS = 200;
const REPORTS = 10;
const AMOUNT = 64_900;
const AT_ONCE = 40;
const KILL_EVERY = 150;

let postgres: TestPostgres;
let pool: pg.Pool;
let portOne: Server;
let fleet: ShopFleet;
const sandbox = createSandbox({ basePath: '/' });

beforeAll(async () => {
  postgres = await startPostgres();
  pool = new pg.Pool({ connectionString: postgres.url });
  // The server says goodbye to idle connections when it stops.
  pool.on('error', () => {});
  for (const statement of POSTGRES_MIGRATION) await pool.query(statement);
  await pool.query('create table calls (id serial primary key, merchant_uid text, process integer)');
  await pool.query('create table shipments (merchant_uid text primary key)');
  const port = await freePort();
  portOne = createServer(toNodeListener(sandbox.fetch)).listen(port, '127.0.0.1');
  fleet = new ShopFleet([postgres.url, `http://127.0.0.1:${port}`, String(AMOUNT)]);
  await fleet.start(PROCESSES);
});

afterAll(async () => {
  fleet?.stop();
  portOne?.close();
  portOne?.closeAllConnections();
  await pool?.end();
  await postgres?.stop();
});

describe('eight processes and one PostgreSQL', () => {
  it('run onPaid of every paid order once, though each is reported ten times and processes are killed', async () => {
    const paid = await Promise.all(Array.from({ length: ORDERS }, (_, index) => pay(`order-${index}`)));
    const reports = shuffled(
      paid.flatMap((ids) =>
        Array.from({ length: REPORTS }, (): Report => ({ ...ids, kind: coin() ? 'complete' : 'webhook' })),
      ),
    );

    let sent = 0;
    const worker = async () => {
      while (sent < reports.length) {
        const report = reports[sent];
        sent += 1;
        if (sent % KILL_EVERY === 0) fleet.killOne();
        if (report) await fleet.report(report);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await fleet.whole();
    expect(fleet.killed.size).toBeGreaterThan(8);

    // What died half-way is picked up once its claim has run out.
    await expect.poll(unfinished, { timeout: 60_000, interval: 500 }).toBe(0);
    const { rows: shipped } = await pool.query('select merchant_uid from shipments');
    expect(shipped).toHaveLength(ORDERS);
    const { rows: calls } = await pool.query<{ merchant_uid: string; process: number }>(
      'select merchant_uid, process from calls order by id',
    );
    // The shop is asked a second time only where the process that was asked before was killed.
    const repeated = calls.filter(
      ({ merchant_uid }, index) => calls.findLastIndex((call) => call.merchant_uid === merchant_uid) !== index,
    );
    expect(repeated.filter(({ process }) => !fleet.killed.has(process))).toEqual([]);
    expect(calls.length - repeated.length).toBe(ORDERS);
    console.info(
      `${ORDERS} orders, ${reports.length} reports, ${fleet.killed.size} processes killed, onPaid called again ${repeated.length} times`,
    );
  });
});

async function unfinished(): Promise<number> {
  await fleet.report({ kind: 'sweep', merchantUid: '', impUid: '' });
  const { rows } = await pool.query(`select count(*) as n from kiwoom_checkout_ledger where on_paid <> 'done'`);
  const { rows: all } = await pool.query('select count(*) as n from kiwoom_checkout_ledger');
  return Number(rows[0]?.n) + (ORDERS - Number(all[0]?.n));
}

async function pay(merchantUid: string): Promise<{ merchantUid: string; impUid: string }> {
  const params = {
    channelKey: 'channel-key-sandbox',
    pay_method: 'card',
    merchant_uid: merchantUid,
    name: '의자',
    amount: AMOUNT,
    digital: false,
  };
  const { imp_uid } = await sandbox.pay(params);
  return { merchantUid, impUid: imp_uid };
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function coin(): boolean {
  return Math.random() < 0.5;
}
