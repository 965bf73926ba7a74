import { currentRun } from '../../sdk/request-pay.ts';
import { endAttempt, endingOfAttempt, noteConclusion, type StoredAttempt } from '../attempts/stored-attempt.ts';
import { isLastWord, startVerification, type Verify } from './verification.ts';

/**
 * Asks the server about attempts that other pages of this tab left unfinished, so that those orders are settled.
 * What becomes of them is none of this page's business and shows nowhere on it.
 *
 * @returns what stops the asking
 */
export function settleElsewhere(attempts: readonly StoredAttempt[], getVerify: () => Verify): () => void {
  // While its window is open there is nothing to ask; whoever opened it asks when it answers.
  const quiet = attempts.filter(({ merchantUid }) => merchantUid !== currentRun()?.merchantUid);
  const questions = quiet.map((attempt) => {
    const { merchantUid, impUid } = attempt;
    const ending = endingOfAttempt(attempt);
    return startVerification({
      merchantUid,
      impUid,
      ending,
      verify: (...args) => getVerify()(...args),
      onConclusion: noteConclusion,
      onUnconfirmed() {},
      onNoVerdict(reason) {
        if (!isLastWord(reason, ending)) return false;
        endAttempt(merchantUid);
        return true;
      },
    });
  });
  return () => {
    for (const question of questions) question.stop();
  };
}
