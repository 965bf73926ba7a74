'use client';

import { ActionButton } from './action-button.tsx';

interface SubmitButtonProps {
  /** Pending: it shows a spinner, keeps the focus and ignores presses. */
  busy: boolean;
  /** It ignores presses, although nothing is pending. */
  closed?: boolean;
  children: string;
}

/** The submit button of a form without a payment window. */
export function SubmitButton({ busy, closed = false, children }: SubmitButtonProps) {
  return (
    <ActionButton type="submit" kind="pay" busy={busy} aria-disabled={closed}>
      <span>{children}</span>
    </ActionButton>
  );
}
