import type { Ending } from './conclude.ts';

/**
 * The attempt that is under way, kept in `sessionStorage` because a phone leaves the page to pay.
 * It holds no personal data: two ids, a count, a page, and whether the window answered.
 */
export interface StoredAttempt {
  merchantUid: string;
  /** PortOne's id, once the window or a return address named one. */
  impUid?: string | undefined;
  /** 1 for the first try on that page. */
  attempt: number;
  /** Path of the checkout page. */
  page: string;
  /** The window answered, or the phone came back, without an error: there may be money, so it is never called cancelled. */
  answered: boolean;
  /** The server has said how it ended (an account that waits for its deposit has not ended); it is kept so that a reload of the return page can show it again. */
  over: boolean;
}

const KEY = 'kiwoom-checkout:attempt';

/** Storage may be forbidden (private windows, sandboxed frames): then a return is read from the address alone. */
export function readAttempt(): StoredAttempt | null {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { merchantUid, impUid, attempt, page, answered, over } = raw as Partial<StoredAttempt>;
    if (typeof merchantUid !== 'string' || typeof attempt !== 'number' || typeof page !== 'string') return null;
    const id = typeof impUid === 'string' ? { impUid } : {};
    return { merchantUid, ...id, attempt, page, answered: answered === true, over: over === true };
  } catch {
    return null;
  }
}

export function keepAttempt(attempt: StoredAttempt): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(attempt));
  } catch {
    // See readAttempt.
  }
}

/** What the window, or the address a phone came back with, says of an attempt. A hint, kept for the next page. */
export interface Answered {
  merchantUid: string;
  impUid?: string | undefined;
  /** It spoke of an error: the attempt may still be called cancelled once the server saw no money. */
  failed: boolean;
}

export function keepAnswer({ merchantUid, impUid, failed }: Answered): void {
  const kept = readAttempt();
  if (kept?.merchantUid !== merchantUid) return;
  keepAttempt({ ...kept, impUid: impUid ?? kept.impUid, answered: kept.answered || !failed });
}

export function endAttempt(merchantUid: string): void {
  const kept = readAttempt();
  if (kept?.merchantUid === merchantUid && !kept.over) keepAttempt({ ...kept, over: true });
}

/** How an attempt that is picked up again ended, as far as this tab knows. */
export function endingOfAttempt({ answered }: StoredAttempt): Ending {
  return { kind: answered ? 'answered' : 'left' };
}

/** Number of the next try on this page; counts on after a reload, so that an order number made from it stays new. */
export function nextAttemptNumber(): number {
  const kept = readAttempt();
  return kept && kept.page === location.pathname ? kept.attempt + 1 : 1;
}

/** An attempt of this tab whose end nobody has seen. */
export function unfinishedAttempt(): StoredAttempt | null {
  const kept = readAttempt();
  return kept && !kept.over ? kept : null;
}
