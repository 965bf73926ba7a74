import type { PaymentRecord } from '../portone/payment-record.ts';
import { claimed, releaseClaim, stateOf } from './claim.ts';
import { isClaimed } from './effects.ts';
import type { LedgerEntry } from './ledger.ts';
import { change } from './ledger-change.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** The refund, and the look after it when it was not answered. */
const MAX_CALLS = 2;

/**
 * Gives back all that is left of a payment, if the ledger too has it as money that is not what was ordered: what was
 * settled as paid stays the shop's, whatever the order costs by now. The entry is claimed meanwhile, so that nobody
 * delivers for money on its way back. With the checksum, two processes that do it at once give it back once. The entry
 * stays due until the record says that the money is back, so a refund that failed is tried again by `sweep`.
 * @throws PortOneError; what the ledger throws
 */
export async function refundMismatch(options: SettlementOptions, record: PaymentRecord): Promise<void> {
  const { portOne, ledger, now } = options;
  const { impUid, merchantUid, amount, cancelAmount } = record;
  const by = crypto.randomUUID();
  const { plan } = await change(ledger, merchantUid, (known) => {
    const isMine = known !== null && isOwed(known, impUid) && !isClaimed(known, now());
    return { next: isMine ? claimed(stateOf(known), by, options, MAX_CALLS) : null };
  });
  if (plan.next === null) return;
  try {
    const checksum = amount - cancelAmount;
    await portOne.payments.cancel({ impUid, amount: 'full', checksum, reason: 'The amount is not what was ordered.' });
  } finally {
    await releaseClaim(options, merchantUid, { by, isMoved: false });
  }
}

function isOwed({ verdict }: LedgerEntry, impUid: string): boolean {
  return verdict.status === 'mismatch' && verdict.impUid === impUid;
}
