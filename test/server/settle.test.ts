import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { judgeRecord } from '../../src/server/settlement/judge-record.ts';
import type { Ledger } from '../../src/server/settlement/ledger.ts';
import { expectPayment, settle } from '../../src/server/settlement/settle.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { record, vbank } from './fake-portone.ts';

/** Reports by name, each with the record it was read from. */
const REPORTS = {
  unpaid: { status: 'ready', paid_at: 0 },
  failed: { status: 'failed', fail_reason: '한도초과' },
  'shopper-cancelled': { status: 'failed', fail_reason: '사용자 취소' },
  awaiting: vbank,
  paid: {},
  'paid-by-another': { imp_uid: 'imp_2' },
  mismatch: { amount: 1 },
  refunded: { status: 'cancelled', cancel_amount: 64_900 },
  'refunded-another': { imp_uid: 'imp_2', status: 'cancelled', cancel_amount: 64_900 },
} as const satisfies Record<string, Partial<PaymentWire>>;
type ReportName = keyof typeof REPORTS;

function shop({ ledger = memoryLedger() }: { ledger?: Ledger } = {}) {
  const clock = { at: 1_000_000 };
  const orders = { onPaid: vi.fn(), onRefunded: vi.fn(), onDepositPending: vi.fn() };
  function take(name: ReportName) {
    const read = record(REPORTS[name]);
    const verdict = judgeRecord({ record: read, order: { amount: 64_900 }, environment: 'production' });
    return settle({ ledger, orders, verdict, record: read, now: () => clock.at });
  }
  async function all(...names: ReportName[]) {
    for (const name of names) await take(name);
    const entry = await ledger.read('order-1');
    return {
      status: entry?.verdict.status,
      refunded: entry?.refunded,
      calls: [orders.onPaid, orders.onRefunded, orders.onDepositPending].map((call) => call.mock.calls.length),
    };
  }
  return { ledger, clock, orders, take, all };
}

describe('settle', () => {
  it.each<[ReportName[], string, [number, number, number]]>([
    [['paid'], 'paid', [1, 0, 0]],
    [['paid', 'paid', 'paid'], 'paid', [1, 0, 0]],
    [['unpaid', 'paid'], 'paid', [1, 0, 0]],
    [['failed', 'paid'], 'paid', [1, 0, 0]],
    [['shopper-cancelled', 'paid'], 'paid', [1, 0, 0]],
    [['awaiting', 'awaiting', 'paid'], 'paid', [1, 0, 1]],
    [['mismatch', 'paid'], 'paid', [1, 0, 0]],
    [['paid', 'unpaid'], 'paid', [1, 0, 0]],
    [['paid', 'failed'], 'paid', [1, 0, 0]],
    [['paid', 'shopper-cancelled'], 'paid', [1, 0, 0]],
    [['paid', 'awaiting'], 'paid', [1, 0, 0]],
    [['paid', 'mismatch'], 'paid', [1, 0, 0]],
    [['paid', 'refunded', 'refunded'], 'cancelled', [1, 1, 0]],
    [['paid', 'refunded-another'], 'paid', [1, 0, 0]],
    [['paid', 'refunded', 'paid'], 'cancelled', [1, 1, 0]],
    // Seen first when it had gone back already: the old report of its payment comes too late to deliver.
    [['refunded', 'paid'], 'cancelled', [0, 0, 0]],
    [['refunded', 'paid-by-another'], 'paid', [1, 0, 0]],
    [['paid', 'refunded', 'paid-by-another'], 'paid', [1, 1, 0]],
    [['mismatch', 'failed'], 'mismatch', [0, 0, 0]],
    [['mismatch', 'refunded'], 'cancelled', [0, 0, 0]],
    [['awaiting', 'unpaid'], 'awaiting-deposit', [0, 0, 1]],
    [['awaiting', 'failed'], 'failed', [0, 0, 1]],
    [['failed', 'unpaid'], 'unpaid', [0, 0, 0]],
  ])(
    'after %j the order is %s, and the shop did [onPaid, cancelled, onDepositPending] %j times',
    async (names, status, calls) => {
      expect(await shop().all(...names)).toMatchObject({ status, calls });
    },
  );

  it('never lets go of money, nor delivers twice, whatever the order of reports', async () => {
    const names = Object.keys(REPORTS) as ReportName[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 12 }), async (sequence) => {
        const { status, refunded, calls } = await shop().all(...sequence);
        const [fulfilled = 0, taken = 0, deposits = 0] = calls;
        expect(Math.max(...calls)).toBeLessThanOrEqual(1);
        if (fulfilled > 0) expect(status === 'paid' || refunded === true || status === 'mismatch').toBe(true);
        if (taken > 0) expect(fulfilled).toBe(1);
        // An account is reported unless money, or its refund, was seen before it.
        const isMoney = (name: ReportName) => /^(paid|mismatch|refunded)/.test(name);
        const news = sequence.find((name) => name === 'awaiting' || isMoney(name));
        expect(deposits).toBe(news === 'awaiting' ? 1 : 0);
        // Without refunds the law is plain: a payment seen once is delivered once and stays.
        const isPlain = !sequence.some((name) => name.startsWith('refunded'));
        if (isPlain)
          expect([status === 'paid', fulfilled]).toEqual([
            sequence.some((name) => name.startsWith('paid')),
            sequence.some((name) => name.startsWith('paid')) ? 1 : 0,
          ]);
      }),
      { numRuns: 300 },
    );
  });

  it('calls onPaid again after it threw, and says what it threw', async () => {
    const { orders, take, ledger } = shop();
    const trouble = new Error('warehouse is shut');
    orders.onPaid.mockRejectedValueOnce(trouble);
    expect(await take('paid')).toMatchObject({
      outcome: 'threw',
      error: trouble,
      again: false,
      entry: { onPaid: 'claimed', claimedBy: null, verdict: { status: 'paid' } },
    });
    expect(await ledger.listUnfinished({ dueBefore: 1_000_000, limit: 9 })).toHaveLength(1);
    expect(await take('paid')).toMatchObject({ outcome: 'settled', entry: { onPaid: 'done', dueAt: null } });
    expect(await take('paid')).toMatchObject({ outcome: 'settled' });
    expect(orders.onPaid).toHaveBeenCalledTimes(2);
  });

  it('never hands the shop an older record than the one it is to act on', async () => {
    const { orders, take } = shop();
    orders.onPaid.mockRejectedValueOnce(new Error('warehouse is shut'));
    await take('paid');
    expect(await take('unpaid')).toMatchObject({
      outcome: 'settled',
      again: true,
      entry: { verdict: { status: 'paid' } },
    });
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('leaves a claimed effect to its claimant until the lease ends, and then takes it over', async () => {
    const { orders, take, clock, ledger } = shop();
    orders.onPaid.mockReturnValueOnce(new Promise(() => undefined));
    void take('paid');
    await vi.waitFor(() => expect(orders.onPaid).toHaveBeenCalledTimes(1));
    clock.at += 59_999;
    expect(await take('paid')).toMatchObject({ outcome: 'busy', again: false });
    expect(await ledger.listUnfinished({ dueBefore: clock.at, limit: 9 })).toEqual([]);
    clock.at += 1;
    expect(await ledger.listUnfinished({ dueBefore: clock.at, limit: 9 })).toHaveLength(1);
    expect(await take('paid')).toMatchObject({ outcome: 'settled', entry: { onPaid: 'done' } });
    expect(orders.onPaid).toHaveBeenCalledTimes(2);
  });

  it('keeps a refund that comes during fulfilment for after it', async () => {
    const { orders, take } = shop();
    let finish: () => void = () => undefined;
    orders.onPaid.mockReturnValueOnce(
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
    );
    const fulfilling = take('paid');
    await vi.waitFor(() => expect(orders.onPaid).toHaveBeenCalled());
    expect(await take('refunded')).toMatchObject({ outcome: 'busy' });
    expect(orders.onRefunded).not.toHaveBeenCalled();
    finish();
    expect(await fulfilling).toMatchObject({
      again: true,
      entry: { onPaid: 'done', verdict: { status: 'cancelled' } },
    });
    await take('refunded');
    expect(orders.onRefunded).toHaveBeenCalledTimes(1);
  });

  it('asks for another round when a deposit came while its account was being told, even if telling threw', async () => {
    for (const ending of ['resolve', 'reject'] as const) {
      const { orders, take } = shop();
      let end: () => void = () => undefined;
      orders.onDepositPending.mockReturnValueOnce(
        new Promise<void>((resolve, reject) => {
          end = ending === 'resolve' ? resolve : () => reject(new Error('x'));
        }),
      );
      const telling = take('awaiting');
      await vi.waitFor(() => expect(orders.onDepositPending).toHaveBeenCalled());
      await take('paid');
      end();
      expect(await telling).toMatchObject({ again: true });
    }
  });

  it('notes an effect done although the ledger was away for a moment', async () => {
    const inner = memoryLedger();
    let away = 0;
    const ledger: Ledger = {
      ...inner,
      async read(merchantUid) {
        if (away > 0) {
          away -= 1;
          throw new Error('connection lost');
        }
        return inner.read(merchantUid);
      },
    };
    const { orders, take } = shop({ ledger });
    orders.onPaid.mockImplementation(() => {
      away = 2;
    });
    expect(await take('paid')).toMatchObject({ outcome: 'settled', entry: { onPaid: 'done' } });
  });

  it('tells once of money that nobody delivers for', async () => {
    const { take } = shop();
    expect(await take('mismatch')).toMatchObject({ attention: 'mismatch' });
    expect(await take('mismatch')).toMatchObject({ attention: null });
    const other = shop();
    await other.all('paid', 'refunded');
    expect(await other.take('paid-by-another')).toMatchObject({ attention: 'paid-after-refund' });
    expect(await other.take('paid-by-another')).toMatchObject({ attention: null });
  });

  it('writes nothing when a report says nothing new', async () => {
    const { take, all } = shop();
    await all('paid');
    const { entry } = await take('paid');
    expect((await take('paid')).entry.version).toBe(entry.version);
  });

  it('gives up with words on a ledger that never takes a write', async () => {
    const { take } = shop({ ledger: { ...memoryLedger(), compareAndSet: async () => false } });
    await expect(take('paid')).rejects.toThrow(/compareAndSet/);
  });
});

describe('an attempt that goes silent', () => {
  const MINUTE = 60_000;
  const due = (ledger: Ledger, dueBefore: number) => ledger.listUnfinished({ dueBefore, limit: 9 });

  it('is due ten minutes after it began, then ever more rarely, at last when three days are over, and then no more', async () => {
    const { ledger, take, clock } = shop();
    const began = clock.at;
    await expectPayment({ ledger, merchantUid: 'order-1', now: () => clock.at });
    const looks: number[] = [];
    for (clock.at = began; clock.at < began + 5 * 24 * 60 * MINUTE; clock.at += MINUTE) {
      if ((await due(ledger, clock.at)).length === 0) continue;
      looks.push((clock.at - began) / MINUTE);
      await take('unpaid');
    }
    expect(looks).toEqual([10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 4_320]);
  });

  it('is not forgotten by beginning it again', async () => {
    const { ledger, take } = shop();
    await take('paid');
    await expectPayment({ ledger, merchantUid: 'order-1' });
    expect(await ledger.read('order-1')).toMatchObject({ verdict: { status: 'paid' } });
  });

  it('is asked about until a day after the deposit was due, and then too', async () => {
    const { ledger, take, clock } = shop();
    // The account of the record is due at 1_700_086_400; three days from the beginning would end long before.
    const due5Days = 1_700_086_400 * 1000;
    const began = due5Days - 5 * 24 * 60 * MINUTE;
    const looks: number[] = [];
    clock.at = began;
    await take('awaiting');
    for (; clock.at < began + 9 * 24 * 60 * MINUTE; clock.at += MINUTE) {
      if ((await due(ledger, clock.at)).length === 0) continue;
      looks.push((clock.at - began) / MINUTE);
      await take('awaiting');
    }
    expect(looks.at(-1)).toBe(6 * 24 * 60);
    expect(await ledger.read('order-1')).toMatchObject({ dueAt: null });
  });
});
