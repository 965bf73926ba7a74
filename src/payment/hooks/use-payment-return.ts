'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { cleanReturnUrl, type RedirectReturn, readRedirectReturn } from '../../sdk/redirect-return.ts';
import { BEGUN_ELSEWHERE, endingOfAttempt, keepAnswer, keepAttempt, readAttempt } from '../attempts/stored-attempt.ts';
import { createPaymentSession, type PaymentSession } from '../session/payment-session.ts';
import { INITIAL_SNAPSHOT } from '../session/session-store.ts';

import type { Payment, UsePaymentOptions, VerdictSource } from './payment-options.ts';
import { verifyOf } from './payment-options.ts';
import { useLatest } from './use-latest.ts';
import { useReports } from './use-payment.ts';
import { useSlow } from './use-slow.ts';
import { useSubstitutes } from './use-substitutes.ts';

export interface UsePaymentReturnOptions extends VerdictSource, Pick<UsePaymentOptions, 'onSettled' | 'onStateChange'> {
  /** Show this attempt, whatever the address says: for a page of an order that is known already. */
  merchantUid?: string | undefined;
}

/** What the return page has; it pays nothing itself, and `reset` asks about the same attempt again. */
export type ReturnedPayment = Omit<Payment, 'pay' | 'order'>;

/**
 * The page at `redirectUrl`: reads the address a phone came back with, cleans it, asks the server.
 * The states are those of `usePayment`. A reload asks for the same attempt again, and replays nothing.
 *
 * @throws {CheckoutError} `verify-missing`
 */
export function usePaymentReturn(given: UsePaymentReturnOptions): ReturnedPayment {
  const options = useSubstitutes(given);
  verifyOf(options, 'usePaymentReturn');
  const { merchantUid } = options;
  const [session] = useState(createPaymentSession);
  const { state } = useSyncExternalStore(session.subscribe, session.read, () => INITIAL_SNAPSHOT);
  const latest = useLatest(options);
  useEffect(() => {
    const stop = session.start(() => verifyOf(latest.current, 'usePaymentReturn'), { resume: false });
    if (session.read().state.status === 'preparing') look(session, merchantUid);
    return stop;
  }, [session, latest, merchantUid]);
  useReports(state, latest);

  const reset = useCallback(() => lookAgain(session, merchantUid), [session, merchantUid]);
  const { checkNow, abandonWindow } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({ state, reset, checkNow, abandonWindow, slow, mobile: false }),
    [state, reset, checkNow, abandonWindow, slow],
  );
}

function look(session: PaymentSession, merchantUid: string | undefined): void {
  if (merchantUid === undefined) askAboutReturn(session);
  else askAbout(session, merchantUid);
}

/** There is nothing to prepare here: to begin again is to ask again. */
function lookAgain(session: PaymentSession, merchantUid: string | undefined): void {
  const { state } = session.read();
  session.dispatch({ type: 'reset' });
  if (session.read().state.status !== 'preparing') return;
  look(session, merchantUid ?? ('merchantUid' in state ? state.merchantUid : undefined));
}

function askAbout(session: PaymentSession, merchantUid: string): void {
  const kept = readAttempt(merchantUid);
  session.ask(kept ?? { merchantUid }, kept ? endingOfAttempt(kept) : { kind: 'left' });
}

function askAboutReturn(session: PaymentSession): void {
  const returned = readRedirectReturn(location.href);
  const answer = returned && isOwn(returned) ? returned : null;
  if (answer) remember(answer);
  // The router's own state stays: frameworks keep their place in it.
  if (returned) history.replaceState(history.state, '', cleanReturnUrl(location.href));

  if (answer) {
    const { merchantUid, impUid, error } = answer;
    if (error) return session.ask({ merchantUid, impUid }, { kind: 'error', started: impUid !== undefined, error });
    return session.ask({ merchantUid, impUid }, { kind: impUid ? 'answered' : 'left' });
  }
  const kept = readAttempt();
  if (kept) return session.ask(kept, endingOfAttempt(kept));
  session.dispatch({ type: 'prepare-failed', failure: { code: 'other' } });
}

/** An address about some other attempt did not come from this tab's payment: what the tab itself remembers wins. */
function isOwn({ merchantUid }: RedirectReturn): boolean {
  const newest = readAttempt();
  return newest === null || newest.page === BEGUN_ELSEWHERE || readAttempt(merchantUid) !== null;
}

/** Kept before the address is cleaned: a card company's app may have come back in a tab that knew of no payment. */
function remember({ merchantUid, impUid, error }: RedirectReturn): void {
  const unknown = { merchantUid, attempt: 1, page: BEGUN_ELSEWHERE, answered: false, over: false };
  keepAttempt(readAttempt(merchantUid) ?? unknown);
  keepAnswer({ merchantUid, impUid, failed: error !== undefined || impUid === undefined });
}
