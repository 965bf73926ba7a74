import { createServer } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorefront } from '../../examples/storefront/server/start.ts';
import { type Listening, listen } from '../support/listen.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

type Storefront = Awaited<ReturnType<typeof startStorefront>>;

let postgres: TestPostgres;
let listening: Listening;
let storefront: Storefront;

beforeAll(async () => {
  postgres = await startPostgres();
  const server = createServer();
  listening = await listen(server);
  const { origin } = listening;
  const env = { NODE_ENV: 'production', DATABASE_URL: postgres.url };
  storefront = await startStorefront({ server, origin, env, folder: 'memory://' });
});

afterAll(async () => {
  await storefront?.sandbox?.idle();
  await listening?.close();
  await storefront?.close();
  await postgres?.stop();
});

async function call(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(listening.origin + path, init)).json() as Promise<Record<string, unknown>>;
}

describe('the storefront on a PostgreSQL server', () => {
  it('takes an order, verifies its payment and ships once', async () => {
    const { id } = await call('/api/orders', { quantity: 1 });
    const { merchantUid, name, amount } = await call(`/api/orders/${id}/attempts`, { quantity: 1, coupon: null });
    const paid = await storefront.sandbox?.pay({
      merchant_uid: merchantUid,
      name,
      amount,
      pay_method: 'card',
      digital: false,
    });
    const report = { merchantUid, impUid: paid?.imp_uid };
    const verdicts = await Promise.all([report, report, report].map((each) => call('/api/payments/complete', each)));
    expect(verdicts.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
    expect(await call(`/api/orders/${id}`)).toMatchObject({ status: 'paid', merchantUid });
    const { rows } = await storefront.database.query('select merchant_uid from shipments', []);
    expect(rows).toEqual([{ merchant_uid: merchantUid }]);
  });

  it('ships once when two attempts of one order are reported paid at the same moment', async () => {
    const { id } = await call('/api/orders', { quantity: 1 });
    const attempts = await Promise.all(
      [1, 2].map((quantity) => call(`/api/orders/${id}/attempts`, { quantity, coupon: null })),
    );
    const reports = await Promise.all(
      attempts.map(async ({ merchantUid, name, amount }) => {
        const order = { merchant_uid: merchantUid, name, amount, pay_method: 'card', digital: false };
        const paid = await storefront.sandbox?.pay(order);
        return { merchantUid, impUid: paid?.imp_uid };
      }),
    );
    const twice = [...reports, ...reports];
    const verdicts = await Promise.all(twice.map((report) => call('/api/payments/complete', report)));
    expect(verdicts.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid']);
    const { merchantUid, quantity } = await call(`/api/orders/${id}`);
    const other = reports.find((report) => report.merchantUid !== merchantUid);
    const { rows: alerts } = await storefront.database.query(
      'select code, merchant_uid, imp_uid from alerts where order_id = $1',
      [id],
    );
    expect(alerts).toEqual([{ code: 'duplicate', merchant_uid: other?.merchantUid, imp_uid: other?.impUid }]);
    expect(quantity).toBe(attempts.findIndex((attempt) => attempt['merchantUid'] === merchantUid) + 1);
    const { rows } = await storefront.database.query('select merchant_uid from shipments where order_id = $1', [id]);
    expect(rows).toEqual([{ merchant_uid: merchantUid }]);
  });

  it('outlives a database server that ends its connections', async () => {
    const other = new pg.Client({ connectionString: postgres.url });
    await other.connect();
    const { rows } = await other.query(
      'select pg_terminate_backend(pid) as ended from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    expect(rows).toContainEqual({ ended: true });
    await other.end();
    // A request that was handed a dying connection may fail; those after it have new ones.
    await expect.poll(() => call('/api/orders', { quantity: 1 })).toMatchObject({ id: expect.any(String) });
  });
});
