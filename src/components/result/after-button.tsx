'use client';

import { useEffect, useRef } from 'react';
import type { Label } from '../../labels/labels.ts';
import { canPayAgain } from '../../payment/machine/payment-state.ts';
import type { PaymentPart } from '../context/use-part.ts';
import { ActionButton, ActionLink } from '../ui/action-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';

/** What happens next, in one sentence, and what the shopper can do about it. */
export function AfterButton({ part: { payment, label, contactHref } }: { part: PaymentPart }) {
  const cls = useClassNames();
  const { state, slow, mobile, pay } = payment;
  // Where nothing can be paid, on the return page, there is nothing to say about paying.
  const payNote = pay ? label(mobile ? 'readyNoteMobile' : 'readyNoteDesktop') : null;
  switch (state.status) {
    case 'paid':
    case 'awaiting-deposit':
      return null;
    case 'paying':
      return payment.abandonWindow ? <WayOut label={label} onClosed={payment.abandonWindow} /> : null;
    case 'verifying':
      return <After>{label(slow ? 'verifyingNoteSlow' : 'verifyingNote')}</After>;
    case 'unconfirmed':
      return (
        <div className="kc-after">
          <ActionButton kind="second" onClick={payment.checkNow}>
            <Icon name="refresh" />
            <span>{label('unconfirmedAction')}</span>
          </ActionButton>
          <p className={cls('note')}>
            {label('unconfirmedNote', { no: payment.orderId ?? state.merchantUid }).replace(
              /([.?!]) (?=[^.?!]*$)/,
              '$1\n',
            )}
          </p>
          {contactHref ? (
            <ActionLink kind="text" href={contactHref}>
              {label('contactButton')}
            </ActionLink>
          ) : null}
        </div>
      );
    case 'preparing':
      return <After>{slow ? label('preparingNoteSlow') : payNote}</After>;
    case 'failed':
      return canPayAgain(state) ? <After>{payNote}</After> : null;
    case 'ready':
    case 'cancelled':
      return <After>{payNote}</After>;
    default:
      return state satisfies never;
  }
}

/**
 * While its window is open the SDK lays a sheet over the whole page, far above any z-index. Only the browser's top layer
 * stands higher, so the way out is a popover there; a browser without popovers shows it in its place.
 */
function WayOut({ label, onClosed }: { label: Label; onClosed: () => void }) {
  const cls = useClassNames();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof element.showPopover !== 'function') return;
    element.popover = 'manual';
    element.showPopover();
  }, []);
  return (
    <div className="kc-after">
      <div ref={ref} className="kc-way-out">
        <p className={cls('note')}>{label('payingNote')}</p>
        <ActionButton kind="text" onClick={onClosed}>
          {label('payingAction')}
        </ActionButton>
      </div>
    </div>
  );
}

function After({ children }: { children: string | null }) {
  const cls = useClassNames();
  if (!children) return null;
  return (
    <div className="kc-after">
      <p className={cls('note')}>{children}</p>
    </div>
  );
}
