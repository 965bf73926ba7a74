import type { Verdict } from '../../schema/verdict.ts';
import type { Clock } from '../settlement/settlement-options.ts';

/** A verdict with a deadline says what time it is here: the clock of a shopper's device may be wrong. */
export async function withServerTime<Of extends Verdict | null>(verdict: Of, clock: Clock): Promise<Of> {
  if (verdict?.status !== 'awaiting-deposit') return verdict;
  return { ...verdict, account: { ...verdict.account, now: Math.floor((await clock()) / 1_000) } };
}
