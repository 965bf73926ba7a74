/**
 * Why a payment did not happen, as data. The sentence a shopper reads for each code is a label
 * (`failureLabel` in the labels room), so that it can be replaced and translated.
 */
export const PAYMENT_FAILURE_CODES = [
  /** The issuer or the easy-pay service declined the payment. */
  'declined',
  'over-limit',
  'insufficient-balance',
  /** The browser did not let the payment window open. */
  'popup-blocked',
  /** The same, inside an app's own browser, where pop-ups rarely open at all. */
  'in-app-browser',
  /** The SDK script could not be loaded. */
  'not-prepared',
  /** `order` rejected, or did not settle in time. */
  'order-not-loaded',
  'offline',
  /** Money arrived that does not match the order: the shop must look at it. */
  'amount-mismatch',
  'already-paid',
  /** The shop's settings (channel, contract, user code) stop the payment. */
  'shop-setting',
  /** The charge was not carried out and no money moved, for example because PortOne could not be reached. */
  'not-charged',
  /** Too many cards were refused, so the server sends none for a while. */
  'too-many-refusals',
  'other',
] as const;

export type PaymentFailureCode = (typeof PAYMENT_FAILURE_CODES)[number];

export interface PaymentFailure {
  code: PaymentFailureCode;
  /** The text of PortOne, Kiwoom Pay or the server, for the shop’s log, not for the shopper. The server masks digits that may be a card's. */
  raw?: { code?: string; message?: string };
  /** Seconds until another card may be tried, for `too-many-refusals`. */
  retryAfter?: number;
}

/** After these, paying again would not help or could charge twice. */
const FINAL: ReadonlySet<PaymentFailureCode> = new Set(['amount-mismatch', 'already-paid', 'shop-setting']);

export function isRetryable(failure: PaymentFailure): boolean {
  return !FINAL.has(failure.code);
}
