import type { PaymentRecord } from '../portone/payment-record.ts';
import type { ExpectedPayment } from './judge-record.ts';

/** What the shop does about payments. Each function may return a promise; the effect is done when it resolves. */
export interface OrderEffects {
  /**
   * The order is paid: deliver it. Called once per order; again only if it threw, its process died, or it took longer
   * than the lease. Where even that must not show, write with the order's number as a unique key.
   */
  onPaid(record: PaymentRecord): unknown;
  /** The money of an order went back after `onPaid` was begun. Called once, on the same terms. */
  onRefunded?: ((record: PaymentRecord) => unknown) | undefined;
  /** A virtual account was issued; nobody has paid. Called once, on the same terms. */
  onDepositPending?: ((record: PaymentRecord) => unknown) | undefined;
}

/** The shop's orders, as far as payments need them. */
export interface Orders extends OrderEffects {
  /**
   * What the order costs, from the shop's own records; null when there is no such order. Payments without a window
   * take their amount, name and buyer from here too. The price of an attempt should stay what the shopper was shown;
   * a later change does not affect what was settled as paid.
   */
  find(merchantUid: string): ExpectedPayment | null | Promise<ExpectedPayment | null>;
}
