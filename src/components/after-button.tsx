'use client';

import { useEffect, useRef } from 'react';
import { isRetryable } from '../errors/payment-failure.ts';
import type { Label } from '../labels/labels.ts';
import { RefreshIcon } from './icons.tsx';
import { isLoadFailure } from './pay-button.tsx';
import type { Stage } from './use-stage.ts';

/** What happens next, in one sentence, and what the shopper can do about it. */
export function AfterButton({ stage: { payment, label } }: { stage: Stage }) {
  const { state, slow, mobile, pay } = payment;
  // Where nothing can be paid, on the return page, there is nothing to say about paying.
  const payNote = pay ? label(mobile ? 'payNoteMobile' : 'payNotePc') : null;
  switch (state.status) {
    case 'paid':
    case 'awaiting-deposit':
      return null;
    case 'paying':
      return <WayOut label={label} onClosed={payment.closedWindow} />;
    case 'verifying':
      return <After>{label(slow ? 'verifyingSlow' : 'verifyingBody')}</After>;
    case 'unconfirmed':
      return (
        <div className="kc-after">
          <button type="button" className="kc-button" data-kind="second" onClick={payment.checkNow}>
            <RefreshIcon />
            <span>{label('unconfirmedAction')}</span>
          </button>
          <p className="kc-note">
            {label('unconfirmedNote', { no: state.merchantUid }).replace(/([.?!]) (?=[^.?!]*$)/, '$1\n')}
          </p>
        </div>
      );
    case 'preparing':
      return <After>{slow ? label('preparingSlow') : payNote}</After>;
    case 'failed':
      return isRetryable(state.failure) && !isLoadFailure(state) ? <After>{payNote}</After> : null;
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
        <p className="kc-note">{label('payingBody')}</p>
        <button type="button" className="kc-text-button" onClick={onClosed}>
          {label('payingAction')}
        </button>
      </div>
    </div>
  );
}

function After({ children }: { children: string | null }) {
  if (!children) return null;
  return (
    <div className="kc-after">
      <p className="kc-note">{children}</p>
    </div>
  );
}
