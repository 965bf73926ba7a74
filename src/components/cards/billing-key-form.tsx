'use client';

import { useEffect, useRef } from 'react';
import { cardsKo } from '../../labels/cards-ko.ts';
import { failureLabel } from '../../labels/failure-label.ts';
import type { Label } from '../../labels/labels.ts';
import { type BillingKeyState, type UseBillingKeyOptions, useBillingKey } from '../../payment/hooks/use-billing-key.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';
import { Displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { type CardFormBasics, CardFrame, LockNote } from './card-form.tsx';
import { CardName } from './card-name.tsx';

export type BillingKeyFormProps = UseBillingKeyOptions & CardFormBasics & OwnProps;

interface OwnProps {
  /** The card is registered. What there is to see of it is masked. */
  onIssued?: ((card: SavedCardInfo) => void) | undefined;
}

/** Attributes of the form. */
export interface BillingKeyFormState {
  /** @selector [data-status="issued"] */
  status: BillingKeyState['status'];
}

/**
 * Registers a card for later payments, and says so: that it is kept, by whom, and how to remove it
 * (label `billingKeyNote`; write it anew if in your shop it is otherwise). Renders a `<form>`.
 *
 * @throws {CheckoutError} `invalid-option` without `endpoint` and `issue`.
 */
export function BillingKeyForm(props: BillingKeyFormProps) {
  return <Displayed as={KeyForm} props={props} />;
}

function KeyForm(props: BillingKeyFormProps) {
  const { customerUid, endpoint, issue, onIssued, ...rest } = props;
  const key = useBillingKey(props);
  const { state } = key;
  const { label, cls } = usePart(cardsKo);
  const busy = state.status === 'issuing';
  const done = state.status === 'issued';
  return (
    <CardFrame
      {...rest}
      heading={label('billingKeyTitle')}
      locked={busy}
      ready={!done}
      done={done}
      terms={null}
      onCard={async ({ card }) => {
        const next = await key.issue(card);
        if (next.status === 'issued') onIssued?.(next.card);
      }}
      data-status={state.status}
    >
      <div className={cls('status')}>
        <KeyResultNotice state={state} label={label} />
        {done ? null : (
          <>
            <p role="status" className="kc-sr">
              {busy ? label('billingKeyButtonIssuing') : ''}
            </p>
            <SubmitButton busy={busy}>
              {label(
                busy
                  ? 'billingKeyButtonIssuing'
                  : state.status === 'ready'
                    ? 'billingKeyButton'
                    : 'billingKeyButtonRetry',
              )}
            </SubmitButton>
            <LockNote>{label('billingKeyNote')}</LockNote>
          </>
        )}
      </div>
    </CardFrame>
  );
}

function KeyResultNotice({ state, label }: { state: BillingKeyState; label: Label }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.status !== 'ready') title.current?.focus();
  }, [state]);
  switch (state.status) {
    case 'ready':
    case 'issuing':
      return null;
    case 'issued':
      return (
        <Notice tone="positive" icon={<Icon name="done" />} title={label('billingKeyTitleIssued')} titleRef={title}>
          <p>
            <CardName card={state.card} label={label} />
          </p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="negative" icon={<Icon name="alert" />} title={label('billingKeyTitleFailed')} titleRef={title}>
          <p>{failureLabel(state.failure, label)}</p>
        </Notice>
      );
    case 'unconfirmed':
      return (
        <Notice
          tone="caution"
          icon={<Icon name="question" />}
          title={label('billingKeyTitleUnconfirmed')}
          titleRef={title}
        >
          <p>{label('billingKeyBodyUnconfirmed')}</p>
        </Notice>
      );
    default:
      return state satisfies never;
  }
}
