import { MAX_CHARGE_CALLS } from '../portone/charge-once.ts';
import { type ClaimOptions, claimed } from './claim.ts';
import { isClaimed } from './effects.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change } from './ledger-change.ts';
import { receive } from './settle.ts';

/**
 * `mine`: nobody else charges this order until it is released, or its lease ends. `seen`: the ledger knew of the order
 * before, so an earlier charge may have gone through unheard. `busy`: somebody else is charging it, or doing an effect.
 * `over`: money arrived, or went back; it must not be charged again.
 */
export type ChargeClaim = { outcome: 'mine'; by: string; seen: boolean } | { outcome: 'busy' } | { outcome: 'over' };

/** Whether it is paid already, and the charge with the looks after it. */
const MAX_CALLS = 1 + MAX_CHARGE_CALLS;

/**
 * Takes the right to charge an order, one holder across all processes. If the holder dies, or hears nothing, `sweep`
 * asks PortOne about the order when the lease ends.
 */
export async function claimCharge(options: ClaimOptions, merchantUid: string): Promise<ChargeClaim> {
  const by = crypto.randomUUID();
  const { plan } = await change(options.ledger, merchantUid, (known) => planFor(known, options, { merchantUid, by }));
  return plan.claim;
}

function planFor(
  known: LedgerEntry | null,
  options: ClaimOptions,
  { merchantUid, by }: { merchantUid: string; by: string },
): { next: LedgerState | null; claim: ChargeClaim } {
  const at = options.now();
  if (known !== null && isOver(known)) return { next: null, claim: { outcome: 'over' } };
  if (known !== null && isClaimed(known, at)) return { next: null, claim: { outcome: 'busy' } };
  const state = receive(known, known ?? { verdict: { status: 'unpaid', merchantUid }, refunded: false }, at);
  // An order may be older than anything is looked at; how long to look at this charge counts from now.
  const begun = { ...state, createdAt: at };
  return { next: claimed(begun, by, options, MAX_CALLS), claim: { outcome: 'mine', by, seen: known !== null } };
}

/** Money that is there, or was. */
export function isOver({ verdict, refunded }: Pick<LedgerState, 'verdict' | 'refunded'>): boolean {
  return refunded || ['paid', 'awaiting-deposit', 'mismatch'].includes(verdict.status);
}
