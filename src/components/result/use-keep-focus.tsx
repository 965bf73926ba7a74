'use client';

import { Component, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { PaymentStatus } from '../../payment/machine/payment-state.ts';

/**
 * Moves the focus to the pay button when a change of status removed or disabled what had it, so that the shopper does
 * not fall to the top of the page. Call it after `useResultFocus`, and render what it returns.
 *
 * @param inside any element of the status part that is always there.
 */
export function useKeepFocus(status: PaymentStatus, inside: RefObject<HTMLElement | null>): ReactNode {
  const wasInside = useRef(false);
  const handled = useRef(status);
  useEffect(() => {
    if (handled.current === status) return;
    handled.current = status;
    const active = document.activeElement;
    const isLost = active === null || active === document.body || active.matches(':disabled');
    if (!wasInside.current || !isLost) return;
    inside.current?.parentElement?.querySelector<HTMLElement>('[data-kind="pay"]')?.focus();
  }, [status, inside]);
  return <FocusBeforeCommit status={status} inside={inside} wasInside={wasInside} />;
}

interface FocusBeforeCommitProps {
  status: PaymentStatus;
  inside: RefObject<HTMLElement | null>;
  wasInside: RefObject<boolean>;
}

/** Only a class can look at the page right before React changes it; afterwards the focused element may be gone. */
class FocusBeforeCommit extends Component<FocusBeforeCommitProps> {
  override getSnapshotBeforeUpdate({ status }: FocusBeforeCommitProps): boolean | null {
    if (status === this.props.status) return null;
    const element = this.props.inside.current;
    const area = element?.closest('form') ?? element?.parentElement;
    const active = document.activeElement;
    return active !== null && active !== area && area?.contains(active) === true;
  }

  override componentDidUpdate(_props: FocusBeforeCommitProps, _state: unknown, snapshot: boolean | null): void {
    if (snapshot !== null) this.props.wasInside.current = snapshot;
  }

  override render() {
    return null;
  }
}
