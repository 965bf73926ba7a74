import type { ReactNode } from 'react';
import type { OrderHref } from '../context/checkout-context.ts';

/** What a result offers as the next step. */
export interface ResultOptions {
  /** Between the result and the note: `ChoiceLine` and `PayButton`. Left out once it is paid. */
  children?: ReactNode;
  /** Where "view order" goes once it is paid. @default the root's */
  orderHref?: OrderHref | undefined;
  /** Where "choose another method" goes when the list is on another page, and "order again" where nothing can be paid. */
  retryHref?: string | undefined;
  /** After the deadline of a virtual account. @default prepares another attempt; on the return page goes to `retryHref` */
  onOrderAgain?: (() => void) | undefined;
}
