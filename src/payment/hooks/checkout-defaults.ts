'use client';

import { createContext, useContext } from 'react';
import type { Locale } from '../../labels/labels.ts';

export interface CheckoutDefaults {
  /** Where a page names no language. */
  locale?: Locale | undefined;
}

export const CheckoutDefaultsContext = createContext<CheckoutDefaults>({});

export function useCheckoutDefaults(): CheckoutDefaults {
  return useContext(CheckoutDefaultsContext);
}
