import { readFailReason } from '../../errors/fail-reason.ts';
import type { Buyer } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { PortOneEnvironment } from '../portone/create-portone.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { maskNumbers } from '../portone/redact.ts';

/** What the shop expects to be paid. */
export interface ExpectedPayment {
  /** A whole number of won. */
  amount: number;
  /** @default 'KRW' */
  currency?: string | undefined;
  /** What a card statement or a receipt may show, for payments without a window. @default the merchantUid */
  name?: string | undefined;
  /** Won without VAT, for payments without a window. */
  taxFree?: number | undefined;
  /** For payments without a window. */
  buyer?: Buyer | undefined;
}

interface JudgeOptions {
  record: PaymentRecord;
  order: ExpectedPayment;
  environment: PortOneEnvironment;
}

/** The verdict on one record that is known to belong to the order. */
export function judgeRecord({ record, order, environment }: JudgeOptions): Verdict {
  const { merchantUid, impUid } = record;
  if (isRefunded(record)) return { status: 'cancelled', merchantUid, impUid };
  if (record.status === 'failed') return judgeFailed(record);
  if (record.status !== 'paid' && !isAccountIssued(record)) return { status: 'unpaid', merchantUid, impUid };
  const reason = findMismatch({ record, order, environment });
  if (reason !== null) {
    const open = record.status === 'paid' ? {} : { depositUntil: record.vbankDate ?? 0 };
    return { status: 'mismatch', merchantUid, impUid, reason, ...open };
  }
  return record.status === 'paid' ? paidVerdict(record) : awaitingVerdict(record);
}

/** The money went back, wholly. V1 has no word for a part; a part leaves the payment paid. */
export function isRefunded({ status, amount, cancelAmount }: PaymentRecord): boolean {
  return status === 'cancelled' || (status === 'paid' && cancelAmount > 0 && cancelAmount >= amount);
}

/** `ready` alone may be a window somebody walked away from. */
export function isAccountIssued({ status, payMethod, vbankNum }: PaymentRecord): boolean {
  return status === 'ready' && payMethod === 'vbank' && vbankNum !== null && vbankNum !== '';
}

type MismatchReason = Extract<Verdict, { status: 'mismatch' }>['reason'];

// `promotion.discount` is not subtracted: promotions are not part of this kit, so a discount nobody agreed to is a mismatch.
function findMismatch({ record, order, environment }: JudgeOptions): MismatchReason | null {
  if (record.sandbox && environment === 'production') return 'sandbox';
  if (record.currency !== (order.currency ?? 'KRW')) return 'currency';
  return record.amount === order.amount ? null : 'amount';
}

function judgeFailed({ merchantUid, impUid, failReason }: PaymentRecord): Verdict {
  const reason = readFailReason(failReason);
  if (reason === 'shopper-cancelled') return { status: 'cancelled', merchantUid, impUid };
  const raw = failReason === null ? {} : { raw: { message: maskNumbers(failReason) } };
  return { status: 'failed', merchantUid, impUid, failure: { code: reason, ...raw } };
}

function paidVerdict(record: PaymentRecord): Verdict {
  const { merchantUid, impUid, amount, payMethod, cardName, cardQuota, bankName, receiptUrl } = record;
  return {
    status: 'paid',
    merchantUid,
    impUid,
    amount,
    paidAt: record.paidAt ?? 0,
    ...(payMethod === null ? {} : { payMethod }),
    ...(cardName === null ? {} : { cardName, installment: cardQuota ?? 0 }),
    ...(bankName === null ? {} : { bankName }),
    ...(receiptUrl === null ? {} : { receiptUrl }),
  };
}

function awaitingVerdict(record: PaymentRecord): Verdict {
  const { merchantUid, impUid, amount } = record;
  const account = {
    bankName: record.vbankName ?? '',
    number: record.vbankNum ?? '',
    holder: record.vbankHolder,
    dueAt: record.vbankDate ?? 0,
  };
  return { status: 'awaiting-deposit', merchantUid, impUid, amount, account };
}
