import type { PaymentRecord } from '../portone/payment-record.ts';
import { claimEntry, releaseClaim } from './claim.ts';
import type { LedgerEntry } from './ledger.ts';
import { refundAll } from './settle-duplicates.ts';
import { SettlementAlert } from './settlement-alert.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** The refund, and the read after one that was not answered. */
const MAX_CALLS = 2;

/**
 * Refunds what is left of a payment, if the ledger too has it as money that does not match the order: what was settled
 * as paid stays the shop's, whatever the order costs by now. The attempt is claimed meanwhile, so that nothing is delivered
 * for money that is being refunded. It stays due until the record shows the refund, so `sweep` retries a refund
 * that failed. A deposit cannot be refunded automatically.
 * @throws PortOneError; SettlementAlert `refund-needed`, once; what the ledger throws
 */
export async function refundMismatch(options: SettlementOptions, record: PaymentRecord): Promise<void> {
  const { impUid, merchantUid } = record;
  const isWanted = (entry: LedgerEntry) => isOwed(entry, impUid) && !entry.refundNeeded;
  const claim = await claimEntry(options, merchantUid, { calls: MAX_CALLS, isWanted });
  if (claim === null) return;
  const { by, entry } = claim;
  const isDeposit = record.payMethod === 'vbank';
  try {
    if (isDeposit) throw refundNeeded(entry, record);
    await refundAll(options, record, 'The amount does not match the order.');
  } finally {
    const update = () => ({ refundNeeded: isDeposit });
    await releaseClaim(options, merchantUid, { by, isMoved: false, update });
  }
}

/** The ledger has the payment as money that does not match the order. */
export function isOwed({ verdict }: LedgerEntry, impUid: string): boolean {
  return verdict.status === 'mismatch' && verdict.impUid === impUid && verdict.depositUntil === undefined;
}

function refundNeeded({ orderId }: LedgerEntry, { merchantUid, impUid, amount, cancelAmount }: PaymentRecord): Error {
  const left = amount - cancelAmount;
  return new SettlementAlert(
    'refund-needed',
    `${left} won of ${impUid} (${merchantUid}) do not match the order ${orderId} and have to go back. A deposit cannot be refunded automatically: ask the shopper for an account, and call the handlers' refund with it.`,
    { merchantUid, orderId, impUid, amount: left },
  );
}
