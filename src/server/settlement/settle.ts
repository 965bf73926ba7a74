import type { Verdict } from '../../schema/verdict.ts';
import { backoff, pause } from '../portone/deadline.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import {
  type DueRules,
  dueAt,
  isClaimed,
  isOtherMoney,
  mayReplace,
  nextEffect,
  RECHECK,
  type Reported,
  reported,
} from './effects.ts';
import { isRefunded } from './judge-record.ts';
import type { Effect, Ledger, LedgerEntry, LedgerState } from './ledger.ts';
import { change, isSameVerdict } from './ledger-change.ts';
import type { OrderEffects } from './orders.ts';

export interface SettleOptions {
  ledger: Ledger;
  orders: OrderEffects;
  verdict: Verdict;
  /** What the verdict was read from. */
  record: PaymentRecord | null;
  /** Unix milliseconds. @default Date.now */
  now?: (() => number) | undefined;
  /** Milliseconds after which an effect that was begun and not ended counts as died. @default 60_000 */
  lease?: number | undefined;
  recheck?: DueRules | undefined;
}

export interface Settlement {
  /** What holds for the order now; not always what was reported. */
  entry: LedgerEntry;
  /** `busy`: another report is doing what is due. `threw`: the shop's function did; it stays due. */
  outcome: 'settled' | 'busy' | 'threw';
  /** What the shop's function threw. */
  error?: unknown;
  /** Something else became due meanwhile: read the payment again, and settle that. */
  again: boolean;
  /** Told by the one report that found it: money that nobody delivers for, so somebody has to look. */
  attention: 'mismatch' | 'paid-after-refund' | null;
}

export const LEASE_MS = 60_000;
const MAX_TRIES = 4;

/**
 * Writes a verdict into the ledger and does what is due about it, once across all processes and reports.
 * @throws whatever the ledger throws; nothing was done then, or it stays claimed until its lease ends.
 */
export async function settle(options: SettleOptions): Promise<Settlement> {
  const { ledger, orders, verdict, record, now = Date.now, recheck = RECHECK } = options;
  const by = crypto.randomUUID();
  const { entry, plan } = await change(ledger, verdict.merchantUid, (known) => planFor(known, options, by));
  const { effect, attention } = plan;
  if (effect === null || record === null) {
    const isBusy = isClaimed(entry, now());
    return { entry, outcome: isBusy ? 'busy' : 'settled', again: !isBusy && nextEffect(entry) !== null, attention };
  }
  const done = await perform(orders, effect, record);
  const threw = 'error' in done;
  const after = await release({ ledger, entry, by, effect, isDone: !threw, now, recheck });
  const left = isClaimed(after, now()) ? null : nextEffect(after);
  return {
    entry: after,
    outcome: threw ? 'threw' : 'settled',
    ...done,
    again: left !== null && !(threw && left === effect),
    attention,
  };
}

/** Makes sure the ledger knows of an attempt, so that `sweep` finds it if everybody goes silent. Changes nothing that is known. */
export async function expectPayment({
  ledger,
  merchantUid,
  now = Date.now,
  recheck = RECHECK,
}: Pick<SettleOptions, 'ledger' | 'now' | 'recheck'> & { merchantUid: string }): Promise<void> {
  const at = now();
  const state = receive(null, { verdict: { status: 'unpaid', merchantUid }, refunded: false }, at);
  await ledger.compareAndSet(merchantUid, 0, { ...state, dueAt: dueAt(state, at, recheck) });
}

/** The state after a report; without a ledger entry, a first one. */
export function receive(known: LedgerEntry | null, next: Reported, at: number): LedgerState {
  if (known === null) {
    const nothing = {
      onDepositPending: 'none',
      onPaid: 'none',
      onRefunded: 'none',
      claimedBy: null,
      claimedUntil: null,
    } as const;
    return { ...next, ...nothing, dueAt: null, createdAt: at, updatedAt: at };
  }
  const { merchantUid: _, version: __, ...state } = known;
  return mayReplace(known, next) ? { ...state, ...next } : state;
}

/** What to write, and what writing it gives this report the right to do. */
interface Plan {
  /** Null when there is nothing new to write. */
  next: LedgerState | null;
  effect: Effect | null;
  attention: Settlement['attention'];
}

function planFor(
  known: LedgerEntry | null,
  { verdict, record, now = Date.now, lease = LEASE_MS, recheck = RECHECK }: SettleOptions,
  by: string,
): Plan {
  const at = now();
  const state = receive(known, reported(verdict, record), at);
  const mayAct = record !== null && matches(record, verdict, state) && !isClaimed(state, at);
  const effect = mayAct ? nextEffect(state) : null;
  const claimed =
    effect === null ? state : { ...state, [effect]: 'claimed' as const, claimedBy: by, claimedUntil: at + lease };
  const isNews =
    known === null ||
    effect !== null ||
    !isSameVerdict(known.verdict, state.verdict) ||
    known.refunded !== state.refunded;
  const wasDue = known !== null && known.dueAt !== null && known.dueAt <= at && !isClaimed(state, at);
  const next = isNews || wasDue ? { ...claimed, dueAt: dueAt(claimed, at, recheck), updatedAt: at } : null;
  return { next, effect, attention: attentionOf(known, state) };
}

/**
 * The effect is done with the record at hand, so it has to be the record the state speaks of. What was paid when it was
 * settled is delivered for even when the order costs something else by now, and the verdict on the record is another.
 */
function matches(record: PaymentRecord, verdict: Verdict, state: LedgerState): boolean {
  if (isSameVerdict(state.verdict, verdict)) return true;
  const { status, impUid, amount } = record;
  const isPaid = status === 'paid' && !isRefunded(record);
  return (
    isPaid && state.verdict.status === 'paid' && state.verdict.impUid === impUid && state.verdict.amount === amount
  );
}

function attentionOf(known: LedgerEntry | null, state: LedgerState): Settlement['attention'] {
  if (known !== null && isSameVerdict(known.verdict, state.verdict)) return null;
  if (state.verdict.status === 'mismatch') return 'mismatch';
  const isBack = known?.refunded === true && isOtherMoney(known, state);
  return isBack && state.onPaid !== 'none' ? 'paid-after-refund' : null;
}

async function perform(orders: OrderEffects, effect: Effect, record: PaymentRecord): Promise<{ error?: unknown }> {
  try {
    await orders[effect]?.(record);
    return {};
  } catch (error) {
    return { error };
  }
}

interface Release {
  ledger: Ledger;
  entry: LedgerEntry;
  by: string;
  effect: Effect;
  isDone: boolean;
  now: () => number;
  recheck: DueRules;
}

/** Notes the end of an effect. Tried several times: an effect done and not noted would be done again after its lease. */
async function release({ ledger, entry, by, effect, isDone, now, recheck }: Release): Promise<LedgerEntry> {
  const note = (known: LedgerEntry | null): { next: LedgerState | null } => {
    const at = now();
    const { merchantUid: _, version: __, ...state } = known ?? entry;
    const isMine = state.claimedBy === by;
    // Done is done, even when the lease ended meanwhile and somebody else began anew; but their claim is theirs.
    if (!isMine && !isDone) return { next: null };
    const ended = {
      ...state,
      ...(isMine ? { claimedBy: null, claimedUntil: null } : {}),
      ...(isDone ? { [effect]: 'done' as const } : {}),
    };
    return { next: { ...ended, dueAt: dueAt(ended, at, recheck), updatedAt: at } };
  };
  for (let tried = 1; ; tried += 1) {
    try {
      return (await change(ledger, entry.merchantUid, note)).entry;
    } catch (error) {
      if (tried === MAX_TRIES) throw error;
      await pause(backoff(tried - 1));
    }
  }
}
