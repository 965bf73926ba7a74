/** Why an order was not charged. */
export type ChargeErrorCode =
  /** No such order, or it was deleted meanwhile. */
  | 'order-not-found'
  /** Another charge of the order is running. */
  | 'payment-in-progress'
  /** The charge was not carried out, and trying again is safe. The cause was reported to `onError`. */
  | 'not-charged';

/** An order was not charged, and that is certain. */
export class ChargeError extends Error {
  override readonly name = 'ChargeError';
  readonly code: ChargeErrorCode;
  /** The same charge can succeed later without a change of the shop's data. */
  readonly retryable: boolean;

  constructor(code: ChargeErrorCode, message: string, { retryable = false }: { retryable?: boolean } = {}) {
    super(`KiwoomCheckout: ${message}`);
    this.code = code;
    this.retryable = retryable;
  }
}
