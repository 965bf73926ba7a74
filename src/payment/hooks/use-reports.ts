'use client';

import { useEffect, useRef } from 'react';
import { isSettled, type PaymentState } from '../machine/payment-state.ts';
import type { PaymentListeners } from './payment-options.ts';
import { reportFailure } from './report-failure.ts';
import { useLatest } from './use-latest.ts';

/** Tells the developer of failures, and calls the shop's listeners; `onSettled` once for each settled state, though its `next` may still be filled in. */
export function useReports(state: PaymentState, listeners: PaymentListeners): void {
  const latest = useLatest(listeners);
  const reported = useRef('');
  useEffect(() => {
    reportFailure(state);
    latest.current.onStateChange?.(state);
    const settled = isSettled(state);
    const name = settled ? `${state.status}:${state.merchantUid}` : '';
    if (settled && name !== reported.current) latest.current.onSettled?.(state);
    reported.current = name;
  }, [state, latest]);
}
