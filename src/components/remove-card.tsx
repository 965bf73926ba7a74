'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { Label } from '../labels/labels.ts';
import { useCheckoutDefaults } from '../payment/checkout-defaults.ts';
import { removeKeyAt } from '../payment/use-billing-key.ts';
import { present } from './class-names.ts';
import { FieldError } from './field-parts.tsx';
import { SpinnerIcon } from './icons.tsx';

interface RemoveCardProps {
  customerUid: string;
  endpoint: string | undefined;
  onRemove: (customerUid: string) => unknown;
  /** The card is gone. */
  onGone: () => void;
  label: Label;
}

/** Asks once more before a card is removed: it cannot be taken back. */
export function RemoveCard({ customerUid, endpoint, onRemove, onGone, label }: RemoveCardProps) {
  const { remove: standIn } = useCheckoutDefaults();
  const [step, setStep] = useState<'closed' | 'asking' | 'removing' | 'failed' | 'removed'>('closed');
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const gone = useRef<HTMLParagraphElement>(null);
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
    const removal = standIn ? () => settle(() => standIn(customerUid)) : () => removeKeyAt(endpoint ?? '', customerUid);
    const deleted = endpoint === undefined || (await removal());
    const told = deleted && (await settle(() => onRemove(customerUid)));
    setStep(told ? 'removed' : 'failed');
    if (told) onGone();
  }

  if (step === 'removed')
    return (
      <p ref={gone} tabIndex={-1} className="kc-note">
        {label('savedRemoved')}
      </p>
    );
  if (step === 'closed')
    return (
      <div className="kc-after">
        <button ref={opener} type="button" className="kc-text-button" onClick={() => setStep('asking')}>
          {label('savedRemove')}
        </button>
      </div>
    );
  const busy = step === 'removing';
  return (
    <fieldset aria-labelledby={id} className="kc-remove">
      <p id={id}>{label('savedRemoveAsk')}</p>
      <div className="kc-two">
        <button
          ref={keep}
          type="button"
          className="kc-button"
          data-kind="second"
          onClick={() => setStep('closed')}
          disabled={busy}
        >
          <span>{label('savedRemoveNo')}</span>
        </button>
        <button
          type="button"
          className="kc-button"
          data-kind="second"
          data-busy={present(busy)}
          aria-disabled={busy ? true : undefined}
          onClick={remove}
        >
          {busy ? <SpinnerIcon /> : null}
          <span>{label(busy ? 'savedRemoveBusy' : 'savedRemoveYes')}</span>
        </button>
      </div>
      <div role="status">
        <FieldError id={`${id}-error`}>{step === 'failed' ? label('errorRemove') : undefined}</FieldError>
      </div>
    </fieldset>
  );
}

/** True when it went through. */
async function settle(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    // The shop's own function failed: its developer reads this, the shopper a sentence.
    console.error(error);
    return false;
  }
}
