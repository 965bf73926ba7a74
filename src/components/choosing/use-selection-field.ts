'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type FieldError, useFormContext, useFormState } from 'react-hook-form';
import { issueLabel } from '../../labels/issue-label.ts';
import { useLatest } from '../../payment/hooks/use-latest.ts';
import { isFree } from '../../schema/order.ts';
import { type CheckoutContextValue, type SelectionInForce, useCheckout } from '../context/checkout-context.ts';
import { parseForm } from './parse-form.ts';

/** What a part needs to bind its control to one field of the selection. */
export interface SelectionFieldBinding<E extends HTMLElement> {
  checkout: CheckoutContextValue;
  /** Of the native control. */
  name: string;
  /** The element that takes the focus when the field is wrong. */
  ref: RefObject<E | null>;
  /** The same function at each render, as the next one. */
  change: (value: unknown) => void;
  onBlur: () => void;
  error: string | undefined;
}

/**
 * Binds one field of the selection to the form around it, checked by the rules of the schema room. The check is a rule
 * of the field and not a resolver of the form, so that it works the same in a shop's form and beside the shop's own
 * fields. What is shown comes from the context: a new value of the form draws every part once, in one commit.
 *
 * @param isOpen what the part itself knows to be closed at the moment.
 */
export function useSelectionField<E extends HTMLElement>(
  part: string,
  field: keyof SelectionInForce,
  isOpen: (value: unknown, checkout: CheckoutContextValue) => boolean = () => true,
): SelectionFieldBinding<E> {
  const checkout = useCheckout(part);
  const { register, getValues } = useFormContext();
  const name = checkout.path(field);
  const ref = useRef<E>(null);
  const check = useLatest((value: unknown, values: Record<string, unknown>) =>
    checkout.free || isOpen(value, checkout) ? problemOf(checkout, field, values) : checkout.label('errorPayMethod'),
  );
  const [rules] = useState(() => ({
    validate: (value: unknown, values: Record<string, unknown>) => check.current(value, values),
  }));
  const { bindField } = checkout;
  useEffect(() => {
    const target = createTarget(() => ref.current?.focus());
    const unbind = bindField(field, () => register(name, rules).ref(target));
    return () => {
      unbind();
      register(name, NO_RULES);
    };
  }, [bindField, field, register, name, rules]);
  const { errors } = useFormState({ name, exact: true });
  const change = useCallback(
    (value: unknown) => void register(name, rules).onChange({ target: { name, value }, type: 'change' }),
    [register, name, rules],
  );
  const onBlur = useCallback(
    () => void register(name, rules).onBlur({ target: { name, value: getValues(name) }, type: 'blur' }),
    [register, getValues, name, rules],
  );
  return { checkout, name, ref, change, onBlur, error: (valueAt(errors, name) as FieldError | undefined)?.message };
}

/**
 * What the form takes for the element of a field. It has a type, or the form would report each new value twice; and no
 * value of its own, which would come back into the form when the field is registered again.
 */
function createTarget(focus: () => void) {
  return {
    type: 'selection',
    focus,
    get value() {
      return undefined;
    },
    set value(_value: unknown) {},
  };
}

/** For a field whose part is gone. The form keeps its value, which comes back with the part. */
const NO_RULES = { validate: () => true };

function problemOf(
  checkout: CheckoutContextValue,
  field: keyof SelectionInForce,
  values: Record<string, unknown>,
): true | string {
  const { merchant, order } = checkout;
  // What is not shown cannot be corrected, and is not paid with.
  if (!order || isFree(order)) return true;
  const parsed = parseForm(valueAt(values, checkout.path('')), { merchant, amount: order.amount });
  const issue = parsed.ok ? undefined : parsed.issues.find((one) => one.field === `selection.${field}`);
  if (!issue) return true;
  return issueLabel(issue, checkout.label) ?? checkout.label('errorSelection');
}

/** A value inside the values, or errors, of a form that may hold much else. */
function valueAt(values: unknown, name: string): unknown {
  return name
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], values);
}
