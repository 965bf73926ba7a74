'use client';

import { type UsePaymentReturnOptions, usePaymentReturn } from '../../payment/hooks/use-payment-return.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { PaymentStatus, type PaymentStatusProps } from '../result/payment-status.tsx';
import { PayButton } from './pay-button.tsx';

export type PaymentReturnProps = UsePaymentReturnOptions & Omit<PaymentStatusProps, 'payment' | 'children'>;

/**
 * The page at `redirectUrl`, where a phone comes back: asks the server what became of the payment and shows it.
 * Renders a `<div>`.
 *
 * @throws {CheckoutError} `verify-missing`
 */
export const PaymentReturn = displayed(function PaymentReturn(props: PaymentReturnProps) {
  const { endpoint, verify, merchantUid, onSettled, onStateChange, ...rest } = props;
  const payment = usePaymentReturn(props);
  const waiting =
    payment.state.status === 'verifying' ||
    payment.state.status === 'unconfirmed' ||
    payment.state.status === 'preparing';
  return (
    <PaymentStatus {...rest} payment={payment}>
      {waiting ? <PayButton payment={payment} /> : null}
    </PaymentStatus>
  );
}, ErrorGuard);
