'use client';

import { useContext, useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Label, Labels, LabelTable, Locale } from '../../labels/labels.ts';
import { labelsFrom } from '../../labels/labels-from.ts';
import { useCheckoutDefaults } from '../../payment/hooks/checkout-defaults.ts';
import { CheckoutContext, type CheckoutContextValue, type ShownPayment } from './checkout-context.ts';

/** Props of the parts that show a payment: inside a root they need none of these. */
export interface PartProps {
  /** What `usePayment` or `usePaymentReturn` gives; needed outside `CheckoutRoot`. */
  payment?: ShownPayment | undefined;
  /** @default the root's, or Korean */
  locale?: Locale | undefined;
  /** Words of the shop's own. */
  labels?: Partial<Labels> | undefined;
}

export interface Part {
  payment: ShownPayment;
  label: Label;
  /** Language of the labels, for `lang`. */
  lang: string;
  /** The root around it, if there is one. */
  root: CheckoutContextValue | null;
}

/** @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own. */
export function usePart(part: string, { payment, locale, labels }: PartProps): Part {
  const root = useContext(CheckoutContext);
  const shown = payment ?? root?.payment;
  if (!shown)
    throw new CheckoutError('part-outside-root', { part: `<${part}> without a payment prop`, root: '<CheckoutRoot>' });
  const { label, lang } = useLabels({ locale, labels });
  return { payment: shown, root, label, lang };
}

interface PartLabels {
  label: Label;
  /** Language of the labels, for `lang`. */
  lang: string;
  /** Undefined for the Korean that is built in. */
  locale: Locale | undefined;
}

/**
 * The labels of a part: its own locale, else its root's, else Korean; its own labels over its root's.
 *
 * @param more Korean labels beside those of a checkout. The same table at each render.
 */
export function useLabels({ locale, labels }: Pick<PartProps, 'locale' | 'labels'>, more?: LabelTable): PartLabels {
  const root = useContext(CheckoutContext);
  const defaults = useCheckoutDefaults();
  const language = locale ?? root?.locale ?? defaults.locale;
  const outer = root?.labels;
  const own = useMemo(() => labelsFrom(language, { ...outer, ...labels }, more), [language, outer, labels, more]);
  const label = root && !locale && !labels && !more ? root.label : own;
  return { label, lang: label.locale.code, locale: language };
}
