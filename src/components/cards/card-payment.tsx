'use client';

import { useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import { type UseCardPaymentOptions, useCardPayment } from '../../payment/hooks/use-card-payment.ts';
import type { ChargePayment } from '../../payment/hooks/use-charge.ts';
import { canPayAgain, isSettled, type PaymentState, payableOrder } from '../../payment/machine/payment-state.ts';
import { PayButton } from '../checkout/pay-button.tsx';
import { isDone, isLocked, type OrderHref, type ShownPayment } from '../context/checkout-context.ts';
import { Displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { PaymentStatus } from '../result/payment-status.tsx';
import { type CardFormBasics, CardFrame, LockNote } from './card-form.tsx';

export type CardPaymentProps = UseCardPaymentOptions & CardFormBasics & OwnProps;

interface OwnProps {
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
  /**
   * The `customerUid` a card may be kept under: the shopper is then asked whether to register the card as well, and the
   * note under the button says what that means. Your server decides whose name this may be (`authorize`).
   */
  customerUid?: string | undefined;
  /** Where "view order" goes once it is paid. Without it there is no such button. */
  orderHref?: OrderHref | undefined;
  /** Where "choose another method" goes after a refusal. Without it there is no such link. */
  retryHref?: string | undefined;
}

/** Attributes of the form. */
export interface CardPaymentState {
  /** @selector [data-status="verifying"] */
  status: PaymentState['status'];
}

/**
 * Pays an order with a card that is typed in, without a payment window. The card is sent once; when the answer is lost
 * the server is asked what became of it, and nobody is asked to pay again before it knows. Renders a `<form>`.
 *
 * @example
 * <CardPayment orderId="1042" order={(attempt) => makeOrder(attempt)} endpoint="/api/payments" cardQuota={[2, 3, 6]} />
 *
 * @throws {CheckoutError} what `useCardPayment` throws.
 */
export function CardPayment(props: CardPaymentProps) {
  return <Displayed as={PaymentForm} props={props} />;
}

function PaymentForm(props: CardPaymentProps) {
  const { order, orderId, orderVersion, endpoint, verify, pay, onSettled, onStateChange, cardQuota, ...view } = props;
  const { customerUid, orderHref, retryHref, ...rest } = view;
  const [keep, setKeep] = useState(false);
  const keepAs = keep ? customerUid : undefined;
  const payment = useCardPayment(props);
  const { state } = payment;
  const { label, cls } = usePart(cardsKo);
  const amount = (payableOrder(state) ?? payment.order)?.amount;
  const shown = shownOf(payment);
  return (
    <CardFrame
      {...rest}
      locked={isLocked(state)}
      ready={payableOrder(state) !== null}
      done={isDone(state)}
      terms={amount === undefined ? null : { amount, cardQuota }}
      onCard={(charge) => payment.pay(keepAs === undefined ? charge : { ...charge, customerUid: keepAs })}
      data-status={state.status}
    >
      {customerUid !== undefined && !isDone(state) ? (
        <label className={cls('check')}>
          <input
            type="checkbox"
            className={cls('checkbox')}
            checked={keep}
            disabled={isLocked(state)}
            onChange={(event) => setKeep(event.target.checked)}
          />
          <span>{label('cardPaymentRegisterLabel')}</span>
        </label>
      ) : null}
      <PaymentStatus {...{ orderHref, retryHref }} payment={shown}>
        <PayButton payment={shown} />
      </PaymentStatus>
      {mayPay(state) ? <LockNote>{label(keepAs === undefined ? 'cardFormNote' : 'billingKeyNote')}</LockNote> : null}
    </CardFrame>
  );
}

/** What the status parts need. Without `pay` they say nothing about a window. */
export function shownOf<Input>({ pay: _, ...shown }: ChargePayment<Input>): ShownPayment {
  return shown;
}

/** The shopper may be about to pay, so the words about it stand under the button. */
export function mayPay(state: PaymentState): boolean {
  if (state.status === 'failed') return canPayAgain(state);
  return !isSettled(state) && state.status !== 'verifying';
}
