import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, toNodeListener } from '../../src/sandbox.ts';
import { POSTGRES_MIGRATION } from '../../src/server.ts';
import { startPgBouncer, type TestPgBouncer } from '../support/pgbouncer.ts';
import { freePort, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type NotedLine, readJournals } from './journal.ts';
import { diedInside, idsOf, unexplained } from './judge-journals.ts';
import { type Report, ShopFleet } from './shop-fleet.ts';

const PROCESSES = 6;
const ORDERS = 90;
/** Of each attempt that was paid. */
const REPORTS = 5;
const AMOUNT = 64_900;
const AT_ONCE = 24;
const KILLS = 12;
/** On a busy machine others take longer to start in their place. */
const LEAST_KILLS = 5;
const KILL_EVERY_MS = 1_100;

let postgres: TestPostgres;
let bouncer: TestPgBouncer;
let pool: pg.Pool;
let portOne: Server;
let fleet: ShopFleet;
let folder: string;
const sandbox = createSandbox({ basePath: '/' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-journals-'));
  chmodSync(folder, 0o755);
  postgres = await startPostgres();
  bouncer = await startPgBouncer(postgres);
  pool = new pg.Pool({ connectionString: bouncer.url });
  pool.on('error', () => {});
  for (const statement of POSTGRES_MIGRATION) await pool.query(statement);
  const port = await freePort();
  portOne = createServer(toNodeListener(sandbox.fetch)).listen(port, '127.0.0.1');
  fleet = new ShopFleet([bouncer.url, `http://127.0.0.1:${port}`, String(AMOUNT), folder]);
  await fleet.start(PROCESSES);
});

afterAll(async () => {
  fleet?.stop();
  portOne?.close();
  portOne?.closeAllConnections();
  await pool?.end();
  await bouncer?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('six processes over PgBouncer and one PostgreSQL', () => {
  it('run onPaid once for each order, whatever dies, though several of its attempts are paid and reported', async () => {
    const orders = Array.from({ length: ORDERS }, (_, index) => attemptsOf(index));
    await Promise.all(orders.flat().map(({ merchantUid }) => begin(merchantUid)));
    const paid = await Promise.all(orders.flatMap((attempts) => attempts.filter(({ isPaid }) => isPaid)).map(pay));
    const isOver = { now: false };
    await Promise.all([send(reportsOf(paid), isOver), disturb(isOver)]);
    await fleet.whole();
    // What died half-way is picked up once its claim has expired.
    await expect.poll(unfinished, { timeout: 90_000, interval: 500 }).toEqual([]);

    const lines = readJournals(folder);
    const runs = lines.filter(({ what }) => what === 'started');
    const delivered = lines.filter(({ what }) => what === 'delivered');
    const orderIds = orders.map(([first]) => first?.orderId);
    expect(
      orderIds.filter((id) => !delivered.some(({ orderId }) => orderId === id)),
      'lost',
    ).toEqual([]);
    expect(
      orderIds.filter((id) => new Set(runs.filter(({ orderId }) => orderId === id).map(idsOf)).size !== 1),
      'run for two payments of one order',
    ).toEqual([]);
    expect(unexplained(lines, fleet.killed), 'run again, though its process lived').toEqual([]);
    const repeated = runs.length - ORDERS;
    expect(fleet.killed.size, 'processes that were killed').toBeGreaterThanOrEqual(LEAST_KILLS);
    expect(diedInside(lines).length, 'processes that died inside an effect').toBeGreaterThan(3);
    await expectAllTold(paid, lines);
    console.info(
      `${ORDERS} orders, ${paid.length} paid attempts, ${fleet.killed.size} processes killed, PostgreSQL twice; died inside ${diedInside(lines).length} effects, onPaid called again ${repeated} times`,
    );
  });
});

interface Attempt {
  orderId: string;
  merchantUid: string;
  isPaid: boolean;
}

type Paid = Omit<Report, 'kind'>;

/** Two or three attempts; one to all of them are paid. */
function attemptsOf(index: number): Attempt[] {
  const orderId = `order-${index}`;
  const count = 2 + (index % 2);
  const paidCount = 1 + (Math.floor(index / 2) % count);
  return shuffled(Array.from({ length: count }, (_, attempt) => attempt < paidCount)).map((isPaid, attempt) => ({
    orderId,
    merchantUid: `${orderId}/${attempt + 1}`,
    isPaid,
  }));
}

async function begin(merchantUid: string): Promise<void> {
  expect(await fleet.report({ kind: 'begin', merchantUid, impUid: '' })).toBe(200);
}

async function pay({ merchantUid }: Attempt): Promise<Paid> {
  const params = {
    channelKey: 'channel-key-sandbox',
    pay_method: 'card',
    merchant_uid: merchantUid,
    name: '의자',
    amount: AMOUNT,
    digital: false,
  };
  const { imp_uid: impUid } = await sandbox.pay(params);
  return { merchantUid, impUid };
}

function reportsOf(paid: Paid[]): Report[] {
  const kinds = ['complete', 'webhook'] as const;
  return shuffled(
    paid.flatMap((ids) =>
      Array.from({ length: REPORTS }, (_, index): Report => ({ ...ids, kind: kinds[index % 2] ?? 'complete' })),
    ),
  );
}

/** A report that is lost, or that was answered with an error, is not sent again: that is what the sweep is for. */
async function send(reports: Report[], isOver: { now: boolean }): Promise<void> {
  const worker = async () => {
    for (let report = reports.pop(); report && !isOver.now; report = reports.pop()) await fleet.report(report);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Processes are killed, most of them inside an effect, and PostgreSQL is: once by a power cut, once at once. */
async function disturb(isOver: { now: boolean }): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await pause(KILL_EVERY_MS);
    fleet.killOne({ isInside: kill % 4 !== 0 });
    if (kill === 4) await crash('SIGKILL');
    if (kill === 9) await crash('SIGQUIT');
    if (kill % 3 === 0) void fleet.sweep();
  }
  isOver.now = true;
}

async function crash(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  await postgres.crash(signal);
  await pause(800);
  await postgres.start();
}

/** The orders that are not delivered yet, and the further payments that nobody was told of. */
async function unfinished(): Promise<string[]> {
  await fleet.sweep();
  const { rows } = await pool.query<{ id: string }>(
    `select o.id from unnest($1::text[]) as o (id)
     where not exists (select from kiwoom_checkout_ledger l where l.order_id = o.id and l.on_paid = 'done')
        or exists (select from kiwoom_checkout_ledger l, jsonb_array_elements(l.duplicates) d
                   where l.order_id = o.id and not (d ->> 'isReported')::boolean)`,
    [Array.from({ length: ORDERS }, (_, index) => `order-${index}`)],
  );
  const missing = sandbox.payments().map(({ merchant_uid: id }) => id);
  const { rows: unread } = await pool.query<{ id: string }>(
    `select p.id from unnest($1::text[]) as p (id)
     where not exists (select from kiwoom_checkout_ledger l where l.merchant_uid = p.id and l.status = 'paid')`,
    [missing],
  );
  return [...rows, ...unread].map(({ id }) => id);
}

/** Every paid attempt but the one that counts was told to `onError`, and is stored as a duplicate of it. */
async function expectAllTold(paid: Paid[], lines: NotedLine[]): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select winner_imp_uid as id from kiwoom_checkout_orders');
  const winners = rows.map(({ id }) => id);
  expect(winners).toHaveLength(ORDERS);
  const told = new Set(lines.filter(({ what }) => what === 'told').map(({ impUid }) => impUid));
  const further = paid.map(({ impUid }) => impUid).filter((impUid) => !winners.includes(impUid));
  expect([...told].sort()).toEqual(further.sort());
  const runs = new Set(lines.filter(({ what }) => what === 'started').map(({ impUid }) => impUid));
  expect([...runs].sort()).toEqual(winners.sort());
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
