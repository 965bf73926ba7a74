import { backoff, pause } from './deadline.ts';
import { MAX_PAGE_SIZE } from './page-limits.ts';
import type { PaymentRecord } from './payment-record.ts';
import type { Payments } from './payments.ts';
import { hasCode, PortOneError } from './portone-error.ts';

/** A charge that was sent and not answered. */
interface SilentCharge {
  merchantUid: string;
  amount: number;
  /** Unix seconds by PortOne's clock. */
  sentAt: number;
}

const MAX_RECHECKS = 3;
/** Calls to PortOne, one after the other, that a charge may come to. */
export const MAX_CHARGE_CALLS = 1 + MAX_RECHECKS;

/**
 * Runs a call that moves money, once. After silence the payment is looked up by its order, and answered with when that
 * tells what became of the call.
 *
 * @param sentAt as `transport.mark` gives it, marked before the call
 * @throws PortOneError as the call does; `outcome-unknown` when the outcome cannot be determined
 */
export async function chargeOnce(
  payments: Pick<Payments, 'findAll'>,
  { merchantUid, amount, sentAt }: Omit<SilentCharge, 'sentAt'> & { sentAt: () => number },
  run: () => Promise<PaymentRecord>,
): Promise<PaymentRecord> {
  try {
    return await run();
  } catch (error) {
    if (!hasCode(error, 'outcome-unknown')) throw error;
    const found = await lookUp(payments, { merchantUid, amount, sentAt: sentAt() });
    if (found !== null) return found;
    throw new PortOneError(
      'outcome-unknown',
      `The payment of order ${merchantUid} was sent and no usable answer came. Whether the card was charged is not known, and a repeat could charge it twice. Ask payments.findAll('${merchantUid}') until it says paid or failed, or wait for the webhook.`,
      { raw: error.raw, status: error.status },
    );
  }
}

/** A charge may still be under way, so one look is not enough; after the last one the outcome is unknown. */
async function lookUp(payments: Pick<Payments, 'findAll'>, charge: SilentCharge): Promise<PaymentRecord | null> {
  for (let look = 0; look < MAX_RECHECKS; look += 1) {
    if (look > 0) await pause(backoff(look));
    const page = await payments.findAll(charge.merchantUid, { limit: MAX_PAGE_SIZE }).catch(() => null);
    const found = page === null ? null : conclusive(page.payments, charge);
    if (found !== null) return found;
  }
  return null;
}

/**
 * A paid record of that order and amount is the answer whenever it was made: PortOne takes a merchantUid once.
 * A failed one is the answer only if it began after the call was sent, and no other record of that order may still be paid:
 * an older try that failed says nothing about this one.
 */
export function conclusive(
  records: readonly PaymentRecord[],
  { merchantUid, amount, sentAt }: SilentCharge,
): PaymentRecord | null {
  const own = records.filter((record) => record.merchantUid === merchantUid && record.amount === amount);
  const paid = own.find(({ status }) => status === 'paid');
  if (paid !== undefined) return paid;
  if (own.some(({ status }) => status !== 'failed' && status !== 'cancelled')) return null;
  return own.find((record) => record.status === 'failed' && beganAt(record) >= sentAt) ?? null;
}

function beganAt({ startedAt, failedAt }: PaymentRecord): number {
  return startedAt ?? failedAt ?? 0;
}
