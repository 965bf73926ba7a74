import type { Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';

/**
 * One attempt to pay an order, stored in `sessionStorage`: a phone leaves the page to pay, and after a reload no other
 * payment may start before the result of this one is known. It holds no personal data and nothing of a card.
 */
export interface StoredAttempt {
  /** The shop's order it belongs to. Null: another tab or browser began it, and this one read of it in a return address. */
  orderId: string | null;
  merchantUid: string;
  /** PortOne's id, once the window or a return address named one. */
  impUid?: string | undefined;
  /** 1 for the first attempt of the order in this tab. */
  attempt: number;
  /** The window answered without an error, or a charge was sent: there may be money, so it is never called cancelled. */
  answered: boolean;
  /** The server's verdict was final. Stored on, so that a reload of the return page can show it again. */
  over: boolean;
}

const KEY = 'kiwoom-checkout:attempts';
const MAX_STORED_ATTEMPTS = 16;

/** Newest first. Storage may be forbidden (private windows, sandboxed frames): then nothing survives a reload. */
function readAll(): StoredAttempt[] {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(raw) ? raw.flatMap(parseAttempt) : [];
  } catch {
    return [];
  }
}

function parseAttempt(raw: unknown): StoredAttempt[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { orderId, merchantUid, impUid, attempt, answered, over } = raw as Partial<StoredAttempt>;
  if (typeof merchantUid !== 'string' || typeof attempt !== 'number') return [];
  return [
    {
      orderId: typeof orderId === 'string' ? orderId : null,
      merchantUid,
      ...(typeof impUid === 'string' ? { impUid } : {}),
      attempt,
      answered: answered === true,
      over: over === true,
    },
  ];
}

function writeAll(attempts: readonly StoredAttempt[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(attempts));
  } catch {
    // See readAll.
  }
}

/** The attempt with that number, or the newest of this tab. */
export function readAttempt(merchantUid?: string): StoredAttempt | null {
  return readAll().find((stored) => merchantUid === undefined || stored.merchantUid === merchantUid) ?? null;
}

/** Stores it as the newest. */
export function storeAttempt(attempt: StoredAttempt): void {
  const others = readAll().filter(({ merchantUid }) => merchantUid !== attempt.merchantUid);
  writeAll([attempt, ...others].slice(0, MAX_STORED_ATTEMPTS));
}

function updateAttempt(merchantUid: string, change: (stored: StoredAttempt) => Partial<StoredAttempt>): void {
  writeAll(readAll().map((stored) => (stored.merchantUid === merchantUid ? { ...stored, ...change(stored) } : stored)));
}

/** What the window, or the address a phone came back with, reports of an attempt. A hint, stored for the next page. */
export interface ReportedAnswer {
  merchantUid: string;
  impUid?: string | undefined;
  /** It reported an error: the attempt may still be called cancelled once the server saw no money. */
  failed: boolean;
}

export function storeAnswer({ merchantUid, impUid, failed }: ReportedAnswer): void {
  updateAttempt(merchantUid, (stored) => ({
    impUid: impUid ?? stored.impUid,
    answered: stored.answered || !failed,
  }));
}

/**
 * Ends the attempt where the conclusion is final. An account that waits for its deposit is not: no page may offer a
 * second payment beside it.
 */
export function storeConclusion({ merchantUid, status }: Pick<Conclusion, 'merchantUid' | 'status'>): void {
  if (status !== 'awaiting-deposit') endAttempt(merchantUid);
}

export function endAttempt(merchantUid: string): void {
  updateAttempt(merchantUid, () => ({ over: true }));
}

/** How a stored attempt ended, as far as this tab knows. */
export function endingOfAttempt({ answered }: StoredAttempt): Ending {
  return { kind: answered ? 'answered' : 'left' };
}

/** Number of the order's next attempt. Continues after a reload, so that a `merchantUid` made from it stays unique. */
export function nextAttemptNumber(orderId: string): number {
  return Math.max(0, ...readAll().flatMap((stored) => (stored.orderId === orderId ? [stored.attempt] : []))) + 1;
}

/** Attempts of this tab without a final verdict: the newest of this order, and all others. */
export function unfinishedAttempts(orderId: string): { own: StoredAttempt | null; others: StoredAttempt[] } {
  const unfinished = readAll().filter(({ over }) => !over);
  const own = unfinished.find((stored) => stored.orderId === orderId) ?? null;
  return { own, others: unfinished.filter((stored) => stored !== own) };
}
