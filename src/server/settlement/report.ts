import type { Verdict } from '../../schema/verdict.ts';
import { nextEffect } from './effects.ts';
import { type ExpectedPayment, hasMoney } from './judge-record.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { refundMismatch } from './refund-mismatch.ts';
import { type Settlement, settleReport } from './settle.ts';
import { settleDuplicates } from './settle-duplicates.ts';
import { SettlementAlert } from './settlement-alert.ts';
import type { SettlementOptions, SettlementTrigger } from './settlement-options.ts';
import { type Examined, examinePayment } from './verify-payment.ts';

export type Query = (examine: () => Promise<Examined>) => Promise<Examined>;

export interface Claim {
  merchantUid: string;
  impUid?: string | undefined;
  /** Runs what queries PortOne, when the order is known. It may join it with another such run; what it throws ends the report. */
  query?: Query | undefined;
  /** Called when a verdict is stored, before any effect. */
  onStored?: ((entry: LedgerEntry) => void) | undefined;
}

/** Rounds of reading and settling. Each further one needs another report to have come between, so three are enough. */
const MAX_ROUNDS = 3;

/**
 * Takes a claim that something happened to a payment: asks PortOne, and settles what it says.
 * Null when the shop has no such order. An effect that fails is reported to `onError` and does not change the verdict.
 * @throws PortOneError, or what `orders.find`, `query` or the ledger throws; the claim may then be made again.
 */
export async function report(
  options: SettlementOptions,
  claim: Claim,
  action: SettlementTrigger,
): Promise<Settlement | null> {
  const { portOne, ledger, orders, environment } = options;
  const { merchantUid, impUid, query = (examine) => examine() } = claim;
  const order = (await orders.find(merchantUid)) || (await settledOrder(ledger, merchantUid));
  if (order === null) return null;
  const onError = (error: unknown) => options.onError(error, { action, merchantUid });
  for (let round = 1; ; round += 1) {
    const examined = await query(() => examinePayment({ portOne, merchantUid, impUid, order, environment }));
    const settlement = await settleExamined(options, { ...claim, orderId: order.orderId }, examined);
    if ('error' in settlement) onError(settlement.error);
    if (settlement.attention !== null) onError(attentionAlert(settlement.attention, settlement.entry));
    const { entry, failed } = await moveMoney(options, settlement.entry, examined, onError);
    if (failed !== undefined) return { ...settlement, entry, outcome: 'threw', error: failed.error };
    if (!settlement.again) return { ...settlement, entry };
    if (round < MAX_ROUNDS) continue;
    onError(stuckAlert(settlement, examined.verdict));
    return { ...settlement, entry };
  }
}

function settleExamined(
  { ledger, orders, environment, clock, lease, recheck }: SettlementOptions,
  { merchantUid, orderId = merchantUid, onStored }: Claim & { orderId: string | undefined },
  { verdict, record, records }: Examined,
): Promise<Settlement> {
  // No money was paid through a test channel.
  const real = records.filter(({ sandbox }) => !(sandbox && environment === 'production'));
  return settleReport({ ledger, orders, verdict, record, records: real, orderId, clock, lease, recheck, onStored });
}

/** Reports and refunds money that does not count for the order. The errors are reported already. */
async function moveMoney(
  options: SettlementOptions,
  entry: LedgerEntry,
  { verdict, record }: Examined,
  onError: (error: unknown) => Promise<boolean>,
): Promise<{ entry: LedgerEntry; failed?: { error: unknown } }> {
  const settled = await settleDuplicates(options, entry, onError);
  const isMismatch = verdict.status === 'mismatch' && record !== null && hasMoney(record);
  if (!isMismatch || !options.recheck.refundsMismatch) return settled;
  try {
    await refundMismatch(options, record);
    return settled;
  } catch (error) {
    onError(error);
    return { ...settled, failed: { error } };
  }
}

/** What was paid when it was settled stays so, and its effects too, even after the shop deleted the order. */
async function settledOrder(ledger: Ledger, merchantUid: string): Promise<ExpectedPayment | null> {
  const entry = await ledger.read(merchantUid);
  if (entry?.verdict.status !== 'paid') return null;
  const { verdict, orderId } = entry;
  return { amount: verdict.amount, ...(orderId === merchantUid ? {} : { orderId }) };
}

function stuckAlert({ entry }: Settlement, read: Verdict): Error {
  const { merchantUid, orderId, verdict } = entry;
  return new SettlementAlert(
    'stuck',
    `the order ${merchantUid} was settled as ${verdict.status}, and orders.${nextEffect(entry)} is not done. It cannot be done now: PortOne's record says ${read.status}. Sweep retries; compare the order with the record, and act by hand.`,
    { merchantUid, orderId, impUid: verdict.impUid },
  );
}

const MISMATCH = {
  amount: 'another amount',
  currency: 'another currency',
  merchant: 'the record names another merchantUid',
  sandbox: "a payment of a test channel on a server in production; createPortOne({ environment: 'test' }) takes those",
} as const;

function mismatchReason(verdict: Verdict): string {
  return verdict.status === 'mismatch' ? MISMATCH[verdict.reason] : verdict.status;
}

function attentionAlert(
  code: NonNullable<Settlement['attention']>,
  { merchantUid, orderId, verdict }: LedgerEntry,
): Error {
  const sentence = {
    mismatch: `is paid, or about to be, with something else than was ordered (${mismatchReason(verdict)}). It is not fulfilled. Compare the order with the record, and refund or correct it`,
    'paid-after-refund':
      'was fulfilled and refunded, and is paid once more. It is not fulfilled again. Refund it, or deliver by hand',
  }[code];
  return new SettlementAlert(code, `the order ${merchantUid} ${sentence}.`, {
    merchantUid,
    orderId,
    impUid: verdict.impUid,
  });
}
