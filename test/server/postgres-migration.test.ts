import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { postgresLedger } from '../../src/server/ledgers/postgres-ledger.ts';
import { POSTGRES_MIGRATION } from '../../src/server/ledgers/postgres-migration.ts';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

/** The table of the first version, and what it stored. */
const FIRST_VERSION = [
  `create table kiwoom_checkout_ledger (
  merchant_uid text primary key, version integer not null, status text not null, verdict jsonb not null,
  refunded boolean not null, awaiting_deposit text not null, fulfil text not null, cancelled text not null,
  claimed_by text, claimed_until timestamptz, due_at timestamptz, created_at timestamptz not null,
  updated_at timestamptz not null
)`,
  `insert into kiwoom_checkout_ledger values
  ('order-1/1', 3, 'paid', '{"status":"paid","merchantUid":"order-1/1","impUid":"imp_1","amount":64900,"paidAt":1}',
    false, 'none', 'done', 'none', null, null, null, now(), now()),
  ('order-2/1', 3, 'cancelled', '{"status":"cancelled","merchantUid":"order-2/1","impUid":"imp_2"}',
    true, 'none', 'done', 'done', null, null, null, now(), now()),
  ('order-3/1', 2, 'paid', '{"status":"paid","merchantUid":"order-3/1","impUid":"imp_3","amount":64900,"paidAt":1}',
    false, 'none', 'claimed', 'none', null, null, now() - interval '1 minute', now(), now())`,
];

it('brings the tables of the first version to this one, once, and goes on where they were', async () => {
  const db = await PGlite.create();
  const migration = [...FIRST_VERSION, ...POSTGRES_MIGRATION, ...POSTGRES_MIGRATION];
  for (const statement of migration) await db.query(statement);
  const ledger = postgresLedger((text, params) => db.query<Record<string, unknown>>(text, params));
  const back = { status: 'cancelled', cancel_amount: AMOUNT } as const;
  const shop = orderShop({ ledger, now: undefined }, [
    paid('order-1/1', 'imp_1'),
    paid('order-2/1', 'imp_2', back),
    paid('order-3/1', 'imp_3'),
  ]);
  expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid', orderId: 'order-1' });
  // Reported by the first version already.
  expect(await shop.complete('order-2/1', 'imp_2')).toMatchObject({ status: 'cancelled', refunded: AMOUNT });
  expect([shop.orders.onPaid, shop.orders.onRefunded].map((call) => call.mock.calls.length)).toEqual([0, 0]);
  expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
  expect(shop.orders.onPaid.mock.calls.map(([{ impUid }]) => impUid)).toEqual(['imp_3']);
  Object.assign(shop.book[0] ?? {}, back);
  await shop.complete('order-1/1', 'imp_1');
  expect(shop.orders.onRefunded).toHaveBeenCalledTimes(1);
  await db.close();
}, 120_000);
