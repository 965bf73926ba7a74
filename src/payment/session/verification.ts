import type { CompleteRequest, Verdict } from '../../schema/verdict.ts';
import { conclude, type Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';

/** Asks the shop's server what became of an attempt. Rejects while the server cannot say. */
export type Verify = (request: CompleteRequest, options: { signal: AbortSignal }) => Promise<Verdict>;

/** `order-not-found`: the shop has no such order. `forbidden`: it is not this shopper's, as far as the shop can tell. */
export type NoVerdictReason = 'order-not-found' | 'forbidden';

/** The server was asked and will not speak of this attempt, however often it is asked. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
  constructor(readonly reason: NoVerdictReason) {
    super(`kiwoom-checkout: the server does not speak of this attempt (${reason})`);
  }
}

/**
 * Does that end an attempt of the past? Not an answered one that is refused: there may be money in it, and a session that
 * ran out is refused just so. Nobody may pay again on that word.
 */
export function isLastWord(reason: NoVerdictReason, ending: Ending): boolean {
  return reason === 'order-not-found' || ending.kind !== 'answered';
}

export interface Verification {
  /** Ask now rather than at the next turn. */
  checkNow(): void;
  stop(): void;
}

interface VerificationOptions extends CompleteRequest {
  ending: Ending;
  verify: Verify;
  onConclusion(conclusion: Conclusion): void;
  /** Several tries brought no answer. The asking goes on. */
  onUnconfirmed(): void;
  /** The server will not speak of it. Answers whether that is the end; without it the asking goes on. */
  onNoVerdict?: ((reason: NoVerdictReason) => boolean) | undefined;
}

const ANSWER_WITHIN = 15_000;
const TRIES_BEFORE_UNCONFIRMED = 3;
const UNPAID_BEFORE_UNCONFIRMED = 5;
const LONGEST_PAUSE = 30_000;

/** Keeps asking the server until there is a conclusion; it never concludes from silence. */
export function startVerification(options: VerificationOptions): Verification {
  const { merchantUid, impUid, ending, verify, onConclusion, onUnconfirmed, onNoVerdict } = options;
  const stopping = new AbortController();
  const pause = createPause(stopping.signal);
  const request: CompleteRequest = { merchantUid, ...(impUid ? { impUid } : {}) };

  async function run(): Promise<void> {
    let unpaid = 0;
    let unanswered = 0;
    while (!stopping.signal.aborted) {
      const answer = await askOnce(verify, request, stopping.signal);
      if (stopping.signal.aborted) return;
      if (answer instanceof NoVerdict && onNoVerdict?.(answer.reason)) return;
      if (answer && !(answer instanceof NoVerdict) && answer.merchantUid === merchantUid) {
        const conclusion = conclude(answer, ending, unpaid);
        if (conclusion) return onConclusion(conclusion);
        unpaid += 1;
        unanswered = 0;
      } else {
        unanswered += 1;
      }
      if (unanswered === TRIES_BEFORE_UNCONFIRMED || unpaid === UNPAID_BEFORE_UNCONFIRMED) onUnconfirmed();
      await pause.wait(Math.min(1_000 * 1.5 ** (unpaid + unanswered - 1), LONGEST_PAUSE));
    }
  }
  void run();
  return { checkNow: pause.end, stop: () => stopping.abort() };
}

const DEPOSIT_PAUSE = { first: 10_000, longest: 60_000 };

/** Looks for the deposit to a virtual account, ever more rarely; a hidden page does not ask. */
export function watchDeposit({
  merchantUid,
  impUid,
  verify,
  onConclusion,
}: Pick<VerificationOptions, 'merchantUid' | 'impUid' | 'verify' | 'onConclusion'>): Verification {
  const stopping = new AbortController();
  const pause = createPause(stopping.signal);

  async function run(): Promise<void> {
    for (let delay = DEPOSIT_PAUSE.first; ; delay = Math.min(delay * 1.3, DEPOSIT_PAUSE.longest)) {
      await pause.wait(delay);
      if (stopping.signal.aborted) return;
      if (document.visibilityState === 'hidden') continue;
      const answer = await askOnce(verify, { merchantUid, impUid }, stopping.signal);
      if (stopping.signal.aborted) return;
      if (answer === null || answer instanceof NoVerdict || answer.merchantUid !== merchantUid) continue;
      if (answer.status === 'awaiting-deposit') continue;
      const conclusion = conclude(answer, { kind: 'answered' }, 0);
      if (conclusion) return onConclusion(conclusion);
    }
  }
  void run();
  return { checkNow: pause.end, stop: () => stopping.abort() };
}

/** One question; null when no answer came in time. */
async function askOnce(
  verify: Verify,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Verdict | NoVerdict | null> {
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, ANSWER_WITHIN);
  signal.addEventListener('abort', abort);
  const silence = new Promise<null>((resolve) => limit.signal.addEventListener('abort', () => resolve(null)));
  try {
    return await Promise.race([verify(request, { signal: limit.signal }), silence]);
  } catch (error) {
    return error instanceof NoVerdict ? error : null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** A pause that a person, a restored connection, or a stop can cut short. */
function createPause(signal: AbortSignal) {
  let wake: () => void = () => {};
  const end = () => wake();
  window.addEventListener('online', end);
  signal.addEventListener('abort', () => {
    window.removeEventListener('online', end);
    end();
  });
  return {
    end,
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        const timer = setTimeout(() => wake(), milliseconds);
        wake = () => {
          clearTimeout(timer);
          wake = () => {};
          resolve();
        };
      }),
  };
}
