'use client';

import { isSettled } from '../../payment/machine/payment-state.ts';
import { ChoiceLine } from '../choosing/choice-line.tsx';
import { displayed } from '../context/display-provider.tsx';
import { usePaymentPart } from '../context/use-part.ts';
import { PaymentStatus, type PaymentStatusProps } from '../result/payment-status.tsx';
import { PayButton } from './pay-button.tsx';

export interface PayAreaProps extends Omit<PaymentStatusProps, 'children' | 'payment'> {}

/** `PaymentStatus` around `ChoiceLine` and `PayButton`: the foot of a checkout. Renders a `<div>`. */
export const PayArea = displayed(function PayArea(props: PayAreaProps) {
  const { state } = usePaymentPart('PayArea', undefined).payment;
  return (
    <PaymentStatus {...props}>
      {isSettled(state) ? null : <ChoiceLine />}
      <PayButton />
    </PaymentStatus>
  );
});
