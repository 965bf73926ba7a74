import { isRetryable, type PaymentFailure, type PaymentFailureCode } from '../../errors/payment-failure.ts';
import type { Order } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';

/** One payment as a shopper sees it. `status` is also `data-status` in the DOM and the name of a story. */
export type PaymentState =
  /** The SDK or the order is loading, or another payment is open. */
  | { status: 'preparing'; elsewhere?: OpenElsewhere }
  | { status: 'ready'; order: Order }
  /** The payment window is open, or the page is about to leave for it. */
  | { status: 'paying'; order: Order }
  /** The window is closed, or a charge was sent; the server is to give the verdict. */
  | { status: 'verifying'; merchantUid: string; impUid?: string }
  /** `elsewhere`: by another attempt than the one this page was about to pay. */
  | (Extract<Verdict, { status: 'paid' }> & { elsewhere?: true })
  /** A virtual account was issued. This is not paid. */
  | Extract<Verdict, { status: 'awaiting-deposit' }>
  /**
   * `next` is the order of the next attempt, null while it is loading. `open`: PortOne's record is still open, so a
   * payment window that was left open may still be paid in. The attempt is watched on.
   */
  | { status: 'cancelled'; merchantUid: string; open?: true; next: Order | null }
  | { status: 'failed'; merchantUid?: string; open?: true; failure: PaymentFailure; next: Order | null }
  /** No verdict yet. Not a failure, and no other payment may start. */
  | { status: 'unconfirmed'; merchantUid: string; impUid?: string };

/**
 * Why nothing can be paid here now. `tab`: this order is being paid in another tab. `tab-stuck`: and that tab could not
 * close its payment window. `page`: the window of another order is open on this page.
 */
export type OpenElsewhere = 'tab' | 'tab-stuck' | 'page';

export type PaymentStatus = PaymentState['status'];

/** The member of the union with that status: `PaymentIn<'paid'>`. */
export type PaymentIn<S extends PaymentStatus> = Extract<PaymentState, { status: S }>;

/** The states a payment settles in: those that `onSettled` and `pay()` report. */
export type SettledState = PaymentIn<'paid' | 'awaiting-deposit' | 'cancelled' | 'failed' | 'unconfirmed'>;

export function isSettled(state: PaymentState): state is SettledState {
  switch (state.status) {
    case 'paid':
    case 'awaiting-deposit':
    case 'cancelled':
    case 'failed':
    case 'unconfirmed':
      return true;
    default:
      return false;
  }
}

/** Something is under way and the pay button waits. */
export function isBusy(state: PaymentState): boolean {
  return state.status === 'preparing' || state.status === 'paying' || state.status === 'verifying';
}

/** The order that a press on the pay button would pay now; null while it would pay nothing. */
export function payableOrder(state: PaymentState): Order | null {
  if (state.status === 'ready') return state.order;
  if (state.status === 'cancelled' || state.status === 'failed') return state.next;
  return null;
}

const PREPARING: ReadonlySet<PaymentFailureCode> = new Set(['not-prepared', 'order-not-loaded', 'offline']);

/** Preparing failed: there is no order to pay again, it can only be prepared again (`reset`). */
export function isPrepareFailure(state: PaymentState): boolean {
  return state.status === 'failed' && PREPARING.has(state.failure.code);
}

/** A failure after which the shopper can pay the order again. */
export function canPayAgain(state: PaymentState): boolean {
  return state.status === 'failed' && isRetryable(state.failure) && !isPrepareFailure(state);
}

/** May an order be fetched for another attempt? Not while one is under way, or may still turn out to be paid. */
export function wantsOrder(state: PaymentState): boolean {
  if (state.status === 'failed') return isRetryable(state.failure);
  return state.status === 'preparing' || state.status === 'ready' || state.status === 'cancelled';
}
