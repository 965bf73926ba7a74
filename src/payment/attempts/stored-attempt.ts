import type { Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';

/**
 * One attempt of this tab, kept in `sessionStorage` because a phone leaves the page to pay.
 * It holds no personal data: two ids, a count, a page, and whether the window answered.
 */
export interface StoredAttempt {
  merchantUid: string;
  /** PortOne's id, once the window or a return address named one. */
  impUid?: string | undefined;
  /** 1 for the first try on that page. */
  attempt: number;
  /** Path of the checkout page, or `BEGUN_ELSEWHERE`. */
  page: string;
  /** The window answered, or the phone came back, without an error: there may be money, so it is never called cancelled. */
  answered: boolean;
  /**
   * The server has said how it ended; an account that waits for its deposit has not. It is kept so that a reload of the
   * return page can show it again.
   */
  over: boolean;
}

/** In place of the page: another tab or browser began it, and this one came to know of it by the return address. */
export const BEGUN_ELSEWHERE = '';

const KEY = 'kiwoom-checkout:attempt';

/** One for each page, as far as memory serves: paying one order must not forget what became of another. */
const MOST = 8;

/** The newest first. Storage may be forbidden (private windows, sandboxed frames): then nothing is remembered. */
function readAll(): StoredAttempt[] {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(raw) ? raw.flatMap(toAttempt) : [];
  } catch {
    return [];
  }
}

function toAttempt(raw: unknown): StoredAttempt[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { merchantUid, impUid, attempt, page, answered, over } = raw as Partial<StoredAttempt>;
  if (typeof merchantUid !== 'string' || typeof attempt !== 'number' || typeof page !== 'string') return [];
  const id = typeof impUid === 'string' ? { impUid } : {};
  return [{ merchantUid, ...id, attempt, page, answered: answered === true, over: over === true }];
}

function writeAll(attempts: readonly StoredAttempt[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(attempts));
  } catch {
    // See readAll.
  }
}

/** The newest attempt of this tab, or the one with that number. */
export function readAttempt(merchantUid?: string): StoredAttempt | null {
  const all = readAll();
  return all.find((kept) => merchantUid === undefined || kept.merchantUid === merchantUid) ?? null;
}

/** Keeps it as the newest, in place of an older one of the same page. */
export function keepAttempt(attempt: StoredAttempt): void {
  const others = readAll().filter(
    ({ merchantUid, page }) => merchantUid !== attempt.merchantUid && page !== attempt.page,
  );
  writeAll([attempt, ...others].slice(0, MOST));
}

function changeAttempt(merchantUid: string, change: (kept: StoredAttempt) => Partial<StoredAttempt>): void {
  writeAll(readAll().map((kept) => (kept.merchantUid === merchantUid ? { ...kept, ...change(kept) } : kept)));
}

/** What the window, or the address a phone came back with, says of an attempt. A hint, kept for the next page. */
export interface Answered {
  merchantUid: string;
  impUid?: string | undefined;
  /** It spoke of an error: the attempt may still be called cancelled once the server saw no money. */
  failed: boolean;
}

export function keepAnswer({ merchantUid, impUid, failed }: Answered): void {
  changeAttempt(merchantUid, (kept) => ({ impUid: impUid ?? kept.impUid, answered: kept.answered || !failed }));
}

/**
 * Ends it when the server's word was its last. An account that waits for its deposit is not over: no page may offer a
 * second payment beside it.
 */
export function noteConclusion({ merchantUid, status }: Pick<Conclusion, 'merchantUid' | 'status'>): void {
  if (status !== 'awaiting-deposit') endAttempt(merchantUid);
}

export function endAttempt(merchantUid: string): void {
  changeAttempt(merchantUid, () => ({ over: true }));
}

/** How an attempt that is picked up again ended, as far as this tab knows. */
export function endingOfAttempt({ answered }: StoredAttempt): Ending {
  return { kind: answered ? 'answered' : 'left' };
}

/** Number of the next try on this page; counts on after a reload, so that an order number made from it stays new. */
export function nextAttemptNumber(): number {
  const kept = readAll().find(isOfThisPage);
  return kept ? kept.attempt + 1 : 1;
}

/** Attempts of this tab whose end nobody has seen: this page's own, and those of other pages. */
export function unfinishedAttempts(): { here: StoredAttempt | null; elsewhere: StoredAttempt[] } {
  const unfinished = readAll().filter(({ over }) => !over);
  return {
    here: unfinished.find(isOfThisPage) ?? null,
    elsewhere: unfinished.filter((kept) => !isOfThisPage(kept)),
  };
}

function isOfThisPage({ page }: StoredAttempt): boolean {
  return page === location.pathname;
}
