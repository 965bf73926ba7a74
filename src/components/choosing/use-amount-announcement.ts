'use client';

import { useCallback, useState } from 'react';
import { traitsOf } from '../../rules/pay-method-traits.ts';
import type { AmountAnnouncement, CheckoutContextValue } from '../context/checkout-context.ts';
import type { ChosenSelection } from './chosen-selection.ts';
import { monthsInForce, type PaymentLimits } from './selection-in-force.ts';

interface LastAmount {
  /** Won. */
  amount: number | undefined;
  announcement: AmountAnnouncement | null;
  /** A coupon was chosen since: the next amount is its effect. */
  couponChosen: boolean;
}

/**
 * Decides, once for each new amount, which part announces it: the coupon or the installments where it took the months
 * away, else the order summary.
 */
export function useAmountAnnouncement(
  chosen: ChosenSelection,
  limits: PaymentLimits,
): Pick<CheckoutContextValue, 'announcement' | 'couponChosen'> {
  const { amount } = limits;
  const [last, setLast] = useState<LastAmount>({ amount, announcement: null, couponChosen: false });
  if (amount !== undefined && amount !== last.amount) {
    setLast({ amount, announcement: announcementOf(chosen, limits, last), couponChosen: false });
  }
  const couponChosen = useCallback(() => setLast((now) => ({ ...now, couponChosen: true })), []);
  return { announcement: last.announcement, couponChosen };
}

function announcementOf(chosen: ChosenSelection, limits: PaymentLimits, last: LastAmount): AmountAnnouncement | null {
  const { amount } = limits;
  // The first amount does not change anything.
  if (amount === undefined || last.amount === undefined) return null;
  const isShown = chosen.payMethod !== undefined && traitsOf(chosen.payMethod).cardOptions;
  const before = monthsInForce(chosen, { ...limits, amount: last.amount });
  if (amount === 0 || !isShown || !before || monthsInForce(chosen, limits)) return { by: 'summary', amount };
  return { by: last.couponChosen ? 'coupon' : 'installments', amount };
}
