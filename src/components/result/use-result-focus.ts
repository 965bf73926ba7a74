'use client';

import { type Ref, type RefObject, useEffect, useRef } from 'react';
import type { PaymentStatus as Status } from '../../payment/machine/payment-state.ts';

const UNDER_WAY: readonly Status[] = ['paying', 'verifying', 'unconfirmed', 'awaiting-deposit'];

/** Moves the focus to the title of a result that just came, once for each result of each attempt. */
export function useResultFocus(status: Status, merchantUid: string | undefined): Ref<HTMLHeadingElement> {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(status);
  const told = useRef('');
  useEffect(() => {
    const wasUnderWay = UNDER_WAY.includes(before.current) && before.current !== status;
    before.current = status;
    const name = `${status} ${merchantUid}`;
    if (!wasUnderWay || !title.current || told.current === name) return;
    told.current = name;
    title.current.focus();
  }, [status, merchantUid]);
  return title;
}

/**
 * Gives the focus to the pay button when what had it went away, or closed, with the change of status: the shopper stays
 * where the next thing happens instead of falling to the top of the page. Call it after `useResultFocus`.
 *
 * @param inside any element of the status part that is always there.
 */
export function useKeptFocus(status: Status, inside: RefObject<HTMLElement | null>): void {
  // As it is before this render reaches the page.
  const active = typeof document === 'undefined' ? null : document.activeElement;
  const area = inside.current?.closest('form') ?? inside.current?.parentElement;
  const held = useRef(false);
  held.current = active !== null && active !== area && area?.contains(active) === true;

  const known = useRef(status);
  useEffect(() => {
    if (known.current === status) return;
    known.current = status;
    const now = document.activeElement;
    const isLost = now === null || now === document.body || now.matches(':disabled');
    if (held.current && isLost) inside.current?.parentElement?.querySelector<HTMLElement>('[data-kind="pay"]')?.focus();
  }, [status, inside]);
}
