import { MAX_CHARGE_CALLS } from '../portone/charge-once.ts';
import { type ClaimOptions, claimed } from './claim.ts';
import { isClaimed } from './effects.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change, stateOf } from './ledger-change.ts';
import { newState } from './receive.ts';

/**
 * `mine`: no other process charges this attempt until it is released or its lease ends. `seen`: the ledger knew the
 * attempt before, so an earlier charge may have succeeded without an answer. `busy`: another process is charging it, or
 * performing an effect. `over`: money arrived, or went back; it must not be charged again.
 */
export type ChargeClaim = { outcome: 'mine'; by: string; seen: boolean } | { outcome: 'busy' } | { outcome: 'over' };

/** The check whether it is paid already, and the charge with the lookups after it. */
const MAX_CALLS = 1 + MAX_CHARGE_CALLS;

/**
 * Takes the right to charge an attempt, for one holder across all processes. If the holder dies or gets no answer,
 * `sweep` asks PortOne when the lease ends.
 */
export async function claimCharge(
  options: ClaimOptions,
  ids: { merchantUid: string; orderId: string },
): Promise<ChargeClaim> {
  const by = crypto.randomUUID();
  const { plan } = await change(options, ids.merchantUid, (known, at) => planFor(known, options, { ...ids, by, at }));
  return plan.claim;
}

interface PlanOptions {
  merchantUid: string;
  orderId: string;
  by: string;
  at: number;
}

function planFor(
  known: LedgerEntry | null,
  options: ClaimOptions,
  { merchantUid, orderId, by, at }: PlanOptions,
): { next: LedgerState | null; claim: ChargeClaim } {
  if (known !== null && isOver(known)) return { next: null, claim: { outcome: 'over' } };
  if (known !== null && isClaimed(known, at)) return { next: null, claim: { outcome: 'busy' } };
  const unpaid = { verdict: { status: 'unpaid', merchantUid }, refunded: false } as const;
  const state = known === null ? newState(unpaid, { orderId, at }) : stateOf(known);
  // The attempt may be older than anything that is checked; how long this charge is checked counts from now.
  const started = { ...state, orderId, createdAt: at };
  return {
    next: claimed(started, options, { by, at, calls: MAX_CALLS }),
    claim: { outcome: 'mine', by, seen: known !== null },
  };
}

/** Money is there, or was. */
export function isOver({ verdict, refunded }: Pick<LedgerState, 'verdict' | 'refunded'>): boolean {
  return refunded || ['paid', 'awaiting-deposit', 'mismatch'].includes(verdict.status);
}
