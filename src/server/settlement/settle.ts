import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { type DueRules, dueAt, RECHECK } from './due.ts';
import { isClaimed, nextEffect } from './effects.ts';
import { refundedAmount } from './judge-record.ts';
import type { Effect, Ledger, LedgerEntry } from './ledger.ts';
import { change } from './ledger-change.ts';
import type { EffectDetails, OrderEffects } from './orders.ts';
import type { PaymentReport } from './payment-report.ts';
import { findWinner, type Plan, planSettlement } from './plan-settlement.ts';
import { newState } from './receive.ts';
import { recordEffect } from './record-effect.ts';
import { type Clock, clockOf } from './settlement-options.ts';

export interface SettleOptions {
  ledger: Ledger;
  orders: OrderEffects;
  verdict: Verdict;
  /** What the verdict was read from. */
  record: PaymentRecord | null;
  /** Every record of the attempt that was read; others than `record` may be further payments. @default the record */
  records?: readonly PaymentRecord[] | undefined;
  /** The shop's number of the order. @default that of the verdict, else the merchantUid */
  orderId?: string | undefined;
  /** Unix milliseconds. @default the clock of the ledger */
  now?: (() => number) | undefined;
  /** Milliseconds after which an effect that was started and not ended counts as died. @default 60_000 */
  lease?: number | undefined;
  recheck?: DueRules | undefined;
}

interface SettleReport extends Omit<SettleOptions, 'now'> {
  clock: Clock;
  /** Called when the verdict is stored, before any effect. */
  onStored?: ((entry: LedgerEntry) => void) | undefined;
}

export interface Settlement {
  /** What holds for the attempt now; not always what was reported. */
  entry: LedgerEntry;
  /**
   * `busy`: another report is performing the effect. `threw`: the shop's function did; it stays pending. `unrecorded`:
   * the effect is done, and the ledger could not be reached until its lease expired.
   */
  outcome: 'settled' | 'busy' | 'threw' | 'unrecorded';
  /** What the shop's function, or the ledger, threw. */
  error?: unknown;
  /** Something else became pending meanwhile: read the payment again, and settle that. */
  again: boolean;
  /** Set for the one report that found it: money that is not delivered for, so a person has to check it. */
  attention: Plan['attention'];
}

export const LEASE_MS = 60_000;

/**
 * Stores a verdict in the ledger and performs what is pending about it, once across all processes and reports, and for
 * one payment of an order.
 * @throws what the ledger throws; nothing was done then, or it stays claimed until its lease ends.
 */
export async function settle({ now, ...options }: SettleOptions): Promise<Settlement> {
  return settleReport({ ...options, clock: clockOf(options.ledger, now) });
}

/** As {@link settle}. */
export async function settleReport(options: SettleReport): Promise<Settlement> {
  const { ledger, verdict, record, clock, lease = LEASE_MS, recheck = RECHECK, onStored } = options;
  const orderId = options.orderId ?? verdict.orderId ?? verdict.merchantUid;
  const records = options.records ?? (record === null ? [] : [record]);
  const report: PaymentReport = { verdict, record, records, orderId, recheck };
  const by = crypto.randomUUID();
  const first = await ledger.read(verdict.merchantUid);
  const winner = await findWinner({ ledger, clock }, first, report);
  const { entry, plan, at } = await change(
    { ledger, clock },
    verdict.merchantUid,
    (known, time) => planSettlement(known, report, { at: time, by, winner, lease }),
    first,
  );
  onStored?.(entry);
  const { effect, attention } = plan;
  if (effect === null || record === null) {
    const isBusy = isClaimed(entry, at);
    return { entry, outcome: isBusy ? 'busy' : 'settled', again: !isBusy && nextEffect(entry) !== null, attention };
  }
  const { orders } = options;
  return { ...(await perform({ ledger, orders, record, entry, by, effect, clock, lease, recheck })), attention };
}

/** Makes sure that the ledger knows an attempt, so that `sweep` finds it if it is not reported. Changes no stored entry. */
export async function expectPayment({
  ledger,
  merchantUid,
  orderId = merchantUid,
  now,
  clock = clockOf(ledger, now),
  recheck = RECHECK,
}: {
  ledger: Ledger;
  merchantUid: string;
  orderId?: string | undefined;
  /** Unix milliseconds. @default the clock of the ledger */
  now?: (() => number) | undefined;
  clock?: Clock | undefined;
  recheck?: DueRules | undefined;
}): Promise<void> {
  const at = await clock();
  const state = newState({ verdict: { status: 'unpaid', merchantUid }, refunded: false }, { orderId, at });
  await ledger.compareAndSet(merchantUid, 0, { ...state, dueAt: dueAt(state, at, recheck) });
}

interface Perform {
  ledger: Ledger;
  orders: OrderEffects;
  record: PaymentRecord;
  entry: LedgerEntry;
  by: string;
  effect: Effect;
  clock: Clock;
  lease: number;
  recheck: DueRules;
}

async function perform(options: Perform): Promise<Omit<Settlement, 'attention'>> {
  const { orders, record, entry, effect, clock } = options;
  const refunded = refundedAmount(record);
  const details: EffectDetails = { orderId: entry.orderId, refunded, remaining: record.amount - refunded };
  const failed = await call(() => orders[effect]?.(record, details));
  try {
    const after = await recordEffect({ ...options, isDone: failed === null, refunded });
    const left = isClaimed(after, await clock()) ? null : nextEffect(after);
    const again = left !== null && !(failed && left === effect);
    return { entry: after, outcome: failed ? 'threw' : 'settled', ...failed, again };
  } catch (error) {
    return { entry, outcome: failed ? 'threw' : 'unrecorded', error: failed?.error ?? error, again: false };
  }
}

async function call(run: () => unknown): Promise<{ error: unknown } | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return { error };
  }
}
