import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
/** Why the charge of an order has no verdict. */
export type ChargeErrorCode =
  /** No such order, or it was deleted meanwhile. */
  | 'order-not-found'
  /** The charge was answered, and PortOne could not be asked in time what it says. */
  | 'unsettled'
  /** Another charge of the order is running. */
  | 'payment-in-progress'
  /** The charge was not carried out, and trying again is safe. The cause was reported to `onError`. */
  | 'not-charged';

/** The charge of an order has no verdict; `code` says whether anything was charged. */
export class ChargeError extends Error {
  override readonly name = 'ChargeError';
  readonly code: ChargeErrorCode;
  /** The same charge can succeed later without a change of the shop's data. */
  readonly retryable: boolean;

  constructor(code: ChargeErrorCode, message: string, { retryable = false }: { retryable?: boolean } = {}) {
    super(`${MESSAGE_PREFIX}${message}`);
    this.code = code;
    this.retryable = retryable;
  }
}
