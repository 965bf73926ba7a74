/**
 * The attempt that is under way, kept in `sessionStorage` because a phone leaves the page to pay.
 * It holds no personal data: an order number, a count and a page.
 */
export interface StoredAttempt {
  merchantUid: string;
  /** 1 for the first try on that page. */
  attempt: number;
  /** Path of the checkout page. */
  page: string;
  /** The server has said how it ended; it is kept so that a reload of the return page can show it again. */
  over: boolean;
}

const KEY = 'kiwoom-checkout:attempt';

/** Storage may be forbidden (private windows, sandboxed frames): then a return is read from the address alone. */
export function readAttempt(): StoredAttempt | null {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { merchantUid, attempt, page, over } = raw as Partial<StoredAttempt>;
    if (typeof merchantUid !== 'string' || typeof attempt !== 'number' || typeof page !== 'string') return null;
    return { merchantUid, attempt, page, over: over === true };
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

export function endAttempt(merchantUid: string): void {
  const kept = readAttempt();
  if (kept?.merchantUid === merchantUid && !kept.over) keepAttempt({ ...kept, over: true });
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
