'use client';

import { createContext, useContext } from 'react';
import type { Label, Labels, Locale } from '../../labels/labels.ts';
import { labelsFrom } from '../../labels/labels-from.ts';
import type { SlotOptions } from '../ui/slots.tsx';

/**
 * How parts look and read. `CheckoutProvider` takes these for an app; each root, form and standalone part takes them for
 * itself and its children. They merge with those of the providers above; the nearer wins.
 */
export interface DisplayProps extends SlotOptions {
  /**
   * Language of every label: `import { en } from 'kiwoom-checkout/locales/en'`.
   * @default Korean, which is built in
   */
  locale?: Locale | undefined;
  /** The shop's own labels, by key: `{ payButton: '{amount} 주문하기' }`. */
  labels?: Partial<Labels> | undefined;
  /** @default the colour scheme of the page */
  colorScheme?: ColorScheme | undefined;
  /** Where a shopper reaches the shop: `tel:`, `mailto:` or a page. Shown where a payment needs the shop's attention. */
  contactHref?: string | undefined;
}

export type ColorScheme = 'light' | 'dark';

/** The display props that apply here. Classes, components and icons are in a context of their own, for the elements. */
export interface Display extends Omit<DisplayProps, keyof SlotOptions> {
  /** The labels of a checkout. */
  label: Label;
}

export const DisplayContext = createContext<Display>({ label: labelsFrom(undefined) });

export function useDisplay(): Display {
  return useContext(DisplayContext);
}
