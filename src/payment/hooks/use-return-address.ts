'use client';

import { useEffect, useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import type { Merchant } from '../../schema/merchant.ts';

/**
 * A phone leaves the page to pay: without an address to come back to nothing can be paid there. A PC pays without one,
 * so in development its console gets a warning.
 */
export function useReturnAddress(
  { redirectUrl }: Pick<Merchant, 'redirectUrl'>,
  mobile: boolean,
): PaymentFailure | null {
  const isMissing = redirectUrl === undefined;
  const problem = useMemo<PaymentFailure | null>(() => {
    if (!isMissing || !mobile) return null;
    const { code, message } = new CheckoutError('redirect-url-missing');
    return { code: 'shop-setting', raw: { code, message } };
  }, [isMissing, mobile]);
  useEffect(() => {
    if (problem) console.error(problem.raw?.message);
    else if (isMissing) warnOnce('redirect-url-missing');
  }, [problem, isMissing]);
  return problem;
}
