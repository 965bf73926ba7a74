'use client';

import { useMemo } from 'react';
import { type CheckoutContextValue, isDone, isLocked } from '../context/checkout-context.ts';

/** The value of the context of a checkout; the same object until something in it changes. */
export function useCheckoutValue(given: Omit<CheckoutContextValue, 'locked' | 'done'>): CheckoutContextValue {
  const { merchant, order, locale, label, labels, path, payment, orderHref } = given;
  const { selection, announcement, couponChosen } = given;
  const locked = payment !== null && isLocked(payment.state);
  const done = payment !== null && isDone(payment.state);
  return useMemo(
    () => ({
      ...{ merchant, order, locale, label, labels, path, payment, locked, done, orderHref },
      ...{ selection, announcement, couponChosen },
    }),
    [
      merchant,
      order,
      locale,
      label,
      labels,
      path,
      payment,
      locked,
      done,
      orderHref,
      selection,
      announcement,
      couponChosen,
    ],
  );
}
