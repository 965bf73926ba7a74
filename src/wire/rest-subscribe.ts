import type { PaymentWire } from './rest.ts';

/**
 * Key-in payments, billing keys and scheduled payments of PortOne V1: types of the wire format, no behaviour.
 * Lengths are in characters; amounts in won; times in unix seconds. Every body may be JSON or a form.
 */

/** The card itself. Passes through a server once; never store or log it. */
export interface CardWire {
  /** Four groups of four digits with hyphens. */
  card_number: string;
  /** `YYYY-MM`. */
  expiry: string;
  /** Six digits of the birth date, or ten of a business number; the contract says whether it is needed. */
  birth?: string;
  /** The first two digits of the card's password; the contract says whether they are needed. */
  pwd_2digit?: string;
}

export interface BuyerWire {
  /** <= 16 */
  buyer_name?: string;
  /** <= 64 */
  buyer_email?: string;
  /** <= 16 */
  buyer_tel?: string;
  /** <= 128 */
  buyer_addr?: string;
  /** <= 8 */
  buyer_postcode?: string;
}

/** Fields of every payment without a window. */
export interface ChargeWire extends BuyerWire {
  /** <= 40, new for each attempt. */
  merchant_uid: string;
  amount: number;
  tax_free?: number;
  /** Months: 0 (default) is a lump sum, 2 and more only from 50,000 won. */
  card_quota?: number;
  /** Text here, unlike the object of the browser. */
  custom_data?: string;
  notice_url?: string;
  browser_ip?: string;
  promotion_id?: string;
  /** JSON as text. */
  bypass?: string;
}

/** `POST /subscribe/payments/onetime`. Answered by a `PaymentWire`, which a declined card leaves `failed`. */
export interface OnetimeWire extends ChargeWire, CardWire {
  /** <= 80. Stores a billing key as well. */
  customer_uid?: string;
  /** <= 80, `daou` or `daou.<CPID>`; there is no `channel_key` in this call. */
  pg?: string;
  /** <= 55, in camelCase in this call alone. */
  channelGroupId?: string;
  currency?: string;
  /** <= 40 */
  name?: string;
}

/** `POST /subscribe/payments/again`. Answered by a `PaymentWire`, which a declined card leaves `failed`. */
export interface AgainWire extends ChargeWire {
  /** <= 80 */
  customer_uid: string;
  /** <= 40 */
  name: string;
  currency?: string;
  /** <= 55. Only picks one key out of several. */
  channel_key?: string;
  product_count?: number;
}

/** `POST /subscribe/customers/{customer_uid}`; the id in the path has <= 80 characters. */
export interface IssueKeyWire extends CardWire {
  /** <= 55 */
  channel_key: string;
  /** <= 80 */
  pg?: string;
  customer_id?: string;
  /** <= 20 */
  customer_name?: string;
  /** <= 20 */
  customer_tel?: string;
  /** <= 200 */
  customer_email?: string;
  /** <= 200 */
  customer_addr?: string;
  /** <= 8 */
  customer_postcode?: string;
  /** <= 55. Issues keys at several channels at once. */
  channel_group_id?: string;
}

/** A billing key as PortOne shows it: never the key, never the card. */
export interface CustomerWire {
  customer_uid: string;
  pg_provider: string;
  pg_id: string;
  sandbox: boolean;
  card_name: string;
  inserted: number;
  updated: number;
  customer_id?: string | null;
  card_code?: string | null;
  /** Masked. */
  card_number?: string | null;
  /** 0 credit, 1 check card. */
  card_type?: number | null;
  customer_name?: string | null;
  customer_tel?: string | null;
  customer_email?: string | null;
  customer_addr?: string | null;
  customer_postcode?: string | null;
}

/** A super billing key: one card stored at the channels of a group. It has none of the fields of one channel itself. */
export interface SuperCustomerWire
  extends Pick<
    CustomerWire,
    | 'customer_uid'
    | 'customer_id'
    | 'customer_name'
    | 'customer_tel'
    | 'customer_email'
    | 'customer_addr'
    | 'customer_postcode'
  > {
  channelGroupId: string;
  succeededChannels?: SucceededChannelWire[];
  failedChannels?: { type: string; message: string; pg_provider: string; pg_id: string }[];
}

export type SucceededChannelWire = Pick<
  CustomerWire,
  'pg_provider' | 'pg_id' | 'card_code' | 'card_number' | 'card_type' | 'inserted' | 'updated'
> & { card_name?: string | null };

/** How a payment used a billing key. */
export type CustomerUidUsageWire = 'issue' | 'payment' | 'payment.scheduled';

export interface KeyPaymentWire extends PaymentWire {
  customer_uid_usage?: CustomerUidUsageWire | null;
}

/** One future payment. */
export interface ScheduleItemWire extends ChargeWire {
  schedule_at: number;
  currency: string;
  /** <= 40 */
  name: string;
  product_count?: number;
}

/** `POST /subscribe/payments/schedule`. The card's fields only where the customer has no key yet. */
export interface ScheduleRequestWire extends Partial<CardWire> {
  /** <= 80 */
  customer_uid: string;
  schedules: ScheduleItemWire[];
  /** Charged and cancelled at once to test the card; 0 skips the test. */
  checking_amount?: number;
  /** <= 55 */
  channel_key?: string;
  customer_id?: string;
}

/** `POST /subscribe/payments/unschedule`. Omitting one cancels everything that matches the other. */
export interface UnscheduleWire {
  customer_uid?: string;
  merchant_uid?: string[];
}

export type ScheduleStatusWire = 'scheduled' | 'executed' | 'revoked';

/** A scheduled payment. Times are 0 where they do not apply. */
export interface ScheduleWire {
  customer_uid: string;
  merchant_uid: string;
  /** Null until it is executed. */
  imp_uid: string | null;
  pg_provider: string;
  pg_id: string;
  customer_id: string | null;
  schedule_at: number;
  executed_at: number;
  revoked_at: number;
  amount: number;
  currency: string;
  name: string;
  buyer_name: string | null;
  buyer_email: string | null;
  buyer_tel: string | null;
  buyer_addr: string | null;
  buyer_postcode: string | null;
  custom_data: string | null;
  schedule_status: ScheduleStatusWire;
  /** Null until it is executed. */
  payment_status: 'paid' | 'failed' | 'cancelled' | null;
  fail_reason: string | null;
  promotion_id?: string | null;
}

/** A page of a list. `previous` and `next` are page numbers, 0 where there is none. */
export interface PagedWire<T> {
  total: number;
  previous: number;
  next: number;
  list: T[];
}
