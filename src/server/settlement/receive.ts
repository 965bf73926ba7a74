import { mayReplace, type Reported } from './effects.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { stateOf } from './ledger-change.ts';

/** The state of an attempt that was not reported yet. Times are unix milliseconds. */
export function newState(next: Reported, { orderId, at }: { orderId: string; at: number }): LedgerState {
  return {
    ...next,
    orderId,
    onDepositPending: 'none',
    onPaid: 'none',
    onRefunded: 'none',
    refundReported: 0,
    refundNeeded: false,
    duplicates: [],
    claimedBy: null,
    claimedUntil: null,
    dueAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** The state after a report; without a stored entry, a first one. */
export function receive(
  known: LedgerEntry | null,
  next: Reported,
  first: { orderId: string; at: number },
): LedgerState {
  if (known === null) return newState(next, first);
  const state = stateOf(known);
  return mayReplace(known, next) ? { ...state, ...next } : state;
}
