'use client';

import { type UsePaymentReturnOptions, usePaymentReturn } from '../../payment/hooks/use-payment-return.ts';
import { PaymentStatus, type PaymentStatusProps } from '../result/payment-status.tsx';
import { CheckoutSlots, type Slots } from '../ui/slots.tsx';
import { PayButton } from './pay-button.tsx';

export type PaymentReturnProps = UsePaymentReturnOptions & Slots & Omit<PaymentStatusProps, 'payment' | 'children'>;

/**
 * The page at `redirectUrl`, where a phone comes back: asks the server what became of the payment and says so.
 * Renders a `<div>`.
 *
 * @throws {CheckoutError} `verify-missing`
 */
export function PaymentReturn(props: PaymentReturnProps) {
  const { endpoint, verify, merchantUid, onSettled, onStateChange, classNames, render, icons, ...rest } = props;
  const payment = usePaymentReturn(props);
  const { locale, labels } = rest;
  const waiting =
    payment.state.status === 'verifying' ||
    payment.state.status === 'unconfirmed' ||
    payment.state.status === 'preparing';
  return (
    <CheckoutSlots {...{ classNames, render, icons }}>
      <PaymentStatus {...rest} payment={payment}>
        {waiting ? <PayButton payment={payment} locale={locale} labels={labels} /> : null}
      </PaymentStatus>
    </CheckoutSlots>
  );
}
