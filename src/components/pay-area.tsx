'use client';

import { isSettled } from '../payment/payment-state.ts';
import { ChoiceLine } from './choice-line.tsx';
import { PayButton } from './pay-button.tsx';
import { PaymentStatus, type PaymentStatusProps } from './payment-status.tsx';
import { useStage } from './use-stage.ts';

export interface PayAreaProps extends Omit<PaymentStatusProps, 'children' | 'payment'> {}

/** `PaymentStatus` around `ChoiceLine` and `PayButton`: the foot of a checkout. Renders a `<div>`. */
export function PayArea(props: PayAreaProps) {
  const { state } = useStage('PayArea', props).payment;
  return (
    <PaymentStatus {...props}>
      {isSettled(state) ? null : <ChoiceLine />}
      <PayButton locale={props.locale} labels={props.labels} />
    </PaymentStatus>
  );
}
