import { endAttempt, endingOfAttempt, type StoredAttempt, storeConclusion } from '../attempts/stored-attempt.ts';
import type { Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { isFinalRefusal, type Verify } from './ask-server.ts';
import { DEPOSIT_PACE, type Poll, pollAttempt, RESULT_PACE } from './poll-attempt.ts';
import type { SessionStore } from './session-store.ts';

export interface CheckedAttempt {
  merchantUid: string;
  impUid?: string | undefined;
}

export interface CheckOptions {
  /** It is of an earlier visit: where the server does not know it, the page prepares another. */
  resumed?: boolean | undefined;
}

/** All questions of one session to the server. */
export class VerdictChecks {
  readonly #store: SessionStore;
  readonly #verify: Verify;
  #current: Poll | null = null;
  #others: Poll[] = [];
  #lastCheck: [CheckedAttempt, Ending, CheckOptions] | null = null;

  constructor(store: SessionStore, verify: Verify) {
    this.#store = store;
    this.#verify = verify;
  }

  /** Asks about the session's own attempt until its result is known; the state follows the answers. */
  check({ merchantUid, impUid }: CheckedAttempt, ending: Ending, { resumed = false }: CheckOptions = {}): void {
    this.#current?.stop();
    this.#lastCheck = [{ merchantUid, impUid }, ending, { resumed }];
    this.#store.dispatch({ type: 'verify', merchantUid, ...(impUid ? { impUid } : {}) });
    this.#current = pollAttempt({
      merchantUid,
      impUid,
      ending,
      verify: this.#verify,
      pace: RESULT_PACE,
      onConclusion: (conclusion) => this.#conclude(conclusion),
      onUnconfirmed: () => this.#store.dispatch({ type: 'unconfirmed' }),
      onNoVerdict: (reason) => resumed && isFinalRefusal(reason, ending) && this.#drop(merchantUid),
    });
  }

  /** Asks about other attempts, so that the server settles their orders. They never change the state. */
  settleOthers(attempts: readonly StoredAttempt[]): void {
    for (const poll of this.#others) poll.stop();
    this.#others = attempts.map((attempt) => this.#settle(attempt));
  }

  /** Continues what `stop` interrupted. False where nothing was: the state waits for something else. */
  resume(): boolean {
    const { state } = this.#store.read();
    if (state.status === 'awaiting-deposit') {
      this.#watchDeposit(state);
      return true;
    }
    const isOpen = state.status === 'verifying' || state.status === 'unconfirmed';
    if (!isOpen || this.#lastCheck?.[0].merchantUid !== state.merchantUid) return false;
    this.check(...this.#lastCheck);
    return true;
  }

  checkNow(): void {
    this.#current?.checkNow();
  }

  stop(): void {
    this.#current?.stop();
    for (const poll of this.#others) poll.stop();
    this.#current = null;
    this.#others = [];
  }

  #conclude(conclusion: Conclusion): void {
    storeConclusion(conclusion);
    if (!this.#store.conclude(conclusion)) return;
    const { state } = this.#store.read();
    if (state.status === 'awaiting-deposit') this.#watchDeposit(state);
  }

  #watchDeposit({ merchantUid, impUid }: CheckedAttempt): void {
    this.#current?.stop();
    this.#current = pollAttempt({
      merchantUid,
      impUid,
      ending: { kind: 'answered' },
      verify: this.#verify,
      pace: DEPOSIT_PACE,
      onConclusion: (conclusion) => this.#conclude(conclusion),
    });
  }

  /** An attempt of an earlier visit that the server does not know must not block this page forever. */
  #drop(merchantUid: string): true {
    endAttempt(merchantUid);
    this.#store.drop(merchantUid);
    return true;
  }

  #settle(attempt: StoredAttempt): Poll {
    const { merchantUid, impUid } = attempt;
    const ending = endingOfAttempt(attempt);
    return pollAttempt({
      merchantUid,
      impUid,
      ending,
      verify: this.#verify,
      pace: RESULT_PACE,
      onConclusion: storeConclusion,
      onNoVerdict(reason) {
        const isFinal = isFinalRefusal(reason, ending);
        if (isFinal) endAttempt(merchantUid);
        return isFinal;
      },
    });
  }
}
