import * as z from 'zod/mini';
import type { PaymentWire } from '../../wire/rest.ts';
import { camelKeys, count, flag, text, time } from './read-wire.ts';

/** `ready`: a window was opened, or a virtual account was issued; nothing is paid yet. `unknown`: a word added to the API later. */
export type PaymentRecordStatus = 'ready' | 'paid' | 'failed' | 'cancelled' | 'unknown';

/** One refund of a payment. */
export interface PaymentCancellation {
  /** Won. */
  amount: number;
  /** Unix seconds. */
  cancelledAt: number | null;
  reason: string | null;
  cancellationId: string | null;
  receiptUrl: string | null;
}

/**
 * PortOne's record of a payment. Amounts in won, times in unix seconds; null where it does not apply.
 * It holds a buyer's personal data: do not log it whole.
 */
export interface PaymentRecord {
  impUid: string;
  merchantUid: string;
  amount: number;
  /** Refunded so far. */
  cancelAmount: number;
  currency: string;
  status: PaymentRecordStatus;
  /** Made through a test channel: no real money was paid. */
  sandbox: boolean;
  payMethod: string | null;
  channel: string | null;
  pgProvider: string | null;
  embPgProvider: string | null;
  pgTid: string | null;
  pgId: string | null;
  escrow: boolean;
  applyNum: string | null;
  bankCode: string | null;
  bankName: string | null;
  cardCode: string | null;
  cardName: string | null;
  /** Months; 0 is a lump sum. */
  cardQuota: number | null;
  /** Masked by PortOne. */
  cardNumber: string | null;
  /** 0 credit, 1 check. */
  cardType: number | null;
  vbankCode: string | null;
  vbankName: string | null;
  /** May contain dashes. */
  vbankNum: string | null;
  vbankHolder: string | null;
  /** Until when the deposit is taken. */
  vbankDate: number | null;
  vbankIssuedAt: number | null;
  name: string | null;
  buyerName: string | null;
  buyerEmail: string | null;
  buyerTel: string | null;
  buyerAddr: string | null;
  buyerPostcode: string | null;
  /** A JSON string, as PortOne keeps it. */
  customData: string | null;
  startedAt: number | null;
  paidAt: number | null;
  failedAt: number | null;
  cancelledAt: number | null;
  failReason: string | null;
  cancelReason: string | null;
  receiptUrl: string | null;
  cancelHistory: PaymentCancellation[];
  cashReceiptIssued: boolean;
  customerUid: string | null;
  promotion: { id: string; discount: number } | null;
  /** Who paid the deposit of a virtual account: all that Kiwoom Pay keeps of it. Null unless `get` asked for `extension`. */
  remitter: string | null;
}

// What money hangs on must be there; the rest is read tolerantly.
const status = z.catch(z.enum(['ready', 'paid', 'failed', 'cancelled', 'unknown']), 'unknown');

const cancellationWire = z.object({
  amount: z.number(),
  cancelled_at: count,
  reason: text,
  cancellation_id: text,
  receipt_url: text,
});

const paymentWire = z.object({
  imp_uid: z.string(),
  merchant_uid: z.string(),
  amount: z.number(),
  cancel_amount: z.number(),
  currency: z.string(),
  status,
  sandbox: z.boolean(),
  pay_method: text,
  channel: text,
  pg_provider: text,
  emb_pg_provider: text,
  pg_tid: text,
  pg_id: text,
  escrow: flag,
  apply_num: text,
  bank_code: text,
  bank_name: text,
  card_code: text,
  card_name: text,
  card_quota: count,
  card_number: text,
  card_type: count,
  vbank_code: text,
  vbank_name: text,
  vbank_num: text,
  vbank_holder: text,
  vbank_date: count,
  vbank_issued_at: count,
  name: text,
  buyer_name: text,
  buyer_email: text,
  buyer_tel: text,
  buyer_addr: text,
  buyer_postcode: text,
  custom_data: text,
  started_at: count,
  paid_at: count,
  failed_at: count,
  cancelled_at: count,
  fail_reason: text,
  cancel_reason: text,
  receipt_url: text,
  cancel_history: z.catch(z.array(cancellationWire), []),
  cash_receipt_issued: flag,
  customer_uid: text,
  promotion: z.catch(z.nullable(z.object({ id: z.string(), discount: z.number() })), null),
  extension: z.catch(z.nullable(z.object({ REMITTER: text })), null),
});

/** Reads a PaymentWire, tolerantly, into a {@link PaymentRecord}. */
export const paymentRecordSchema: z.ZodMiniType<PaymentRecord> = z.pipe(
  paymentWire,
  z.transform(({ extension, ...wire }) => ({
    ...camelKeys(wire),
    ...readTimes(wire),
    cancelHistory: wire.cancel_history.map(readCancellation),
    remitter: extension?.REMITTER ?? null,
  })),
);

/** @throws when a field that money hangs on is absent; everything else is read tolerantly. */
export function toPaymentRecord(wire: PaymentWire): PaymentRecord {
  return paymentRecordSchema.parse(wire);
}

function readCancellation(wire: z.output<typeof cancellationWire>): PaymentCancellation {
  return { ...camelKeys(wire), cancelledAt: time(wire.cancelled_at) };
}

function readTimes(wire: Omit<z.output<typeof paymentWire>, 'extension'>) {
  return {
    startedAt: time(wire.started_at),
    paidAt: time(wire.paid_at),
    failedAt: time(wire.failed_at),
    cancelledAt: time(wire.cancelled_at),
    vbankDate: time(wire.vbank_date),
    vbankIssuedAt: time(wire.vbank_issued_at),
  };
}
