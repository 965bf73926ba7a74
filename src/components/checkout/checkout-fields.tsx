'use client';

import { type ComponentPropsWithRef, type ReactNode, useCallback } from 'react';
import { useFormContext } from 'react-hook-form';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Merchant } from '../../schema/merchant.ts';
import { isFree, type Order } from '../../schema/order.ts';
import { CardIssuers } from '../choosing/card-issuers.tsx';
import { CashReceipt } from '../choosing/cash-receipt.tsx';
import { Escrow } from '../choosing/escrow.tsx';
import { Installments } from '../choosing/installments.tsx';
import { PayMethods } from '../choosing/pay-methods.tsx';
import { useChosenSelection } from '../choosing/use-chosen-selection.ts';
import { CheckoutContext, type FreeOrder, type ShownPayment } from '../context/checkout-context.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { usePart } from '../context/use-part.ts';
import { cx } from '../ui/class-names.ts';
import { withRef } from '../ui/with-ref.ts';
import { useCheckoutValue } from './use-checkout-value.ts';

export interface CheckoutFieldsProps extends DisplayProps, Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Where the selection lives in the shop's form: `payment` gives `payment.payMethod` and so on. */
  name: string;
  merchant: Merchant;
  /** Null while it is being made. */
  order: Order | null;
  /** What `usePayment` gives: closes the fields while it runs, and hides them once it is paid. */
  payment?: ShownPayment | undefined;
  /** @default PayMethods with all its details */
  children?: ReactNode;
}

/**
 * The choosing part of the checkout inside the shop's own react-hook-form, checked together with the shop's fields.
 * A form with a resolver checks by that alone: call `parseSelection` in it. Renders a `<div>`.
 *
 * The form always holds what is shown, and what would be paid: where it holds no selection it gets `defaultSelection`,
 * and a lump sum while the amount does not allow the months that were chosen. So what the form submits goes to `pay` as
 * it is.
 *
 * @throws {CheckoutError} `form-missing`: no `<FormProvider>` above it.
 */
export const CheckoutFields = withRef(function CheckoutFields(props: CheckoutFieldsProps) {
  // Another name is another selection.
  return <Fields key={props.name} {...props} />;
});

/** The form around it belongs to the shop, and so does the button that places the order. */
const OPEN: FreeOrder = { status: 'open' };

const Fields = displayed(function Fields(props: CheckoutFieldsProps) {
  const { name, merchant, order, payment, children, className, ...rest } = props;
  const { cls, lang, colorScheme } = usePart();
  // Its type promises a form always; outside a provider there is none.
  const form: ReturnType<typeof useFormContext> | null = useFormContext();
  if (!form) throw new CheckoutError('form-missing', { part: '<CheckoutFields>' });
  const path = useCallback((field: string) => (field ? `${name}.${field}` : name), [name]);
  const chosen = useChosenSelection(form, path, { merchant, order });
  const value = useCheckoutValue({
    ...{ merchant, order, path },
    ...chosen,
    payment: payment ?? null,
    orderHref: undefined,
    free: order && isFree(order) ? OPEN : null,
    heldBack: null,
  });
  return (
    <CheckoutContext.Provider value={value}>
      <div
        {...rest}
        lang={rest.lang ?? lang}
        className={cx('kc', cls('checkoutFields'), className)}
        data-scheme={colorScheme}
      >
        {children ?? <AllFields />}
      </div>
    </CheckoutContext.Provider>
  );
}, ErrorGuard);

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
