import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/schema/verdict.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { RECHECK } from '../../src/server/settlement/due.ts';
import type { LedgerEntry, LedgerState } from '../../src/server/settlement/ledger.ts';
import { findWinner, planSettlement } from '../../src/server/settlement/plan-settlement.ts';
import { newState } from '../../src/server/settlement/receive.ts';
import { openedRecord } from './fake-portone.ts';
import { AMOUNT } from './order-fixtures.ts';

const AT = 1_800_000_000_000;
const ORDER = 'order-1';
const IDS = { merchantUid: 'order-1/1', impUid: 'imp_1' };
const PAID: Verdict = { status: 'paid', ...IDS, amount: AMOUNT, paidAt: 1 };
const UNPAID: Verdict = { status: 'unpaid', ...IDS, started: true };
const RECORD = openedRecord({ ...IDS, status: 'paid' });

function entry(verdict: Verdict, over: Partial<LedgerState> = {}): LedgerEntry {
  const state = newState({ verdict, refunded: false }, { orderId: ORDER, at: AT });
  return { ...state, merchantUid: IDS.merchantUid, version: 1, ...over };
}

function report(verdict: Verdict, record = RECORD as typeof RECORD | null, records = record === null ? [] : [record]) {
  return { verdict, record, records, orderId: ORDER, recheck: RECHECK };
}

function planned(known: LedgerEntry | null, about: ReturnType<typeof report>, winner: typeof IDS | null = IDS) {
  return planSettlement(known, about, { at: AT, by: 'p1', winner, lease: 1_000 });
}

describe('what a report leads to', () => {
  it('is the delivery of a payment that counts, claimed by this process', () => {
    expect(planned(null, report(PAID))).toMatchObject({
      effect: 'onPaid',
      attention: null,
      next: {
        verdict: PAID,
        onPaid: 'claimed',
        claimedBy: 'p1',
        claimedUntil: AT + 1_000,
        orderId: ORDER,
        updatedAt: AT,
      },
    });
  });

  it.each<[string, LedgerEntry | null, ReturnType<typeof report>, typeof IDS | null]>([
    ['without a record of PortOne', null, report(PAID, null), IDS],
    ['before it is decided which payment counts', null, report(PAID), null],
    ['for a payment beside the one that counts', null, report(PAID), { ...IDS, impUid: 'imp_9' }],
    ['while another process has claimed it', entry(PAID, { claimedBy: 'p2', claimedUntil: AT + 1 }), report(PAID), IDS],
    [
      'with a record of another payment',
      entry(PAID),
      report(UNPAID, openedRecord({ ...IDS, impUid: 'imp_9', status: 'paid' })),
      IDS,
    ],
    [
      'with a record of another sum',
      entry(PAID),
      report(UNPAID, openedRecord({ ...IDS, status: 'paid', amount: 1 })),
      IDS,
    ],
    ['with a record without money', entry(PAID), report(UNPAID, openedRecord(IDS)), IDS],
  ])('is no delivery %s', (_name, known, about, winner) => {
    const { effect, next } = planned(known, about, winner);
    expect(effect).toBeNull();
    if (next !== null) expect(next.onPaid).toBe('none');
  });

  it('is the delivery of what was paid, although the order costs something else by now', () => {
    const mismatch: Verdict = { status: 'mismatch', ...IDS, reason: 'amount' };
    expect(planned(entry(PAID), report(mismatch)).effect).toBe('onPaid');
  });

  it('is no write where nothing is new, unless the entry was due', () => {
    const done = { onPaid: 'done', dueAt: null } as const;
    expect(planned(entry(PAID, done), report(PAID))).toEqual({ next: null, effect: null, attention: null });
    expect(planned(entry(UNPAID, { dueAt: AT + 1 }), report(UNPAID, null)).next).toBeNull();
    expect(planned(entry(UNPAID, { dueAt: AT }), report(UNPAID, null)).next).toMatchObject({ updatedAt: AT });
    const held = { dueAt: AT, claimedBy: 'p2', claimedUntil: AT + 1 };
    expect(planned(entry(UNPAID, held), report(UNPAID, null)).next).toBeNull();
    expect(planned(entry(PAID, { ...done, orderId: 'order-0' }), report(PAID)).next).toMatchObject({ orderId: ORDER });
  });

  it('is a person’s look at money that does not match, once', () => {
    const mismatch: Verdict = { status: 'mismatch', ...IDS, reason: 'amount' };
    expect(planned(entry(UNPAID), report(mismatch)).attention).toBe('mismatch');
    expect(planned(null, report(mismatch)).attention).toBe('mismatch');
    expect(planned(entry(mismatch), report(mismatch)).attention).toBeNull();
  });

  it('is a person’s look at a second payment after a refund, where the first was delivered', () => {
    const gone: Verdict = { status: 'cancelled', ...IDS, refunded: AMOUNT };
    const second: Verdict = { ...PAID, impUid: 'imp_2' };
    const record = openedRecord({ ...IDS, impUid: 'imp_2', status: 'paid' });
    const winner = { ...IDS, impUid: 'imp_2' };
    const attention = (over: Partial<LedgerState>) =>
      planned(entry(gone, over), report(second, record), winner).attention;
    expect(attention({ refunded: true, onPaid: 'done' })).toBe('paid-after-refund');
    expect(attention({ refunded: true, onPaid: 'none' })).toBeNull();
    expect(attention({ refunded: false, onPaid: 'done' })).toBeNull();
  });
});

describe('the payment that a report makes matter', () => {
  const find = async (known: LedgerEntry | null, about: ReturnType<typeof report>) => {
    const ledger = memoryLedger();
    const winner = await findWinner({ ledger, clock: async () => AT }, known, about);
    return { winner, order: await ledger.readOrder(ORDER) };
  };

  it('is claimed for its order', async () => {
    expect(await find(null, report(PAID))).toMatchObject({ winner: IDS, order: { winner: IDS } });
  });

  it('is none without money', async () => {
    expect(await find(null, report(UNPAID, null))).toEqual({ winner: null, order: null });
  });

  it('is decided already once its delivery was started, for this order', async () => {
    const started = entry(PAID, { onPaid: 'claimed' });
    expect(await find(started, report(PAID))).toEqual({ winner: IDS, order: null });
    expect(await find({ ...started, orderId: 'order-0' }, report(PAID))).toMatchObject({ order: { winner: IDS } });
    expect(await find({ ...started, onPaid: 'none' }, report(PAID))).toMatchObject({ order: { winner: IDS } });
  });

  it('is the further payment of an attempt whose own is a further one, too', async () => {
    const duplicates = [{ impUid: 'imp_1', amount: AMOUNT, refund: 'reported' as const, isReported: true }];
    const third = openedRecord({ ...IDS, impUid: 'imp_3', status: 'paid' });
    const { winner } = await find(entry(PAID, { duplicates }), report(PAID, RECORD, [RECORD, third]));
    expect(winner).toEqual({ ...IDS, impUid: 'imp_3' });
  });
});
