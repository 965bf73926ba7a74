import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { isRefunded } from './judge-record.ts';
import type { Effect, LedgerState } from './ledger.ts';

/**
 * The ledger's rules, as pure functions: which verdict may replace which, and what is to be done then.
 * Reports arrive in any order and some are old, so a verdict only gives way to one that cannot have been before it.
 */

/** How long attempts that ended in nothing are looked at again. Milliseconds. */
export interface Recheck {
  /** The first look after an attempt began; later ones come at twice its age each time. @default 10 minutes */
  after: number;
  /** The last look is at this age; a virtual account is looked at until a day after its deposit was due. @default 3 days */
  giveUpAfter: number;
}

/** By what the next look is reckoned. */
export interface DueRules extends Recheck {
  /** Money that is not what was ordered goes back; by itself it stays where it is. */
  refundsMismatch?: boolean | undefined;
}

/** Milliseconds after which `sweep` looks at what its process may have died over. */
export const RECHECK_SOON_MS = 60_000;
/** Milliseconds between two tries to give money back, at most; as many as the order is old, and not below `RECHECK_SOON_MS`. */
const MAX_REFUND_DELAY_MS = 3_600_000;

export const RECHECK: Recheck = { after: 10 * 60_000, giveUpAfter: 3 * 24 * 3_600_000 };

/** What one report says. */
export interface Reported {
  verdict: Verdict;
  refunded: boolean;
}

export function reported(verdict: Verdict, record: PaymentRecord | null): Reported {
  return { verdict, refunded: verdict.status === 'cancelled' && record !== null && isRefunded(record) };
}

// Money that arrived outlasts everything but the same money going back.
const STRENGTH = {
  unpaid: 0,
  failed: 0,
  cancelled: 0,
  'awaiting-deposit': 0,
  mismatch: 1,
  paid: 2,
} as const satisfies Record<Verdict['status'], number>;

/** Whether `next` may take the place of `known`. */
export function mayReplace(known: Reported, next: Reported): boolean {
  const from = known.verdict.status;
  const to = next.verdict.status;
  const isSamePayment = known.verdict.impUid === next.verdict.impUid;
  if (known.refunded) return next.refunded || isOtherMoney(known, next);
  if (from === 'paid') return isSamePayment && (to === 'paid' || next.refunded);
  // An account that was issued stays issued, so this report was read before.
  if (from === 'awaiting-deposit' && to === 'unpaid') return false;
  return next.refunded || STRENGTH[to] >= STRENGTH[from];
}

/** After a refund the same payment never becomes paid again: such a report is old. Another attempt at the order may. */
export function isOtherMoney(known: Reported, next: Reported): boolean {
  const arrived = STRENGTH[next.verdict.status] > 0;
  return arrived && known.verdict.impUid !== next.verdict.impUid;
}

/** What the shop still has to do about the state, or null. */
export function nextEffect({ verdict, refunded, onDepositPending, onPaid, onRefunded }: LedgerState): Effect | null {
  if (verdict.status === 'paid') return onPaid === 'done' ? null : 'onPaid';
  if (verdict.status === 'awaiting-deposit') return onDepositPending === 'done' ? null : 'onDepositPending';
  // A refund is the shop's business once fulfilment was begun, even if it threw half-way.
  if (refunded && onPaid !== 'none') return onRefunded === 'done' ? null : 'onRefunded';
  return null;
}

export function isClaimed({ claimedUntil }: LedgerState, now: number): boolean {
  return claimedUntil !== null && claimedUntil > now;
}

/**
 * When `sweep` should look next: an effect at once or when its claim ends, money that has to go back until it did, an
 * attempt that may still be paid ever more rarely.
 */
export function dueAt(
  state: LedgerState,
  now: number,
  { after, giveUpAfter, refundsMismatch }: DueRules,
): number | null {
  if (isClaimed(state, now)) return state.claimedUntil;
  if (nextEffect(state) !== null) return now;
  const { verdict, refunded, createdAt } = state;
  const age = now - createdAt;
  if (verdict.status === 'paid' || refunded) return null;
  if (verdict.status === 'mismatch' && verdict.depositUntil === undefined)
    return refundsMismatch ? now + Math.max(RECHECK_SOON_MS, Math.min(age, MAX_REFUND_DELAY_MS)) : null;
  const next = age < after ? createdAt + after : now + age;
  const last = lastLook(state, giveUpAfter);
  // The last look is at the end, however long before it the doubling would have come to one.
  return now < last ? Math.min(next, last) : null;
}

/** A virtual account is looked at until a day after its deposit was due. */
function lastLook({ verdict, createdAt }: LedgerState, giveUpAfter: number): number {
  const end = createdAt + giveUpAfter;
  const depositUntil = depositUntilOf(verdict);
  return depositUntil === undefined ? end : Math.max(end, depositUntil * 1000 + 24 * 3_600_000);
}

function depositUntilOf(verdict: Verdict): number | undefined {
  if (verdict.status === 'awaiting-deposit') return verdict.account.dueAt;
  return verdict.status === 'mismatch' ? verdict.depositUntil : undefined;
}
