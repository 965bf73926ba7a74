'use client';

import { useEffect, useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import type { Merchant } from '../../schema/merchant.ts';

/**
 * A phone leaves the page to pay: without an address to come back to nothing can be paid there, and a press on the
 * button could only be refused. The developer is told on a PC as well, where everything else works.
 */
export function useWayBack({ redirectUrl }: Pick<Merchant, 'redirectUrl'>, mobile: boolean): PaymentFailure | null {
  const missing = redirectUrl === undefined;
  const problem = useMemo<PaymentFailure | null>(() => {
    if (!missing || !mobile) return null;
    const { code, message } = new CheckoutError('redirect-url-missing');
    return { code: 'shop-setting', raw: { code, message } };
  }, [missing, mobile]);
  useEffect(() => {
    if (problem) console.error(problem.raw?.message);
    else if (missing) warnOnce('redirect-url-missing');
  }, [problem, missing]);
  return problem;
}
