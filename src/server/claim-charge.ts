import { dueAt, isClaimed } from './duties.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change } from './ledger-change.ts';
import type { ReportOptions } from './report.ts';
import { LEASE, receive } from './settle.ts';

/**
 * `mine`: nobody else charges this order until it is released, or its lease ends. `seen`: the ledger knew of the order
 * before, so an earlier charge may have gone through unheard. `busy`: somebody else is charging it, or doing a duty.
 * `over`: money arrived, or went back; it must not be charged again.
 */
export type ChargeClaim = { outcome: 'mine'; by: string; seen: boolean } | { outcome: 'busy' } | { outcome: 'over' };

type ClaimOptions = Pick<ReportOptions, 'ledger' | 'now' | 'lease' | 'recheck'>;

/**
 * Takes the right to charge an order, one holder across all processes. If the holder dies, or hears nothing, `sweep`
 * asks PortOne about the order when the lease ends.
 */
export async function claimCharge(options: ClaimOptions, merchantUid: string): Promise<ChargeClaim> {
  const { ledger, now, lease = LEASE } = options;
  const by = crypto.randomUUID();
  const { plan } = await change(ledger, merchantUid, (known) => planFor(known, merchantUid, { at: now(), lease, by }));
  return plan.claim;
}

function planFor(
  known: LedgerEntry | null,
  merchantUid: string,
  { at, lease, by }: { at: number; lease: number; by: string },
): { next: LedgerState | null; claim: ChargeClaim } {
  if (known !== null && isOver(known)) return { next: null, claim: { outcome: 'over' } };
  if (known !== null && isClaimed(known, at)) return { next: null, claim: { outcome: 'busy' } };
  const state = receive(known, known ?? { verdict: { status: 'unpaid', merchantUid }, refunded: false }, at);
  // A charge and the looks after it have to end before somebody else may begin one.
  const until = at + Math.max(lease, LEASE);
  const next = { ...state, claimedBy: by, claimedUntil: until, dueAt: until, updatedAt: at };
  return { next, claim: { outcome: 'mine', by, seen: known !== null } };
}

/** Money that is there, or was. */
export function isOver({ verdict, refunded }: Pick<LedgerState, 'verdict' | 'refunded'>): boolean {
  return refunded || ['paid', 'awaiting-deposit', 'mismatch'].includes(verdict.status);
}

export async function releaseCharge(options: ClaimOptions, merchantUid: string, by: string): Promise<void> {
  const { ledger, now, recheck } = options;
  await change(ledger, merchantUid, (known) => {
    if (known?.claimedBy !== by) return { next: null };
    const { merchantUid: _, version: __, ...state } = known;
    const at = now();
    const free = { ...state, claimedBy: null, claimedUntil: null };
    return { next: { ...free, dueAt: dueAt(free, at, recheck), updatedAt: at } };
  });
}
