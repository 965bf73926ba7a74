import type { Verdict } from '../../schema/verdict.ts';
import type { RefundAccount } from '../portone/cancel-payment.ts';
import { assertInput } from '../portone/portone-error.ts';
import { claimEntry, releaseClaim } from './claim.ts';
import type { LedgerEntry, PaymentIds } from './ledger.ts';
import { paidBy } from './order-winner.ts';
import { presentVerdict } from './present-verdict.ts';
import { isOwed } from './refund-mismatch.ts';
import { report } from './report.ts';
import { isPaid } from './settle-duplicates.ts';
import type { SettlementOptions } from './settlement-options.ts';

export interface RefundByHand extends PaymentIds {
  /** Where a deposit goes back to. Needs Kiwoom's contract for refunds of virtual accounts. */
  refundAccount?: RefundAccount | undefined;
  reason?: string | undefined;
}

/** The reads of both payments, the refund, and the read after it. */
const MAX_CALLS = 4;

/**
 * Refunds all of a payment that was reported to `onError` as `duplicate`, `mismatch` or `refund-needed`. Other payments are
 * refunded by `portOne.payments.cancel`.
 *
 * @returns the verdict on its attempt after it
 * @throws PortOneError `invalid-input` when it is no such payment, another process is working on it, or the payment that
 * counts for the order is not paid any more; as `payments.cancel` does
 */
export async function refundByHand(
  options: SettlementOptions,
  { merchantUid, impUid, refundAccount, reason }: RefundByHand,
): Promise<Verdict> {
  const isWanted = (entry: LedgerEntry) => isOwed(entry, impUid) || isFurther(entry, impUid);
  const claim = await claimEntry(options, merchantUid, { calls: MAX_CALLS, isWanted });
  assertInput(
    claim !== null,
    `refund was asked for ${impUid} (${merchantUid}), which is neither a duplicate nor a mismatch that the ledger knows, or is claimed by another process. Nothing was refunded. Use portOne.payments.cancel for a payment that counts, or try again in a minute.`,
  );
  const { entry, by } = claim;
  try {
    if (!isOwed(entry, impUid)) await assertOtherPaid(options, entry);
    const { amount, cancelAmount } = await options.portOne.payments.get(impUid);
    const checksum = amount - cancelAmount;
    await options.portOne.payments.cancel({ impUid, amount: 'full', checksum, reason, refundAccount });
  } finally {
    await releaseClaim(options, merchantUid, { by, isMoved: true });
  }
  const settlement = await report(options, { merchantUid, impUid }, 'refund');
  return presentVerdict(settlement?.entry ?? entry);
}

function isFurther({ duplicates }: LedgerEntry, impUid: string): boolean {
  return duplicates.some((duplicate) => duplicate.impUid === impUid && duplicate.refund !== 'refunded');
}

async function assertOtherPaid(options: SettlementOptions, { orderId }: LedgerEntry): Promise<void> {
  const winner = await paidBy(options.ledger, orderId);
  assertInput(
    winner !== null && (await isPaid(options, winner)),
    `refund was asked for a duplicate payment of the order ${orderId}, whose other payment is not paid any more. Both would have gone back. Check the order, and use portOne.payments.cancel if that is meant.`,
  );
}
