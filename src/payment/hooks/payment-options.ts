import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Merchant } from '../../schema/merchant.ts';
import type { Order } from '../../schema/order.ts';
import type { Selection } from '../../schema/selection.ts';
import type { SdkSource } from '../../sdk/imp.ts';
import { verifyAt } from '../endpoint/verify-endpoint.ts';
import type { PaymentState, SettledState } from '../machine/payment-state.ts';
import type { Verify } from '../session/verification.ts';

/** Where the verdict comes from: the kit's own handlers at `endpoint`, or the shop's `verify`. One of the two is required. */
export interface VerdictSource {
  /** Base path of `createCheckoutHandlers`, for example `/api/payments`. */
  endpoint?: string | undefined;
  /** In place of `endpoint`. Reject while the server cannot say; never answer from what the browser knows. */
  verify?: Verify | undefined;
}

/** An order, or a function that makes one for each attempt (1, 2, …), so that a second try has a new `merchantUid`. */
export type OrderSource = Order | ((attempt: number) => Order | Promise<Order>);

export interface UsePaymentOptions extends VerdictSource {
  merchant: Merchant;
  order: OrderSource;
  /** With `order` as a function: ask for the order again when this changes (a coupon, a quantity). */
  orderVersion?: string | number | undefined;
  /** A fake, or an `IMP` the page loads by itself; the first one given stays. By default the kit loads the script. */
  sdk?: SdkSource | undefined;
  /** Told once for each state a payment comes to rest in. */
  onSettled?: ((state: SettledState) => void) | undefined;
  onStateChange?: ((state: PaymentState) => void) | undefined;
}

/** What `usePayment` and `usePaymentReturn` hand out. */
export interface Payment {
  state: PaymentState;
  /** The newest order known, for display; it stays in sight while the next one is fetched. */
  order: Order | null;
  /**
   * Opens the payment window, in this very tick. Call it from a click.
   * Resolves with the state the payment comes to rest in.
   *
   * @throws {CheckoutError} (as a rejection) `invalid-selection`, `invalid-order`, `not-ready`.
   */
  pay(selection: Selection): Promise<SettledState>;
  /** After `cancelled`, `failed`, `paid` or `awaiting-deposit`: prepare another attempt. */
  reset(): void;
  /** Ask the server now: for `unconfirmed`, `verifying` and `awaiting-deposit`. */
  checkNow(): void;
  /** The shopper says that the payment window is closed. On a phone that was about to leave, the page is loaded anew. */
  abandonWindow(): void;
  /** Getting ready has taken more than 8 seconds, or checking more than 10. */
  slow: boolean;
  /** The SDK will leave the page rather than open a window. False until the page is interactive. */
  mobile: boolean;
}

/** @throws {CheckoutError} `verify-missing`, `verify-twice` */
export function verifyOf({ endpoint, verify }: VerdictSource, caller: string): Verify {
  if (verify && endpoint !== undefined) throw new CheckoutError('verify-twice', { caller });
  if (verify) return verify;
  if (endpoint !== undefined) return verifyAt(endpoint);
  throw new CheckoutError('verify-missing', { caller });
}
