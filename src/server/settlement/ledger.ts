import type { Verdict } from '../../schema/verdict.ts';

/** What the shop does about a verdict, each at most once per order; named as the functions of `orders`. */
export type Effect = 'onDepositPending' | 'onPaid' | 'onRefunded';

/** `claimed` means begun: it is under way, or it threw, or its process died. */
export type EffectState = 'none' | 'claimed' | 'done';

/** What is known of an order's payment, and what was done about it. Times are unix milliseconds. */
export interface LedgerState {
  verdict: Verdict;
  /** The verdict `cancelled` came of money given back, not of a shopper who changed their mind. */
  refunded: boolean;
  onDepositPending: EffectState;
  onPaid: EffectState;
  onRefunded: EffectState;
  /** Who is doing the effect that is due; nobody once `claimedUntil` has passed. */
  claimedBy: string | null;
  claimedUntil: number | null;
  /** From when `sweep` has to look at it; null when it never has to. */
  dueAt: number | null;
  /** When the attempt began: how often and how long `sweep` looks counts from it. A charge without a window begins anew. */
  createdAt: number;
  updatedAt: number;
}

export interface LedgerEntry extends LedgerState {
  merchantUid: string;
  /** 1 when created, then one more at each change. */
  version: number;
}

/**
 * Where verdicts and effects are kept, shared by all processes of a shop. It knows no rules: those are `settle`'s.
 * Every function may reject when the store is unreachable.
 */
export interface Ledger {
  read(merchantUid: string): Promise<LedgerEntry | null>;
  /**
   * Writes `next` if the entry still has `expectedVersion`, atomically; 0 expects that there is none.
   * False, and no change, when somebody else was first. This alone is what makes "once" hold.
   */
  compareAndSet(merchantUid: string, expectedVersion: number, next: LedgerState): Promise<boolean>;
  /** Entries with `dueAt` at or before the time given (unix milliseconds), the longest due first. */
  listUnfinished(due: { dueBefore: number; limit: number }): Promise<LedgerEntry[]>;
}
