'use client';

import { useEffect, useMemo, useState } from 'react';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { warnOnce } from '../../errors/warn.ts';
import { refusal } from '../../request/refusal.ts';
import { type Order, parseOrder } from '../../schema/order.ts';
import { isOffline } from '../../sdk/device.ts';
import type { OrderSource } from './payment-options.ts';
import { useByContent } from './use-by-content.ts';
import { useLatest } from './use-latest.ts';

export interface OrderForAttempt {
  /** The checked order of this attempt, or null while it is not there. */
  order: Order | null;
  /** The newest order there was, for display. */
  shown: Order | null;
  problem: PaymentFailure | null;
}

interface Question {
  /** 0: do not ask yet. */
  attempt: number;
  orderVersion: string | number | undefined;
  generation: number;
  /** False while an attempt is under way; its order must not be replaced. */
  wanted: boolean;
}

type Answer = Pick<OrderForAttempt, 'order' | 'problem'>;
const WAITING: Answer = { order: null, problem: null };

/** An answer, and the question it is the answer to. */
interface Fetched extends Answer {
  to: string | null;
}

/** The order of the attempt at hand: the shop's object, or what its function answers for this attempt. */
export function useOrder(source: OrderSource, question: Question): OrderForAttempt {
  const latest = useLatest(source);
  const stable = useByContent(source);
  const given = useMemo(() => (typeof stable === 'function' ? null : check(stable)), [stable]);
  const fetched = useFetchedOrder(latest, question, given === null);
  const answer = given ?? fetched;

  const [shown, setShown] = useState<Order | null>(answer.order);
  if (answer.order && answer.order !== shown) setShown(answer.order);

  const { attempt } = question;
  useEffect(() => {
    if (given?.order && attempt > 1) warnOnce('order-reused', given.order.merchantUid);
  }, [given, attempt]);
  return { ...answer, shown: answer.order ?? shown };
}

function useFetchedOrder(latest: { current: OrderSource }, question: Question, enabled: boolean): Answer {
  const { attempt, orderVersion, generation, wanted } = question;
  const [fetched, setFetched] = useState<Fetched>({ ...WAITING, to: null });
  const asking = enabled && wanted && attempt > 0;
  const asked = JSON.stringify([attempt, orderVersion, generation]);

  useEffect(() => {
    const source = latest.current;
    if (!asking || typeof source !== 'function') return;
    let current = true;
    setFetched({ ...WAITING, to: asked });
    new Promise<Order>((resolve) => resolve(source(attempt)))
      .then(check, (error: unknown) => ({ order: null, problem: unavailable(error) }))
      .then((answer) => {
        if (current) setFetched({ ...answer, to: asked });
      });
    return () => {
      current = false;
    };
  }, [latest, asking, attempt, asked]);

  // The order of the attempt before is not offered again, not even for the one render until the next is asked for.
  return fetched.to === asked ? fetched : WAITING;
}

function check(raw: Order): Answer {
  const parsed = parseOrder(raw);
  if (parsed.ok) return { order: parsed.value, problem: null };
  const error = refusal('invalid-order', parsed.issues);
  // A mistake of the shop's developer, but the page must not die of it under a shopper's hands.
  console.error(error);
  return { order: null, problem: { code: 'shop-setting', raw: { code: error.code, message: error.message } } };
}

function unavailable(error: unknown): PaymentFailure {
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: isOffline() ? 'offline' : 'not-prepared', raw: { message } };
}
