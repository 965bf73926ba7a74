import { dueAt } from './duties.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change } from './ledger-change.ts';
import type { ReportOptions } from './report.ts';
import { LEASE } from './settle.ts';

/** Claims of an order that are no duty of the shop's: a charge under way, money on its way back. */

export type ClaimOptions = Pick<ReportOptions, 'ledger' | 'now' | 'lease' | 'recheck'>;

/** The state with a claim on it. When its holder dies, `sweep` looks at the order once the claim has run out. */
export function claimed(state: LedgerState, by: string, { now, lease = LEASE }: ClaimOptions): LedgerState {
  const at = now();
  const until = at + Math.max(lease, LEASE);
  return { ...state, claimedBy: by, claimedUntil: until, dueAt: until, updatedAt: at };
}

/** Ends a claim, unless it ran out and is somebody else's by now. */
export async function releaseClaim(options: ClaimOptions, merchantUid: string, by: string): Promise<void> {
  const { ledger, now, recheck } = options;
  await change(ledger, merchantUid, (known) => {
    if (known?.claimedBy !== by) return { next: null };
    const at = now();
    const free = { ...stateOf(known), claimedBy: null, claimedUntil: null };
    return { next: { ...free, dueAt: dueAt(free, at, recheck), updatedAt: at } };
  });
}

/** The entry without what only the ledger writes. */
export function stateOf({ merchantUid: _, version: __, ...state }: LedgerEntry): LedgerState {
  return state;
}
