'use client';

import { type ComponentPropsWithRef, useRef } from 'react';
import { failureLabel } from '../../labels/failure-label.ts';
import type { PaymentStatus as StatusName } from '../../payment/machine/payment-state.ts';
import { isDone } from '../context/checkout-context.ts';
import { displayed } from '../context/display-provider.tsx';
import { FrameNotice } from '../context/frame-notice.tsx';
import { type PaymentPart, type PaymentPartProps, usePaymentPart } from '../context/use-part.ts';
import { cx } from '../ui/class-names.ts';
import { FieldError } from '../ui/field-parts.tsx';
import { AfterButton } from './after-button.tsx';
import { PaymentResult } from './payment-result.tsx';
import type { ResultOptions } from './result-options.ts';
import { useKeepFocus } from './use-keep-focus.tsx';
import { useResultFocus } from './use-result-focus.ts';

export interface PaymentStatusProps
  extends Omit<ComponentPropsWithRef<'div'>, 'children'>,
    PaymentPartProps,
    ResultOptions {}

/** Attributes of the root. */
export interface PaymentStatusState {
  /** @selector [data-status="unconfirmed"] */
  status: StatusName;
}

/**
 * What became of the payment: a notice above the button, what happens next below it, and the way on in every state.
 * The title of a result takes the focus; progress is announced and leaves it alone. Renders a `<div>`.
 *
 * @throws {CheckoutError} `part-outside-root`: neither a root above nor a `payment` of its own.
 */
export const PaymentStatus = displayed(function PaymentStatus(props: PaymentStatusProps) {
  const { payment, children, orderHref, retryHref, onOrderAgain, className, ...rest } = props;
  const part = usePaymentPart('PaymentStatus', payment);
  const { cls } = part;
  const { state } = part.payment;
  const titleRef = useResultFocus(state.status, 'merchantUid' in state ? state.merchantUid : undefined);
  const progress = useRef<HTMLParagraphElement>(null);
  const focusSnapshot = useKeepFocus(state.status, progress);
  return (
    <div
      {...rest}
      lang={rest.lang ?? part.lang}
      className={cx('kc', cls('status'), className)}
      data-status={state.status}
      data-scheme={part.colorScheme}
    >
      <p ref={progress} role="status" className="kc-sr">
        {progressOf(part)}
      </p>
      <PaymentResult {...{ part, titleRef, children, orderHref, retryHref, onOrderAgain }} />
      {children && !isDone(state) && !part.root?.done ? (
        <div className={cls('payBar')}>
          {/* In the bar, which stays in view on a phone. */}
          <HeldBackNote part={part} />
          {children}
        </div>
      ) : null}
      <AfterButton part={part} />
      {focusSnapshot}
    </div>
  );
});

/** Why the press on the button led to nothing, where no field on the page says it. */
function HeldBackNote({ part: { root, label } }: { part: PaymentPart }) {
  const heldBack = root?.heldBack;
  if (!heldBack) return null;
  if (heldBack.by === 'frame') return <FrameNotice label={label} />;
  const { name } = heldBack;
  return (
    <div role="alert">
      <FieldError id={undefined}>{name ? label('errorField', { field: name }) : label('errorFieldUnnamed')}</FieldError>
    </div>
  );
}

/** Progress in words for those who do not see the button change. Results speak through the focus instead. */
function progressOf({ payment: { state, slow }, label }: PaymentPart): string {
  if (state.status === 'preparing') return slow ? label('preparingNoteSlow') : '';
  if (state.status === 'paying') return label('announcePaying');
  if (state.status === 'verifying') return label(slow ? 'verifyingNoteSlow' : 'announceVerifying');
  // Nothing was pressed yet, so nothing may take the focus: it is announced instead.
  if (state.status === 'failed' && state.merchantUid === undefined) return failureLabel(state.failure, label);
  return '';
}
