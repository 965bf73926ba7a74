import { dueAt, RECHECK_SOON_MS } from './effects.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change } from './ledger-change.ts';
import { LEASE_MS } from './settle.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** Claims of an order that are no effect of the shop's: a charge under way, money on its way back. */

export type ClaimOptions = Pick<SettlementOptions, 'ledger' | 'now' | 'lease' | 'recheck' | 'portOne'>;

/** Milliseconds for the pauses between the calls of one claim, and for the ledger. */
const CALL_MARGIN_MS = 10_000;

/**
 * The state with a claim on it, for as long as its calls to PortOne may take: nobody else may begin before they end.
 * When its holder dies, `sweep` looks at the order once the claim has run out.
 *
 * @param calls how many calls, one after the other, at most
 */
export function claimed(state: LedgerState, by: string, options: ClaimOptions, calls: number): LedgerState {
  const { now, lease = LEASE_MS, portOne } = options;
  const at = now();
  const until = at + Math.max(lease, calls * portOne.timeout + CALL_MARGIN_MS);
  return { ...state, claimedBy: by, claimedUntil: until, dueAt: until, updatedAt: at };
}

/**
 * Ends a claim, unless it ran out and is somebody else's by now.
 *
 * @param isMoved money may have moved: should its holder die before it settled that, `sweep` finds it within minutes.
 */
export async function releaseClaim(
  { ledger, now, recheck }: ClaimOptions,
  merchantUid: string,
  { by, isMoved }: { by: string; isMoved: boolean },
): Promise<void> {
  await change(ledger, merchantUid, (known) => {
    if (known?.claimedBy !== by) return { next: null };
    const at = now();
    const free = { ...stateOf(known), claimedBy: null, claimedUntil: null };
    const next = isMoved ? at + RECHECK_SOON_MS : dueAt(free, at, recheck);
    return { next: { ...free, dueAt: next, updatedAt: at } };
  });
}

/** The entry without what only the ledger writes. */
export function stateOf({ merchantUid: _, version: __, ...state }: LedgerEntry): LedgerState {
  return state;
}
