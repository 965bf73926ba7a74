import type { Merchant } from '../../schema/merchant.ts';
import type { Order } from '../../schema/order.ts';
import type { Selection } from '../../schema/selection.ts';
import type { SdkSource } from '../../sdk/imp.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import type { PaymentState, SettledState } from '../machine/payment-state.ts';
import type { ReadOrderStatus, Verify } from '../session/ask-server.ts';

/**
 * Where the verdict comes from: the kit's own handlers at `endpoint`, or the shop's `verify`. Without both, the
 * provider's endpoint.
 */
export type VerdictSource =
  | {
      /** Where `createCheckoutHandlers` answers, for example `/api/payments`. */
      endpoint?: Endpoint | undefined;
      verify?: undefined;
      orderStatus?: undefined;
    }
  | {
      endpoint?: undefined;
      /** In place of `endpoint`. Reject while the server cannot say; never answer from what the browser knows. */
      verify: Verify;
      /**
       * With `verify`: what the shop knows of the order, so that one that is paid already, or has an account waiting for
       * its deposit, is shown so before anything can be paid.
       */
      orderStatus?: ReadOrderStatus | undefined;
    };

/** Makes the order of each attempt (1, 2, …), so that each has a new `merchantUid`. */
export type OrderFunction = (attempt: number) => Order | Promise<Order>;
export type OrderSource = Order | OrderFunction;

/** What is paid. The attempts belong to `orderId`, the shop's number of the order. */
export type OrderOptions =
  | {
      order: Order;
      /** @default `order.orderId`, else `order.merchantUid` */
      orderId?: string | undefined;
      orderVersion?: string | number | undefined;
    }
  | {
      order: OrderSource;
      /** The shop's number of the order, the same for all its attempts. The shopper reads it. */
      orderId: string;
      /** With `order` as a function: asks for the same order again when this changes (a coupon, a quantity). */
      orderVersion?: string | number | undefined;
    };

export interface PaymentListeners {
  /** Called once for each state a payment settles in. */
  onSettled?: ((state: SettledState) => void) | undefined;
  onStateChange?: ((state: PaymentState) => void) | undefined;
}

interface WindowOptions extends PaymentListeners {
  merchant: Merchant;
  /** A fake, or an `IMP` that the page loads itself; the first one given stays. By default the kit loads the script. */
  sdk?: SdkSource | undefined;
}

export type UsePaymentOptions = WindowOptions & OrderOptions & VerdictSource;

/** What every payment hook returns. */
export interface PaymentResult {
  state: PaymentState;
  /** After `cancelled`, `failed`, `paid` or `awaiting-deposit`: prepares another attempt. */
  reset(): void;
  /** Asks the server now: for `unconfirmed`, `verifying` and `awaiting-deposit`. */
  checkNow(): void;
  /** Preparing has taken more than 8 seconds, or verifying more than 10. */
  slow: boolean;
}

/** What `usePayment` returns. */
export interface Payment extends PaymentResult {
  /** The newest order known, for display; it stays while the next one is loading. */
  order: Order | null;
  /** The shop's number of the order. */
  orderId: string;
  /** While `preparing` with `elsewhere`: asks the other tab to close its payment window. */
  takeOver(): void;
  /**
   * Opens the payment window, in this very tick. Call it from a click.
   * Resolves with the state the payment settles in.
   *
   * @throws {CheckoutError} (as a rejection) `invalid-selection`, `not-ready`, `redirect-url-missing`.
   */
  pay(selection: Selection): Promise<SettledState>;
  /** The shopper reports that the payment window is closed. A phone that was about to leave reloads the page. */
  abandonWindow(): void;
  /** The SDK leaves the page instead of opening a window. False until the page is interactive. */
  mobile: boolean;
}
