'use client';

import { useEffect, useMemo, useState } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import { refusal } from '../../request/refusal.ts';
import { type CheckedOrder, isFree, type Order, parseOrder } from '../../schema/order.ts';
import { isOffline } from '../../sdk/device.ts';
import type { OrderSource } from './payment-options.ts';
import { useLatest } from './use-latest.ts';
import { useStableValue } from './use-stable-value.ts';

export interface OrderForAttempt {
  /** The checked order of this attempt, or null while it is loading. */
  order: CheckedOrder | null;
  /** The newest order known, for display. */
  shown: Order | null;
  problem: PaymentFailure | null;
}

interface OrderRequest {
  orderId: string;
  /** 0: not known yet. */
  attempt: number;
  orderVersion: string | number | undefined;
  generation: number;
  /** False while an attempt is under way; its order must not be replaced. */
  wanted: boolean;
  /** There is no other way than a payment, so an order of 0 won is a mistake. */
  mustCost?: boolean;
}

/** After that the failure is shown, and the shopper may try again. An order that comes later still counts. */
const ORDER_TIMEOUT_MS = 20_000;

type Loaded = Pick<OrderForAttempt, 'order' | 'problem'>;
const LOADING: Loaded = { order: null, problem: null };

/** The order of the current attempt: the shop's object, or what its function returns for this attempt. */
export function useOrder(source: OrderSource, request: OrderRequest): OrderForAttempt {
  const stable = useStableValue(source);
  const { mustCost = false } = request;
  const given = useMemo(() => (typeof stable === 'function' ? null : check(stable, mustCost)), [stable, mustCost]);
  const fetched = useFetchedOrder(source, request, given === null);
  const { order, problem } = given ?? fetched;

  // From the first render on: React 18.2 takes stores for hydrated once a state is set while a component renders.
  const [newest, setNewest] = useState(() => (order ? { orderId: request.orderId, order } : null));
  if (order && newest?.order !== order) setNewest({ orderId: request.orderId, order });

  const { attempt, wanted } = request;
  useEffect(() => {
    if (given?.order && attempt > 1) warnOnce('order-reused', given.order.merchantUid);
  }, [given, attempt]);
  const shown = order ?? (newest?.orderId === request.orderId ? newest.order : null);
  return wanted && attempt > 0 ? { order, problem, shown } : { ...LOADING, shown };
}

function useFetchedOrder(source: OrderSource, request: OrderRequest, enabled: boolean): Loaded {
  const { orderId, attempt, orderVersion, generation, wanted, mustCost = false } = request;
  const latest = useLatest(source);
  const [fetched, setFetched] = useState<Loaded & { key: string | null }>({ ...LOADING, key: null });
  const isFetching = enabled && wanted && attempt > 0;
  const key = JSON.stringify([orderId, attempt, orderVersion, generation]);

  useEffect(() => {
    const makeOrder = latest.current;
    if (!isFetching || typeof makeOrder !== 'function') return;
    let isCurrent = true;
    const timer = setTimeout(
      () => setFetched({ ...unavailable(new Error(`no answer within ${ORDER_TIMEOUT_MS / 1_000} seconds`)), key }),
      ORDER_TIMEOUT_MS,
    );
    new Promise<Order>((resolve) => resolve(makeOrder(attempt)))
      .then((raw) => check(raw, mustCost), unavailable)
      .then((loaded) => {
        clearTimeout(timer);
        if (isCurrent) setFetched({ ...loaded, key });
      });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [latest, isFetching, attempt, key, mustCost]);

  // The order of an earlier attempt is not offered again, not even for the one render before the next is fetched.
  return fetched.key === key ? fetched : LOADING;
}

function check(raw: Order, mustCost: boolean): Loaded {
  const parsed = parseOrder(raw);
  const isRefused = parsed.ok && mustCost && isFree(parsed.value);
  if (parsed.ok && !isRefused) return { order: parsed.value, problem: null };
  const error = refusal('invalid-order', parsed.ok ? [{ field: 'amount', code: 'not-won' }] : parsed.issues);
  // A mistake in the shop's code, but the shopper's page must not break for it.
  console.error(error);
  return { order: null, problem: { code: 'shop-setting', raw: { code: error.code, message: error.message } } };
}

function unavailable(cause: unknown): Loaded {
  const message = cause instanceof Error ? cause.message : String(cause);
  const error = new CheckoutError('order-failed', { problem: message });
  error.cause = cause;
  console.error(error);
  return { order: null, problem: { code: isOffline() ? 'offline' : 'order-not-loaded', raw: { message } } };
}
