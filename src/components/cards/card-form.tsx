'use client';

import { type ComponentPropsWithRef, type ReactNode, useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import { formatWon } from '../../labels/format-won.ts';
import type { InstallmentTerms } from '../../rules/installment-rules.ts';
import type { Card } from '../../schema/card.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { FormFrame } from '../context/form-frame.tsx';
import { usePart } from '../context/use-part.ts';
import { cx, present } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { withRef } from '../ui/with-ref.ts';
import { CardFields } from './card-fields.tsx';
import { CardInstallments, useMonths } from './card-installments.tsx';
import type { CardFieldOptions } from './card-values.ts';
import { useCardEntry } from './use-card-entry.ts';

/** Props of every part with card fields. */
export interface CardFormBasics
  extends Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'>,
    DisplayProps {
  /** The fields that the contract with Kiwoom Pay requires. @default both */
  fields?: CardFieldOptions | undefined;
}

export interface CardFormProps extends CardFormBasics {
  /** Receives a valid card, after the fields are cleared. No second card is sent before the promise it returns settles. */
  onCard: (result: { card: Card; cardQuota: number }) => unknown;
  /** Won. With an amount the form asks for months, and the button shows the amount. */
  amount?: number | undefined;
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
  /** A payment is pending: nothing can be typed or sent. */
  locked?: boolean | undefined;
  /** In place of the button and the note below it. */
  children?: ReactNode;
}

/** Attributes of the form. */
export interface CardFormState {
  /** `onCard` is pending. @selector [data-busy] */
  busy: boolean;
}

/**
 * Asks for a card, for payments without a window. Card data is only in the fields: never in a URL, storage, state,
 * attribute or error. The fields are cleared at each submit and on unmount. Renders a `<form>`.
 */
export const CardForm = displayed(function CardForm({
  onCard,
  amount,
  cardQuota,
  locked = false,
  children,
  ...rest
}: CardFormProps) {
  const { label } = usePart(cardsKo);
  const [busy, setBusy] = useState(false);

  async function send(result: { card: Card; cardQuota: number }) {
    setBusy(true);
    try {
      await onCard(result);
    } finally {
      setBusy(false);
    }
  }

  return (
    <CardFrame
      {...rest}
      locked={locked || busy}
      ready={!locked}
      terms={amount === undefined ? null : { amount, cardQuota }}
      onCard={send}
      data-busy={present(busy)}
    >
      {children ?? (
        <>
          <SubmitButton busy={busy} closed={locked}>
            {amount === undefined ? label('cardFormButton') : label('payButton', { amount: formatWon(amount, label) })}
          </SubmitButton>
          <LockNote>{label('cardFormNote')}</LockNote>
        </>
      )}
    </CardFrame>
  );
}, ErrorGuard);

/** How the card data is used, in one sentence. */
export function LockNote({ children }: { children: string }) {
  const cls = useClassNames();
  return (
    <p className={cx(cls('note'), 'kc-lock-note')}>
      <Icon name="lock" />
      <span>{children}</span>
    </p>
  );
}

interface CardFrameProps extends CardFormBasics {
  heading?: string | undefined;
  /** Nothing can be typed. */
  locked: boolean;
  /** A submit sends the card. */
  ready: boolean;
  /** The fields are removed; only `children` remain. */
  done?: boolean | undefined;
  terms: InstallmentTerms | null;
  onCard: (result: { card: Card; cardQuota: number }) => unknown;
  /** Below the fields. */
  children?: ReactNode;
}

/** A form with the fields of a card, and the content of the part below them. */
export const CardFrame = withRef(function CardFrame(props: CardFrameProps) {
  const { fields = BOTH, heading, locked, ready, done, terms, onCard, children, ...rest } = props;
  const { label, cls } = usePart(cardsKo);
  const entry = useCardEntry(fields);
  const [months, setMonths] = useMonths(terms);

  function send() {
    if (ready && !locked) entry.submit((card) => onCard({ card, cardQuota: months }));
  }

  return (
    <FormFrame {...rest} slot="cardForm" onSend={send}>
      {done ? null : (
        <div className="kc-fields">
          <h2 className={cls('title')}>{heading ?? label('cardFormTitle')}</h2>
          <CardFields entry={entry} fields={fields} label={label} locked={locked} />
          {terms ? <CardInstallments {...{ terms, months, label, locked }} onChange={setMonths} /> : null}
        </div>
      )}
      {children}
    </FormFrame>
  );
});

const BOTH: CardFieldOptions = {};
