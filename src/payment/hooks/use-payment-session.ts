'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { OrderServer } from '../session/ask-server.ts';
import { PaymentSession } from '../session/payment-session.ts';
import { INITIAL_SNAPSHOT, type SessionSnapshot } from '../session/session-store.ts';

/**
 * The session of one order, and what it holds now. Another order gets another session.
 *
 * @param server the same object at each render
 */
export function usePaymentSession(orderId: string, server: OrderServer): { session: PaymentSession } & SessionSnapshot {
  const [session, setSession] = useState(() => new PaymentSession(orderId));
  if (session.orderId !== orderId) setSession(new PaymentSession(orderId));
  const snapshot = useSyncExternalStore(session.subscribe, session.read, readInitial);
  useEffect(() => session.start(server), [session, server]);
  return { session, ...snapshot };
}

function readInitial(): SessionSnapshot {
  return INITIAL_SNAPSHOT;
}
