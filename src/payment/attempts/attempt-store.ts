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
  /** The server has seen no money and named no end: another attempt may start, while this one is watched on. */
  silent?: boolean | undefined;
  /** The server's verdict was final. Stored on, so that a reload of the return page can show it again. */
  over: boolean;
  /** When it was last known to be alive, in milliseconds of this browser's clock. */
  seenAt?: number | undefined;
}

/** What the window, or the address a phone came back with, reports of an attempt. A hint, stored for the next page. */
export interface ReportedAnswer {
  merchantUid: string;
  impUid?: string | undefined;
  /** It reported an error: the attempt may still be called cancelled once the server saw no money. */
  failed: boolean;
}

const KEY = 'kiwoom-checkout:attempts';
const MAX_STORED_ATTEMPTS = 16;

/** An attempt that ended by silence is watched this long after its last sign; then the server's sweep has it. */
export const MAX_WATCH_MS = 30 * 60_000;

/** The attempts of one tab, newest first. */
export class AttemptStore {
  readonly #storage: () => Storage;
  readonly #now: () => number;

  /** @param storage may throw where storage is forbidden (private windows, sandboxed frames): nothing is stored then. */
  constructor(storage: () => Storage, now: () => number = () => Date.now()) {
    this.#storage = storage;
    this.#now = now;
  }

  /** The attempt with that number, or the newest of the tab. */
  read(merchantUid?: string): StoredAttempt | null {
    return this.#readAll().find((stored) => merchantUid === undefined || stored.merchantUid === merchantUid) ?? null;
  }

  /** Stores it as the newest. */
  add(attempt: StoredAttempt): void {
    const others = this.#readAll().filter(({ merchantUid }) => merchantUid !== attempt.merchantUid);
    this.#writeAll([{ seenAt: this.#now(), ...attempt }, ...others].slice(0, MAX_STORED_ATTEMPTS));
  }

  addAnswer({ merchantUid, impUid, failed }: ReportedAnswer): void {
    this.#update(merchantUid, (stored) => ({
      impUid: impUid ?? stored.impUid,
      answered: stored.answered || !failed,
      seenAt: this.#now(),
    }));
  }

  /**
   * @param isFinal the conclusion follows from the server's record. Otherwise the record is silent, and the attempt is
   *   watched on. An account that waits for its deposit does not end it: no page may offer a second payment beside it.
   */
  addConclusion({ merchantUid, status }: Pick<Conclusion, 'merchantUid' | 'status'>, isFinal: boolean): void {
    if (isFinal) this.end(merchantUid);
    else if (status !== 'awaiting-deposit') this.#update(merchantUid, () => ({ silent: true }));
  }

  end(merchantUid: string): void {
    this.#update(merchantUid, () => ({ over: true }));
  }

  /** Number of the order's next attempt. Continues after a reload, so that a `merchantUid` made from it stays unique. */
  nextNumber(orderId: string): number {
    const numbers = this.#readAll().flatMap((stored) => (stored.orderId === orderId ? [stored.attempt] : []));
    return Math.max(0, ...numbers) + 1;
  }

  /**
   * Attempts without a final verdict: the one of this order whose result must be known before another may start, and all
   * others that may still be paid.
   */
  unfinished(orderId: string): { own: StoredAttempt | null; others: StoredAttempt[] } {
    const unfinished = this.#readAll().filter((stored) => !stored.over && this.watchLeft(stored) > 0);
    const own = unfinished.find((stored) => stored.orderId === orderId && !stored.silent) ?? null;
    return { own, others: unfinished.filter((stored) => stored !== own) };
  }

  /** Milliseconds for which an attempt is still to be watched. A clock that was set back does not make them more. */
  watchLeft({ silent, seenAt }: StoredAttempt): number {
    if (!silent || seenAt === undefined) return MAX_WATCH_MS;
    return MAX_WATCH_MS - Math.max(0, this.#now() - seenAt);
  }

  #update(merchantUid: string, change: (stored: StoredAttempt) => Partial<StoredAttempt>): void {
    const all = this.#readAll();
    if (!all.some((stored) => stored.merchantUid === merchantUid)) return;
    this.#writeAll(
      all.map((stored) => (stored.merchantUid === merchantUid ? { ...stored, ...change(stored) } : stored)),
    );
  }

  #readAll(): StoredAttempt[] {
    try {
      const raw: unknown = JSON.parse(this.#storage().getItem(KEY) ?? '[]');
      return Array.isArray(raw) ? raw.flatMap(parseAttempt) : [];
    } catch {
      return [];
    }
  }

  #writeAll(attempts: readonly StoredAttempt[]): void {
    try {
      this.#storage().setItem(KEY, JSON.stringify(attempts));
    } catch {
      // Forbidden or full: nothing survives a reload.
    }
  }
}

function parseAttempt(raw: unknown): StoredAttempt[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { orderId, merchantUid, impUid, attempt, answered, silent, over, seenAt } = raw as Partial<StoredAttempt>;
  if (typeof merchantUid !== 'string' || typeof attempt !== 'number') return [];
  return [
    {
      orderId: typeof orderId === 'string' ? orderId : null,
      merchantUid,
      ...(typeof impUid === 'string' ? { impUid } : {}),
      attempt,
      answered: answered === true,
      ...(silent === true ? { silent } : {}),
      over: over === true,
      ...(typeof seenAt === 'number' ? { seenAt } : {}),
    },
  ];
}

/** How a stored attempt ended, as far as this tab knows. */
export function endingOfAttempt({ answered }: StoredAttempt): Ending {
  return { kind: answered ? 'answered' : 'left' };
}

/** The attempts of this tab. */
export const tabAttempts = new AttemptStore(() => sessionStorage);
