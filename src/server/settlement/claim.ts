import { dueAt, RECHECK_SOON_MS } from './due.ts';
import { isClaimed } from './effects.ts';
import type { LedgerEntry, LedgerState } from './ledger.ts';
import { change, stateOf } from './ledger-change.ts';
import { LEASE_MS } from './settle.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** Claims of an attempt that are not for an effect of the shop: a running charge, a refund. */

export type ClaimOptions = Pick<SettlementOptions, 'ledger' | 'clock' | 'lease' | 'recheck' | 'portOne'>;

/** For the pauses between the calls of one claim, and for the ledger. */
const CALL_MARGIN_MS = 10_000;

/**
 * The state with a claim, for as long as its calls to PortOne may take: no other process may start before they end.
 * When its holder dies, `sweep` checks the attempt once the claim has expired.
 *
 * @param calls the maximum number of calls, one after the other
 */
export function claimed(
  state: LedgerState,
  { lease = LEASE_MS, portOne }: Pick<ClaimOptions, 'lease' | 'portOne'>,
  { by, at, calls }: { by: string; at: number; calls: number },
): LedgerState {
  const until = at + Math.max(lease, calls * portOne.timeout + CALL_MARGIN_MS);
  return { ...state, claimedBy: by, claimedUntil: until, dueAt: until, updatedAt: at };
}

/** Claims an attempt that is free and that `isWanted` accepts; null where it is not. */
export async function claimEntry(
  options: ClaimOptions,
  merchantUid: string,
  { calls, isWanted }: { calls: number; isWanted: (entry: LedgerEntry) => boolean },
): Promise<{ entry: LedgerEntry; by: string } | null> {
  const by = crypto.randomUUID();
  const known = await options.ledger.read(merchantUid);
  if (known === null || !isWanted(known)) return null;
  const { entry, plan } = await change(options, merchantUid, (current, at) => {
    const isMine = current !== null && isWanted(current) && !isClaimed(current, at);
    return { next: isMine ? claimed(stateOf(current), options, { by, at, calls }) : null };
  });
  return plan.next === null ? null : { entry, by };
}

interface Release {
  by: string;
  /** Money may have moved: if the holder dies before it settled that, `sweep` finds it within a minute. */
  isMoved: boolean;
  /** What else changes. */
  update?: ((state: LedgerState) => Partial<LedgerState>) | undefined;
}

/** Ends a claim, unless it expired and another process holds it. */
export async function releaseClaim(
  options: Pick<ClaimOptions, 'ledger' | 'clock' | 'recheck'>,
  merchantUid: string,
  { by, isMoved, update = () => ({}) }: Release,
): Promise<LedgerEntry> {
  const { entry } = await change(options, merchantUid, (known, at) => {
    if (known?.claimedBy !== by) return { next: null };
    const state = stateOf(known);
    const free = { ...state, ...update(state), claimedBy: null, claimedUntil: null };
    const due = dueAt(free, at, options.recheck);
    const next = isMoved ? Math.min(due ?? Number.POSITIVE_INFINITY, at + RECHECK_SOON_MS) : due;
    return { next: { ...free, dueAt: next, updatedAt: at } };
  });
  return entry;
}
