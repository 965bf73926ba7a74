import type { Duplicate, Verdict } from '../../schema/verdict.ts';

/** What the shop does about a verdict, named as the functions of `orders`. */
export type Effect = 'onDepositPending' | 'onPaid' | 'onRefunded';

/** `claimed` means started: it is running, or it threw, or its process died. */
export type EffectState = 'none' | 'claimed' | 'done';

/** A payment made under an attempt although the order was paid by another payment. */
export interface DuplicatePayment {
  impUid: string;
  /** Won. */
  amount: number;
  refund: Duplicate['refund'];
  /** Reported to `onError`. */
  isReported: boolean;
}

/** What is known of an attempt's payment, and what was done about it. Times are unix milliseconds. */
export interface LedgerState {
  /** The shop's number of the order; the merchantUid where the shop gives none. */
  orderId: string;
  verdict: Verdict;
  /** Money was paid and all of it went back; tells it from a shopper who cancelled. */
  refunded: boolean;
  onDepositPending: EffectState;
  onPaid: EffectState;
  onRefunded: EffectState;
  /** Won: the refunded sum for which `onRefunded` is done. */
  refundReported: number;
  /** Money that does not match the order cannot be refunded automatically, and was reported to `onError`. */
  refundNeeded: boolean;
  duplicates: DuplicatePayment[];
  /** Who is performing the pending effect; no process once `claimedUntil` has passed. */
  claimedBy: string | null;
  claimedUntil: number | null;
  /** From when `sweep` has to check it; null for never. */
  dueAt: number | null;
  /** When the attempt started. How often and how long `sweep` checks counts from it. A new charge starts it again. */
  createdAt: number;
  updatedAt: number;
}

export interface LedgerEntry extends LedgerState {
  merchantUid: string;
  /** 1 when created, then one more at each change. */
  version: number;
}

/** A row that this version cannot read: a newer version wrote it, or it is damaged. */
export interface UnreadableEntry {
  merchantUid: string;
  /** Why. Contains no data of the row. */
  unreadable: string;
}

export interface PaymentIds {
  merchantUid: string;
  impUid: string;
}

/** Which payment paid for an order. Times are unix milliseconds. */
export interface OrderState {
  winner: PaymentIds;
  updatedAt: number;
}

export interface OrderEntry extends OrderState {
  orderId: string;
  version: number;
}

/** A webhook about an order that `orders.find` did not know. Times are unix milliseconds. */
export interface UnknownReport {
  merchantUid: string;
  impUid: string | null;
  dueAt: number;
  createdAt: number;
}

/** Events of one key within the current window. */
export interface EventCount {
  count: number;
  /** Unix milliseconds: when the count starts again at 0. */
  resetsAt: number;
}

/**
 * Where verdicts and effects are stored, shared by all processes of a shop. It contains no rules: those are `settle`'s.
 * Every function may reject when the store cannot be reached.
 */
export interface Ledger {
  /** Unix milliseconds by the clock of the store, which is the same for all processes. */
  now(): Promise<number>;
  read(merchantUid: string): Promise<LedgerEntry | null>;
  /**
   * Writes `next` if the entry still has `expectedVersion`, atomically; 0 expects that there is none.
   * False, and no change, when another process was first. This alone makes "once" hold.
   */
  compareAndSet(merchantUid: string, expectedVersion: number, next: LedgerState): Promise<boolean>;
  /** Up to `limit` entries due at `dueBefore` (unix milliseconds), the longest due first, and unreadable ones beside them. */
  listUnfinished(due: { dueBefore: number; limit: number }): Promise<(LedgerEntry | UnreadableEntry)[]>;
  /** The newest attempts at an order, the newest first. */
  listAttempts(orderId: string, options: { limit: number }): Promise<LedgerEntry[]>;
  readOrder(orderId: string): Promise<OrderEntry | null>;
  /** As `compareAndSet`, for the row that decides which payment paid for the order. */
  compareAndSetOrder(orderId: string, expectedVersion: number, next: OrderState): Promise<boolean>;
  /** Stores a report. One for the same merchantUid is replaced, but keeps its `createdAt`. */
  storeReport(report: UnknownReport): Promise<void>;
  /** Reports due at `dueBefore` (unix milliseconds), the longest due first. */
  listReports(due: { dueBefore: number; limit: number }): Promise<UnknownReport[]>;
  deleteReport(merchantUid: string): Promise<void>;
  /**
   * Adds one event of `key`, atomically. The first event starts a window of `windowMs` milliseconds; an event after its
   * end starts the next.
   */
  addEvent(key: string, options: { windowMs: number; at: number }): Promise<EventCount>;
  /** Takes one event of `key` back, atomically, in the window that ends at `resetsAt`; changes nothing where that is over. */
  removeEvent(key: string, options: { resetsAt: number }): Promise<void>;
  /** The events of `key` in the window that contains `at`. */
  readEvents(key: string, options: { at: number }): Promise<EventCount>;
}
