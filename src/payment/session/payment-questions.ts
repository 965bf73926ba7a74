import { endAttempt, noteConclusion } from '../attempts/stored-attempt.ts';
import type { Ending } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import type { SessionStore } from './session-store.ts';
import { isLastWord, startVerification, type Verification, type Verify, watchDeposit } from './verification.ts';

export interface AskedAttempt {
  merchantUid: string;
  impUid?: string | undefined;
}

export interface AskOptions {
  /** It is of an earlier visit: where the server will never speak of it, the page gets ready for another. */
  pickedUp?: boolean | undefined;
}

/** The questions of one session to the server: one at a time, until the state it leads to needs none. */
export interface Questions {
  /** From now on the server is there to be asked. */
  begin(getVerify: () => Verify): void;
  ask(attempt: AskedAttempt, ending: Ending, options?: AskOptions): void;
  /** Goes on with what was asked before `stop`. False where nothing was: the state waits for something else. */
  goOn(): boolean;
  checkNow(): void;
  stop(): void;
}

export function createQuestions(store: SessionStore): Questions {
  const { read, dispatch } = store;
  let getVerify: (() => Verify) | null = null;
  let verification: Verification | null = null;
  let asked: Parameters<Questions['ask']> | null = null;

  function ask({ merchantUid, impUid }: AskedAttempt, ending: Ending, { pickedUp = false }: AskOptions = {}) {
    const verify = getVerify;
    if (!verify) return;
    verification?.stop();
    asked = [{ merchantUid, impUid }, ending, { pickedUp }];
    dispatch({ type: 'ask', merchantUid, ...(impUid ? { impUid } : {}) });
    verification = startVerification({
      merchantUid,
      impUid,
      ending,
      verify: (...args) => verify()(...args),
      onConclusion: conclude,
      onUnconfirmed: () => dispatch({ type: 'unconfirmed' }),
      onNoVerdict: (reason) => pickedUp && isLastWord(reason, ending) && drop(merchantUid),
    });
  }

  /** An attempt of the past that the server will never speak of must not close this page for good. */
  function drop(merchantUid: string): true {
    endAttempt(merchantUid);
    dispatch({ type: 'dropped', merchantUid });
    return true;
  }

  function conclude(conclusion: Conclusion) {
    noteConclusion(conclusion);
    if (!store.conclude(conclusion)) return;
    const { state } = read();
    if (state.status === 'awaiting-deposit') waitForDeposit(state.merchantUid, state.impUid);
  }

  function waitForDeposit(merchantUid: string, impUid: string) {
    const verify = getVerify;
    if (!verify) return;
    verification?.stop();
    verification = watchDeposit({
      merchantUid,
      impUid,
      verify: (...args) => verify()(...args),
      onConclusion: conclude,
    });
  }

  return {
    begin(verify) {
      getVerify = verify;
    },
    ask,
    goOn() {
      const { state } = read();
      if (state.status === 'awaiting-deposit') {
        waitForDeposit(state.merchantUid, state.impUid);
        return true;
      }
      const isOpen = state.status === 'verifying' || state.status === 'unconfirmed';
      if (!isOpen || asked?.[0].merchantUid !== state.merchantUid) return false;
      ask(...asked);
      return true;
    },
    checkNow: () => verification?.checkNow(),
    stop() {
      verification?.stop();
      verification = null;
    },
  };
}
