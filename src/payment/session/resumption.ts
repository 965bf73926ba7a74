import { endingOfAttempt } from '../attempts/attempt-store.ts';
import type { Ending } from '../machine/conclude.ts';
import type { CheckedAttempt, CheckOptions } from './attempt-polls.ts';
import type { OrderTurn } from './order-turn.ts';
import type { SessionParts } from './session-parts.ts';

interface Parts extends Omit<SessionParts, 'server'> {
  orderId: string | null;
  turn: OrderTurn | null;
  check(attempt: CheckedAttempt, ending: Ending, options?: CheckOptions): void;
}

/** Continues what an earlier session of this page, or an earlier page of this tab, left unfinished. */
export class Resumption {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Number of the attempt to resume, so that the one after it gets the next; else that of the next attempt. */
  firstAttempt(): number {
    const { orderId, page } = this.#parts;
    if (orderId === null) return 1;
    return page.attempts.unfinished(orderId).own?.attempt ?? page.attempts.nextNumber(orderId);
  }

  resume(): void {
    const { orderId, store, polls } = this.#parts;
    polls.resume();
    const { state } = store.read();
    if (state.status === 'paying') this.#rejoin(state.order.merchantUid);
    else if (state.status === 'verifying' || state.status === 'unconfirmed') this.#rejoin(state.merchantUid);
    else if (state.status === 'preparing' && orderId !== null) this.#resumeStored(orderId);
  }

  #resumeStored(orderId: string): void {
    const { page, polls } = this.#parts;
    const { own, others } = page.attempts.unfinished(orderId);
    for (const attempt of others) {
      // An open window has no result yet; the session that opened it verifies it when it answers.
      if (page.currentRun()?.merchantUid === attempt.merchantUid) continue;
      if (attempt.orderId === orderId) polls.watch(attempt, page.attempts.watchLeft(attempt));
      else polls.settle(attempt);
    }
    if (own) this.#rejoin(own.merchantUid, { resumed: true });
  }

  /** Follows the window of that attempt while it is open, else verifies the attempt. */
  #rejoin(merchantUid: string, options?: CheckOptions): void {
    const { page, store, polls, window, turn, check } = this.#parts;
    if (polls.has(merchantUid)) return;
    turn?.take(merchantUid, store.read().attempt);
    const order = window.rejoin(merchantUid);
    if (order) return store.dispatch({ type: 'rejoin', order });
    const stored = page.attempts.read(merchantUid);
    check(stored ?? { merchantUid }, stored ? endingOfAttempt(stored) : { kind: 'left' }, options);
  }
}
