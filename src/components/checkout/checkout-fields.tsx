'use client';

import { type ComponentPropsWithRef, type ReactNode, useCallback } from 'react';
import { useFormContext } from 'react-hook-form';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Labels, Locale } from '../../labels/labels.ts';
import type { Merchant } from '../../schema/merchant.ts';
import type { Order } from '../../schema/order.ts';
import { CardIssuers } from '../choosing/card-issuers.tsx';
import { CashReceipt } from '../choosing/cash-receipt.tsx';
import { Escrow } from '../choosing/escrow.tsx';
import { Installments } from '../choosing/installments.tsx';
import { PayMethods } from '../choosing/pay-methods.tsx';
import { useChosenSelection } from '../choosing/use-chosen-selection.ts';
import { CheckoutContext, type ShownPayment } from '../context/checkout-context.ts';
import { useLabels } from '../context/use-part.ts';
import { cx } from '../ui/class-names.ts';
import { CheckoutSlots, type Slots, useClassNames } from '../ui/slots.tsx';
import { useCheckoutValue } from './use-checkout-value.ts';

export interface CheckoutFieldsProps extends Slots, Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Where the selection lives in the shop's form: `payment` gives `payment.payMethod` and so on. */
  name: string;
  merchant: Merchant;
  /** Null while it is being made. */
  order: Order | null;
  /** What `usePayment` gives: closes the fields while it runs, and hides them once it is paid. */
  payment?: ShownPayment | undefined;
  /** @default 'ko' */
  locale?: Locale | undefined;
  labels?: Partial<Labels> | undefined;
  /** @default PayMethods with all its details */
  children?: ReactNode;
}

/**
 * The choosing part of the checkout inside the shop's own react-hook-form, checked together with the shop's fields.
 * A form with a resolver checks by that alone: call `parseSelection` in it. Renders a `<div>`.
 *
 * @throws {CheckoutError} `form-missing`: no `<FormProvider>` above it.
 */
export function CheckoutFields({ classNames, render, icons, ...props }: CheckoutFieldsProps) {
  return (
    <CheckoutSlots {...{ classNames, render, icons }}>
      {/* Another name is another selection. */}
      <Fields key={props.name} {...props} />
    </CheckoutSlots>
  );
}

function Fields(props: Omit<CheckoutFieldsProps, keyof Slots>) {
  const { name, merchant, order, payment, locale: own, labels, children, className, ...rest } = props;
  const cls = useClassNames();
  const { label, lang, locale } = useLabels({ locale: own, labels });
  // Its type promises a form always; outside a provider there is none.
  const form: ReturnType<typeof useFormContext> | null = useFormContext();
  if (!form) throw new CheckoutError('form-missing', { part: '<CheckoutFields>' });
  const path = useCallback((field: string) => (field ? `${name}.${field}` : name), [name]);
  const chosen = useChosenSelection(form, path, { merchant, order });
  const value = useCheckoutValue({
    ...{ merchant, order, locale, label, labels, path },
    ...chosen,
    payment: payment ?? null,
    orderHref: undefined,
  });
  return (
    <CheckoutContext value={value}>
      <div {...rest} lang={rest.lang ?? lang} className={cx('kc', cls('checkoutFields'), className)}>
        {children ?? <AllFields />}
      </div>
    </CheckoutContext>
  );
}

/** `PayMethods` with every detail the kit has. */
export function AllFields() {
  return (
    <PayMethods>
      <CardIssuers />
      <Installments />
      <CashReceipt />
      <Escrow />
    </PayMethods>
  );
}
