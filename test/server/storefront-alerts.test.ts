import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Alerts, createAlerts } from '../../examples/storefront/server/alerts.ts';
import { type Database, openDatabase } from '../../examples/storefront/server/database.ts';
import { newState } from '../../src/server/settlement/receive.ts';
import { memoryLedger, SettlementAlert } from '../../src/server.ts';

const ledger = memoryLedger();
let database: Database;
let alerts: Alerts;

beforeAll(async () => {
  database = await openDatabase({ folder: 'memory://' });
  alerts = createAlerts(database, ledger);
}, 120_000);
afterAll(() => database.close());

const DUPLICATE = { merchantUid: 'order-1-b', orderId: 'order-1', impUid: 'imp_2', amount: 57_900 };

async function store(refund: 'reported' | 'refunded', version: number): Promise<void> {
  const verdict = { status: 'paid', merchantUid: 'order-1-b', impUid: 'imp_2', amount: 57_900, paidAt: 1 } as const;
  const state = newState({ verdict, refunded: false }, { orderId: 'order-1', at: 1 });
  const duplicates = [{ impUid: 'imp_2', amount: 57_900, refund, isReported: true }];
  await ledger.compareAndSet('order-1-b', version, { ...state, duplicates });
}

it('lists a further payment once, until the ledger has its refund', async () => {
  await store('reported', 0);
  await alerts.record(new SettlementAlert('duplicate', 'twice', DUPLICATE));
  await alerts.record(new SettlementAlert('duplicate', 'twice', DUPLICATE));
  expect(await alerts.listOpen()).toEqual([{ id: expect.any(Number), code: 'duplicate', ...DUPLICATE }]);
  await store('refunded', 1);
  expect(await alerts.listOpen()).toEqual([]);
});

it('hides what the staff closed, and shows it when it is reported again', async () => {
  const stuck = new SettlementAlert('stuck', 'stuck', { merchantUid: 'order-2-a', orderId: 'order-2' });
  await alerts.record(stuck);
  const [open] = await alerts.listOpen();
  expect(open).toMatchObject({ code: 'stuck', impUid: null, orderId: 'order-2', amount: null });
  await alerts.close(open?.id ?? 0);
  expect(await alerts.listOpen()).toEqual([]);
  await alerts.record(stuck);
  expect(await alerts.listOpen()).toHaveLength(1);
});
