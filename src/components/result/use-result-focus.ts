'use client';

import { type Ref, useEffect, useRef } from 'react';
import type { PaymentStatus as Status } from '../../payment/machine/payment-state.ts';

const UNDER_WAY: readonly Status[] = ['paying', 'verifying', 'unconfirmed', 'awaiting-deposit'];

/** Moves the focus to the title of a result that just came, once for each result of each attempt. */
export function useResultFocus(status: Status, merchantUid: string | undefined): Ref<HTMLHeadingElement> {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(status);
  const focused = useRef('');
  useEffect(() => {
    const wasUnderWay = UNDER_WAY.includes(before.current) && before.current !== status;
    before.current = status;
    const name = `${status} ${merchantUid}`;
    if (!wasUnderWay || !title.current || focused.current === name) return;
    focused.current = name;
    title.current.focus();
  }, [status, merchantUid]);
  return title;
}
