import type { Verdict } from '../../schema/verdict.ts';
import type { Ledger, LedgerEntry, LedgerState } from './ledger.ts';

/** Each lost race is another report's progress, so this many losses in a row mean a broken store. */
const MAX_RACES = 200;

/** Reads, lets `make` say what should be there, and writes it if nobody was faster; else once more from the start. */
export async function change<P extends { next: LedgerState | null }>(
  ledger: Ledger,
  merchantUid: string,
  make: (known: LedgerEntry | null) => P,
): Promise<{ entry: LedgerEntry; plan: P }> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const known = await ledger.read(merchantUid);
    const plan = make(known);
    if (plan.next === null && known !== null) return { entry: known, plan };
    const version = known?.version ?? 0;
    if (plan.next !== null && (await ledger.compareAndSet(merchantUid, version, plan.next))) {
      return { entry: { ...plan.next, merchantUid, version: version + 1 }, plan };
    }
  }
  throw new Error(
    `KiwoomCheckout: the ledger refused ${MAX_RACES} writes of order ${merchantUid} in a row. Nothing can be settled. Check that compareAndSet compares the version it is given.`,
  );
}

/** Verdicts are plain data; a driver may have put the keys in another order. */
export function isSameVerdict(a: Verdict, b: Verdict): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
