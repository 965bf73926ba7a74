// `npm run soak`: four processes of a shop for ten minutes (SOAK_MINUTES) under load, over PgBouncer and PostgreSQL with a
// synchronous standby. PortOne has a bad day, processes are killed, and in the middle the database fails over. At the end
// nothing paid may be lost, nothing run twice but where a process died, and the memory flat.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createSandbox } from '../../src/sandbox.ts';
import { POSTGRES_MIGRATION } from '../../src/server.ts';
import { readJournals } from '../processes/journal.ts';
import { diedInside, unexplained } from '../processes/judge-journals.ts';
import { type Report, ShopFleet } from '../processes/shop-fleet.ts';
import { ensurePostgres } from '../support/ensure-programs.mjs';
import { startPgBouncer } from '../support/pgbouncer.ts';
import { freePort, startPostgres } from '../support/postgres.ts';
import { faultyService } from './faulty-service.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 10);
const PROCESSES = 4;
const SHOPPERS = 12;
const AMOUNT = 64_900;
const MINUTE_MS = 60_000;
const SWEEP_EVERY_MS = 1_000;
const KILL_EVERY_MS = 20_000;
const SAMPLE_EVERY_MS = 2_000;
/** Of the last quarter to the second: a leak of a process that lives through all of it. */
const MAX_GROWTH = 1.25;

ensurePostgres();
const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-soak-'));
chmodSync(folder, 0o755);
const primary = await startPostgres();
const standby = await startPostgres({ standbyOf: primary });
await onPrimary("alter system set synchronous_standby_names = '*'", 'select pg_reload_conf()');
const bouncer = await startPgBouncer(primary);
const pool = new pg.Pool({ connectionString: bouncer.url });
pool.on('error', () => {});
for (const statement of POSTGRES_MIGRATION) await pool.query(statement);
const sandbox = createSandbox({ basePath: '/' });
const service = faultyService(sandbox);
const port = await freePort();
service.server.listen(port, '127.0.0.1');
const fleet = new ShopFleet([bouncer.url, `http://127.0.0.1:${port}`, String(AMOUNT), folder]);
await fleet.start(PROCESSES);

const answers = new Map<string, Map<string, number>>();
const memory: number[] = [];
const paidOrders = new Set<string>();
const endsAt = Date.now() + MINUTES * MINUTE_MS;
let failover = '';

try {
  await Promise.all([
    ...Array.from({ length: SHOPPERS }, (_, number) => shop(number)),
    every(SWEEP_EVERY_MS, () => fleet.sweep()),
    every(KILL_EVERY_MS, async () => fleet.killOne({ isInside: true, spares: true })),
    every(SAMPLE_EVERY_MS, async () => void memory.push(residentOf(fleet.pids()[0] ?? 0))),
    failOver(),
  ]);
  service.heal();
  await fleet.whole();
  await untilSettled();
  await report();
} finally {
  fleet.stop();
  service.server.close();
  service.server.closeAllConnections();
  await pool.end();
  await bouncer.stop();
  await standby.stop();
  await primary.stop().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}

async function onPrimary(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** A shopper who pays one order after the other; each is reported several times, at once and in any order. */
async function shop(number: number): Promise<void> {
  for (let count = 1; Date.now() < endsAt; count += 1) {
    const orderId = `order-${number}-${count}`;
    const merchantUid = `${orderId}/1`;
    if (!(await begin(merchantUid))) continue;
    const impUid = await pay(merchantUid);
    paidOrders.add(orderId);
    const kinds = ['complete', 'webhook', 'webhook', 'complete', 'order-status'] as const;
    await Promise.all(kinds.map((kind) => send({ kind, merchantUid, impUid })));
    await pause(Math.random() * 200);
  }
}

/** Where the shop could not store the attempt, there is no checkout, and nothing is paid. */
async function begin(merchantUid: string): Promise<boolean> {
  return (await send({ kind: Math.random() < 0.5 ? 'begin' : 'prepare', merchantUid, impUid: '' })) === 200;
}

async function pay(merchantUid: string): Promise<string> {
  const params = { channelKey: 'channel-key-sandbox', pay_method: 'card', merchant_uid: merchantUid, name: '의자' };
  return (await sandbox.pay({ ...params, amount: AMOUNT, digital: false })).imp_uid;
}

/** @returns null where the process died meanwhile */
async function send(each: Report): Promise<number | null> {
  const answer = await fleet.report(each);
  const status = answer ?? 'process died';
  const of = answers.get(each.kind) ?? new Map<string, number>();
  answers.set(each.kind, of.set(String(status), (of.get(String(status)) ?? 0) + 1));
  return answer;
}

async function every(milliseconds: number, run: () => Promise<void>): Promise<void> {
  for (let next = Date.now() + milliseconds; next < endsAt; next += milliseconds) {
    await pause(next - Date.now());
    await run();
  }
}

/** The primary loses its power, and the standby takes over. */
async function failOver(): Promise<void> {
  await pause((MINUTES * MINUTE_MS) / 2);
  const since = Date.now();
  await primary.crash('SIGKILL');
  standby.promote();
  bouncer.moveTo(standby);
  for (;;) {
    const isBack = await pool.query('update kiwoom_checkout_orders set version = version where false').then(
      () => true,
      () => false,
    );
    if (isBack) break;
    await pause(50);
  }
  failover = `${((Date.now() - since) / 1_000).toFixed(1)} s without a database`;
}

/** What died half-way is picked up once its claim has expired. */
async function untilSettled(): Promise<void> {
  const until = Date.now() + 3 * MINUTE_MS;
  while (Date.now() < until && (await unsettled()) > 0) {
    await fleet.sweep();
    await pause(500);
  }
}

async function unsettled(): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `select count(*) from unnest($1::text[]) as o (id) where not exists (
       select from kiwoom_checkout_ledger l where l.order_id = o.id and l.on_paid = 'done')`,
    [[...paidOrders]],
  );
  return Number(rows[0]?.count);
}

async function report(): Promise<void> {
  const lines = readJournals(folder);
  const delivered = new Set(lines.filter(({ what }) => what === 'delivered').map(({ orderId }) => orderId));
  const lost = [...paidOrders].filter((id) => !delivered.has(id));
  const doubled = unexplained(lines, fleet.killed);
  const runs = lines.filter(({ what }) => what === 'started').length;
  const quarter = Math.floor(memory.length / 4);
  const [before, after] = [median(memory.slice(quarter, 2 * quarter)), median(memory.slice(3 * quarter))];
  const routes = [...answers].map(
    ([kind, of]) => `${kind}: ${[...of].map(([status, count]) => `${count} × ${status}`).join(', ')}`,
  );
  const faults = [...service.faults].map(([fault, count]) => `${count} × ${fault}`).join(', ');
  const rows = [
    ['minutes, processes, shoppers', `${MINUTES}, ${PROCESSES}, ${SHOPPERS}`],
    ['orders paid', paidOrders.size],
    ['answers', routes.join('; ')],
    ['faults of PortOne', faults],
    ['processes killed', `${fleet.killed.size}, of which died inside an effect: ${diedInside(lines).length}`],
    ['failover to the standby', failover],
    ['orders lost', lost.length],
    ['effects run again where a process died', runs - paidOrders.size - doubled.length],
    ['effects run again otherwise', doubled.length],
    ['memory of the process that lived through it', `${before} MB in the second quarter, ${after} MB in the last`],
  ];
  console.log(`\n| | |\n| --- | --- |\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`);
  const isFlat = after <= before * MAX_GROWTH;
  for (const id of lost) await explain(id);
  if (lost.length > 0 || doubled.length > 0 || !isFlat) process.exitCode = 1;
}

/** What is known of an order that was not delivered. */
async function explain(orderId: string): Promise<void> {
  const { rows } = await pool.query('select * from kiwoom_checkout_ledger where order_id = $1', [orderId]);
  const lines = readJournals(folder).filter((line) => line.orderId === orderId);
  console.log(
    orderId,
    JSON.stringify({
      rows,
      lines,
      payments: sandbox.payments().filter((each) => each.merchant_uid.startsWith(`${orderId}/`)),
    }),
  );
}

/** Megabytes. */
function residentOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
