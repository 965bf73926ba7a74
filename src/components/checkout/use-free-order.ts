'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Payment } from '../../payment/hooks/payment-options.ts';
import { useLatest } from '../../payment/hooks/use-latest.ts';
import { payableOrder } from '../../payment/machine/payment-state.ts';
import { isFree, type Order } from '../../schema/order.ts';
import type { FreeOrder, FreeOrderStatus } from '../context/checkout-context.ts';
import { reportDeadEnd } from '../context/report-dead-end.ts';
import { useOneAtATime } from '../ui/use-one-at-a-time.ts';

/**
 * Places an order that costs nothing, at the shop's own server: PortOne takes no payment of 0 won. Resolve when the
 * server has accepted it, and reject when it has not; the shopper can then try again with the same `merchantUid`, so
 * the server must be able to accept one order twice.
 */
export type PlaceFreeOrder = (order: Order) => unknown;

interface Run {
  merchantUid: string;
  status: FreeOrderStatus;
}

type ShownOrder = Pick<Payment, 'state' | 'order'>;

/** Null while the order is not known, or has to be paid. */
export function useFreeOrder(payment: ShownOrder, onFree: PlaceFreeOrder | undefined): FreeOrder | null {
  const order = payment.order && isFree(payment.order) ? payment.order : null;
  const payable = payableOrder(payment.state);
  const [run, setRun] = useState<Run | null>(null);
  const latest = useLatest({ payable, onFree });
  const runOne = useOneAtATime();

  const isMissing = order !== null && !onFree;
  useEffect(() => {
    if (isMissing) reportDeadEnd('on-free-missing');
  }, [isMissing]);

  const place = useCallback(() => {
    const { payable: placed, onFree: handOver } = latest.current;
    if (!placed || !isFree(placed) || !handOver) return;
    const { merchantUid } = placed;
    runOne(async () => {
      setRun({ merchantUid, status: 'placing' });
      try {
        await handOver(placed);
        setRun({ merchantUid, status: 'placed' });
      } catch (error) {
        console.error(error);
        setRun({ merchantUid, status: 'failed' });
      }
    });
  }, [latest, runOne]);

  const status = order && (run?.merchantUid === order.merchantUid ? run.status : 'open');
  const canPlace = onFree !== undefined && status !== 'placed';
  return useMemo(() => status && { status, place: canPlace ? place : undefined }, [status, canPlace, place]);
}
