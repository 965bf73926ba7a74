import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/schema/verdict.ts';
import {
  isClaimed,
  isUnsettled,
  mayReplace,
  nextEffect,
  refundedSum,
  reported,
} from '../../src/server/settlement/effects.ts';
import type { DuplicatePayment, LedgerState } from '../../src/server/settlement/ledger.ts';
import { newState } from '../../src/server/settlement/receive.ts';
import { openedRecord } from './fake-portone.ts';
import { AMOUNT } from './order-fixtures.ts';

const IDS = { merchantUid: 'order-1', impUid: 'imp_1' };
const OTHER = { ...IDS, impUid: 'imp_2' };
const account = { bankName: '', number: '1', holder: null, dueAt: 1 };

const paid = (over: Partial<Extract<Verdict, { status: 'paid' }>> = {}): Verdict => ({
  ...{ status: 'paid', ...IDS, amount: AMOUNT, paidAt: 1 },
  ...over,
});
const unpaid: Verdict = { status: 'unpaid', ...IDS, started: true };
const failed: Verdict = { status: 'failed', ...IDS, failure: { code: 'declined' } };
const cancelled: Verdict = { status: 'cancelled', ...IDS };
const mismatch: Verdict = { status: 'mismatch', ...IDS, reason: 'amount' };
const deposit: Verdict = { status: 'awaiting-deposit', ...IDS, amount: AMOUNT, account };
const further = (impUid: string): DuplicatePayment => ({
  impUid,
  amount: AMOUNT,
  refund: 'reported',
  isReported: true,
});

const known = (verdict: Verdict, duplicates: DuplicatePayment[] = []) => ({ verdict, refunded: false, duplicates });
const next = (verdict: Verdict) => ({ verdict, refunded: false });
const gone = { verdict: { ...cancelled, refunded: AMOUNT }, refunded: true };
const goneOther = { verdict: { ...cancelled, ...OTHER, refunded: AMOUNT }, refunded: true };

describe('what a report says', () => {
  it.each<[string, Verdict, Parameters<typeof reported>[1], boolean]>([
    ['all of it went back', cancelled, openedRecord({ status: 'cancelled', cancelAmount: AMOUNT }), true],
    ['the shopper cancelled, and there is no record', cancelled, null, false],
    ['the shopper cancelled in the window', cancelled, openedRecord({ status: 'failed' }), false],
    ['paid, and the record is of money that went back', paid(), openedRecord({ status: 'cancelled' }), false],
  ])('%s', (_name, verdict, record, refunded) => {
    expect(reported(verdict, record)).toEqual({ verdict, refunded });
  });
});

describe('whether a verdict gives way to another', () => {
  it.each([
    ['nothing, to anything', known(unpaid), next(failed), true],
    ['a refusal, to an account', known(failed), next(deposit), true],
    ['a refusal, to money', known(failed), next(paid()), true],
    ['an account, to money', known(deposit), next(paid()), true],
    ['an account, to a refusal', known(deposit), next(failed), true],
    ['an account, to an older reading of its window', known(deposit), next(unpaid), false],
    ['other money, to the right sum', known(mismatch), next(paid()), true],
    ['other money, to nothing', known(mismatch), next(unpaid), false],
    ['other money, to its refund', known(mismatch), gone, true],
    ['money, to nothing', known(paid()), next(unpaid), false],
    ['money, to other money', known(paid()), next(mismatch), false],
    ['money, to its refund', known(paid()), gone, true],
    ['money, to the refund of another payment', known(paid()), goneOther, false],
    ['money, to another payment', known(paid()), next(paid(OTHER)), false],
    ['money, to the same again', known(paid()), next(paid()), true],
    ['money, to a larger part that went back', known(paid({ refunded: 100 })), next(paid({ refunded: 200 })), true],
    ['money, to a smaller part that went back', known(paid({ refunded: 200 })), next(paid({ refunded: 100 })), false],
    ['money that went back, to itself', gone, gone, true],
    ['money that went back, to an older reading', gone, next(paid()), false],
    ['money that went back, to another payment', gone, next(paid(OTHER)), true],
    ['money that went back, to another attempt without money', gone, next({ ...unpaid, ...OTHER }), false],
    ['a payment, to a further one', known(paid(), [further('imp_2')]), next(paid(OTHER)), false],
    ['nothing, to a further payment', known(unpaid, [further('imp_2')]), next(paid(OTHER)), false],
    ['a further payment, to itself', known(paid(), [further('imp_1')]), next(paid()), true],
    ['a further payment, to an older reading', known(paid({ refunded: 9 }), [further('imp_1')]), next(paid()), false],
    ['a further payment, to its refund', known(paid(), [further('imp_1')]), gone, false],
    ['a further payment, to the one that counts', known(paid(), [further('imp_1')]), next(paid(OTHER)), true],
    ['a further payment, to nothing', known(paid(), [further('imp_1')]), next({ ...unpaid, ...OTHER }), false],
  ])('%s', (_name, before, after, may) => {
    expect(mayReplace(before, after)).toBe(may);
  });
});

describe('what the shop has to do next', () => {
  const state = (verdict: Verdict, over: Partial<LedgerState> = {}) => ({
    ...newState({ verdict, refunded: false }, { orderId: 'order-1', at: 1 }),
    ...over,
  });
  const back = { refunded: true, onPaid: 'done' } as const;

  it.each<[string, LedgerState, ReturnType<typeof nextEffect>]>([
    ['nothing is paid', state(unpaid), null],
    ['nothing was paid, though it once started to deliver', state(failed, { onPaid: 'done' }), null],
    ['an account', state(deposit), 'onDepositPending'],
    ['an account that it knows of', state(deposit, { onDepositPending: 'done' }), null],
    ['paid', state(paid()), 'onPaid'],
    ['paid, and it threw', state(paid(), { onPaid: 'claimed' }), 'onPaid'],
    ['paid and delivered', state(paid(), { onPaid: 'done' }), null],
    ['paid, a further payment', state(paid(), { duplicates: [further('imp_1')] }), null],
    ['a part went back', state(paid({ refunded: 100 }), { onPaid: 'done' }), 'onRefunded'],
    ['that part is known', state(paid({ refunded: 100 }), { onPaid: 'done', refundReported: 100 }), null],
    ['more went back', state(paid({ refunded: 200 }), { onPaid: 'done', refundReported: 100 }), 'onRefunded'],
    ['all went back', state({ ...cancelled, refunded: AMOUNT }, back), 'onRefunded'],
    ['all went back, without a sum', state(cancelled, back), 'onRefunded'],
    ['all went back while it delivered', state(cancelled, { ...back, onPaid: 'claimed' }), 'onRefunded'],
    ['all went back before it delivered', state(cancelled, { refunded: true }), null],
    ['that is known', state(cancelled, { ...back, onRefunded: 'done', refundReported: AMOUNT }), null],
    ['a row of the first version has no sum', state(gone.verdict, { ...back, onRefunded: 'done' }), null],
  ])('%s', (_name, given, effect) => {
    expect(nextEffect(given)).toBe(effect);
  });
});

describe('small facts of an entry', () => {
  it('has the sum that went back where money was paid', () => {
    expect(refundedSum({ verdict: paid({ refunded: 5 }) })).toBe(5);
    expect(refundedSum({ verdict: { ...cancelled, refunded: 7 } })).toBe(7);
    for (const verdict of [paid(), cancelled, unpaid, failed, mismatch, deposit])
      expect(refundedSum({ verdict })).toBe(0);
  });

  it('is claimed until the moment the claim ends', () => {
    expect(isClaimed({ claimedUntil: null }, -1)).toBe(false);
    expect(isClaimed({ claimedUntil: 10 }, 9)).toBe(true);
    expect(isClaimed({ claimedUntil: 10 }, 10)).toBe(false);
  });

  it('is settled once it is reported and its refund does not run', () => {
    const base = further('imp_2');
    expect(isUnsettled(base)).toBe(false);
    expect(isUnsettled({ ...base, isReported: false })).toBe(true);
    expect(isUnsettled({ ...base, refund: 'refunding' })).toBe(true);
    expect(isUnsettled({ ...base, refund: 'refund-needed' })).toBe(false);
  });
});
