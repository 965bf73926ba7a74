/**
 * The part of PortOne V1 REST that this kit uses: types of the wire format, no behaviour.
 * Unknown fields and values may appear at any time, so nothing here may be parsed strictly.
 */

/** Every response of the API. HTTP 200 with `code` other than 0 is a failure. */
export interface Envelope<T> {
  code: number;
  message: string | null;
  response: T | null;
}

/** Body of `POST /users/getToken`. Both are the shop's secrets. */
export interface TokenRequestWire {
  imp_key: string;
  imp_secret: string;
}

/** Answer of `POST /users/getToken`; times are unix seconds by PortOne's clock. */
export interface TokenWire {
  access_token: string;
  now: number;
  expired_at: number;
}

/** `ready`: a window was opened, or a virtual account was issued. No money has moved in either. */
export type PaymentStatusWire = 'ready' | 'paid' | 'failed' | 'cancelled';

export interface CancelHistoryWire {
  pg_tid: string;
  amount: number;
  cancelled_at: number;
  reason: string;
  cancellation_id: string;
  receipt_url?: string | null;
}

/** A payment record. Amounts in won; times in unix seconds, 0 where they do not apply. */
export interface PaymentWire {
  imp_uid: string;
  merchant_uid: string;
  amount: number;
  cancel_amount: number;
  currency: string;
  status: PaymentStatusWire;
  /** Made through a test channel: no real money was paid. */
  sandbox: boolean;
  pay_method?: string | null;
  channel?: 'pc' | 'mobile' | 'api' | null;
  pg_provider?: string | null;
  emb_pg_provider?: string | null;
  pg_tid?: string | null;
  pg_id?: string | null;
  escrow?: boolean | null;
  apply_num?: string | null;
  /** Null for deposits to a Kiwoom virtual account, which keeps only the remitter's name. */
  bank_code?: string | null;
  bank_name?: string | null;
  card_code?: string | null;
  card_name?: string | null;
  card_quota?: number | null;
  /** Masked by PortOne. */
  card_number?: string | null;
  card_type?: number | null;
  vbank_code?: string | null;
  vbank_name?: string | null;
  vbank_num?: string | null;
  vbank_holder?: string | null;
  vbank_date?: number | null;
  vbank_issued_at?: number | null;
  name?: string | null;
  buyer_name?: string | null;
  buyer_email?: string | null;
  buyer_tel?: string | null;
  buyer_addr?: string | null;
  buyer_postcode?: string | null;
  /** A JSON string. */
  custom_data?: string | null;
  user_agent?: string | null;
  started_at?: number;
  paid_at?: number;
  failed_at?: number;
  cancelled_at?: number;
  fail_reason?: string | null;
  cancel_reason?: string | null;
  receipt_url?: string | null;
  cancel_history?: CancelHistoryWire[];
  cash_receipt_issued?: boolean | null;
  customer_uid?: string | null;
  promotion?: { id: string; discount: number } | null;
  /** Only with `extension=true`. `REMITTER` is who paid a deposit to a Kiwoom virtual account. */
  extension?: { REMITTER?: string | null } | null;
}

/** Expected amount of an order, registered before its window opens. */
export interface PrepareWire {
  merchant_uid: string;
  amount: number;
  currency?: string | null;
}

/** Body of `POST` and `PUT /payments/prepare`. */
export interface PrepareRequestWire {
  /** <= 40 */
  merchant_uid: string;
  /** Won. */
  amount: number;
  /** Not compared when absent. */
  currency?: string;
}

/** Body of `POST /payments/cancel`. Amounts in won. */
export interface CancelRequestWire {
  /** One of the two ids is needed; this one wins. */
  imp_uid?: string;
  merchant_uid?: string;
  /** Absent and 0 both mean the whole remaining amount. */
  amount?: number;
  /** Part of the amount. Default 0. */
  tax_free?: number;
  /** Won that can still be refunded; PortOne rejects the call when its own number differs. */
  checksum?: number;
  reason?: string;
  /** These three for a virtual account. Personal data: never store or log them. */
  refund_holder?: string;
  /** Kiwoom Pay's own code of the bank. */
  refund_bank?: string;
  refund_account?: string;
  /** Default false. */
  retain_promotion?: boolean;
  /** Default false. */
  enable_webhook?: boolean;
}

/** Body of a V1 webhook. It has no signature, so only the ids are used. */
export interface WebhookWire {
  imp_uid: string;
  merchant_uid: string;
  status: string;
  cancellation_id?: string;
}
