'use client';

import { useEffect } from 'react';
import type { PaymentState } from '../machine/payment-state.ts';

/** Prepares again by itself once the connection is back. */
export function useRetryOnline(reset: () => void, state: PaymentState): void {
  const isWaiting = state.status === 'failed' && state.failure.code === 'offline';
  useEffect(() => {
    if (!isWaiting) return;
    window.addEventListener('online', reset);
    return () => window.removeEventListener('online', reset);
  }, [reset, isWaiting]);
}
