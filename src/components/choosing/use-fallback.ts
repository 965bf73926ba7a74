'use client';

import { useMemo, useRef, useState } from 'react';

/** Installments that a new amount took away: the part that lost them knows of it, the one that caused it says so. */
export interface Fallback {
  /** Until the amount or the choice of months changes again. Won. */
  fallen: { amount: number; byCoupon: boolean } | null;
  /** A coupon was chosen: the next amount is its doing. */
  couponChosen(): void;
  /** A new amount took the months away, or (null) it did not. */
  amountChanged(took: number | null): void;
  /** The shopper chose months anew. */
  monthsChosen(): void;
}

export function useFallback(): Fallback {
  const [fallen, setFallen] = useState<Fallback['fallen']>(null);
  const byCoupon = useRef(false);
  return useMemo(
    () => ({
      fallen,
      couponChosen() {
        byCoupon.current = true;
      },
      amountChanged(took) {
        setFallen(took === null ? null : { amount: took, byCoupon: byCoupon.current });
        byCoupon.current = false;
      },
      monthsChosen: () => setFallen(null),
    }),
    [fallen],
  );
}
