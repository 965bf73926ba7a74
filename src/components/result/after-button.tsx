'use client';

import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Label } from '../../labels/labels.ts';
import { canPayAgain } from '../../payment/machine/payment-state.ts';
import type { PaymentPart } from '../context/use-part.ts';
import { ActionButton, ActionLink } from '../ui/action-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';

/** What happens next, in one sentence, and what the shopper can do about it. */
export function AfterButton({ part }: { part: PaymentPart }) {
  const { payment, label, lang } = part;
  const { state, slow, mobile, pay } = payment;
  // Where nothing can be paid, on the return page or for 0 won, there is nothing to say about paying.
  const payNote = pay && !part.root?.free ? label(mobile ? 'readyNoteMobile' : 'readyNoteDesktop') : null;
  switch (state.status) {
    case 'paid':
    case 'awaiting-deposit':
      return null;
    case 'paying':
      return payment.abandonWindow ? <WayOut label={label} lang={lang} onClosed={payment.abandonWindow} /> : null;
    case 'verifying':
      return <After>{label(slow ? 'verifyingNoteSlow' : 'verifyingNote')}</After>;
    case 'unconfirmed':
      return <CheckAgain part={part} orderNo={payment.orderId ?? state.merchantUid} />;
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

/** The result is not known yet: the shopper can check again, or contact the shop with this number. */
function CheckAgain({ part: { payment, label, contactHref }, orderNo }: { part: PaymentPart; orderNo: string }) {
  const cls = useClassNames();
  return (
    <div className="kc-after">
      <ActionButton kind="second" onClick={payment.checkNow}>
        <Icon name="refresh" />
        <span>{label('unconfirmedAction')}</span>
      </ActionButton>
      <p className={cls('note')}>{label('unconfirmedNote', { no: orderNo }).replace(/([.?!]) (?=[^.?!]*$)/, '$1\n')}</p>
      {contactHref ? (
        <ActionLink kind="text" href={contactHref}>
          {label('contactButton')}
        </ActionLink>
      ) : null}
    </div>
  );
}

/**
 * While its window is open the SDK lays a sheet over the whole page, far above any z-index of a shop's. Only the
 * browser's top layer is surely above it, so the way out is a popover there. A browser without popovers shows it at the
 * end of the page, higher than the sheet; inside the checkout it could not rise above the page's own stacking order.
 */
function WayOut({ label, lang, onClosed }: { label: Label; lang: string; onClosed: () => void }) {
  const cls = useClassNames();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !hasPopovers()) return;
    element.popover = 'manual';
    element.showPopover();
  }, []);
  const content = (
    <>
      <p className={cls('note')}>{label('payingNote')}</p>
      <ActionButton kind="text" onClick={onClosed}>
        {label('payingAction')}
      </ActionButton>
    </>
  );
  if (!hasPopovers()) {
    return createPortal(
      <div lang={lang} className="kc kc-way-out" data-floating="">
        {content}
      </div>,
      document.body,
    );
  }
  return (
    <div className="kc-after">
      <div ref={ref} className="kc-way-out">
        {content}
      </div>
    </div>
  );
}

/** True on a server, where nothing is paid. */
function hasPopovers(): boolean {
  return typeof HTMLElement === 'undefined' || typeof HTMLElement.prototype.showPopover === 'function';
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
