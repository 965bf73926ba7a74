import { endingOfAttempt, MAX_WATCH_MS, type StoredAttempt } from '../attempts/attempt-store.ts';
import type { Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { isFinalRefusal, type Verify } from './ask-server.ts';
import type { Page } from './page.ts';
import { Poll, type PollOptions } from './poll-attempt.ts';

export interface CheckedAttempt {
  merchantUid: string;
  impUid?: string | undefined;
}

export interface CheckOptions {
  /** It is of an earlier visit: where the server does not know it, the page prepares another. */
  resumed?: boolean | undefined;
}

interface PollEvents {
  onConclusion(conclusion: Conclusion): void;
  onUnconfirmed(merchantUid: string): void;
  /** The server does not know the attempt that was resumed. */
  onDropped(merchantUid: string): void;
}

/** All questions of one session about attempts: one poll for each attempt that may still be paid. */
export class AttemptPolls {
  readonly #page: Page;
  readonly #verify: Verify;
  readonly #events: PollEvents;
  readonly #polls = new Map<string, Poll>();
  #interrupted: PollOptions[] = [];
  #account: Conclusion | null = null;

  constructor(page: Page, verify: Verify, events: PollEvents) {
    this.#page = page;
    this.#verify = verify;
    this.#events = events;
  }

  /** Polls an attempt whose result the shopper waits for. */
  check({ merchantUid, impUid }: CheckedAttempt, ending: Ending, { resumed = false }: CheckOptions = {}): void {
    this.#start({
      ...this.#common({ merchantUid, impUid }),
      ending,
      phase: 'result',
      watchFor: MAX_WATCH_MS,
      onUnconfirmed: () => this.#events.onUnconfirmed(merchantUid),
      onNoVerdict: (reason) => resumed && isFinalRefusal(reason, ending) && this.#drop(merchantUid),
    });
  }

  /** Polls an account that waits for its deposit. */
  watchDeposit(attempt: CheckedAttempt): void {
    this.#start({
      ...this.#common(attempt),
      ending: { kind: 'answered' },
      phase: 'deposit',
      watchFor: MAX_WATCH_MS,
    });
  }

  /** Polls an attempt that may still be paid, although the shopper left it. */
  watch(attempt: CheckedAttempt, watchFor = MAX_WATCH_MS): void {
    const { merchantUid } = attempt;
    if (this.#polls.has(merchantUid)) return;
    this.#start({
      ...this.#common(attempt),
      ending: { kind: 'left' },
      phase: 'watch',
      watchFor,
      onNoVerdict: (reason) => reason === 'order-not-found' && this.#end(merchantUid),
    });
  }

  /** Polls an attempt of another order, so that the server settles it. It never changes the state. */
  settle(attempt: StoredAttempt): void {
    const { merchantUid, impUid } = attempt;
    const ending = endingOfAttempt(attempt);
    this.#start({
      ...this.#common({ merchantUid, impUid }),
      ending,
      phase: attempt.silent ? 'watch' : 'result',
      watchFor: this.#page.attempts.watchLeft(attempt),
      onConclusion: (conclusion, isFinal) => this.#page.attempts.addConclusion(conclusion, isFinal),
      onNoVerdict: (reason) => isFinalRefusal(reason, ending) && this.#end(merchantUid),
    });
  }

  /** Continues what `stop` interrupted. */
  resume(): void {
    for (const options of this.#interrupted.splice(0)) {
      if (!this.#polls.has(options.merchantUid)) this.#start(options);
    }
  }

  /** The account that waits for its deposit. */
  account(): Conclusion | null {
    return this.#account;
  }

  has(merchantUid: string): boolean {
    return this.#polls.has(merchantUid);
  }

  checkNow(): void {
    for (const poll of this.#polls.values()) poll.checkNow();
  }

  stop(): void {
    for (const poll of this.#polls.values()) {
      poll.stop();
      this.#interrupted.push(poll.options);
    }
    this.#polls.clear();
  }

  #common({
    merchantUid,
    impUid,
  }: CheckedAttempt): Pick<PollOptions, 'merchantUid' | 'impUid' | 'verify' | 'page' | 'onConclusion'> {
    const onConclusion = (conclusion: Conclusion, isFinal: boolean) => {
      if (isFinal) this.#polls.delete(merchantUid);
      if (conclusion.status === 'awaiting-deposit') this.#account = conclusion;
      else if (this.#account?.merchantUid === merchantUid) this.#account = null;
      this.#page.attempts.addConclusion(conclusion, isFinal);
      this.#events.onConclusion(conclusion);
    };
    return { merchantUid, impUid, verify: this.#verify, page: this.#page, onConclusion };
  }

  #start(options: PollOptions): void {
    this.#polls.get(options.merchantUid)?.stop();
    this.#polls.set(options.merchantUid, new Poll(options));
  }

  /** An attempt of an earlier visit that the server does not know must not block this page forever. */
  #drop(merchantUid: string): true {
    this.#end(merchantUid);
    this.#events.onDropped(merchantUid);
    return true;
  }

  #end(merchantUid: string): true {
    this.#polls.delete(merchantUid);
    this.#page.attempts.end(merchantUid);
    return true;
  }
}
