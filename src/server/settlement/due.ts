import type { Verdict } from '../../schema/verdict.ts';
import { isClaimed, isUnsettled, nextEffect } from './effects.ts';
import type { LedgerState } from './ledger.ts';

/** How long attempts without a result are checked again. Milliseconds. */
export interface Recheck {
  /** The first check after an attempt started; each later one when the attempt is twice as old. @default 10 minutes */
  after: number;
  /** The last check is at this age; that of a virtual account a day after its deposit was due. @default 3 days */
  giveUpAfter: number;
}

/** What decides when `sweep` checks an attempt next. */
export interface DueRules extends Recheck {
  /** Money that does not match the order is refunded automatically. */
  refundsMismatch?: boolean | undefined;
  /** Further payments of an order are refunded automatically. */
  refundsDuplicates?: boolean | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** After this time `sweep` checks what its process may have died during. */
export const RECHECK_SOON_MS = 60_000;
/** A refund is tried again when the attempt is twice as old, but not earlier than `RECHECK_SOON_MS` and not later than this. */
const MAX_REFUND_DELAY_MS = HOUR_MS;

export const RECHECK: Recheck = { after: 10 * 60_000, giveUpAfter: 3 * DAY_MS };

/**
 * When `sweep` checks the attempt next: at once for an effect, or when its claim ends; for a refund until it is made;
 * at growing intervals for an attempt that may still be paid.
 */
export function dueAt(state: LedgerState, at: number, rules: DueRules): number | null {
  if (isClaimed(state, at)) return state.claimedUntil;
  if (nextEffect(state) !== null || state.duplicates.some(({ isReported }) => !isReported)) return at;
  const refund = state.duplicates.some(isUnsettled) ? refundDue(state, at) : null;
  const next = verdictDue(state, at, rules);
  return refund === null || next === null ? (refund ?? next) : Math.min(refund, next);
}

function verdictDue(state: LedgerState, at: number, rules: DueRules): number | null {
  const { verdict, refunded, refundNeeded, createdAt } = state;
  if (verdict.status === 'paid' || refunded) return null;
  if (verdict.status === 'mismatch' && verdict.depositUntil === undefined)
    return rules.refundsMismatch && !refundNeeded ? refundDue(state, at) : null;
  const age = at - createdAt;
  const next = age < rules.after ? createdAt + rules.after : at + age;
  const last = lastCheck(state, rules.giveUpAfter);
  // The last check is at the end, even where the doubling would come later.
  return at < last ? Math.min(next, last) : null;
}

function refundDue({ createdAt }: LedgerState, at: number): number {
  return at + Math.max(RECHECK_SOON_MS, Math.min(at - createdAt, MAX_REFUND_DELAY_MS));
}

function lastCheck({ verdict, createdAt }: LedgerState, giveUpAfter: number): number {
  const end = createdAt + giveUpAfter;
  const depositUntil = depositUntilOf(verdict);
  return depositUntil === undefined ? end : Math.max(end, depositUntil * 1000 + DAY_MS);
}

/** Unix seconds. */
function depositUntilOf(verdict: Verdict): number | undefined {
  if (verdict.status === 'awaiting-deposit') return verdict.account.dueAt;
  return verdict.status === 'mismatch' ? verdict.depositUntil : undefined;
}
