'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { cleanReturnUrl, readRedirectReturn } from '../sdk/redirect-return.ts';
import { endingOfAttempt, keepAnswer, readAttempt } from './attempt.ts';
import { useReplaced } from './checkout-defaults.ts';
import type { Payment, UsePaymentOptions, VerdictSource } from './payment.ts';
import { verifyOf } from './payment.ts';
import { createPaymentSession, type PaymentSession } from './payment-session.ts';
import { INITIAL_SNAPSHOT } from './session-store.ts';
import { useLatest } from './use-latest.ts';
import { useReports } from './use-payment.ts';
import { useSlow } from './use-slow.ts';

export interface UsePaymentReturnOptions extends VerdictSource, Pick<UsePaymentOptions, 'onSettled' | 'onStateChange'> {
  /** Show this attempt, whatever the address says: for a page of an order that is known already. */
  merchantUid?: string | undefined;
}

/** What the return page has; it pays nothing itself. */
export type ReturnedPayment = Omit<Payment, 'pay' | 'order'>;

/**
 * The page at `redirectUrl`: reads the address a phone came back with, cleans it, asks the server.
 * The states are those of `usePayment`. A reload asks for the same attempt again, and replays nothing.
 *
 * @throws {CheckoutError} `verify-missing`
 */
export function usePaymentReturn(given: UsePaymentReturnOptions): ReturnedPayment {
  const options = useReplaced(given);
  verifyOf(options, 'usePaymentReturn');
  const { merchantUid } = options;
  const [session] = useState(createPaymentSession);
  const { state } = useSyncExternalStore(session.subscribe, session.read, () => INITIAL_SNAPSHOT);
  const latest = useLatest(options);
  useEffect(() => {
    const stop = session.start(() => verifyOf(latest.current, 'usePaymentReturn'), { resume: false });
    if (session.read().state.status !== 'preparing') return stop;
    if (merchantUid === undefined) askAboutReturn(session);
    else session.ask({ merchantUid }, { kind: 'left' });
    return stop;
  }, [session, latest, merchantUid]);
  useReports(state, latest);

  const { reset, checkNow, closedWindow } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({ state, reset, checkNow, closedWindow, slow, mobile: false }),
    [state, reset, checkNow, closedWindow, slow],
  );
}

function askAboutReturn(session: PaymentSession): void {
  const returned = readRedirectReturn(location.href);
  const kept = readAttempt();
  // The router's own state stays: frameworks keep their place in it.
  if (returned) history.replaceState(history.state, '', cleanReturnUrl(location.href));

  // An address about some other attempt did not come from this tab's payment: what the tab itself remembers wins.
  if (returned && (!kept || kept.merchantUid === returned.merchantUid)) {
    const { merchantUid, impUid, error } = returned;
    keepAnswer({ merchantUid, impUid, failed: error !== undefined || impUid === undefined });
    if (error) return session.ask({ merchantUid, impUid }, { kind: 'error', started: impUid !== undefined, error });
    return session.ask({ merchantUid, impUid }, { kind: impUid ? 'answered' : 'left' });
  }
  if (kept) return session.ask(kept, endingOfAttempt(kept));
  session.dispatch({ type: 'prepare-failed', failure: { code: 'other' } });
}
