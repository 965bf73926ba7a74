'use client';

import { type PaymentIn, payableOrder } from '../../payment/machine/payment-state.ts';
import type { Part } from '../context/use-part.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { FailedResult, type FailedResultProps, NextLink } from './failed-result.tsx';
import { FreeResult } from './free-result.tsx';
import { PaidReceipt } from './paid-receipt.tsx';
import { VirtualAccount } from './virtual-account.tsx';

export type PaymentResultProps = Omit<FailedResultProps, 'state'>;

/** The result of the payment, and the one next step where that is not the pay button below. Nothing before a result. */
export function PaymentResult(props: PaymentResultProps) {
  const { part, titleRef, orderHref } = props;
  const { payment, root } = part;
  const { state } = payment;
  const free = root?.free;
  if (free && payableOrder(state)) return <FreeResult free={free} part={part} />;
  switch (state.status) {
    case 'paid': {
      // The number that the shopper knows, and not that of the attempt.
      const known = { ...state, orderId: state.orderId ?? payment.orderId };
      return <PaidReceipt state={known} orderHref={orderHref ?? root?.orderHref} titleRef={titleRef} />;
    }
    case 'awaiting-deposit':
      return <DepositResult {...props} state={state} />;
    case 'cancelled':
      return <CancelledResult {...props} state={state} />;
    case 'failed':
      return <FailedResult {...props} state={state} />;
    case 'unconfirmed':
      return <UnconfirmedResult part={part} titleRef={titleRef} />;
    case 'preparing':
      return state.elsewhere ? <ElsewhereResult part={part} titleRef={titleRef} state={state} /> : null;
    default:
      return null;
  }
}

function DepositResult({ state, part, onOrderAgain, retryHref, titleRef }: DepositResultProps) {
  const { payment } = part;
  return (
    <VirtualAccount
      state={state}
      // The return page has no order, so it cannot prepare another attempt.
      onOrderAgain={onOrderAgain ?? (payment.pay ? payment.reset : undefined)}
      orderAgainHref={retryHref}
      titleRef={titleRef}
    />
  );
}

interface DepositResultProps extends PaymentResultProps {
  state: PaymentIn<'awaiting-deposit'>;
}

interface CancelledResultProps extends PaymentResultProps {
  state: PaymentIn<'cancelled'>;
}

/** While the record is open the words do not promise that no money moved. */
function CancelledResult({ state, part: { label }, titleRef, retryHref, children }: CancelledResultProps) {
  const title = label(state.open ? 'cancelledTitleOpen' : 'cancelledTitle');
  return (
    <>
      <Notice tone="quiet" icon={<Icon name="return" />} title={title} titleRef={titleRef}>
        <p>{label(state.open ? 'cancelledBodyOpen' : 'cancelledBody')}</p>
      </Notice>
      <NextLink href={children ? undefined : retryHref} text={label('cancelledButton')} />
    </>
  );
}

function UnconfirmedResult({ part: { label }, titleRef }: { part: Part } & Pick<PaymentResultProps, 'titleRef'>) {
  return (
    <Notice tone="caution" icon={<Icon name="question" />} title={label('unconfirmedTitle')} titleRef={titleRef}>
      <p>{label('unconfirmedBody')}</p>
    </Notice>
  );
}

interface ElsewhereResultProps extends Pick<PaymentResultProps, 'titleRef'> {
  part: FailedResultProps['part'];
  state: PaymentIn<'preparing'>;
}

/** The order is being paid in another tab: there, or here once that window is closed. */
function ElsewhereResult({ state, part: { label, payment }, titleRef }: ElsewhereResultProps) {
  const body = state.elsewhere === 'tab-stuck' ? 'preparingBodyStuck' : 'preparingBodyElsewhere';
  return (
    <Notice tone="caution" icon={<Icon name="info" />} title={label('preparingTitleElsewhere')} titleRef={titleRef}>
      <p>{label(body)}</p>
      {payment.takeOver ? (
        <ActionButton kind="text" onClick={payment.takeOver}>
          {label('preparingActionElsewhere')}
        </ActionButton>
      ) : null}
    </Notice>
  );
}
