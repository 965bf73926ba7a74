'use client';

import { type ComponentPropsWithRef, useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import { type UseSavedCardPaymentOptions, useSavedCardPayment } from '../../payment/hooks/use-saved-card-payment.ts';
import { isSettled, type PaymentState, payableOrder } from '../../payment/machine/payment-state.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';
import { PayButton } from '../checkout/pay-button.tsx';
import { isDone, isLocked, type OrderHref } from '../context/checkout-context.ts';
import type { DisplayProps } from '../context/display.ts';
import { Displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { PaymentStatus } from '../result/payment-status.tsx';
import { cx } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { CardInstallments, useMonths } from './card-installments.tsx';
import { CardName } from './card-name.tsx';
import { shownOf } from './card-payment.tsx';
import { RemoveCard } from './remove-card.tsx';

export type SavedCardPaymentProps = UseSavedCardPaymentOptions &
  Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'> &
  DisplayProps &
  OwnProps;

interface OwnProps {
  /** The name the card was registered by. */
  customerUid: string;
  /** As `BillingKeyForm` and `GET {endpoint}/billing-keys/{customerUid}` give it: the number is masked. */
  card: Pick<SavedCardInfo, 'cardName' | 'cardNumber'>;
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
  /**
   * Called when the card has been removed, at `DELETE {endpoint}/billing-keys/{customerUid}` or by `remove`. This or
   * `remove` shows the button that removes the card.
   */
  onRemoved?: ((customerUid: string) => void) | undefined;
  /** In place of the endpoint, to remove the card. Reject when it could not be removed. */
  remove?: ((customerUid: string) => Promise<unknown>) | undefined;
  /** Where "view order" goes once it is paid. Without it there is no such button. */
  orderHref?: OrderHref | undefined;
  /** Where "choose another method" goes after a refusal. Without it there is no such link. */
  retryHref?: string | undefined;
}

/** Attributes of the form. */
export interface SavedCardPaymentState {
  /** @selector [data-status="ready"] */
  status: PaymentState['status'];
}

/**
 * Pays an order with a card that was registered before, and removes the card after asking once more.
 * Renders a `<form>`.
 *
 * @throws {CheckoutError} what `useSavedCardPayment` throws.
 */
export function SavedCardPayment(props: SavedCardPaymentProps) {
  return <Displayed as={PaymentForm} props={props} />;
}

function PaymentForm(props: SavedCardPaymentProps) {
  const { order, orderId, orderVersion, endpoint, verify, pay, onSettled, onStateChange, ...view } = props;
  const { customerUid, card, cardQuota, remove, onRemoved, orderHref, retryHref, ...element } = view;
  const { className, onSubmit, ...rest } = element;
  const payment = useSavedCardPayment(props);
  const { state } = payment;
  const { label, lang, colorScheme, cls } = usePart(cardsKo);
  const amount = (payableOrder(state) ?? payment.order)?.amount;
  const terms = amount === undefined ? null : { amount, cardQuota };
  const [months, setMonths] = useMonths(terms);
  const [removed, setRemoved] = useState(false);
  const shown = shownOf(payment);
  const locked = isLocked(state);
  return (
    <form
      {...rest}
      method="post"
      noValidate
      lang={rest.lang ?? lang}
      className={cx('kc', cls('cardForm'), className)}
      data-status={state.status}
      data-scheme={colorScheme}
      onSubmit={(event) => {
        onSubmit?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        if (payableOrder(state) && !removed) void payment.pay({ customerUid, cardQuota: months });
      }}
    >
      {isDone(state) || removed ? null : (
        <div className="kc-fields">
          <h2 className={cls('title')}>{label('savedCardTitle')}</h2>
          <p className={cls('savedCard')}>
            <Icon name="card" />
            <CardName card={card} label={label} />
          </p>
          {terms ? <CardInstallments label={label} {...{ terms, months, locked }} onChange={setMonths} /> : null}
        </div>
      )}
      {removed ? null : (
        <PaymentStatus {...{ orderHref, retryHref }} payment={shown}>
          <PayButton payment={shown} />
        </PaymentStatus>
      )}
      {(remove || onRemoved) && !locked && (removed || !isSettled(state) || payableOrder(state)) ? (
        <RemoveCard {...{ customerUid, endpoint, remove, onRemoved }} label={label} onGone={() => setRemoved(true)} />
      ) : null}
    </form>
  );
}
