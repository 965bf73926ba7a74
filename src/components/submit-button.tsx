'use client';

import { present } from './class-names.ts';
import { SpinnerIcon } from './icons.tsx';

interface SubmitButtonProps {
  /** Something is under way: it turns, keeps the focus and does nothing. */
  busy: boolean;
  /** It does nothing, without anything under way. */
  closed?: boolean;
  children: string;
}

/** The button of a form that is no payment window's: its owner says when a press means something. */
export function SubmitButton({ busy, closed = false, children }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      className="kc-button kc-pay-button"
      data-busy={present(busy)}
      aria-disabled={busy || closed ? true : undefined}
    >
      {busy ? <SpinnerIcon /> : null}
      <span>{children}</span>
    </button>
  );
}
