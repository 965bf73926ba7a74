'use client';

import { useMemo } from 'react';
import { isDone, isLocked, type RootValue } from '../context/checkout-context.ts';

/** The value of the context of a checkout; the same object until something in it changes. */
export function useCheckoutValue(given: Omit<RootValue, 'locked' | 'done'>): RootValue {
  const {
    merchant,
    order,
    path,
    payment,
    orderHref,
    free,
    heldBack,
    pressed,
    selection,
    bindField,
    announcement,
    couponChosen,
  } = given;
  const locked = (payment !== null && isLocked(payment.state)) || free?.status === 'placing';
  const done = (payment !== null && isDone(payment.state)) || free?.status === 'placed';
  return useMemo(
    () => ({
      ...{ merchant, order, path, payment, locked, done, orderHref, free, heldBack, pressed },
      ...{ selection, bindField, announcement, couponChosen },
    }),
    [
      merchant,
      order,
      path,
      payment,
      locked,
      done,
      orderHref,
      free,
      heldBack,
      pressed,
      selection,
      bindField,
      announcement,
      couponChosen,
    ],
  );
}
