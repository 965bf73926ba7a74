import type { CompleteRequest, Verdict } from '../../schema/verdict.ts';
import { conclude, type Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { askServer, NoVerdict, type NoVerdictReason, type Verify } from './ask-server.ts';
import { createPause } from './pause.ts';

/** How often the server is asked. */
export interface Pace {
  /** Milliseconds before the n-th question, from 0. */
  delay(asked: number): number;
  /** A hidden page does not ask. */
  onlyVisible: boolean;
}

/** The shopper is waiting for the result. */
export const RESULT_PACE: Pace = {
  delay: (asked) => (asked === 0 ? 0 : Math.min(1_000 * 1.5 ** (asked - 1), 30_000)),
  onlyVisible: false,
};

/** A deposit to a virtual account takes hours. */
export const DEPOSIT_PACE: Pace = {
  delay: (asked) => Math.min(10_000 * 1.3 ** asked, 60_000),
  onlyVisible: true,
};

export interface PollOptions extends CompleteRequest {
  ending: Ending;
  verify: Verify;
  pace: Pace;
  /** Ends the polling, except where it reports the account whose deposit is waited for. */
  onConclusion(conclusion: Conclusion): void;
  /** Several questions brought no verdict, or none but `unpaid`. Reported once; the polling continues. */
  onUnconfirmed?: (() => void) | undefined;
  /** The server gives no verdict. Returns whether that ends the polling. */
  onNoVerdict?: ((reason: NoVerdictReason) => boolean) | undefined;
}

export interface Poll {
  /** Asks now rather than after the current pause. */
  checkNow(): void;
  stop(): void;
}

const UNANSWERED_BEFORE_UNCONFIRMED = 3;
const UNPAID_BEFORE_UNCONFIRMED = 5;

/** Asks the server about one attempt until there is a conclusion. Silence leads to none. */
export function pollAttempt(options: PollOptions): Poll {
  const { pace } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = createPause(signal);
  const judge = createJudge(options);

  async function run(): Promise<void> {
    for (let asked = 0; ; asked += 1) {
      const delay = pace.delay(asked);
      if (delay > 0) await pause.wait(delay);
      if (signal.aborted) return;
      if (pace.onlyVisible && document.visibilityState === 'hidden') continue;
      const { merchantUid, impUid, verify } = options;
      const answer = await askServer(verify, { merchantUid, ...(impUid ? { impUid } : {}) }, signal);
      if (signal.aborted || judge(answer)) return;
    }
  }
  void run();
  return { checkNow: pause.end, stop: () => stopping.abort() };
}

/** Counts the answers and reports what follows from them. The function returned says whether one ended the polling. */
function createJudge(options: PollOptions): (answer: Verdict | NoVerdict | null) => boolean {
  const { merchantUid, ending, pace, onConclusion, onUnconfirmed, onNoVerdict } = options;
  let unpaid = 0;
  let unanswered = 0;

  return (answer) => {
    if (answer instanceof NoVerdict && onNoVerdict?.(answer.reason)) return true;
    if (answer === null || answer instanceof NoVerdict || answer.merchantUid !== merchantUid) {
      unanswered += 1;
    } else {
      const conclusion = conclude(answer, ending, unpaid);
      const isNews = conclusion !== null && !(pace === DEPOSIT_PACE && conclusion.status === 'awaiting-deposit');
      if (isNews) onConclusion(conclusion);
      if (isNews) return true;
      unpaid += 1;
      unanswered = 0;
    }
    if (unanswered === UNANSWERED_BEFORE_UNCONFIRMED || unpaid === UNPAID_BEFORE_UNCONFIRMED) onUnconfirmed?.();
    return false;
  };
}
