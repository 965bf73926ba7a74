'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { cleanReturnUrl, type RedirectReturn, readRedirectReturn } from '../../sdk/redirect-return.ts';
import { endingOfAttempt, tabAttempts } from '../attempts/attempt-store.ts';
import { PaymentSession } from '../session/payment-session.ts';
import { INITIAL_SNAPSHOT } from '../session/session-store.ts';
import type { PaymentListeners, PaymentResult, VerdictSource } from './payment-options.ts';
import { useOrderServer } from './use-order-server.ts';
import { useReports } from './use-reports.ts';
import { useSlow } from './use-slow.ts';

export type UsePaymentReturnOptions = PaymentListeners &
  VerdictSource & {
    /** Shows this attempt, whatever the address says: for a page of an order that is known already. */
    merchantUid?: string | undefined;
  };

/** What the return page has. It pays nothing itself; `reset` verifies the same attempt once more. */
export type ReturnedPayment = PaymentResult;

/**
 * The page at `redirectUrl`: reads the address a phone came back with, cleans it, asks the server.
 * The states are those of `usePayment`. A reload verifies the same attempt once more, and repeats nothing.
 *
 * @throws {CheckoutError} `verify-missing`, `verify-twice`
 */
export function usePaymentReturn(options: UsePaymentReturnOptions): ReturnedPayment {
  const server = useOrderServer(options, 'usePaymentReturn');
  const { merchantUid } = options;
  const [session] = useState(() => new PaymentSession(null));
  const { state } = useSyncExternalStore(session.subscribe, session.read, () => INITIAL_SNAPSHOT);
  useEffect(() => {
    const stop = session.start(server);
    if (session.read().state.status === 'preparing') checkReturned(session, merchantUid);
    return stop;
  }, [session, server, merchantUid]);
  useReports(state, options);

  const reset = useCallback(() => checkAgain(session, merchantUid), [session, merchantUid]);
  const { checkNow } = session;
  const slow = useSlow(state.status);
  return useMemo(() => ({ state, reset, checkNow, slow }), [state, reset, checkNow, slow]);
}

function checkReturned(session: PaymentSession, merchantUid: string | undefined): void {
  if (merchantUid === undefined) checkAddress(session);
  else checkAttempt(session, merchantUid);
}

/** Nothing is prepared here: to start over is to verify the attempt once more. */
function checkAgain(session: PaymentSession, merchantUid: string | undefined): void {
  const { state } = session.read();
  session.reset();
  if (session.read().state.status !== 'preparing') return;
  checkReturned(session, merchantUid ?? ('merchantUid' in state ? state.merchantUid : undefined));
}

function checkAttempt(session: PaymentSession, merchantUid: string): void {
  const stored = tabAttempts.read(merchantUid);
  session.check(stored ?? { merchantUid }, stored ? endingOfAttempt(stored) : { kind: 'left' });
}

function checkAddress(session: PaymentSession): void {
  const returned = readRedirectReturn(location.href);
  const answer = returned && isOwn(returned) ? returned : null;
  if (answer) storeReturned(answer);
  // The router's own state stays: frameworks keep their position in it.
  if (returned) history.replaceState(history.state, '', cleanReturnUrl(location.href));

  if (answer) {
    const { merchantUid, impUid, error } = answer;
    if (error) return session.check({ merchantUid, impUid }, { kind: 'error', started: impUid !== undefined, error });
    return session.check({ merchantUid, impUid }, { kind: impUid ? 'answered' : 'left' });
  }
  const stored = tabAttempts.read();
  if (stored) return session.check(stored, endingOfAttempt(stored));
  session.fail({ code: 'other' });
}

/** An address about an unknown attempt did not come from this tab's payment: what the tab has stored counts more. */
function isOwn({ merchantUid }: RedirectReturn): boolean {
  const newest = tabAttempts.read();
  return newest === null || newest.orderId === null || tabAttempts.read(merchantUid) !== null;
}

/** Stored before the address is cleaned: a card company's app may have come back in a tab that knew of no payment. */
function storeReturned({ merchantUid, impUid, error }: RedirectReturn): void {
  const unknown = { orderId: null, merchantUid, attempt: 1, answered: false, over: false };
  tabAttempts.add(tabAttempts.read(merchantUid) ?? unknown);
  tabAttempts.addAnswer({ merchantUid, impUid, failed: error !== undefined || impUid === undefined });
}
