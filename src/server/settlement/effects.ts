import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { isRefunded } from './judge-record.ts';
import type { DuplicatePayment, Effect, LedgerState } from './ledger.ts';

/**
 * The rules of the ledger, as pure functions: which verdict may replace which, and what has to be done then.
 * Reports arrive in any order and some are old, so a verdict only gives way to one that cannot have been before it.
 */

/** What one report says. */
export interface Reported {
  verdict: Verdict;
  refunded: boolean;
}

export function reported(verdict: Verdict, record: PaymentRecord | null): Reported {
  return { verdict, refunded: verdict.status === 'cancelled' && record !== null && isRefunded(record) };
}

// Money that arrived outlasts everything but a refund of the same payment.
const STRENGTH = {
  unpaid: 0,
  failed: 0,
  cancelled: 0,
  'awaiting-deposit': 0,
  mismatch: 1,
  paid: 2,
} as const satisfies Record<Verdict['status'], number>;

type Known = Reported & { duplicates?: readonly DuplicatePayment[] };

/** Whether `next` may replace `known`. */
export function mayReplace(known: Known, next: Reported): boolean {
  const from = known.verdict.status;
  const to = next.verdict.status;
  const isSamePayment = known.verdict.impUid === next.verdict.impUid;
  // Duplicates are stored beside the verdict, and keep what was decided about them.
  if (isDuplicateOf(known, next.verdict)) return isSamePayment && to === 'paid' && isNotOlder(known, next);
  // The payment that counts, or is about to be compared with it, is what the verdict is about.
  if (isDuplicateOf(known, known.verdict)) return to === 'paid';
  if (known.refunded) return next.refunded || isOtherMoney(known, next);
  if (from === 'paid') return isSamePayment && (next.refunded || (to === 'paid' && isNotOlder(known, next)));
  // An account that was issued stays issued, so this report was read earlier.
  if (from === 'awaiting-deposit' && to === 'unpaid') return false;
  return next.refunded || STRENGTH[to] >= STRENGTH[from];
}

function isDuplicateOf({ duplicates = [] }: Known, { impUid }: Verdict): boolean {
  return duplicates.some((duplicate) => duplicate.impUid === impUid);
}

/** Refunds are not taken back, so a smaller refunded sum was read earlier. */
function isNotOlder(known: Reported, next: Reported): boolean {
  return refundedSum(next) >= refundedSum(known);
}

/** After a refund the same payment never becomes paid again: such a report is old. Another payment may. */
export function isOtherMoney(known: Reported, next: Reported): boolean {
  const arrived = STRENGTH[next.verdict.status] > 0;
  return arrived && known.verdict.impUid !== next.verdict.impUid;
}

/** Won refunded so far, of the payment the verdict is about. */
export function refundedSum({ verdict }: Pick<Reported, 'verdict'>): number {
  return verdict.status === 'paid' || verdict.status === 'cancelled' ? (verdict.refunded ?? 0) : 0;
}

/** The payment of the verdict is a further one of an order that is paid by another. */
export function isDuplicate({ verdict, duplicates }: Pick<LedgerState, 'verdict' | 'duplicates'>): boolean {
  return duplicates.some(({ impUid }) => impUid === verdict.impUid);
}

/** What the shop has to do about the state next, or null. */
export function nextEffect(state: LedgerState): Effect | null {
  const { verdict, refunded, onDepositPending, onPaid } = state;
  if (isDuplicate(state)) return null;
  if (verdict.status === 'awaiting-deposit') return onDepositPending === 'done' ? null : 'onDepositPending';
  if (verdict.status === 'paid' && onPaid !== 'done') return 'onPaid';
  // A refund concerns the shop once it started to fulfil the order, even if that threw.
  if ((verdict.status === 'paid' || refunded) && onPaid !== 'none') return isRefundPending(state) ? 'onRefunded' : null;
  return null;
}

function isRefundPending({ verdict, refunded, onRefunded, refundReported }: LedgerState): boolean {
  const isAllDone = refunded && onRefunded === 'done';
  // A row of the first version has no sums: there a refund that is done was the whole one.
  if (isAllDone && refundReported === 0) return false;
  return refundedSum({ verdict }) > refundReported || (refunded && !isAllDone);
}

export function isClaimed({ claimedUntil }: Pick<LedgerState, 'claimedUntil'>, at: number): boolean {
  return claimedUntil !== null && claimedUntil > at;
}

/** It was not reported to `onError` yet, or the money is still to be refunded. */
export function isUnsettled({ refund, isReported }: DuplicatePayment): boolean {
  return !isReported || refund === 'refunding';
}
