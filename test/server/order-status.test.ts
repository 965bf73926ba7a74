import { describe, expect, it, vi } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { RECHECK } from '../../src/server/settlement/due.ts';
import { orderStatus } from '../../src/server/settlement/order-status.ts';
import type { SettlementOptions } from '../../src/server/settlement/settlement-options.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { vbank } from './fake-portone.ts';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

const OLDER = 'order-1/1';
const NEWER = 'order-1/2';

/** What PortOne has of an attempt, by the status that is shown of it. */
const RECORDS = {
  failed: { status: 'failed', fail_reason: '한도초과', paid_at: 0 },
  cancelled: { status: 'cancelled', cancel_amount: AMOUNT },
  unpaid: { status: 'ready', paid_at: 0 },
  mismatch: { amount: AMOUNT - 1 },
  'awaiting-deposit': vbank,
  paid: {},
} as const satisfies Record<string, Partial<PaymentWire>>;
type Kind = keyof typeof RECORDS;
/** From what an order with several attempts shows last to what it shows first. The first two count the same. */
const RANKS: readonly Kind[] = ['failed', 'cancelled', 'unpaid', 'mismatch', 'awaiting-deposit', 'paid'];

async function shopWith(older: Kind, newer: Kind) {
  const shop = orderShop({}, [paid(OLDER, 'imp_1', RECORDS[older]), paid(NEWER, 'imp_2', RECORDS[newer])]);
  await shop.complete(OLDER, 'imp_1');
  shop.clock.at += 1_000;
  await shop.complete(NEWER, 'imp_2');
  return shop;
}

const pairs = RANKS.flatMap((older) => RANKS.map((newer) => ({ older, newer }))).filter(
  ({ older, newer }) => older !== 'paid' || newer !== 'paid',
);

describe('the status of an order with two attempts', () => {
  it.each(pairs)('$older, then $newer', async ({ older, newer }) => {
    const shop = await shopWith(older, newer);
    const rank = (kind: Kind) => Math.max(1, RANKS.indexOf(kind));
    const isOlder = rank(older) > rank(newer);
    const { verdict } = await shop.status('order-1');
    expect(verdict).toMatchObject({
      status: isOlder ? older : newer,
      merchantUid: isOlder ? OLDER : NEWER,
      impUid: isOlder ? 'imp_1' : 'imp_2',
    });
    expect(verdict).not.toHaveProperty('duplicate');
  });

  it('names the further payment on the one that counts', async () => {
    const shop = await shopWith('paid', 'paid');
    const { verdict } = await shop.status('order-1');
    expect(verdict).toMatchObject({
      ...{ status: 'paid', merchantUid: OLDER, impUid: 'imp_1' },
      duplicate: { merchantUid: NEWER, impUid: 'imp_2', amount: AMOUNT },
    });
  });

  it('is null for an order without an attempt', async () => {
    expect(await orderShop().status('order-9')).toEqual({ orderId: 'order-9', verdict: null });
  });
});

describe('what the status of an order reads again from PortOne', () => {
  const patience = { within: 5_000, keepAlive: () => {} };

  /** `count` attempts, one second apart, and a reader of the order that counts PortOne's calls. */
  async function shopOf(count: number, record: Partial<PaymentWire>) {
    const ledger = memoryLedger();
    const shop = orderShop({ ledger });
    for (let attempt = 1; attempt <= count; attempt += 1) {
      shop.clock.at += 1_000;
      shop.add(paid(`order-1/${attempt}`, `imp_${attempt}`, record));
      await shop.complete(`order-1/${attempt}`, `imp_${attempt}`);
    }
    const get = vi.spyOn(shop.portOne.payments, 'get');
    const options: SettlementOptions = {
      ...{ portOne: shop.portOne, orders: shop.orders, ledger, environment: 'production', lease: undefined },
      ...{ recheck: RECHECK, clock: async () => shop.clock.at, onError: async () => true },
    };
    return { ...shop, options, get };
  }

  it('is the five newest attempts that may still be paid', async () => {
    const { options, get } = await shopOf(7, RECORDS.unpaid);
    await orderStatus(options, 'order-1', { patience });
    expect(get.mock.calls.map(([impUid]) => impUid).sort()).toEqual(['imp_3', 'imp_4', 'imp_5', 'imp_6', 'imp_7']);
  });

  it('is nothing of what is paid', async () => {
    const { options, get } = await shopOf(1, RECORDS.paid);
    await orderStatus(options, 'order-1', { patience });
    expect(get).not.toHaveBeenCalled();
  });

  it('is nothing while PortOne may not be queried, and that is not decided where there is nothing to read', async () => {
    const mayRead = vi.fn(async () => false);
    const open = await shopOf(2, RECORDS.unpaid);
    const { verdict } = await orderStatus(open.options, 'order-1', { patience, mayRead });
    expect(verdict).toMatchObject({ status: 'unpaid', merchantUid: 'order-1/2' });
    expect(open.get).not.toHaveBeenCalled();
    expect(mayRead).toHaveBeenCalledTimes(1);
    const paidOrder = await shopOf(1, RECORDS.paid);
    await orderStatus(paidOrder.options, 'order-1', { patience, mayRead });
    await orderStatus(paidOrder.options, 'order-8', { patience, mayRead });
    expect(mayRead).toHaveBeenCalledTimes(1);
  });
});
