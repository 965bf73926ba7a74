import { backoff, pause } from '../portone/deadline.ts';
import { type DueRules, dueAt } from './due.ts';
import type { Effect, Ledger, LedgerEntry, LedgerState } from './ledger.ts';
import { change, stateOf } from './ledger-change.ts';
import type { Clock } from './settlement-options.ts';

interface RecordEffect {
  ledger: Ledger;
  clock: Clock;
  /** As it was claimed. */
  entry: LedgerEntry;
  by: string;
  effect: Effect;
  isDone: boolean;
  /** Won, of the record the effect was called with. */
  refunded: number;
  /** Milliseconds that the claim lasts. */
  lease: number;
  recheck: DueRules;
}

/** Tried at least this often, however short the lease is. */
const MIN_TRIES = 4;

/**
 * Records the end of an effect. Retried until the lease expires: an effect that is done and not recorded is performed
 * again after it.
 * @throws what the ledger throws
 */
export async function recordEffect(options: RecordEffect): Promise<LedgerEntry> {
  const { ledger, clock, entry, lease } = options;
  const startedAt = performance.now();
  for (let tried = 1; ; tried += 1) {
    try {
      const { entry: ended } = await change({ ledger, clock }, entry.merchantUid, (known, at) => ({
        next: endedState(known ?? entry, at, options),
      }));
      return ended;
    } catch (error) {
      const isOver = performance.now() - startedAt >= lease;
      if (isOver && tried >= MIN_TRIES) throw error;
      await pause(backoff(tried - 1));
    }
  }
}

function endedState(known: LedgerEntry, at: number, options: RecordEffect): LedgerState | null {
  const { by, effect, isDone, refunded, recheck } = options;
  const state = stateOf(known);
  const isMine = state.claimedBy === by;
  // Done is done, even when the lease ended and another process started it again; but the claim is that process's.
  if (!isMine && !isDone) return null;
  const ended: LedgerState = {
    ...state,
    ...(isMine ? { claimedBy: null, claimedUntil: null } : {}),
    ...(isDone ? { [effect]: 'done' as const } : {}),
    ...(isDone && effect === 'onRefunded' ? { refundReported: Math.max(refunded, state.refundReported) } : {}),
  };
  return { ...ended, dueAt: dueAt(ended, at, recheck), updatedAt: at };
}
