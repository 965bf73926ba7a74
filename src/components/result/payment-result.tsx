'use client';

import type { Ref } from 'react';
import { useFormContext } from 'react-hook-form';
import { isRetryable, type PaymentFailure } from '../../errors/payment-failure.ts';
import { failureLabel } from '../../labels/failure-label.ts';
import type { PaymentIn } from '../../payment/machine/payment-state.ts';
import { isLoadFailure } from '../checkout/pay-button.tsx';
import type { Part } from '../context/use-part.ts';
import { ActionButton, ActionLink } from '../ui/action-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { PaidReceipt } from './paid-receipt.tsx';
import type { PaymentStatusProps } from './payment-status.tsx';
import { VirtualAccount } from './virtual-account.tsx';

interface ResultProps
  extends Pick<PaymentStatusProps, 'locale' | 'labels' | 'orderHref' | 'retryHref' | 'onOrderAgain' | 'children'> {
  stage: Part;
  titleRef: Ref<HTMLHeadingElement>;
}

/** What became of it, and the one next step where no pay button below is that. Nothing while it is under way. */
export function PaymentResult(props: ResultProps) {
  const { stage, titleRef, locale, labels, orderHref, retryHref, onOrderAgain, children } = props;
  const { payment, label, root } = stage;
  const { state } = payment;
  switch (state.status) {
    case 'paid':
      return <PaidReceipt state={state} orderHref={orderHref ?? root?.orderHref} {...{ locale, labels, titleRef }} />;
    case 'awaiting-deposit':
      return (
        <VirtualAccount
          state={state}
          // The return page can pay nothing, so there is nothing it could prepare.
          onOrderAgain={onOrderAgain ?? (payment.pay ? payment.reset : undefined)}
          orderAgainHref={retryHref}
          {...{ locale, labels, titleRef }}
        />
      );
    case 'cancelled':
      return (
        <>
          <Notice tone="quiet" icon={<Icon name="return" />} title={label('cancelledTitle')} titleRef={titleRef}>
            <p>{label('cancelledBody')}</p>
          </Notice>
          <NextLink href={children ? undefined : retryHref} text={label('cancelledButton')} />
        </>
      );
    case 'failed':
      return <Failed {...props} state={state} />;
    case 'unconfirmed':
      return (
        <Notice tone="caution" icon={<Icon name="question" />} title={label('unconfirmedTitle')} titleRef={titleRef}>
          <p>{label('unconfirmedBody')}</p>
        </Notice>
      );
    default:
      return null;
  }
}

function Failed({
  stage,
  titleRef,
  orderHref,
  retryHref,
  children,
  state,
}: ResultProps & { state: PaymentIn<'failed'> }) {
  const { label, root } = stage;
  const { failure } = state;
  const href = orderHref ?? root?.orderHref;
  const toOrder = <NextLink href={typeof href === 'string' ? href : undefined} text={label('paidButton')} />;
  // Only the return page knows this: nobody came back from a payment.
  if (state.merchantUid === undefined && failure.code === 'other') {
    return (
      <>
        <Notice
          tone="quiet"
          icon={<Icon name="question" />}
          title={label('paymentReturnTitleEmpty')}
          titleRef={titleRef}
        >
          <p>{label('paymentReturnBodyEmpty')}</p>
        </Notice>
        {toOrder}
      </>
    );
  }
  const isPaid = failure.code === 'already-paid';
  const mayRetry = isRetryable(failure) && !isLoadFailure(state);
  return (
    <>
      <Notice
        // The money is where it belongs; there is nothing to be alarmed about.
        tone={isPaid ? 'quiet' : 'negative'}
        icon={<Icon name={isPaid ? 'info' : 'alert'} />}
        title={label(failedTitle(failure))}
        titleRef={titleRef}
      >
        <p>{failureLabel(failure, label)}</p>
        {mayRetry && children ? <ChooseAnother stage={stage} href={retryHref} /> : null}
      </Notice>
      {isPaid ? toOrder : null}
      {mayRetry && !children ? <NextLink href={retryHref} text={label('failedAction')} /> : null}
    </>
  );
}

/** The one filled thing of a result that has no pay button. */
function NextLink({ href, text }: { href: string | undefined; text: string }) {
  if (!href) return null;
  return (
    <ActionLink kind="next" href={href}>
      {text}
    </ActionLink>
  );
}

/** Some failures are none of the shopper's payment: it never began, or money is there that somebody must look at. */
function failedTitle({ code }: PaymentFailure) {
  if (code === 'not-prepared' || code === 'offline') return 'failedTitleNotPrepared';
  if (code === 'already-paid') return 'failedTitleAlreadyPaid';
  return code === 'amount-mismatch' ? 'failedTitleAmountMismatch' : 'failedTitle';
}

function ChooseAnother({ stage: { root, label }, href }: { stage: Part; href: string | undefined }) {
  // Its type promises a form always; outside a provider there is none.
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
