'use client';

import { useEffect, useRef } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import { warnOnce } from '../../errors/warn.ts';
import type { OrderOptions } from './payment-options.ts';

/**
 * The order that the attempts of a hook belong to.
 *
 * @throws {CheckoutError} `order-id-missing`: `order` is a function, and there is no `orderId`.
 */
export function useOrderId({ order, orderId }: OrderOptions, caller: string): string {
  if (typeof order === 'function' && orderId === undefined) throw new CheckoutError('order-id-missing', { caller });
  const isGuessed = typeof order !== 'function' && orderId === undefined && order.orderId === undefined;
  const id = orderId ?? (typeof order === 'function' ? '' : (order.orderId ?? order.merchantUid));

  const before = useRef(id);
  useEffect(() => {
    if (isGuessed && before.current !== id) warnOnce('order-id-changed', `Before: ${before.current}; now: ${id}.`);
    before.current = id;
  }, [isGuessed, id]);
  return id;
}
