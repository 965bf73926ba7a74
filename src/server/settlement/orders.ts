import type { PaymentRecord } from '../portone/payment-record.ts';
import type { ExpectedPayment } from './judge-record.ts';

/** Won, beside the record that an effect is called with. */
export interface EffectDetails {
  /** The shop's number of the order; the merchantUid where `find` gives none. */
  orderId: string;
  /** Refunded so far. */
  refunded: number;
  /** Paid and not refunded. */
  remaining: number;
}

/** What the shop does about payments. Each function may return a promise; the effect is done when it resolves. */
export interface OrderEffects {
  /**
   * The order is paid: deliver it. Called once per order, whatever reports it and however many attempts were paid; again
   * only if it threw, its process died, or it took longer than the lease. Where even that must not show, write with
   * `record.merchantUid` as a unique key, not with `orderId`: an order whose payment was refunded completely may be paid,
   * and has to be delivered, once more by another attempt. A part may be refunded already.
   */
  onPaid(record: PaymentRecord, details: EffectDetails): unknown;
  /**
   * Money of an order for which `onPaid` was started went back. Called once for each increase of the refunded sum, on
   * the same terms. `details.remaining` is 0 when all of it went back.
   */
  onRefunded?: ((record: PaymentRecord, details: EffectDetails) => unknown) | undefined;
  /** A virtual account was issued; nothing is paid yet. Called once for each attempt, on the same terms. */
  onDepositPending?: ((record: PaymentRecord, details: EffectDetails) => unknown) | undefined;
}

/** The shop's orders, as far as payments need them. */
export interface Orders extends OrderEffects {
  /**
   * What an attempt has to pay and which order it belongs to, from the shop's own records; null when there is no such
   * attempt. Payments without a window take their amount, name and buyer from here too. The price of an attempt should
   * stay what the shopper was shown; a later change does not affect what was settled as paid.
   */
  find(merchantUid: string): ExpectedPayment | null | undefined | Promise<ExpectedPayment | null | undefined>;
}
