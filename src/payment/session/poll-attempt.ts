import type { CompleteRequest, Verdict } from '../../schema/verdict.ts';
import { conclude, type Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { askServer, NoVerdict, type NoVerdictReason, type Verify } from './ask-server.ts';
import type { Page } from './page.ts';
import { createPause } from './pause.ts';

/**
 * - `result`: the shopper waits for the result.
 * - `deposit`: a virtual account waits for its deposit, which takes hours.
 * - `watch`: nothing is paid and the shopper may go on, but a window may still be open somewhere.
 */
export type PollPhase = 'result' | 'deposit' | 'watch';

/** Milliseconds before the n-th request of a phase, from 0. */
const DELAYS: Readonly<Record<PollPhase, (n: number) => number>> = {
  result: (n) => (n === 0 ? 0 : Math.min(1_000 * 1.5 ** (n - 1), 30_000)),
  deposit: (n) => Math.min(10_000 * 1.3 ** n, 60_000),
  watch: () => 20_000,
};

export interface PollOptions extends CompleteRequest {
  ending: Ending;
  verify: Verify;
  page: Pick<Page, 'isVisible' | 'isOffline' | 'onReturn'>;
  phase: PollPhase;
  /** Milliseconds after which the `watch` phase ends. */
  watchFor: number;
  /**
   * Each conclusion that differs from the one before. `isFinal`: it follows from the server's record, and the polling is over.
   * Otherwise it continues, in another phase.
   */
  onConclusion(conclusion: Conclusion, isFinal: boolean): void;
  /** Several requests brought no verdict, or none but `unpaid`. Reported once; the polling continues. */
  onUnconfirmed?: (() => void) | undefined;
  /** The server gives no verdict. Returns whether that ends the polling. */
  onNoVerdict?: ((reason: NoVerdictReason) => boolean) | undefined;
}

const UNANSWERED_BEFORE_UNCONFIRMED = 3;
const UNPAID_BEFORE_UNCONFIRMED = 5;

/** Asks the server about one attempt until its record says how it ended. Silence alone leads to no final conclusion. */
export class Poll {
  readonly #options: PollOptions;
  readonly #stopping = new AbortController();
  readonly #pause = createPause(this.#stopping.signal);
  #phase: PollPhase;
  #requests = 0;
  #unpaid = 0;
  #unanswered = 0;
  #last: Conclusion | null = null;

  constructor(options: PollOptions) {
    this.#options = options;
    this.#phase = options.phase;
    const stopListening = options.page.onReturn(this.#pause.end);
    this.#stopping.signal.addEventListener('abort', stopListening);
    void this.#run();
  }

  get options(): PollOptions {
    return { ...this.#options, phase: this.#phase };
  }

  /** Asks now rather than after the current pause. */
  checkNow(): void {
    this.#pause.end();
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #run(): Promise<void> {
    const { merchantUid, impUid, verify, page, watchFor } = this.#options;
    const { signal } = this.#stopping;
    const startedAt = performance.now();
    while (!signal.aborted) {
      const delay = DELAYS[this.#phase](this.#requests);
      this.#requests += 1;
      if (delay > 0) await this.#pause.wait(delay);
      if (signal.aborted) return;
      if (this.#phase === 'watch' && performance.now() - startedAt > watchFor) return this.stop();
      if (this.#phase !== 'result' && (!page.isVisible() || page.isOffline())) continue;
      const answer = await askServer(verify, { merchantUid, ...(impUid ? { impUid } : {}) }, signal);
      if (!signal.aborted) this.#judge(answer);
    }
  }

  #judge(answer: Verdict | NoVerdict | null): void {
    const { merchantUid, ending, onNoVerdict, onUnconfirmed } = this.#options;
    if (answer instanceof NoVerdict && onNoVerdict?.(answer.reason)) return this.stop();
    if (answer === null || answer instanceof NoVerdict || answer.merchantUid !== merchantUid) {
      this.#unanswered += 1;
    } else {
      const conclusion = conclude(answer, ending, this.#phase === 'watch' ? Number.POSITIVE_INFINITY : this.#unpaid);
      if (conclusion) return this.#report(conclusion, answer.status !== 'unpaid');
      this.#unpaid += 1;
      this.#unanswered = 0;
    }
    const isUnconfirmed =
      this.#unanswered === UNANSWERED_BEFORE_UNCONFIRMED || this.#unpaid === UNPAID_BEFORE_UNCONFIRMED;
    if (isUnconfirmed && this.#phase === 'result') onUnconfirmed?.();
  }

  #report(conclusion: Conclusion, isByRecord: boolean): void {
    const isDeposit = conclusion.status === 'awaiting-deposit';
    const isFinal = isByRecord && !isDeposit;
    const isAwaited = isDeposit && this.#phase === 'deposit';
    const isNews = isFinal || !(isAwaited || isSame(conclusion, this.#last));
    this.#last = conclusion;
    if (isFinal) this.stop();
    else this.#enter(isDeposit ? 'deposit' : 'watch');
    if (isNews) this.#options.onConclusion(conclusion, isFinal);
  }

  #enter(phase: PollPhase): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#requests = 0;
  }
}

function isSame(one: Conclusion, other: Conclusion | null): boolean {
  return one.status === other?.status && isOpen(one) === isOpen(other);
}

function isOpen(conclusion: Conclusion): boolean {
  return 'open' in conclusion && conclusion.open === true;
}
