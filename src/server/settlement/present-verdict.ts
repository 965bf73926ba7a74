import type { Verdict } from '../../schema/verdict.ts';
import { shownDuplicate } from './duplicates.ts';
import type { LedgerEntry } from './ledger.ts';

/** The verdict as it is answered: with the further payment of the order that was made under this attempt, if any. */
export function presentVerdict(entry: LedgerEntry): Verdict {
  const { verdict } = entry;
  if (verdict.status !== 'paid') return verdict;
  const duplicate = shownDuplicate(entry);
  return duplicate === undefined ? verdict : { ...verdict, duplicate };
}
