import { readFailReason } from '../../errors/fail-reason.ts';
import type { Buyer } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { isWebAddress } from '../../schema/web-address.ts';
import type { PortOneEnvironment } from '../portone/create-portone.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { maskNumbers } from '../portone/redact.ts';

/** What the shop expects to be paid. */
export interface ExpectedPayment {
  /** A whole number of won. */
  amount: number;
  /**
   * The shop's number of the order, 1 to 200 characters: attempts with the same number pay for the same order, and only
   * the first payment counts. @default the merchantUid: an order of one attempt
   */
  orderId?: string | undefined;
  /** @default 'KRW' */
  currency?: string | undefined;
  /** What a card statement or a receipt may show, for payments without a window. @default the merchantUid */
  name?: string | undefined;
  /** Won without VAT, for payments without a window. */
  taxFree?: number | undefined;
  /** For payments without a window. */
  buyer?: Buyer | undefined;
  /** Who ordered, for payments without a window: refused cards are limited for each customer as well. */
  customerId?: string | undefined;
}

interface JudgeOptions {
  record: PaymentRecord;
  order: ExpectedPayment;
  environment: PortOneEnvironment;
}

/** The verdict on one record that is known to belong to the order. */
export function judgeRecord({ record, order, environment }: JudgeOptions): Verdict {
  const ids = { merchantUid: record.merchantUid, impUid: record.impUid, ...orderIdOf(order) };
  if (isRefunded(record)) return { status: 'cancelled', ...ids, ...wholeRefund(record) };
  if (record.status === 'failed') return judgeFailed(record, ids);
  if (!hasMoney(record) && !isAccountIssued(record)) return { status: 'unpaid', ...ids, started: true };
  const reason = findMismatch({ record, order, environment });
  if (reason !== null) {
    const open = hasMoney(record) ? {} : { depositUntil: record.vbankDate ?? 0 };
    return { status: 'mismatch', ...ids, reason, ...open };
  }
  return hasMoney(record) ? paidVerdict(record, ids) : awaitingVerdict(record, ids);
}

/** Only what the shop gave: an attempt is not shown as the number of an order. */
export function orderIdOf({ orderId }: Pick<ExpectedPayment, 'orderId'>): { orderId?: string } {
  return orderId === undefined ? {} : { orderId };
}

/**
 * All of it was refunded. V1 has no status for a partial refund: such a payment stays paid, and where a PG reports
 * it as cancelled the refunded sum decides.
 */
export function isRefunded({ status, amount, cancelAmount }: PaymentRecord): boolean {
  if (status === 'cancelled') return cancelAmount === 0 || cancelAmount >= amount;
  return status === 'paid' && cancelAmount > 0 && cancelAmount >= amount;
}

/** Money is there, all of it or what is left after partial refunds. */
export function hasMoney(record: PaymentRecord): boolean {
  return (record.status === 'paid' || record.status === 'cancelled') && !isRefunded(record);
}

/** Won refunded so far. */
export function refundedAmount(record: PaymentRecord): number {
  return isRefunded(record) ? record.amount : Math.min(record.cancelAmount, record.amount);
}

/** `ready` alone may be a window that was left. */
export function isAccountIssued({ status, payMethod, vbankNum }: PaymentRecord): boolean {
  return status === 'ready' && payMethod === 'vbank' && vbankNum !== null && vbankNum !== '';
}

type Ids = { merchantUid: string; impUid: string; orderId?: string };
type MismatchReason = Extract<Verdict, { status: 'mismatch' }>['reason'];

// `promotion.discount` is not subtracted: promotions are not part of this kit, so a discount the shop did not give is a mismatch.
function findMismatch({ record, order, environment }: JudgeOptions): MismatchReason | null {
  if (record.sandbox && environment === 'production') return 'sandbox';
  if (record.currency !== (order.currency ?? 'KRW')) return 'currency';
  return record.amount === order.amount ? null : 'amount';
}

/** A record that was cancelled before anything was paid has nothing to refund. */
function wholeRefund({ amount, cancelAmount, paidAt }: PaymentRecord): { refunded?: number } {
  return cancelAmount > 0 || paidAt !== null ? { refunded: amount } : {};
}

function judgeFailed({ failReason }: PaymentRecord, ids: Ids): Verdict {
  const reason = readFailReason(failReason);
  if (reason === 'shopper-cancelled') return { status: 'cancelled', ...ids };
  const raw = failReason === null ? {} : { raw: { message: maskNumbers(failReason) } };
  return { status: 'failed', ...ids, failure: { code: reason, ...raw } };
}

function paidVerdict(record: PaymentRecord, ids: Ids): Verdict {
  const { amount, cancelAmount, payMethod, cardName, cardQuota, bankName, receiptUrl } = record;
  return {
    status: 'paid',
    ...ids,
    amount,
    ...(cancelAmount > 0 ? { refunded: cancelAmount } : {}),
    paidAt: record.paidAt ?? 0,
    ...(payMethod === null ? {} : { payMethod }),
    ...(cardName === null ? {} : { cardName, installment: cardQuota ?? 0 }),
    ...(bankName === null ? {} : { bankName }),
    ...(receiptUrl === null || !isWebAddress(receiptUrl) ? {} : { receiptUrl }),
  };
}

function awaitingVerdict(record: PaymentRecord, ids: Ids): Verdict {
  const account = {
    bankName: record.vbankName ?? '',
    number: record.vbankNum ?? '',
    holder: record.vbankHolder,
    dueAt: record.vbankDate ?? 0,
  };
  return { status: 'awaiting-deposit', ...ids, amount: record.amount, account };
}
