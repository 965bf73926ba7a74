'use client';

import { useMemo } from 'react';
import { refusal } from '../../request/refusal.ts';
import { type CheckedMerchant, type Merchant, parseMerchant } from '../../schema/merchant.ts';
import { useStableValue } from './use-stable-value.ts';

/**
 * The merchant, checked once for as long as its content stays the same.
 *
 * @throws {CheckoutError} `invalid-merchant`
 */
export function useMerchant(given: Merchant): CheckedMerchant {
  const merchant = useStableValue(given);
  return useMemo(() => {
    const parsed = parseMerchant(merchant);
    if (!parsed.ok) throw refusal('invalid-merchant', parsed.issues);
    return parsed.value;
  }, [merchant]);
}
