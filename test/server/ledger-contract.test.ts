import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger, LedgerState } from '../../src/server/settlement/ledger.ts';
import { LEDGERS } from './ledgers.ts';

const T = 1_790_000_000_123;

function state(over: Partial<LedgerState> = {}): LedgerState {
  return {
    orderId: 'order-of-x',
    verdict: { status: 'unpaid', merchantUid: 'x' },
    refunded: false,
    onDepositPending: 'none',
    onPaid: 'none',
    onRefunded: 'none',
    refundReported: 0,
    refundNeeded: false,
    duplicates: [],
    claimedBy: null,
    claimedUntil: null,
    dueAt: null,
    createdAt: T,
    updatedAt: T + 1,
    ...over,
  };
}

describe.each(LEDGERS)('%s', (_, open) => {
  let ledger: Ledger;
  let close: () => Promise<void>;
  let count = 0;
  /** Each test has an order of its own. */
  function order(): string {
    count += 1;
    return `order ${count} '한글"; drop table x; --`;
  }

  beforeAll(async () => {
    ({ ledger, close } = await open());
  }, 120_000);
  afterAll(() => close());

  it('knows nothing of an order nobody wrote', async () => {
    expect(await ledger.read(order())).toBeNull();
  });

  it('keeps every field as it was written', async () => {
    const merchantUid = order();
    const full = state({
      verdict: {
        status: 'awaiting-deposit',
        merchantUid,
        impUid: 'imp_1',
        amount: 64_900,
        account: { bankName: '국민', number: "1'2", holder: null, dueAt: 1_790_000_999 },
      },
      refunded: true,
      onDepositPending: 'done',
      onPaid: 'claimed',
      onRefunded: 'none',
      refundReported: 900,
      refundNeeded: true,
      duplicates: [{ impUid: 'imp_2', amount: 64_900, refund: 'refund-needed', isReported: true }],
      claimedBy: 'somebody',
      claimedUntil: T + 60_000,
      dueAt: T + 60_001,
    });
    expect(await ledger.compareAndSet(merchantUid, 0, full)).toBe(true);
    expect(await ledger.read(merchantUid)).toEqual({ ...full, merchantUid, version: 1 });
    const later = state({ verdict: { status: 'cancelled', merchantUid }, updatedAt: T + 7 });
    expect(await ledger.compareAndSet(merchantUid, 1, later)).toBe(true);
    expect(await ledger.read(merchantUid)).toEqual({ ...later, merchantUid, version: 2 });
  });

  it('is created once, however many try', async () => {
    const merchantUid = order();
    const tries = Array.from({ length: 20 }, (_, by) =>
      ledger.compareAndSet(merchantUid, 0, state({ claimedBy: `p${by}` })),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect((await ledger.read(merchantUid))?.version).toBe(1);
  });

  it('is changed by one of many that saw the same version, and keeps what that one wrote', async () => {
    const merchantUid = order();
    await ledger.compareAndSet(merchantUid, 0, state());
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, by) => ledger.compareAndSet(merchantUid, 1, state({ claimedBy: `p${by}` }))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await ledger.read(merchantUid)).toMatchObject({ version: 2, claimedBy: `p${won.indexOf(true)}` });
  });

  it.each([0, 1, 3])('refuses version %i of an order that is at 2', async (expected) => {
    const merchantUid = order();
    await ledger.compareAndSet(merchantUid, 0, state());
    await ledger.compareAndSet(merchantUid, 1, state({ claimedBy: 'second' }));
    expect(await ledger.compareAndSet(merchantUid, expected, state({ claimedBy: 'third' }))).toBe(false);
    expect(await ledger.read(merchantUid)).toMatchObject({ version: 2, claimedBy: 'second' });
  });

  it('refuses to change an order that is not there', async () => {
    const merchantUid = order();
    expect(await ledger.compareAndSet(merchantUid, 1, state())).toBe(false);
    expect(await ledger.read(merchantUid)).toBeNull();
  });

  it('does not change with the object that was written or read', async () => {
    const merchantUid = order();
    const mine = state();
    await ledger.compareAndSet(merchantUid, 0, mine);
    mine.onPaid = 'done';
    const read = await ledger.read(merchantUid);
    if (read !== null) read.onPaid = 'done';
    expect((await ledger.read(merchantUid))?.onPaid).toBe('none');
  });

  it('lists what is due, the longest due first, up to the limit', async () => {
    const early = 1_000_000_000_000;
    const names = { a: order(), b: order(), c: order(), never: order(), later: order() };
    const due = { a: early + 2, b: early + 1, c: early + 3, never: null, later: early + 4 };
    for (const key of ['a', 'b', 'c', 'never', 'later'] as const)
      await ledger.compareAndSet(names[key], 0, state({ dueAt: due[key] }));
    const list = (limit: number) =>
      ledger
        .listUnfinished({ dueBefore: early + 3, limit })
        .then((found) => found.map(({ merchantUid }) => merchantUid));
    expect(await list(10)).toEqual([names.b, names.a, names.c]);
    expect(await list(2)).toEqual([names.b, names.a]);
    expect((await ledger.listUnfinished({ dueBefore: early + 1, limit: 1 }))[0]).toMatchObject({
      version: 1,
      dueAt: early + 1,
      createdAt: T,
    });
  });

  it('lists the attempts at an order, the newest first', async () => {
    const orderId = order();
    const names = [order(), order(), order()];
    for (const [index, merchantUid] of names.entries())
      await ledger.compareAndSet(merchantUid, 0, state({ orderId, createdAt: T + index }));
    const list = async (limit: number) =>
      (await ledger.listAttempts(orderId, { limit })).map(({ merchantUid }) => merchantUid);
    expect(await list(9)).toEqual([...names].reverse());
    expect(await list(1)).toEqual([names[2]]);
    expect(await ledger.listAttempts(order(), { limit: 9 })).toEqual([]);
  });

  it('lets one of many claim an order, and later one of many take it over', async () => {
    const orderId = order();
    const claim = (version: number, by: number) =>
      ledger.compareAndSetOrder(orderId, version, {
        winner: { merchantUid: `m${by}`, impUid: `imp_${by}` },
        updatedAt: T,
      });
    expect(await ledger.readOrder(orderId)).toBeNull();
    for (const version of [0, 1]) {
      const won = await Promise.all(Array.from({ length: 20 }, (_, by) => claim(version, by)));
      expect(won.filter(Boolean)).toHaveLength(1);
      const by = won.indexOf(true);
      expect(await ledger.readOrder(orderId)).toEqual({
        orderId,
        version: version + 1,
        winner: { merchantUid: `m${by}`, impUid: `imp_${by}` },
        updatedAt: T,
      });
    }
    expect(await claim(9, 1)).toBe(false);
  });

  it('keeps a report until it is deleted, and the time of the first', async () => {
    const merchantUid = order();
    const due = (dueBefore: number) => ledger.listReports({ dueBefore, limit: 9 });
    const report = { merchantUid, impUid: null, dueAt: 1_000, createdAt: 500 };
    await ledger.storeReport(report);
    await ledger.storeReport({ ...report, impUid: 'imp_1', dueAt: 2_000, createdAt: 900 });
    expect(await due(1_999)).toEqual([]);
    expect(await due(2_000)).toEqual([{ merchantUid, impUid: 'imp_1', dueAt: 2_000, createdAt: 500 }]);
    await ledger.deleteReport(merchantUid);
    expect(await due(9_999)).toEqual([]);
  });

  it('counts events within a window, also many at a time, and starts again after it', async () => {
    const key = order();
    const add = (at: number) => ledger.addEvent(key, { windowMs: 1_000, at });
    const counts = await Promise.all(Array.from({ length: 10 }, () => add(T)));
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await ledger.readEvents(key, { at: T + 999 })).toEqual({ count: 10, resetsAt: T + 1_000 });
    expect(await ledger.readEvents(key, { at: T + 1_000 })).toMatchObject({ count: 0 });
    expect(await add(T + 1_000)).toEqual({ count: 1, resetsAt: T + 2_000 });
    expect(await ledger.readEvents(order(), { at: T })).toMatchObject({ count: 0 });
  });

  it('has a clock', async () => {
    expect(Math.abs((await ledger.now()) - Date.now())).toBeLessThan(60_000);
  });
});
