'use client';

import { ActionButton } from './action-button.tsx';

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
    <ActionButton type="submit" kind="pay" busy={busy} aria-disabled={closed}>
      <span>{children}</span>
    </ActionButton>
  );
}
