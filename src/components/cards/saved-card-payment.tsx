'use client';

import { type ComponentPropsWithRef, type ReactNode, useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import type { Label } from '../../labels/labels.ts';
import { type UseSavedCardPaymentOptions, useSavedCardPayment } from '../../payment/hooks/use-saved-card-payment.ts';
import { isSettled, type PaymentState } from '../../payment/machine/payment-state.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { FormFrame } from '../context/form-frame.tsx';
import { payByPress } from '../context/pay-by-press.ts';
import { usePart } from '../context/use-part.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { CardInstallments, useMonths } from './card-installments.tsx';
import { CardName } from './card-name.tsx';
import { type ChargeProps, ChargeStatus, chargeView } from './charge-status.tsx';
import { RemoveCard } from './remove-card.tsx';

export type SavedCardPaymentProps = UseSavedCardPaymentOptions &
  Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'> &
  DisplayProps &
  OwnProps;

interface OwnProps extends ChargeProps {
  /** The `customerUid` the card was registered with. */
  customerUid: string;
  /** As `BillingKeyForm` and `GET {endpoint}/billing-keys/{customerUid}` give it: the number is masked. */
  card: Pick<SavedCardInfo, 'cardName' | 'cardNumber'>;
  /**
   * Called when the card has been removed, at `DELETE {endpoint}/billing-keys/{customerUid}` or by `remove`. This or
   * `remove` shows the button that removes the card.
   */
  onRemoved?: ((customerUid: string) => void) | undefined;
  /** In place of the endpoint, to remove the card. Reject when it could not be removed. */
  remove?: ((customerUid: string) => Promise<unknown>) | undefined;
}

/** Attributes of the form. */
export interface SavedCardPaymentState {
  /** @selector [data-status="ready"] */
  status: PaymentState['status'];
}

/**
 * Pays an order with a card that was registered before, and removes the card after a confirmation.
 * Renders a `<form>`.
 *
 * @throws {CheckoutError} what `useSavedCardPayment` throws.
 */
export const SavedCardPayment = displayed(function SavedCardPayment(props: SavedCardPaymentProps) {
  const { order, orderId, orderVersion, endpoint, verify, orderStatus, pay, onSettled, onStateChange, ...view } = props;
  const { customerUid, card, cardQuota, remove, onRemoved, orderHref, retryHref, ...rest } = view;
  const payment = useSavedCardPayment(props);
  const { state } = payment;
  const { label } = usePart(cardsKo);
  const { terms, ready, locked, done } = chargeView(payment, cardQuota);
  const [months, setMonths] = useMonths(terms);
  const [removed, setRemoved] = useState(false);

  function send() {
    if (ready && !removed) void payByPress(payment.pay({ customerUid, cardQuota: months }));
  }

  const removable = (remove || onRemoved) && !locked && (removed || ready || !isSettled(state));
  return (
    <FormFrame {...rest} slot="cardForm" data-status={state.status} onSend={send}>
      {done || removed ? null : (
        <ChosenCard card={card} label={label}>
          {terms ? <CardInstallments {...{ terms, months, label, locked }} onChange={setMonths} /> : null}
        </ChosenCard>
      )}
      {removed ? null : <ChargeStatus {...{ payment, orderHref, retryHref }} />}
      {removable ? (
        <RemoveCard {...{ customerUid, endpoint, remove, onRemoved }} label={label} onGone={() => setRemoved(true)} />
      ) : null}
    </FormFrame>
  );
}, ErrorGuard);

interface ChosenCardProps extends Pick<OwnProps, 'card'> {
  label: Label;
  children: ReactNode;
}

function ChosenCard({ card, label, children }: ChosenCardProps) {
  const cls = useClassNames();
  return (
    <div className="kc-fields">
      <h2 className={cls('title')}>{label('savedCardTitle')}</h2>
      <p className={cls('savedCard')}>
        <Icon name="card" />
        <CardName card={card} label={label} />
      </p>
      {children}
    </div>
  );
}
