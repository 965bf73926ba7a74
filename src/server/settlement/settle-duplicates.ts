import type { Duplicate } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { claimEntry, releaseClaim } from './claim.ts';
import { isUnsettled } from './effects.ts';
import { hasMoney, isRefunded } from './judge-record.ts';
import type { DuplicatePayment, LedgerEntry, PaymentIds } from './ledger.ts';
import { paidBy } from './order-winner.ts';
import { SettlementAlert } from './settlement-alert.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** The read of the further payment and of the one that counts, the refund, and the read after it. */
const MAX_CALLS = 4;

/**
 * Tells `onError` of each further payment of an order, once it takes it, and refunds it where the shop chose so. A refund or
 * a report that failed leaves the attempt due, so `sweep` tries it again.
 *
 * @returns the entry after it, and an error, which is reported already
 */
export async function settleDuplicates(
  options: SettlementOptions,
  first: LedgerEntry,
  onError: (error: unknown) => Promise<boolean>,
): Promise<{ entry: LedgerEntry; failed?: { error: unknown } }> {
  const { merchantUid } = first;
  let entry = first;
  let failed: { error: unknown } | undefined;
  for (const { impUid } of first.duplicates.filter(isUnsettled)) {
    const isWanted = (current: LedgerEntry) => unsettled(current, impUid) !== undefined;
    const claim = await claimEntry(options, merchantUid, { calls: MAX_CALLS, isWanted });
    const duplicate = claim && unsettled(claim.entry, impUid);
    if (!duplicate) continue;
    const winner = await paidBy(options.ledger, claim.entry.orderId);
    const { refund, error } = await resolve(options, duplicate, winner);
    const alert = alertOf(claim.entry, { ...duplicate, refund }, winner);
    const isReported = duplicate.isReported || (await onError(alert));
    if (error !== undefined) {
      failed = { error };
      void onError(error);
    }
    entry = await releaseClaim(options, merchantUid, {
      by: claim.by,
      isMoved: false,
      update: (state) => ({
        duplicates: state.duplicates.map((each) => (each.impUid === impUid ? { ...each, refund, isReported } : each)),
      }),
    });
  }
  return failed === undefined ? { entry } : { entry, failed };
}

function unsettled({ duplicates }: LedgerEntry, impUid: string): DuplicatePayment | undefined {
  return duplicates.find((duplicate) => duplicate.impUid === impUid && isUnsettled(duplicate));
}

interface Resolved {
  refund: Duplicate['refund'];
  error?: unknown;
}

async function resolve(
  options: SettlementOptions,
  { impUid, refund }: DuplicatePayment,
  winner: PaymentIds | null,
): Promise<Resolved> {
  if (refund !== 'refunding') return { refund };
  try {
    const { payments } = options.portOne;
    const record = await payments.get(impUid);
    if (isRefunded(record)) return { refund: 'refunded' };
    if (record.payMethod === 'vbank') return { refund: 'refund-needed' };
    // Without this both payments could go back: the other one may have been refunded by hand meanwhile.
    if (winner === null || !(await isPaid(options, winner))) return { refund: 'reported' };
    await refundAll(options, record, 'The order was paid by another payment.');
    return { refund: 'refunded' };
  } catch (error) {
    return { refund, error };
  }
}

/** Whether PortOne has it as paid now. @throws PortOneError */
export async function isPaid({ portOne }: SettlementOptions, { merchantUid, impUid }: PaymentIds): Promise<boolean> {
  const record = await portOne.payments.get(impUid);
  return record.merchantUid === merchantUid && hasMoney(record);
}

/** Refunds what is left. With the checksum, two processes that do it at once refund it once. @throws PortOneError */
export async function refundAll(
  { portOne }: SettlementOptions,
  { impUid, amount, cancelAmount }: PaymentRecord,
  reason: string,
): Promise<PaymentRecord> {
  return portOne.payments.cancel({ impUid, amount: 'full', checksum: amount - cancelAmount, reason });
}

function alertOf(
  { merchantUid, orderId }: LedgerEntry,
  { impUid, amount, refund }: DuplicatePayment,
  winner: PaymentIds | null,
): SettlementAlert {
  const code = refund === 'refund-needed' ? 'refund-needed' : 'duplicate';
  const other = winner === null ? 'another payment' : `${winner.impUid} (${winner.merchantUid})`;
  const then = {
    reported: 'Nothing is delivered for it and it is not refunded: decide which of the two to refund',
    refunding: 'It is being refunded',
    refunded: 'It was refunded',
    'refund-needed':
      "A deposit cannot be refunded automatically: ask the shopper for an account, and call the handlers' refund with it",
  }[refund];
  return new SettlementAlert(
    code,
    `the order ${orderId} was paid by ${other}, and ${impUid} (${merchantUid}) paid ${amount} won for it as well. ${then}.`,
    { merchantUid, orderId, impUid, amount, ...(winner === null ? {} : { winner }) },
  );
}
