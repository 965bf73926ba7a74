'use client';

import { useEffect, useId, useState } from 'react';
import type { Label } from '../../labels/labels.ts';
import { ActionButton } from './action-button.tsx';
import { present } from './class-names.ts';
import { FieldError } from './field-parts.tsx';
import { Icon } from './icons.tsx';

/** For how long the button says that it worked. */
const COPIED_DURATION_MS = 2000;

/** Copies an account number without its dashes, which banking apps would cut off or refuse. */
export function CopyButton({ number, label }: { number: string; label: Label }) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  const id = useId();
  useEffect(() => {
    if (result !== 'copied') return;
    const timer = setTimeout(() => setResult(null), COPIED_DURATION_MS);
    return () => clearTimeout(timer);
  }, [result]);

  const copied = result === 'copied';
  return (
    <>
      <ActionButton
        kind="copy"
        data-copied={present(copied)}
        aria-describedby={result === 'failed' ? id : undefined}
        onClick={async () => setResult((await copyText(number.replace(/\D/g, ''))) ? 'copied' : 'failed')}
      >
        {copied ? <Icon name="check" /> : <Icon name="copy" />}
        <span>{label(copied ? 'accountCopyButtonCopied' : 'accountCopyButton')}</span>
      </ActionButton>
      <div role="status" className={result === 'failed' ? undefined : 'kc-sr'}>
        {copied ? label('announceAccountCopied') : null}
        <FieldError id={id}>{result === 'failed' ? label('errorCopy') : undefined}</FieldError>
      </div>
    </>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, or a page without https: the older way may still work.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'kc-sr';
  document.body.append(field);
  field.focus();
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
