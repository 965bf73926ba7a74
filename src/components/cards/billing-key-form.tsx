'use client';

import { cardsKo } from '../../labels/cards-ko.ts';
import { failureLabel } from '../../labels/failure-label.ts';
import type { Label } from '../../labels/labels.ts';
import { type BillingKeyState, type UseBillingKeyOptions, useBillingKey } from '../../payment/hooks/use-billing-key.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { usePart } from '../context/use-part.ts';
import { RequestButton, RequestNotice, type RequestResult } from '../ui/request-result.tsx';
import { type CardFormBasics, CardFrame, LockNote } from './card-form.tsx';
import { CardName } from './card-name.tsx';

export type BillingKeyFormProps = UseBillingKeyOptions & CardFormBasics & OwnProps;

interface OwnProps {
  /** Called when the card is registered, with its masked number. */
  onIssued?: ((card: SavedCardInfo) => void) | undefined;
}

/** Attributes of the form. */
export interface BillingKeyFormState {
  /** @selector [data-status="issued"] */
  status: BillingKeyState['status'];
}

/**
 * Registers a card for later payments. A note below the button states that the card is stored, by which company, and how
 * to remove it (label `billingKeyNote`; replace it where your shop differs). Renders a `<form>`.
 *
 * @throws {CheckoutError} `invalid-option` without `endpoint` and `issue`.
 */
export const BillingKeyForm = displayed(function BillingKeyForm(props: BillingKeyFormProps) {
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
        <RequestNotice state={state} result={resultOf(state, label)} />
        {done ? null : (
          <>
            <RequestButton busy={busy} busyLabel={label('billingKeyButtonIssuing')}>
              {label(state.status === 'ready' ? 'billingKeyButton' : 'billingKeyButtonRetry')}
            </RequestButton>
            <LockNote>{label('billingKeyNote')}</LockNote>
          </>
        )}
      </div>
    </CardFrame>
  );
}, ErrorGuard);

function resultOf(state: BillingKeyState, label: Label): RequestResult | null {
  switch (state.status) {
    case 'ready':
    case 'issuing':
      return null;
    case 'issued': {
      const body = (
        <p>
          <CardName card={state.card} label={label} />
        </p>
      );
      return { tone: 'positive', title: label('billingKeyTitleIssued'), body };
    }
    case 'failed':
      return {
        tone: 'negative',
        title: label('billingKeyTitleFailed'),
        body: <p>{failureLabel(state.failure, label)}</p>,
      };
    case 'unconfirmed':
      return {
        tone: 'caution',
        title: label('billingKeyTitleUnconfirmed'),
        body: <p>{label('billingKeyBodyUnconfirmed')}</p>,
      };
    default:
      return state satisfies never;
  }
}
