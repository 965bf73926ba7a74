'use client';

import { type Ref, useEffect, useId, useRef, useState } from 'react';
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

/** Removes a card after a confirmation: it cannot be undone. */
export function RemoveCard({ label, ...request }: RemoveCardProps) {
  const { step, setStep, remove } = useRemoval(request);
  const { opener, cancel, removedTitle } = useStepFocus(step);
  if (step === 'removed')
    return (
      <Notice tone="quiet" icon={<Icon name="done" />} title={label('savedCardTitleRemoved')} titleRef={removedTitle} />
    );
  if (step === 'closed')
    return (
      <div className="kc-after">
        <ActionButton ref={opener} kind="text" onClick={() => setStep('asking')}>
          {label('savedCardRemoveButton')}
        </ActionButton>
      </div>
    );
  return (
    <Confirmation step={step} cancelRef={cancel} onCancel={() => setStep('closed')} onConfirm={remove} label={label} />
  );
}

type Step = 'closed' | 'asking' | 'removing' | 'failed' | 'removed';

function useRemoval({ customerUid, endpoint, remove: own, onRemoved, onGone }: Omit<RemoveCardProps, 'label'>) {
  const removeKey = useKeyRemoval({ endpoint, remove: own, caller: '<SavedCardPayment>' });
  const [step, setStep] = useState<Step>('closed');

  async function remove() {
    if (step === 'removing') return;
    setStep('removing');
    const removed = await removeKey(customerUid);
    setStep(removed ? 'removed' : 'failed');
    if (!removed) return;
    onGone();
    onRemoved?.(customerUid);
  }

  return { step, setStep, remove };
}

/** Moves the focus at each step to the button that is safe to press, and at the end to the result. */
function useStepFocus(step: Step) {
  const opener = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const removedTitle = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (step === 'asking') cancel.current?.focus();
    if (step === 'removed') removedTitle.current?.focus();
    if (step === 'closed' && wasOpen.current) opener.current?.focus();
    wasOpen.current = step !== 'closed';
  }, [step]);
  return { opener, cancel, removedTitle };
}

interface ConfirmationProps {
  step: Step;
  cancelRef: Ref<HTMLButtonElement>;
  onCancel: () => void;
  onConfirm: () => void;
  label: Label;
}

function Confirmation({ step, cancelRef, onCancel, onConfirm, label }: ConfirmationProps) {
  const id = useId();
  const cls = useClassNames();
  const busy = step === 'removing';
  return (
    <fieldset aria-labelledby={id} className={cls('removeCard')}>
      <p id={id}>{label('savedCardRemoveQuestion')}</p>
      <div className="kc-two">
        <ActionButton ref={cancelRef} kind="second" onClick={onCancel} disabled={busy}>
          <span>{label('savedCardRemoveCancel')}</span>
        </ActionButton>
        <ActionButton kind="second" busy={busy} onClick={onConfirm}>
          <span>{label(busy ? 'savedCardRemoveConfirmRemoving' : 'savedCardRemoveConfirm')}</span>
        </ActionButton>
      </div>
      <div role="status">
        <FieldError id={`${id}-error`}>{step === 'failed' ? label('errorSavedCardRemove') : undefined}</FieldError>
      </div>
    </fieldset>
  );
}
