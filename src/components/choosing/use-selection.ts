'use client';

import { useController, useWatch } from 'react-hook-form';
import { issueLabel } from '../../labels/issue-label.ts';
import type { Selection } from '../../schema/selection.ts';
import { type CheckoutContextValue, useCheckout } from '../context/checkout-context.ts';
import { parseForm } from './parse-form.ts';

/** What is chosen now, in whatever form is around. */
export function useSelection({ path }: Pick<CheckoutContextValue, 'path'>): Partial<Selection> {
  const names = [path('payMethod'), path('cardIssuer'), path('installment'), path('escrow')];
  const [payMethod, cardIssuer, installment, escrow] = useWatch({ name: names }) as unknown[];
  // Whatever a form holds is checked again by parseSelection before anything is paid.
  return { payMethod, cardIssuer, installment: Number(installment ?? 0), escrow } as Partial<Selection>;
}

/**
 * Binds one field of the selection to the form, checked by the rules of the schema room. The check is a rule of the
 * field and not a resolver of the form, so that it works the same in a shop's form and beside the shop's own fields.
 *
 * @param isOpen what the part itself knows to be closed at the moment.
 */
export function useSelectionField(
  part: string,
  name: keyof Selection,
  isOpen: (value: unknown, checkout: CheckoutContextValue) => boolean = () => true,
) {
  const checkout = useCheckout(part);
  const { field, fieldState } = useController({
    name: checkout.path(name),
    rules: {
      validate: (value, values) =>
        isOpen(value, checkout) ? problemOf(checkout, name, values) : checkout.label('errorPayMethod'),
    },
  });
  return { checkout, field, error: fieldState.error?.message };
}

function problemOf(
  checkout: CheckoutContextValue,
  name: keyof Selection,
  values: Record<string, unknown>,
): true | string {
  const { merchant, order } = checkout;
  if (!order) return true;
  const parsed = parseForm(readSelection(checkout, values), { merchant, amount: order.amount });
  const issue = parsed.ok ? undefined : parsed.issues.find(({ field }) => field === `selection.${name}`);
  if (!issue) return true;
  return issueLabel(issue, checkout.label) ?? checkout.label('errorSelection');
}

/** The selection inside the values of a form that may hold much else. */
export function readSelection({ path }: Pick<CheckoutContextValue, 'path'>, values: Record<string, unknown>): unknown {
  const prefix = path('').split('.').filter(Boolean);
  return prefix.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], values);
}
