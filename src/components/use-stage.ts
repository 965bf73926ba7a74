'use client';

import { useContext, useMemo } from 'react';
import { CheckoutError } from '../errors/checkout-error.ts';
import { createLabels, type Label, type Labels, type Locale } from '../labels/labels.ts';
import { useCheckoutDefaults } from '../payment/checkout-defaults.ts';
import { CheckoutContext, type CheckoutContextValue, type ShownPayment } from './context.ts';

/** Props of the parts that show a payment: inside a root they need none of these. */
export interface StageProps {
  /** What `usePayment` or `usePaymentReturn` gives; needed outside `CheckoutRoot`. */
  payment?: ShownPayment | undefined;
  /** @default the root's, or 'ko' */
  locale?: Locale | undefined;
  /** Words of the shop's own. */
  labels?: Partial<Labels> | undefined;
}

export interface Stage {
  payment: ShownPayment;
  label: Label;
  locale: Locale;
  /** The root around it, if there is one. */
  root: CheckoutContextValue | null;
}

/** @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own. */
export function useStage(part: string, { payment, locale, labels }: StageProps): Stage {
  const root = useContext(CheckoutContext);
  const shown = payment ?? root?.payment;
  if (!shown)
    throw new CheckoutError('part-outside-root', { part: `<${part}> without a payment prop`, root: '<CheckoutRoot>' });
  const words = useWords({ locale, labels });
  return { payment: shown, root, ...words };
}

/** The language of a part: its own, else its root's, else Korean. */
export function useWords({ locale, labels }: Pick<StageProps, 'locale' | 'labels'>): { label: Label; locale: Locale } {
  const root = useContext(CheckoutContext);
  const { locale: usual = 'ko' } = useCheckoutDefaults();
  const language = locale ?? root?.locale ?? usual;
  const own = useMemo(() => createLabels(language, labels), [language, labels]);
  return { locale: language, label: root && !locale && !labels ? root.label : own };
}
