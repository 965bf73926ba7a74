'use client';

import { type ComponentPropsWithRef, type ReactNode, type Ref, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { isRetryable, type PaymentFailure } from '../errors/payment-failure.ts';
import { failureLabel } from '../labels/failure-label.ts';
import type { PaymentStatus as Status } from '../payment/payment-state.ts';
import { ActionButton, ActionLink } from './action.tsx';
import { AfterButton } from './after-button.tsx';
import { cx } from './class-names.ts';
import { isDone, type OrderHref } from './context.ts';
import { Icon } from './icons.tsx';
import { Notice } from './notice.tsx';
import { PaidReceipt } from './paid-receipt.tsx';
import { isLoadFailure } from './pay-button.tsx';
import { useClassNames } from './slots.tsx';
import { useKeptFocus, useResultFocus } from './use-result-focus.ts';
import { type Stage, type StageProps, useStage } from './use-stage.ts';
import { VirtualAccount } from './virtual-account.tsx';

export interface PaymentStatusProps extends ComponentPropsWithRef<'div'>, StageProps {
  /** Between the result and the note: `ChoiceLine` and `PayButton`. Left out once it is paid. */
  children?: ReactNode;
  /** Where "view order" goes once it is paid. @default the root's */
  orderHref?: OrderHref | undefined;
  /** Where "choose another method" goes when the list is on another page, and "order again" where nothing can be paid. */
  retryHref?: string | undefined;
  /** After the deadline of a virtual account. @default prepares another attempt; on the return page goes to `retryHref` */
  onOrderAgain?: (() => void) | undefined;
}

/** Attributes of the root. */
export interface PaymentStatusState {
  /** @selector [data-status="unconfirmed"] */
  status: Status;
}

/**
 * What became of the payment: a notice above the button, what happens next below it, and the way on in every state.
 * The title of a result takes the focus; progress is announced and leaves it alone. Renders a `<div>`.
 *
 * @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own.
 */
export function PaymentStatus(props: PaymentStatusProps) {
  const { payment, locale, labels, children, orderHref, retryHref, onOrderAgain, className, ...rest } = props;
  const stage = useStage('PaymentStatus', { payment, locale, labels });
  const cls = useClassNames();
  const { state } = stage.payment;
  const titleRef = useResultFocus(state.status, 'merchantUid' in state ? state.merchantUid : undefined);
  const progress = useRef<HTMLParagraphElement>(null);
  useKeptFocus(state.status, progress);
  return (
    <div {...rest} className={cx('kc', cls('status'), className)} data-status={state.status}>
      <p ref={progress} role="status" className="kc-sr">
        {progressOf(stage)}
      </p>
      <Result {...props} stage={stage} titleRef={titleRef} />
      {children && !isDone(state) ? <div className={cls('payBar')}>{children}</div> : null}
      <AfterButton stage={stage} />
    </div>
  );
}

interface ResultProps
  extends Pick<PaymentStatusProps, 'locale' | 'labels' | 'orderHref' | 'retryHref' | 'onOrderAgain'> {
  stage: Stage;
  titleRef: Ref<HTMLHeadingElement>;
}

function Result({ stage, titleRef, locale, labels, orderHref, retryHref, onOrderAgain }: ResultProps) {
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
        <Notice tone="quiet" icon={<Icon name="return" />} title={label('cancelledTitle')} titleRef={titleRef}>
          <p>{label('cancelledBody')}</p>
          {retryHref ? <ChooseAnother stage={stage} href={retryHref} /> : null}
        </Notice>
      );
    case 'failed':
      // Only the return page knows this: nobody came back from a payment.
      if (state.merchantUid === undefined && state.failure.code === 'other') {
        return (
          <Notice tone="quiet" icon={<Icon name="question" />} title={label('returnEmptyTitle')} titleRef={titleRef}>
            <p>{label('returnEmptyBody')}</p>
          </Notice>
        );
      }
      return (
        <Notice
          tone="negative"
          icon={<Icon name="alert" />}
          title={label(failedTitle(state.failure))}
          titleRef={titleRef}
        >
          <p>{failureLabel(state.failure, label)}</p>
          {isRetryable(state.failure) && !isLoadFailure(state) ? (
            <ChooseAnother stage={stage} href={retryHref} />
          ) : null}
        </Notice>
      );
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

/** Some failures are none of the shopper's payment: it never began, or money is there that somebody must look at. */
function failedTitle({ code }: PaymentFailure) {
  if (code === 'not-prepared' || code === 'offline') return 'failedNotReadyTitle';
  if (code === 'already-paid') return 'failedAlreadyPaidTitle';
  return code === 'amount-mismatch' ? 'failedMismatchTitle' : 'failedTitle';
}

function ChooseAnother({ stage: { root, label }, href }: { stage: Stage; href: string | undefined }) {
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

/** Progress in words for those who do not see the button change. Results speak through the focus instead. */
function progressOf({ payment: { state, slow }, label }: Stage): string {
  if (state.status === 'preparing') return slow ? label('preparingSlow') : '';
  if (state.status === 'paying') return label('announcePaying');
  if (state.status === 'verifying') return label(slow ? 'verifyingSlow' : 'announceVerifying');
  // Nothing was pressed yet, so nothing may take the focus: it is said instead.
  if (state.status === 'failed' && state.merchantUid === undefined) return failureLabel(state.failure, label);
  return '';
}
