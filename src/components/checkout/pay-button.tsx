'use client';

import type { ComponentPropsWithRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { isRetryable } from '../../errors/payment-failure.ts';
import { formatWon } from '../../labels/format-won.ts';
import { isPrepareFailure, type PaymentState, payableOrder } from '../../payment/machine/payment-state.ts';
import { isPayMethod, traitsOf } from '../../rules/pay-method-traits.ts';
import type { FreeOrder } from '../context/checkout-context.ts';
import { displayed } from '../context/display-provider.tsx';
import { type PaymentPart, type PaymentPartProps, usePaymentPart } from '../context/use-part.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { cx } from '../ui/class-names.ts';
import { withRef } from '../ui/with-ref.ts';

export interface PayButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'type'>, PaymentPartProps {
  /** Outside `CheckoutRoot`: name of the selection in the form around it, so that the button knows the pay method. */
  selectionName?: string | undefined;
}

/** Attributes of the button. */
export interface PayButtonState {
  /** @selector [data-status="ready"] */
  status: PaymentState['status'];
  /** It waits for something; it keeps the focus and does nothing. @selector [data-busy] */
  busy: boolean;
}

/**
 * Submits the form around it. While it waits, its text says for what. It is absent where paying again does not help.
 * Renders a `<button>`, or nothing.
 *
 * @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own.
 */
export const PayButton = displayed(function PayButton({ payment, selectionName, ...rest }: PayButtonProps) {
  const part = usePaymentPart('PayButton', payment);
  // The type says that there is always a form; outside a provider there is none.
  const form: ReturnType<typeof useFormContext> | null = useFormContext();
  if (part.root) return <Button {...rest} part={part} payMethod={part.root.selection.payMethod} />;
  if (!form || !selectionName) return <Button {...rest} part={part} payMethod={undefined} />;
  return <WatchingButton {...rest} part={part} name={`${selectionName}.payMethod`} />;
});

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'part'> {
  part: PaymentPart;
}

const WatchingButton = withRef(function WatchingButton({ name, ...rest }: ButtonProps & { name: string }) {
  return <Button {...rest} payMethod={useWatch({ name })} />;
});

const Button = withRef(function Button({
  part,
  payMethod,
  className,
  onClick,
  ...rest
}: ButtonProps & { payMethod: unknown }) {
  const deposit = isPayMethod(payMethod) && traitsOf(payMethod).deposit;
  const view = part.root?.free ? freeView(part, part.root.free) : viewOf(part, deposit);
  if (!view) return null;
  const { text, busy = false, reset } = view;
  return (
    <ActionButton
      {...rest}
      lang={rest.lang ?? part.lang}
      kind="pay"
      busy={busy}
      type={reset ? 'button' : 'submit'}
      className={cx('kc', className)}
      data-status={part.payment.state.status}
      data-scheme={part.colorScheme}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented) return;
        if (busy) event.preventDefault();
        else if (!reset) part.root?.pressed?.(event.currentTarget.form);
        reset?.();
      }}
    >
      <span>{text}</span>
    </ActionButton>
  );
});

interface ButtonView {
  text: string;
  busy?: boolean;
  /** In place of submitting. */
  reset?: () => void;
}

/** The order costs nothing: the button places it, unless the payment is still getting ready. */
function freeView(part: PaymentPart, { status, place }: FreeOrder): ButtonView | null {
  const { label, payment } = part;
  if (!payableOrder(payment.state)) return viewOf(part, false);
  if (status === 'placing') return { text: label('freeButtonPlacing'), busy: true };
  return place ? { text: label('freeButton', { amount: formatWon(0, label) }) } : null;
}

function viewOf({ payment, label }: PaymentPart, deposit: boolean): ButtonView | null {
  const { state } = payment;
  const amount = (won: number) => ({ amount: formatWon(won, label) });
  switch (state.status) {
    case 'preparing':
      // The return page has no order: what it gets ready for is asking.
      return { text: label(payment.order === undefined ? 'verifyingButton' : 'preparingButton'), busy: true };
    case 'ready':
      return { text: label(deposit ? 'payButtonVbank' : 'payButton', amount(state.order.amount)) };
    case 'paying':
      return { text: label('payingButton'), busy: true };
    case 'verifying':
      return { text: label('verifyingButton'), busy: true };
    case 'unconfirmed':
      return { text: label('unconfirmedButton'), busy: true };
    case 'failed':
      if (!isRetryable(state.failure)) return null;
      if (isPrepareFailure(state)) return { text: label('failedButtonNotPrepared'), reset: payment.reset };
      if (!state.next) return { text: label('preparingButton'), busy: true };
      return { text: label(deposit ? 'payButtonVbank' : 'failedButton', amount(state.next.amount)) };
    case 'cancelled':
      if (!state.next) return { text: label('preparingButton'), busy: true };
      return { text: label(deposit ? 'payButtonVbank' : 'payButton', amount(state.next.amount)) };
    case 'paid':
    case 'awaiting-deposit':
      return null;
    default:
      return state satisfies never;
  }
}
