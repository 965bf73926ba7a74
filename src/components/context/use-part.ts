'use client';

import { useContext, useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import { type Label, type Labels, type LabelTable, type Locale, labelsFrom } from '../../labels/labels.ts';
import { useCheckoutDefaults } from '../../payment/hooks/checkout-defaults.ts';
import { CheckoutContext, type CheckoutContextValue, type ShownPayment } from './checkout-context.ts';

/** Props of the parts that show a payment: inside a root they need none of these. */
export interface PartProps {
  /** What `usePayment` or `usePaymentReturn` gives; needed outside `CheckoutRoot`. */
  payment?: ShownPayment | undefined;
  /** @default the root's, or 'ko' */
  locale?: Locale | undefined;
  /** Words of the shop's own. */
  labels?: Partial<Labels> | undefined;
}

export interface Part {
  payment: ShownPayment;
  label: Label;
  locale: Locale;
  /** The root around it, if there is one. */
  root: CheckoutContextValue | null;
}

/** @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own. */
export function usePart(part: string, { payment, locale, labels }: PartProps): Part {
  const root = useContext(CheckoutContext);
  const shown = payment ?? root?.payment;
  if (!shown)
    throw new CheckoutError('part-outside-root', { part: `<${part}> without a payment prop`, root: '<CheckoutRoot>' });
  const words = useLabels({ locale, labels });
  return { payment: shown, root, ...words };
}

/**
 * The words of a part: its own language, else its root's, else Korean; its own labels over its root's.
 *
 * @param more words beside those of a checkout. The same table at each render.
 */
export function useLabels(
  { locale, labels }: Pick<PartProps, 'locale' | 'labels'>,
  more?: LabelTable,
): { label: Label; locale: Locale } {
  const root = useContext(CheckoutContext);
  const { locale: usual = 'ko' } = useCheckoutDefaults();
  const language = locale ?? root?.locale ?? usual;
  const outer = root?.labels;
  const own = useMemo(() => labelsFrom(language, { ...outer, ...labels }, more), [language, outer, labels, more]);
  return { locale: language, label: root && !locale && !labels && !more ? root.label : own };
}
