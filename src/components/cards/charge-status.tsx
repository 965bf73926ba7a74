'use client';

import type { ChargePayment } from '../../payment/hooks/use-charge.ts';
import { payableOrder } from '../../payment/machine/payment-state.ts';
import type { InstallmentTerms } from '../../rules/installment-rules.ts';
import { PayButton } from '../checkout/pay-button.tsx';
import { isDone, isLocked, type OrderHref, type ShownPayment } from '../context/checkout-context.ts';
import { PaymentStatus } from '../result/payment-status.tsx';

/** Props of every part that charges a card. */
export interface ChargeProps {
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
  /** Where "view order" goes once it is paid. Without it there is no such button. */
  orderHref?: OrderHref | undefined;
  /** Where "choose another method" goes after a refusal. Without it there is no such link. */
  retryHref?: string | undefined;
}

interface ChargeView {
  /** Null until the amount is known. */
  terms: InstallmentTerms | null;
  /** The order can be paid now. */
  ready: boolean;
  locked: boolean;
  done: boolean;
}

/** What the form of a charge shows and allows now. */
export function chargeView<Input>(
  { state, order }: ChargePayment<Input>,
  cardQuota: ChargeProps['cardQuota'],
): ChargeView {
  const payable = payableOrder(state);
  const amount = (payable ?? order)?.amount;
  return {
    terms: amount === undefined ? null : { amount, cardQuota },
    ready: payable !== null,
    locked: isLocked(state),
    done: isDone(state),
  };
}

interface ChargeStatusProps<Input> extends Omit<ChargeProps, 'cardQuota'> {
  payment: ChargePayment<Input>;
}

/** The status of a charge, and the button that starts it. */
export function ChargeStatus<Input>({ payment, orderHref, retryHref }: ChargeStatusProps<Input>) {
  const shown = withoutPay(payment);
  return (
    <PaymentStatus {...{ orderHref, retryHref }} payment={shown}>
      <PayButton payment={shown} />
    </PaymentStatus>
  );
}

/** What the status parts need. Without `pay` they do not mention a payment window. */
function withoutPay<Input>({ pay: _, ...shown }: ChargePayment<Input>): ShownPayment {
  return shown;
}
