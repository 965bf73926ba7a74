'use client';

import { useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import type { Label } from '../../labels/labels.ts';
import { type UseCardPaymentOptions, useCardPayment } from '../../payment/hooks/use-card-payment.ts';
import { canPayAgain, isSettled, type PaymentState } from '../../payment/machine/payment-state.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { payByPress } from '../context/pay-by-press.ts';
import { usePart } from '../context/use-part.ts';
import { useClassNames } from '../ui/slots.tsx';
import { type CardFormBasics, CardFrame, LockNote } from './card-form.tsx';
import { type ChargeProps, ChargeStatus, chargeView } from './charge-status.tsx';

export type CardPaymentProps = UseCardPaymentOptions & CardFormBasics & OwnProps;

interface OwnProps extends ChargeProps {
  /**
   * The `customerUid` to save the card under: a checkbox then lets the shopper register the card too, and the note under
   * the button states what that means. Your server decides which `customerUid` is allowed (`authorize`).
   */
  customerUid?: string | undefined;
}

/** Attributes of the form. */
export interface CardPaymentState {
  /** @selector [data-status="verifying"] */
  status: PaymentState['status'];
}

/**
 * Pays an order with a card that is typed in, without a payment window. The card is sent once. When the answer is lost,
 * the part verifies the payment with the server, and cannot be paid again before the result is known. Renders a `<form>`.
 *
 * @example
 * <CardPayment orderId="1042" order={(attempt) => makeOrder(attempt)} endpoint="/api/payments" cardQuota={[2, 3, 6]} />
 *
 * @throws {CheckoutError} what `useCardPayment` throws.
 */
export const CardPayment = displayed(function CardPayment(props: CardPaymentProps) {
  const { order, orderId, orderVersion, endpoint, verify, orderStatus, pay, onSettled, onStateChange, ...view } = props;
  const { cardQuota, customerUid, orderHref, retryHref, ...rest } = view;
  const [register, setRegister] = useState(false);
  const payment = useCardPayment(props);
  const { state } = payment;
  const { label } = usePart(cardsKo);
  const { done, ...frame } = chargeView(payment, cardQuota);
  const asksToRegister = customerUid !== undefined && !done;
  const registers = customerUid !== undefined && register;
  return (
    <CardFrame
      {...rest}
      {...frame}
      done={done}
      onCard={(charge) => payByPress(payment.pay(registers ? { ...charge, customerUid } : charge))}
      data-status={state.status}
    >
      {asksToRegister ? (
        <RegisterCheckbox label={label} checked={register} onChange={setRegister} locked={frame.locked} />
      ) : null}
      <ChargeStatus {...{ payment, orderHref, retryHref }} />
      {mayPay(state) ? <LockNote>{label(registers ? 'billingKeyNote' : 'cardFormNote')}</LockNote> : null}
    </CardFrame>
  );
}, ErrorGuard);

interface RegisterCheckboxProps {
  label: Label;
  checked: boolean;
  onChange: (checked: boolean) => void;
  locked: boolean;
}

function RegisterCheckbox({ label, checked, onChange, locked }: RegisterCheckboxProps) {
  const cls = useClassNames();
  return (
    <label className={cls('check')}>
      <input
        type="checkbox"
        className={cls('checkbox')}
        checked={checked}
        disabled={locked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label('cardPaymentRegisterLabel')}</span>
    </label>
  );
}

/** The shopper can pay now or soon, so the note about it appears under the button. */
function mayPay(state: PaymentState): boolean {
  if (state.status === 'failed') return canPayAgain(state);
  return !isSettled(state) && state.status !== 'verifying';
}
