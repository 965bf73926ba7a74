'use client';

import { createContext, useContext } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Label } from '../../labels/labels.ts';
import type { Payment, PaymentResult } from '../../payment/hooks/payment-options.ts';
import type { PaymentIn, PaymentState } from '../../payment/machine/payment-state.ts';
import type { CardIssuer } from '../../rules/card-issuer-codes.ts';
import type { PayMethod } from '../../rules/pay-method-traits.ts';
import type { Merchant } from '../../schema/merchant.ts';
import type { Order } from '../../schema/order.ts';
import { useDisplay } from './display.ts';

/** What the screens need of a payment. Those without a window have no `pay` by a selection, and nothing to abandon. */
export type ShownPayment = PaymentResult & Partial<Omit<Payment, keyof PaymentResult>>;

/** Where "view order" goes. */
export type OrderHref = string | ((state: PaymentIn<'paid'>) => string);

/** The selection as it would be paid now. */
export interface SelectionInForce {
  payMethod: PayMethod;
  /** KFTC code; empty leaves the issuer to the payment window. */
  cardIssuer: CardIssuer | '';
  /**
   * Months; 0 is a lump sum, also where the amount does not allow the months that were chosen; undefined leaves the months
   * to the payment window.
   */
  installment: number | undefined;
  /** Undefined until it is answered. */
  cashReceipt: boolean | undefined;
  escrow: boolean;
}

/** A new amount, and the one part that announces it. The coupon and the installments say that it took the months away. */
export interface AmountAnnouncement {
  by: 'coupon' | 'installments' | 'summary';
  /** Won. */
  amount: number;
}

/** How far an order of 0 won is, which is placed without a payment. */
export type FreeOrderStatus = 'open' | 'placing' | 'failed' | 'placed';

export interface FreeOrder {
  status: FreeOrderStatus;
  /** Absent where the shop gave no `onFree`: then nothing can be pressed. */
  place?: (() => void) | undefined;
}

/** Why a press on the pay button led to nothing. */
export type HeldBack =
  /** A field of the shop is not valid, and cannot be seen. */
  | { by: 'field'; name: string | undefined }
  /** The page is in an iframe that may not submit forms. */
  | { by: 'frame' };

/** What a root gives to its parts. */
export interface RootValue {
  merchant: Merchant;
  /** The newest order known, for display. */
  order: Order | null;
  /** Name of a field of the selection in the form around it. */
  path: (field: string) => string;
  /** Null inside `CheckoutFields` without a payment. */
  payment: ShownPayment | null;
  /** A payment is under way or may have happened: nothing can be chosen. */
  locked: boolean;
  /** Paid, or an account was issued: the result replaces the form. */
  done: boolean;
  orderHref: OrderHref | undefined;
  /** Of an order that costs nothing; null for one that has to be paid. */
  free: FreeOrder | null;
  /** Why the last press on the pay button led to nothing. Null when it did not, and outside a root. */
  heldBack: HeldBack | null;
  /** To be called when a button that submits the form is pressed. */
  pressed?: ((form: HTMLFormElement | null) => void) | undefined;
  selection: SelectionInForce;
  /** To be called by a part that asks for a field of the selection; `register` binds it to the form, now and again. */
  bindField: (field: keyof SelectionInForce, register: () => void) => () => void;
  announcement: AmountAnnouncement | null;
  /** To be called when a coupon was chosen: the next amount is its effect. */
  couponChosen: () => void;
}

export const CheckoutContext = createContext<RootValue | null>(null);

/** What a part inside a root has: the root's value, and the labels that apply to the part. */
export interface CheckoutContextValue extends RootValue {
  label: Label;
}

/** @throws {CheckoutError} `part-outside-root` */
export function useCheckout(part: string): CheckoutContextValue {
  const root = useContext(CheckoutContext);
  const { label } = useDisplay();
  if (!root) throw new CheckoutError('part-outside-root', { part: `<${part}>`, root: '<CheckoutRoot>' });
  return { ...root, label };
}

export function isLocked({ status }: PaymentState): boolean {
  return status === 'paying' || status === 'verifying' || status === 'unconfirmed';
}

export function isDone({ status }: PaymentState): boolean {
  return status === 'paid' || status === 'awaiting-deposit';
}
