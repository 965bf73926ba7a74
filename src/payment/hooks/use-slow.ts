'use client';

import { useEffect, useState } from 'react';
import type { PaymentStatus } from '../machine/payment-state.ts';

const SLOW_DELAY_MS: Partial<Record<PaymentStatus, number>> = { preparing: 8_000, verifying: 10_000 };

/** Has this status lasted so long that the shopper should be notified? */
export function useSlow(status: PaymentStatus): boolean {
  const [slowStatus, setSlowStatus] = useState<PaymentStatus | null>(null);
  useEffect(() => {
    const delay = SLOW_DELAY_MS[status];
    if (delay === undefined) return;
    const timer = setTimeout(() => setSlowStatus(status), delay);
    return () => {
      clearTimeout(timer);
      setSlowStatus(null);
    };
  }, [status]);
  return slowStatus === status;
}
