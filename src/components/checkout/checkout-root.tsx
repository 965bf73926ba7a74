'use client';

import { type ComponentPropsWithRef, type FormEvent, type ReactNode, useCallback, useState } from 'react';
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form';
import type { Payment, UsePaymentOptions } from '../../payment/hooks/payment-options.ts';
import { useMerchant } from '../../payment/hooks/use-merchant.ts';
import { usePayment } from '../../payment/hooks/use-payment.ts';
import { payableOrder } from '../../payment/machine/payment-state.ts';
import { refusal } from '../../request/refusal.ts';
import type { Merchant } from '../../schema/merchant.ts';
import { type Selection, defaultSelection as startingSelection } from '../../schema/selection.ts';
import { parseForm } from '../choosing/parse-form.ts';
import { useChosenSelection } from '../choosing/use-chosen-selection.ts';
import { CheckoutContext, type FreeOrder, type HeldBack, type OrderHref } from '../context/checkout-context.ts';
import type { ColorScheme, DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { ownFormEvents } from '../context/own-form-events.ts';
import { payByPress } from '../context/pay-by-press.ts';
import { usePart } from '../context/use-part.ts';
import { watchSubmit } from '../context/watch-submit.ts';
import { cx } from '../ui/class-names.ts';
import { findHiddenError, findHiddenField } from './held-back.ts';
import { useCheckoutValue } from './use-checkout-value.ts';
import { useControlledSelection } from './use-controlled-selection.ts';
import { type PlaceFreeOrder, useFreeOrder } from './use-free-order.ts';
import { useSetupCheck } from './use-setup-check.ts';

/** What is chosen: held by the page, or by the form from a first value on. */
export type SelectionProps =
  | { selection: Selection; onSelectionChange: (selection: Selection) => void; defaultSelection?: undefined }
  | {
      selection?: undefined;
      /** @default the first method, issuer left open, a lump sum */
      defaultSelection?: Selection | undefined;
      onSelectionChange?: ((selection: Selection) => void) | undefined;
    };

export type CheckoutRootProps = UsePaymentOptions &
  SelectionProps &
  DisplayProps &
  Omit<ComponentPropsWithRef<'form'>, 'children'> &
  RootProps;

interface RootProps {
  children?: ReactNode;
  /** Where "view order" goes once it is paid. Without it there is no such button. */
  orderHref?: OrderHref | undefined;
  /**
   * Called in place of a payment when an order of 0 won is confirmed: place it at your server. Without it such an order
   * cannot be finished here.
   */
  onFree?: PlaceFreeOrder | undefined;
}

/** Attributes of the form. */
export interface CheckoutRootState {
  /** @selector [data-status="ready"] */
  status: ReturnType<typeof usePayment>['state']['status'];
  /** @selector [data-scheme="dark"] */
  colorScheme: ColorScheme | undefined;
}

/**
 * Holds the selection and runs the payment; the parts go inside. Renders a `<form>`.
 *
 * They can be mixed with the shop's own fields: native constraints (`required`) and react-hook-form's rules both hold
 * back the payment.
 *
 * @throws {CheckoutError} what `usePayment` throws.
 */
export const CheckoutRoot = displayed(function CheckoutRoot(props: CheckoutRootProps) {
  const { cls, lang, colorScheme } = usePart();
  const { merchant: settings, order, orderId, orderVersion, endpoint, verify, orderStatus, ...other } = props;
  const { sdk, onSettled, onStateChange, selection, defaultSelection, onSelectionChange, orderHref, ...more } = other;
  const { onFree, children, className, onSubmit, onReset, ...rest } = more;
  useSetupCheck(children);
  const merchant = useMerchant(settings);
  const payment = usePayment({ ...props, merchant });
  const free = useFreeOrder(payment, onFree);
  const { heldBack, setHeldBack, pressed } = useHeldBack();
  const form = useForm<Selection>({ defaultValues: selection ?? defaultSelection ?? startingSelection(merchant) });
  useControlledSelection(form, { selection, onSelectionChange });
  const chosen = useChosenSelection(form, ownField, { merchant, order: payment.order });
  const value = useCheckoutValue({
    ...{ merchant, payment, orderHref, free, heldBack, pressed },
    ...chosen,
    order: payment.order,
    path: ownField,
  });
  return (
    <CheckoutContext.Provider value={value}>
      <FormProvider {...form}>
        <form
          {...rest}
          noValidate
          lang={rest.lang ?? lang}
          className={cx('kc', cls('checkout'), className)}
          data-status={payment.state.status}
          data-scheme={colorScheme}
          {...ownFormEvents({ onSubmit, onReset }, (event) =>
            submitPayment(event, { form, payment, merchant, free, onHeldBack: setHeldBack }),
          )}
        >
          {children}
        </form>
      </FormProvider>
    </CheckoutContext.Provider>
  );
}, ErrorGuard);

/** Why the last press on the pay button led to nothing. */
function useHeldBack() {
  const [heldBack, setHeldBack] = useState<HeldBack | null>(null);
  const pressed = useCallback((element: HTMLFormElement | null) => {
    if (element) watchSubmit(element, () => setHeldBack({ by: 'frame' }));
  }, []);
  return { heldBack, setHeldBack, pressed };
}

interface Submission {
  onHeldBack: (heldBack: HeldBack | null) => void;
  free: FreeOrder | null;
  form: UseFormReturn<Selection>;
  payment: Payment;
  merchant: Merchant;
}

/** Pays what the form holds, or places an order that costs nothing, unless a field is not valid. */
function submitPayment(event: FormEvent<HTMLFormElement>, submission: Submission): void {
  const { form, payment, merchant, free, onHeldBack } = submission;
  const payable = payableOrder(payment.state);
  if (!payable) return;
  onHeldBack(findHiddenField(event.currentTarget));
  if (!event.currentTarget.reportValidity()) return;
  // From here to the payment window only microtasks pass, so that the browser still counts it as the click's.
  const send = form.handleSubmit(
    (values) => {
      if (free) return free.place?.();
      const parsed = parseForm(values, { merchant, amount: payable.amount });
      // A field without a part on the page: the shopper could not correct that.
      if (!parsed.ok) throw refusal('invalid-selection', parsed.issues);
      return payByPress(payment.pay(parsed.selection));
    },
    (errors) => onHeldBack(findHiddenError(errors)),
  );
  void send(event);
}

function ownField(field: string): string {
  return field;
}
