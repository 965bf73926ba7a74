'use client';

import type { Ref } from 'react';
import { useFormContext } from 'react-hook-form';
import { isRetryable, type PaymentFailure } from '../../errors/payment-failure.ts';
import { failureLabel } from '../../labels/failure-label.ts';
import { canPayAgain, type PaymentIn } from '../../payment/machine/payment-state.ts';
import type { PaymentPart } from '../context/use-part.ts';
import { ActionButton, ActionLink } from '../ui/action-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';
import type { ResultOptions } from './result-options.ts';

export interface FailedResultProps extends ResultOptions {
  state: PaymentIn<'failed'>;
  part: PaymentPart;
  titleRef: Ref<HTMLHeadingElement>;
}

/** Why the payment failed, and what the shopper can do about it. */
export function FailedResult({ part, titleRef, orderHref, retryHref, children, state }: FailedResultProps) {
  const { label, contactHref } = part;
  const { failure } = state;
  // Only the return page has this: the address names no payment.
  if (state.merchantUid === undefined && failure.code === 'other') {
    return <EmptyReturn part={part} titleRef={titleRef} orderHref={orderHref} />;
  }
  const isPaid = failure.code === 'already-paid';
  const retryable = canPayAgain(state);
  return (
    <>
      <Notice
        // An order that is paid already does not call for alarm.
        tone={isPaid ? 'quiet' : 'negative'}
        icon={<Icon name={isPaid ? 'info' : 'alert'} />}
        title={label(failedTitle(failure))}
        titleRef={titleRef}
      >
        <p>{failureLabel(failure, label)}</p>
        {retryable && children ? <ChooseAnother part={part} href={retryHref} /> : null}
      </Notice>
      {isPaid ? <OrderLink part={part} orderHref={orderHref} /> : null}
      {isPaid || isRetryable(failure) ? null : <NextLink href={contactHref} text={label('contactButton')} />}
      {retryable && !children ? <NextLink href={retryHref} text={label('failedAction')} /> : null}
    </>
  );
}

type PartWithOrder = Pick<FailedResultProps, 'part' | 'orderHref'>;

function EmptyReturn({ part, titleRef, orderHref }: PartWithOrder & Pick<FailedResultProps, 'titleRef'>) {
  const { label } = part;
  return (
    <>
      <Notice tone="quiet" icon={<Icon name="question" />} title={label('paymentReturnTitleEmpty')} titleRef={titleRef}>
        <p>{label('paymentReturnBodyEmpty')}</p>
      </Notice>
      <OrderLink part={part} orderHref={orderHref} />
    </>
  );
}

function OrderLink({ part: { root, label }, orderHref = root?.orderHref }: PartWithOrder) {
  return <NextLink href={typeof orderHref === 'string' ? orderHref : undefined} text={label('paidButton')} />;
}

/** The one filled link of a result that has no pay button. */
export function NextLink({ href, text }: { href: string | undefined; text: string }) {
  if (!href) return null;
  return (
    <ActionLink kind="next" href={href}>
      {text}
    </ActionLink>
  );
}

/** Some failures are not a refused payment: it never began, or the shop has to look at money that arrived. */
function failedTitle({ code }: PaymentFailure) {
  if (code === 'not-prepared' || code === 'offline') return 'failedTitleNotPrepared';
  if (code === 'order-not-loaded') return 'failedTitleOrderNotLoaded';
  if (code === 'already-paid') return 'failedTitleAlreadyPaid';
  if (code === 'too-many-refusals') return 'failedTitleTooManyRefusals';
  return code === 'amount-mismatch' ? 'failedTitleAmountMismatch' : 'failedTitle';
}

function ChooseAnother({ part: { root, label }, href }: { part: PaymentPart; href: string | undefined }) {
  // The type says that there is always a form; outside a provider there is none.
  const form: ReturnType<typeof useFormContext> | null = useFormContext();
  const text = label('failedAction');
  if (href)
    return (
      <ActionLink kind="text" href={href}>
        {text}
      </ActionLink>
    );
  if (!root || !form) return null;
  return (
    <ActionButton kind="text" onClick={() => form.setFocus(root.path('payMethod'))}>
      {text}
    </ActionButton>
  );
}
