import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { Ledger, LedgerEntry, LedgerState } from './ledger.ts';
import type { Clock } from './settlement-options.ts';

/** Each lost race is progress of another report, so this many losses in a row mean a broken store. */
export const MAX_RACES = 200;

interface ChangeOptions {
  ledger: Pick<Ledger, 'read' | 'compareAndSet'>;
  clock: Clock;
}

/**
 * Reads, lets `make` decide what should be stored, and writes it if no other process was faster; otherwise again from
 * the start.
 *
 * @param make gets the stored entry and the time (unix milliseconds)
 * @param first the stored entry, where it was read a moment ago
 */
export async function change<P extends { next: LedgerState | null }>(
  { ledger, clock }: ChangeOptions,
  merchantUid: string,
  make: (known: LedgerEntry | null, at: number) => P,
  first?: LedgerEntry | null,
): Promise<{ entry: LedgerEntry; plan: P; at: number }> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const reading = race === 0 && first !== undefined ? first : ledger.read(merchantUid);
    const [known, at] = await Promise.all([reading, clock()]);
    const plan = make(known, at);
    if (plan.next === null && known !== null) return { entry: known, plan, at };
    const version = known?.version ?? 0;
    if (plan.next !== null && (await ledger.compareAndSet(merchantUid, version, plan.next))) {
      return { entry: { ...plan.next, merchantUid, version: version + 1 }, plan, at };
    }
  }
  throw new Error(
    `${MESSAGE_PREFIX}the ledger refused ${MAX_RACES} writes of ${merchantUid} in a row. Nothing can be settled. Check that compareAndSet compares the version it is given.`,
  );
}

/** The entry without what only the ledger writes. */
export function stateOf({ merchantUid: _, version: __, ...state }: LedgerEntry): LedgerState {
  return state;
}

/** Verdicts are plain data; a driver may return the keys in another order. */
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
