'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { Label } from '../../labels/labels.ts';
import type { Endpoint } from '../../payment/endpoint/endpoint.ts';
import { useKeyRemoval } from '../../payment/hooks/use-key-removal.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { FieldError } from '../ui/field-parts.tsx';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { Notice } from '../ui/status-notice.tsx';

interface RemoveCardProps {
  customerUid: string;
  endpoint: Endpoint | undefined;
  /** In place of the endpoint. */
  remove: ((customerUid: string) => Promise<unknown>) | undefined;
  onRemoved: ((customerUid: string) => void) | undefined;
  /** The card has been removed. */
  onGone: () => void;
  label: Label;
}

/** Removes a card after a question: it cannot be undone. */
export function RemoveCard({ customerUid, endpoint, remove: own, onRemoved, onGone, label }: RemoveCardProps) {
  const removeKey = useKeyRemoval({ endpoint, remove: own, caller: '<SavedCardPayment>' });
  const [step, setStep] = useState<'closed' | 'asking' | 'removing' | 'failed' | 'removed'>('closed');
  const id = useId();
  const cls = useClassNames();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const gone = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (step === 'asking') keep.current?.focus();
    if (step === 'removed') gone.current?.focus();
    if (step === 'closed' && wasOpen.current) opener.current?.focus();
    wasOpen.current = step !== 'closed';
  }, [step]);

  async function remove() {
    if (step === 'removing') return;
    setStep('removing');
    const removed = await removeKey(customerUid);
    setStep(removed ? 'removed' : 'failed');
    if (!removed) return;
    onGone();
    onRemoved?.(customerUid);
  }

  if (step === 'removed')
    return <Notice tone="quiet" icon={<Icon name="done" />} title={label('savedCardTitleRemoved')} titleRef={gone} />;
  if (step === 'closed')
    return (
      <div className="kc-after">
        <ActionButton ref={opener} kind="text" onClick={() => setStep('asking')}>
          {label('savedCardRemoveButton')}
        </ActionButton>
      </div>
    );
  const busy = step === 'removing';
  return (
    <fieldset aria-labelledby={id} className={cls('removeCard')}>
      <p id={id}>{label('savedCardRemoveQuestion')}</p>
      <div className="kc-two">
        <ActionButton ref={keep} kind="second" onClick={() => setStep('closed')} disabled={busy}>
          <span>{label('savedCardRemoveCancel')}</span>
        </ActionButton>
        <ActionButton kind="second" busy={busy} onClick={remove}>
          <span>{label(busy ? 'savedCardRemoveConfirmRemoving' : 'savedCardRemoveConfirm')}</span>
        </ActionButton>
      </div>
      <div role="status">
        <FieldError id={`${id}-error`}>{step === 'failed' ? label('errorSavedCardRemove') : undefined}</FieldError>
      </div>
    </fieldset>
  );
}
