import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEndpointClient } from '../../src/payment/endpoint/endpoint-client.ts';
import {
  createSandbox,
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  SANDBOX_CHANNEL_KEY,
  toNodeListener,
} from '../../src/sandbox.ts';
import { type Listening, listen } from '../support/listen.ts';
import { untilOpen } from '../support/until-open.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const { signal } = new AbortController();

// The page's own client is the judge: it parses every answer by the schemas of the kit.
describe.skipIf(!hasPython)('a server in Python, written from docs/endpoint.md', () => {
  const sandbox = createSandbox({ basePath: '/' });
  const folder = mkdtempSync(join(tmpdir(), 'python-'));
  const file = join(folder, 'shop.db');
  let portOne: Listening;
  let python: ChildProcess;
  let origin: string;
  const client = () => createEndpointClient(`${origin}/api/payments`);

  beforeAll(async () => {
    portOne = await listen(createServer(toNodeListener(sandbox.fetch)));
    const free = await listen(createServer());
    await free.close();
    origin = free.origin;
    const port = new URL(origin).port;
    const env = {
      ...process.env,
      PORT: port,
      DATABASE_FILE: file,
      PORTONE_URL: portOne.origin,
      PORTONE_API_KEY: SANDBOX_API_KEY,
      PORTONE_API_SECRET: SANDBOX_API_SECRET,
      PORTONE_ENVIRONMENT: 'test',
    };
    const script = join(import.meta.dirname, '../../examples/other-languages/server.py');
    python = spawn('python3', [script], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    await untilOpen(Number(port), 'python3');
    const attempts = ['1-1', '2-1', '3-1', '3-2', '4-1', '5-1'].map((uid) => `('${uid}', 'order-${uid[0]}', 64900)`);
    query(`insert into attempts values ${attempts.join(', ')}`);
  });

  afterAll(async () => {
    python.kill();
    await portOne.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** By Python, whose own library has the driver. */
  function query(sql: string): unknown {
    const code =
      'import json, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); r = c.execute(sys.argv[2]).fetchall(); c.commit(); print(json.dumps(r))';
    const { stdout, stderr } = spawnSync('python3', ['-c', code, file, sql], { encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  const shipments = (order: string) =>
    (query(`select order_id from shipments where order_id = '${order}'`) as []).length;
  const complete = (merchantUid: string, impUid?: string) =>
    client().complete({ merchantUid, ...(impUid ? { impUid } : {}) }, { signal });

  async function payInWindow(merchant_uid: string, how: { pay_method?: string; amount?: number } = {}) {
    const request = { pay_method: 'card', amount: 64_900, name: '의자', digital: false, ...how };
    return (await sandbox.pay({ channelKey: SANDBOX_CHANNEL_KEY, merchant_uid, ...request })).imp_uid;
  }

  async function webhook(merchant_uid: string, imp_uid: string): Promise<unknown> {
    const body = new URLSearchParams({ merchant_uid, imp_uid, status: 'paid' });
    return (await fetch(`${origin}/api/payments/webhook`, { method: 'POST', body })).json();
  }

  it('ships once, whatever reports the payment at the same moment', async () => {
    expect(await complete('1-1')).toEqual({ status: 'unpaid', merchantUid: '1-1', orderId: 'order-1' });
    const impUid = await payInWindow('1-1');
    const reports = Array.from({ length: 8 }, () => [complete('1-1', impUid), webhook('1-1', impUid)]).flat();
    const answers = await Promise.all(reports);
    expect(answers.filter((answer) => (answer as { status?: string }).status === 'paid')).toHaveLength(8);
    expect(shipments('order-1')).toEqual(1);
  });

  it('ships nothing for another amount, and nothing for the payment of another order', async () => {
    const cheap = await payInWindow('2-1', { amount: 100 });
    expect(await complete('2-1', cheap)).toMatchObject({ status: 'mismatch', reason: 'amount' });
    const other = await payInWindow('9-9');
    expect(await complete('5-1', other)).toMatchObject({ status: 'unpaid' });
    expect([shipments('order-2'), shipments('order-5')]).toEqual([0, 0]);
  });

  it('knows a second payment of an order', async () => {
    await complete('3-1', await payInWindow('3-1'));
    const second = await payInWindow('3-2');
    expect(await complete('3-2', second)).toMatchObject({ status: 'paid', duplicate: { impUid: second } });
    const { verdict } = await client().orderStatus('order-3', { signal });
    expect(verdict).toMatchObject({ status: 'paid', merchantUid: '3-1' });
    expect(shipments('order-3')).toEqual(1);
  });

  it('ships for a deposit when it is there', async () => {
    const impUid = await payInWindow('4-1', { pay_method: 'vbank' });
    expect(await complete('4-1', impUid)).toMatchObject({
      status: 'awaiting-deposit',
      account: { number: expect.any(String) },
    });
    expect(shipments('order-4')).toEqual(0);
    sandbox.deposit(impUid);
    expect(await webhook('4-1', impUid)).toMatchObject({ code: 'ok' });
    expect(shipments('order-4')).toEqual(1);
  });

  it('gives no verdict on an unknown attempt, nor while PortOne cannot be asked', async () => {
    await expect(complete('7-7')).rejects.toMatchObject({ name: 'NoVerdict', reason: 'order-not-found' });
    sandbox.setOutcome('rest-500');
    await expect(complete('5-1')).rejects.toThrow('no verdict (503)');
    sandbox.setOutcome(null);
  });
});
