import { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { postgresLedger } from '../../src/server/ledgers/postgres-ledger.ts';
import { POSTGRES_MIGRATION } from '../../src/server/ledgers/postgres-migration.ts';
import type { Ledger } from '../../src/server/settlement/ledger.ts';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

const MINUTE = 60_000;
const never = () => new Promise<never>(() => undefined);

afterEach(() => vi.restoreAllMocks());

describe('complete', () => {
  it('answers paid in time though onPaid never ends, and hands the rest to waitUntil', async () => {
    const waitUntil = vi.fn();
    const shop = orderShop({ completeWithin: 2_000, waitUntil }, [paid('order-1/1', 'imp_1')]);
    shop.orders.onPaid.mockReturnValue(never());
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid', impUid: 'imp_1' });
    expect(waitUntil).toHaveBeenCalledTimes(1);
  });

  it('answers 503 in time, and not unpaid, when PortOne does not answer', async () => {
    const shop = orderShop({ completeWithin: 50 }, [paid('order-1/1', 'imp_1')]);
    await shop.handlers.begin('order-1/1');
    shop.state.trouble = () => 'silence';
    expect(await shop.post('complete', { merchantUid: 'order-1/1' })).toMatchObject({
      status: 503,
      body: { code: 'unfinished' },
    });
  });
});

describe('an effect that is done while the ledger is away', () => {
  /** A ledger that rejects every call for that long, from the moment `leave` is called. */
  function leavingLedger() {
    const inner = memoryLedger();
    const state = { isAway: false };
    const ledger: Ledger = {
      ...inner,
      read: async (merchantUid) =>
        state.isAway ? Promise.reject(new Error('connection lost')) : inner.read(merchantUid),
    };
    return { ledger, state };
  }

  it('is recorded when the ledger is back within the lease, and performed once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const { ledger, state } = leavingLedger();
      const shop = orderShop({ ledger, completeWithin: 1_000 }, [paid('order-1/1', 'imp_1')]);
      shop.orders.onPaid.mockImplementation(() => {
        state.isAway = true;
      });
      const answered = shop.complete('order-1/1', 'imp_1');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await answered).toMatchObject({ status: 'paid' });
      await vi.advanceTimersByTimeAsync(25_000);
      state.isAway = false;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await ledger.read('order-1/1')).toMatchObject({ onPaid: 'done', claimedBy: null });
      shop.clock.at += 2 * MINUTE;
      await shop.handlers.sweep();
      expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is answered as paid and reported when the ledger stays away until the lease has expired', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const { ledger, state } = leavingLedger();
      const shop = orderShop({ ledger, completeWithin: 100_000 }, [paid('order-1/1', 'imp_1')]);
      shop.orders.onPaid.mockImplementation(() => {
        state.isAway = true;
      });
      const answered = shop.complete('order-1/1', 'imp_1');
      await vi.advanceTimersByTimeAsync(70_000);
      expect(await answered).toMatchObject({ status: 'paid' });
      expect(shop.onError).toHaveBeenCalledWith(
        expect.objectContaining({ message: 'connection lost' }),
        expect.objectContaining({ merchantUid: 'order-1/1' }),
      );
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('two servers whose clocks differ by more than the lease', () => {
  it('perform an effect once: the clock of the ledger counts', async () => {
    const ledger: Ledger = { ...memoryLedger(), now: async () => 1_800_000_000_000 };
    const shop = orderShop({ ledger, now: undefined, completeWithin: 2_000 }, [paid('order-1/1', 'imp_1')]);
    shop.orders.onPaid.mockReturnValue(never());
    const clock = vi.spyOn(Date, 'now');
    clock.mockReturnValue(1_800_000_000_000);
    await shop.complete('order-1/1', 'imp_1');
    clock.mockReturnValue(1_800_000_000_000 + 600 * MINUTE);
    await shop.complete('order-1/1', 'imp_1');
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });
});

describe('a partial refund', () => {
  it('before the first report leaves the order paid: onPaid, then onRefunded for what went back', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1', { cancel_amount: 900 })]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid', amount: AMOUNT, refunded: 900 });
    const details = { orderId: 'order-1', refunded: 900, remaining: AMOUNT - 900 };
    expect(shop.orders.onPaid).toHaveBeenCalledExactlyOnceWith(expect.anything(), details);
    expect(shop.orders.onRefunded).toHaveBeenCalledExactlyOnceWith(expect.anything(), details);
  });

  it('that a PG reports as cancelled is no whole one', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1', { status: 'cancelled', cancel_amount: 900 })]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid', refunded: 900 });
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('is reported once for each increase, and an older record does not take one back', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const refunded = async (cancel_amount: number) => {
      Object.assign(shop.book[0] ?? {}, { cancel_amount });
      await shop.webhook('order-1/1', 'imp_1');
      await shop.webhook('order-1/1', 'imp_1');
    };
    for (const sum of [0, 900, 900, 400, 5_000, AMOUNT]) await refunded(sum);
    expect(shop.orders.onRefunded.mock.calls.map(([, { refunded: sum }]) => sum)).toEqual([900, 5_000, AMOUNT]);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    expect(await shop.complete('order-1/1')).toMatchObject({ status: 'cancelled', refunded: AMOUNT });
  });

  it('does not shrink in the verdict when an older record arrives late', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const refunded = async (cancel_amount: number) => {
      Object.assign(shop.book[0] ?? {}, { cancel_amount });
      return (await shop.complete('order-1/1', 'imp_1'))['refunded'];
    };
    expect(await refunded(900)).toBe(900);
    expect(await refunded(400)).toBe(900);
    expect((await shop.ledger.read('order-1/1'))?.verdict).toMatchObject({ status: 'paid', refunded: 900 });
    expect(await shop.status('order-1')).toMatchObject({ verdict: { status: 'paid', refunded: 900 } });
    // A record of the same sum is no older one: what else it says is taken.
    const receipt = 'https://receipt.example/1';
    Object.assign(shop.book[0] ?? {}, { receipt_url: receipt, cancel_amount: 900 });
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ refunded: 900, receiptUrl: receipt });
    expect(await refunded(5_000)).toBe(5_000);
    // A record of before any refund has no sum at all.
    expect(await refunded(0)).toBe(5_000);
  });

  it('of a further payment does not shrink either', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
    await shop.complete('order-1/1', 'imp_1');
    const refunded = async (cancel_amount: number) => {
      Object.assign(shop.book[1] ?? {}, { cancel_amount });
      return (await shop.complete('order-1/2', 'imp_2'))['refunded'];
    };
    expect([await refunded(0), await refunded(900), await refunded(400)]).toEqual([undefined, 900, 900]);
    expect(await refunded(5_000)).toBe(5_000);
    expect(shop.orders.onRefunded).not.toHaveBeenCalled();
  });

  it('is reported again when reporting it threw', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1', { cancel_amount: 900 })]);
    shop.orders.onRefunded.mockRejectedValueOnce(new Error('shut'));
    await shop.complete('order-1/1', 'imp_1');
    await shop.handlers.sweep();
    await shop.handlers.sweep();
    expect(shop.orders.onRefunded).toHaveBeenCalledTimes(2);
  });
});

describe('a webhook', () => {
  it('with an imp_uid of more than 32 characters is taken', async () => {
    const impUid = `imp_${'9'.repeat(60)}`;
    const shop = orderShop({}, [paid('order-1/1', impUid)]);
    expect((await shop.webhook('order-1/1', impUid)).status).toBe(200);
    expect(shop.api.calls[0]?.path).toBe(`/payments/${impUid}`);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('whose payment cannot be read yet is read again within a minute', async () => {
    const shop = orderShop();
    expect((await shop.webhook('order-1/1', 'x'.repeat(500))).status).toBe(200);
    shop.add(paid('order-1/1', 'imp_1'));
    shop.clock.at += MINUTE;
    await shop.handlers.sweep();
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('about an order that is written later is stored, and settled by the sweep', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const find = shop.orders.find.getMockImplementation();
    shop.orders.find.mockImplementation(() => null);
    expect(await shop.webhook('order-1/1', 'imp_1')).toMatchObject({ status: 200, body: { code: 'order-not-found' } });
    shop.clock.at += MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    if (find) shop.orders.find.mockImplementation(find);
    shop.clock.at += 2 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    shop.clock.at += 60 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
  });

  it('about an order that never comes is dropped after a day, in silence', async () => {
    const shop = orderShop();
    await shop.webhook('other-shop', 'imp_1');
    for (let hour = 0; hour < 50; hour += 1) {
      shop.clock.at += 60 * MINUTE;
      await shop.handlers.sweep();
    }
    expect(await shop.ledger.listReports({ dueBefore: Number.MAX_SAFE_INTEGER, limit: 9 })).toEqual([]);
    expect(shop.onError).not.toHaveBeenCalled();
  });

  it('of a stranger fills no store: a thousand unknown orders an hour are kept', async () => {
    const shop = orderShop();
    for (let n = 0; n < 1_010; n += 1) await shop.webhook(`other-${n}`, 'imp_1');
    const stored = await shop.ledger.listReports({ dueBefore: Number.MAX_SAFE_INTEGER, limit: 9_999 });
    expect(stored).toHaveLength(1_000);
  }, 60_000);
});

describe('an id with a control character', () => {
  it.each([
    ['complete', { merchantUid: 'order-1\u0000' }],
    ['complete', { merchantUid: 'order-1\ud800' }],
    ['complete', { merchantUid: 'order-1', impUid: 'imp\u0007' }],
    ['prepare', { merchantUid: 'order-1\n' }],
    ['order-status', { orderId: 'order-1\u0000' }],
    ['webhook', { merchant_uid: 'order-1\u0000', imp_uid: 'imp_1' }],
    ['billing-keys/pay', { merchantUid: 'order-1\u0000', customerUid: 'c' }],
    ['billing-keys/pay', { merchantUid: 'order-1', customerUid: 'c\u0000' }],
  ])('is refused by %s, and rings no alarm', async (path, body) => {
    const shop = orderShop({ authorize: () => true });
    expect((await shop.post(path, body)).status).toBe(400);
    expect([shop.onError.mock.calls, shop.api.calls]).toEqual([[], []]);
  });
});

describe('the state of an order', () => {
  it('is unknown before anything was started', async () => {
    expect(await orderShop().status('order-1')).toEqual({ orderId: 'order-1', verdict: null });
  });

  it('says whether a window may still be paid in', async () => {
    const shop = orderShop();
    await shop.post('prepare', { merchantUid: 'order-1/1' });
    expect((await shop.status('order-1'))['verdict']).toMatchObject({ status: 'unpaid', merchantUid: 'order-1/1' });
    expect((await shop.status('order-1'))['verdict']).not.toHaveProperty('started');
    shop.add(paid('order-1/1', 'imp_1', { status: 'ready', paid_at: 0 }));
    expect((await shop.status('order-1'))['verdict']).toMatchObject({ status: 'unpaid', started: true });
  });

  it('is paid by an attempt of another device that nobody reported', async () => {
    const shop = orderShop();
    for (const n of [1, 2]) await shop.post('prepare', { merchantUid: `order-1/${n}` });
    shop.add(paid('order-1/1', 'imp_1'));
    expect(await shop.status('order-1')).toMatchObject({
      orderId: 'order-1',
      verdict: { status: 'paid', merchantUid: 'order-1/1', orderId: 'order-1' },
    });
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    const before = shop.api.calls.length;
    await shop.status('order-1');
    expect(shop.api.calls.length).toBe(before);
  });

  it('shows an account that waits before a window left open, and the further payment beside the one that counts', async () => {
    const shop = orderShop();
    for (const n of [1, 2, 3]) await shop.post('prepare', { merchantUid: `order-1/${n}` });
    shop.add(
      paid('order-1/1', 'imp_1', { status: 'ready', pay_method: 'vbank', vbank_num: '1-2', vbank_date: 1_900_000_000 }),
    );
    shop.add(paid('order-1/2', 'imp_2', { status: 'ready', paid_at: 0 }));
    expect(await shop.status('order-1')).toMatchObject({ verdict: { status: 'awaiting-deposit', impUid: 'imp_1' } });
    shop.add(paid('order-1/3', 'imp_3'));
    await shop.complete('order-1/3', 'imp_3');
    Object.assign(shop.book[0] ?? {}, { status: 'paid', paid_at: 1_700_000_500 });
    await shop.webhook('order-1/1', 'imp_1');
    expect(await shop.status('order-1')).toMatchObject({
      verdict: { status: 'paid', impUid: 'imp_3', duplicate: { impUid: 'imp_1', refund: 'reported' } },
    });
  });

  it('is open to those who may complete, and refused where authorize refuses', async () => {
    const authorize = vi.fn(() => false);
    const shop = orderShop({ authorize });
    expect(await shop.post('order-status', { orderId: 'order-1' })).toMatchObject({ status: 403 });
    expect(authorize).toHaveBeenCalledWith(expect.anything(), { name: 'orderStatus', orderId: 'order-1' });
  });
});

describe('in PostgreSQL', () => {
  let db: PGlite;
  const ledger = () => postgresLedger((text, params) => db.query<Record<string, unknown>>(text, params));
  beforeAll(async () => {
    db = await PGlite.create();
    for (const statement of POSTGRES_MIGRATION) await db.query(statement);
  }, 120_000);
  afterAll(() => db.close());

  it('an order is fulfilled though its card name holds NUL and half of a character', async () => {
    const shop = orderShop({ ledger: ledger() }, [
      paid('order-nul/1', 'imp_1', { card_name: '신한\u0000카드\ud83d', buyer_name: '\udc00' }),
    ]);
    expect(await shop.complete('order-nul/1', 'imp_1')).toMatchObject({
      status: 'paid',
      cardName: '신한\ufffd카드\ufffd',
    });
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('rows that this version cannot read are skipped and reported, and hold up no other', async () => {
    const shop = orderShop({ ledger: ledger() }, [paid('order-ok/1', 'imp_1')]);
    for (const n of [1, 2, 3]) await shop.handlers.begin(`order-new/${n}`);
    await db.query(
      `update kiwoom_checkout_ledger set verdict = '{"status":"held","merchantUid":"x"}' where merchant_uid like 'order-new/%'`,
    );
    shop.clock.at += 1;
    await shop.handlers.begin('order-ok/1');
    shop.clock.at += 11 * MINUTE;
    expect(await shop.handlers.sweep({ limit: 1 })).toEqual({ looked: 4, unfinished: 3 });
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    expect(shop.alerts().map(({ code, merchantUid }) => [code, merchantUid])).toEqual(
      [1, 2, 3].map((n) => ['unreadable', `order-new/${n}`]),
    );
    await db.query(`delete from kiwoom_checkout_ledger where merchant_uid like 'order-new/%'`);
  });
});

describe('an effect that is pending', () => {
  it('is never performed with the record of another payment, though both are of the same sum', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    shop.orders.onPaid.mockRejectedValueOnce(new Error('the warehouse is shut'));
    await shop.complete('order-1/1', 'imp_1');
    // The price changes, so no record agrees with the order any more; and PortOne shows a second payment before the first.
    shop.orders.find.mockReturnValue({ amount: 50_000, orderId: 'order-1' });
    const [first] = shop.book.splice(0);
    shop.add(paid('order-1/1', 'imp_2'));
    await shop.webhook('order-1/1', 'imp_2');
    expect(shop.orders.onPaid.mock.calls.map(([record]) => record.impUid)).toEqual(['imp_1']);
    if (first) shop.book.push(first);
    await shop.webhook('order-1/1', 'imp_1');
    expect(shop.orders.onPaid.mock.calls.map(([record]) => record.impUid)).toEqual(['imp_1', 'imp_1']);
  });
});

describe('a further payment', () => {
  it('is no card that was refused before the one that paid, under the same number', async () => {
    const failed = paid('order-1/1', 'imp_0', { status: 'failed', paid_at: 0, fail_reason: '한도초과' });
    const shop = orderShop({ onDuplicate: 'cancel' }, [failed, paid('order-1/1', 'imp_1')]);
    expect(await shop.complete('order-1/1')).toMatchObject({ status: 'paid', impUid: 'imp_1' });
    expect((await shop.ledger.read('order-1/1'))?.duplicates).toEqual([]);
    expect([shop.alerts(), shop.refunds]).toEqual([[], []]);
  });

  it('counts with what is left of it', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    await shop.complete('order-1/1', 'imp_1');
    shop.add(paid('order-1/2', 'imp_2', { cancel_amount: 4_900 }));
    await shop.complete('order-1/2', 'imp_2');
    expect(shop.alerts()).toEqual([
      expect.objectContaining({ code: 'duplicate', impUid: 'imp_2', amount: AMOUNT - 4_900 }),
    ]);
  });

  it('of which a part went back by hand goes back with what is left', async () => {
    const shop = orderShop({ onDuplicate: 'cancel' }, [paid('order-1/1', 'imp_1')]);
    await shop.complete('order-1/1', 'imp_1');
    const further = shop.add(paid('order-1/2', 'imp_2', { cancel_amount: 4_900 }));
    await shop.complete('order-1/2', 'imp_2');
    expect(further).toMatchObject({ status: 'cancelled', cancel_amount: AMOUNT });
    expect(shop.refunds).toEqual([expect.objectContaining({ imp_uid: 'imp_2', checksum: AMOUNT - 4_900 })]);
  });

  it('does not go back where PortOne says that the one that counts belongs to another order', async () => {
    const shop = orderShop({ onDuplicate: 'cancel' }, [paid('order-1/1', 'imp_1')]);
    await shop.complete('order-1/1', 'imp_1');
    Object.assign(shop.book[0] ?? {}, { merchant_uid: 'order-9/1' });
    shop.add(paid('order-1/2', 'imp_2'));
    await shop.complete('order-1/2', 'imp_2');
    expect(shop.refunds).toEqual([]);
    expect(shop.alerts()).toEqual([expect.objectContaining({ code: 'duplicate', impUid: 'imp_2' })]);
  });
});
