import type { Ledger } from '../../server/settlement/ledger.ts';
import { ENTRY_LAWS } from './entry-laws.ts';
import { OTHER_LAWS } from './other-laws.ts';

export interface LedgerLaw {
  /** Completes the sentence "a ledger …". */
  name: string;
  /** @throws Error with what the ledger did, and what it has to do */
  run(): Promise<void>;
}

/**
 * What every ledger has to do, for one of your own: run each law in your test runner, on the real database, with the
 * isolation level and the pool of production. A ledger that breaks one can fulfil an order twice.
 *
 * @param create an empty ledger, or the same one again: each law uses keys of its own, but for the list of what is due,
 *   which has to be empty
 *
 * @example
 * for (const { name, run } of ledgerLaws(() => myLedger(pool))) it(name, run);
 */
export function ledgerLaws(create: () => Ledger | Promise<Ledger>): LedgerLaw[] {
  return Object.entries({ ...ENTRY_LAWS, ...OTHER_LAWS }).map(([name, law]) => ({
    name,
    async run() {
      await law({ ledger: await create(), key: createKeys() });
    },
  }));
}

/** Keys of a law and of a run, within the 40 characters of a merchantUid. */
function createKeys(): () => string {
  const run = crypto.randomUUID().slice(0, 8);
  let count = 0;
  return () => {
    count += 1;
    return `한'${run}-${count}`;
  };
}
