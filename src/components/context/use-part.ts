'use client';

import { useContext, useMemo } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Label, LabelTable } from '../../labels/labels.ts';
import { labelsFrom } from '../../labels/labels-from.ts';
import { type ClassNamesOf, useClassNames } from '../ui/slots.tsx';
import { CheckoutContext, type RootValue, type ShownPayment } from './checkout-context.ts';
import { type ColorScheme, type DisplayProps, useDisplay } from './display.ts';

/** Props of the parts that show a payment: inside a root they need none of these. */
export interface PaymentPartProps extends DisplayProps {
  /** What `usePayment` or `usePaymentReturn` returns; needed outside `CheckoutRoot`. */
  payment?: ShownPayment | undefined;
}

/** What a part has from the provider and the root around it. */
export interface Part {
  label: Label;
  /** Language of the labels, for `lang`. */
  lang: string;
  colorScheme: ColorScheme | undefined;
  contactHref: string | undefined;
  /** The classes of an element: the kit's, then the shop's. */
  cls: ClassNamesOf;
  /** The root around it, if there is one. */
  root: RootValue | null;
}

/** @param more Korean labels beside those of a checkout. The same table at each render. */
export function usePart(more?: LabelTable): Part {
  const { locale, labels, label: labelOfCheckout, colorScheme, contactHref } = useDisplay();
  const root = useContext(CheckoutContext);
  const cls = useClassNames();
  const label = useMemo(
    () => (more ? labelsFrom(locale, labels, more) : labelOfCheckout),
    [more, locale, labels, labelOfCheckout],
  );
  return { label, lang: label.locale.code, colorScheme, contactHref, cls, root };
}

export interface PaymentPart extends Part {
  payment: ShownPayment;
}

/** @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own. */
export function usePaymentPart(name: string, payment: ShownPayment | undefined): PaymentPart {
  const part = usePart();
  const shown = payment ?? part.root?.payment;
  if (!shown)
    throw new CheckoutError('part-outside-root', { part: `<${name}> without a payment prop`, root: '<CheckoutRoot>' });
  return { ...part, payment: shown };
}
