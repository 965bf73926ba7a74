'use client';

import { useEffect, useState } from 'react';
import type { PaymentStatus } from '../machine/payment-state.ts';

/** Milliseconds after which a wait deserves a word of its own. */
const SLOW_AFTER: Partial<Record<PaymentStatus, number>> = { preparing: 8_000, verifying: 10_000 };

/** Has this status lasted long enough for the shopper to wonder? */
export function useSlow(status: PaymentStatus): boolean {
  const [slowStatus, setSlowStatus] = useState<PaymentStatus | null>(null);
  useEffect(() => {
    const after = SLOW_AFTER[status];
    setSlowStatus(null);
    if (after === undefined) return;
    const timer = setTimeout(() => setSlowStatus(status), after);
    return () => clearTimeout(timer);
  }, [status]);
  return slowStatus === status;
}
