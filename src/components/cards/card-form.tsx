'use client';

import { type ComponentPropsWithRef, type ReactNode, useState } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import { formatWon } from '../../labels/format-won.ts';
import type { InstallmentTerms } from '../../rules/installment-rules.ts';
import type { Card } from '../../schema/card.ts';
import type { DisplayProps } from '../context/display.ts';
import { Displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { cx, present } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { CardFields } from './card-fields.tsx';
import { CardInstallments, useMonths } from './card-installments.tsx';
import type { CardFieldOptions } from './card-values.ts';
import { useCardEntry } from './use-card-entry.ts';

/** What the parts with card fields have in common. */
export interface CardFormBasics
  extends Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'>,
    DisplayProps {
  /** What the contract with Kiwoom Pay asks for. @default both */
  fields?: CardFieldOptions | undefined;
}

export interface CardFormProps extends CardFormBasics {
  /** Gets a card that passed, after the fields are empty again. What it returns is waited for: until then, no second. */
  onCard: (result: { card: Card; cardQuota: number }) => unknown;
  /** Won. With it months are asked for, and the button names it. */
  amount?: number | undefined;
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
  /** A payment is under way: nothing can be typed or sent. */
  locked?: boolean | undefined;
  /** In place of the button and the note below it. */
  children?: ReactNode;
}

/** Attributes of the form. */
export interface CardFormState {
  /** What it handed over is being worked on. @selector [data-busy] */
  busy: boolean;
}

/**
 * Asks for a card, for payments without a window. A card's data is in its fields alone: in no address, storage, state,
 * attribute or error, and gone with each submit and on leaving. Renders a `<form>`.
 */
export function CardForm(props: CardFormProps) {
  return <Displayed as={Form} props={props} />;
}

function Form({ onCard, amount, cardQuota, locked = false, children, ...rest }: CardFormProps) {
  const { label } = usePart(cardsKo);
  const [busy, setBusy] = useState(false);

  async function take(result: { card: Card; cardQuota: number }) {
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
      onCard={take}
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
}

/** What becomes of the card's data, in one sentence. */
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
  /** A press on the button means something now. */
  ready: boolean;
  /** The fields are over; only `children` stand. */
  done?: boolean | undefined;
  terms: InstallmentTerms | null;
  onCard: (result: { card: Card; cardQuota: number }) => unknown;
  /** Below the fields. */
  children?: ReactNode;
}

/** A form with the fields of a card, and what its owner puts below them. */
export function CardFrame(props: CardFrameProps) {
  const { fields = BOTH, heading, locked, ready, done, terms, onCard, children, ...element } = props;
  const { className, onSubmit, ...rest } = element;
  const { label, lang, colorScheme, cls } = usePart(cardsKo);
  const entry = useCardEntry(fields);
  const [months, setMonths] = useMonths(terms);
  return (
    <form
      {...rest}
      // Should the page not be alive yet, the fields have no name to be sent by, and the address stays out of it.
      method="post"
      noValidate
      lang={rest.lang ?? lang}
      className={cx('kc', cls('cardForm'), className)}
      data-scheme={colorScheme}
      onSubmit={(event) => {
        onSubmit?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        if (ready && !locked) entry.submit(event, (card) => onCard({ card, cardQuota: months }));
      }}
    >
      {done ? null : (
        <div className="kc-fields">
          <h2 className={cls('title')}>{heading ?? label('cardFormTitle')}</h2>
          <CardFields entry={entry} asked={fields} label={label} locked={locked} />
          {terms ? <CardInstallments {...{ terms, months, label, locked }} onChange={setMonths} /> : null}
        </div>
      )}
      {children}
    </form>
  );
}

const BOTH: CardFieldOptions = {};
