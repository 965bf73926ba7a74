import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { dueAt } from './due.ts';
import { addDuplicates, undecidedMoney } from './duplicates.ts';
import { isClaimed, isDuplicate, isOtherMoney, nextEffect, reported } from './effects.ts';
import { hasMoney } from './judge-record.ts';
import type { Effect, Ledger, LedgerEntry, LedgerState, PaymentIds } from './ledger.ts';
import { isSameVerdict } from './ledger-change.ts';
import { claimOrder } from './order-winner.ts';
import type { PaymentReport } from './payment-report.ts';
import { receive } from './receive.ts';
import type { Clock } from './settlement-options.ts';

/** What to store, and what storing it gives this report the right to do. */
export interface Plan {
  /** Null when there is nothing new to store. */
  next: LedgerState | null;
  effect: Effect | null;
  attention: 'mismatch' | 'paid-after-refund' | null;
}

/** The payment that paid for the order, where this report makes it matter. It is claimed before anything is stored. */
export async function findWinner(
  { ledger, clock }: { ledger: Ledger; clock: Clock },
  known: LedgerEntry | null,
  report: PaymentReport,
): Promise<PaymentIds | null> {
  const { verdict, record, orderId } = report;
  const { merchantUid } = verdict;
  const state = receive(known, reported(verdict, record), { orderId, at: 0 });
  const impUid = isPaid(state) && !isDuplicate(state) ? state.verdict.impUid : undecidedMoney(state, report);
  if (impUid === undefined) return null;
  // Once it was started, it is decided.
  const isStarted = state.onPaid !== 'none' && known?.verdict.impUid === impUid && known.orderId === orderId;
  if (isStarted) return { merchantUid, impUid };
  return claimOrder({ ledger, clock }, orderId, { merchantUid, impUid });
}

interface PlanOptions {
  at: number;
  by: string;
  winner: PaymentIds | null;
  /** Milliseconds. */
  lease: number;
}

export function planSettlement(known: LedgerEntry | null, report: PaymentReport, options: PlanOptions): Plan {
  const { verdict, record, orderId, recheck } = report;
  const { at, by, winner, lease } = options;
  const received = { ...receive(known, reported(verdict, record), { orderId, at }), orderId };
  const state = { ...received, duplicates: addDuplicates(received, winner, report) };
  const isFree = !isClaimed(state, at);
  const mayAct = record !== null && isFree && matches(record, verdict, state) && isDecided(state, winner);
  const effect = mayAct ? nextEffect(state) : null;
  const claimed =
    effect === null ? state : { ...state, [effect]: 'claimed' as const, claimedBy: by, claimedUntil: at + lease };
  const wasDue = known !== null && known.dueAt !== null && known.dueAt <= at && isFree;
  const isNews = effect !== null || isChanged(known, state);
  const next = isNews || wasDue ? { ...claimed, dueAt: dueAt(claimed, at, recheck), updatedAt: at } : null;
  return { next, effect, attention: attentionOf(known, state) };
}

function isPaid({ verdict }: LedgerState): boolean {
  return verdict.status === 'paid';
}

/** Nothing is done for a payment of an order before it is decided which one counts. */
function isDecided(state: LedgerState, winner: PaymentIds | null): boolean {
  return !isPaid(state) || state.onPaid === 'done' || winner?.impUid === state.verdict.impUid;
}

function isChanged(known: LedgerEntry | null, state: LedgerState): boolean {
  return (
    known === null ||
    !isSameVerdict(known.verdict, state.verdict) ||
    known.refunded !== state.refunded ||
    known.orderId !== state.orderId ||
    JSON.stringify(known.duplicates) !== JSON.stringify(state.duplicates)
  );
}

/**
 * An effect is performed with the record that was read, so that has to be the record of the state. What was paid when it was
 * settled is delivered for even when the order costs something else by now, and the verdict on the record is another.
 */
function matches(record: PaymentRecord, verdict: Verdict, state: LedgerState): boolean {
  if (isSameVerdict(state.verdict, verdict)) return true;
  const { impUid, amount } = record;
  return (
    hasMoney(record) &&
    state.verdict.status === 'paid' &&
    state.verdict.impUid === impUid &&
    state.verdict.amount === amount
  );
}

function attentionOf(known: LedgerEntry | null, state: LedgerState): Plan['attention'] {
  if (known !== null && isSameVerdict(known.verdict, state.verdict)) return null;
  if (state.verdict.status === 'mismatch') return 'mismatch';
  const isBack = known?.refunded === true && isOtherMoney(known, state);
  return isBack && state.onPaid !== 'none' ? 'paid-after-refund' : null;
}
