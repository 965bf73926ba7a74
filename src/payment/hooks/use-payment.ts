'use client';

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import { isRetryable } from '../../errors/payment-failure.ts';
import { buildRequest } from '../../request/build-request.ts';
import { refusal } from '../../request/refusal.ts';
import { parseSelection, type Selection } from '../../schema/selection.ts';
import { isMobile } from '../../sdk/device.ts';
import { isSettled, type PaymentState, type SettledState } from '../machine/payment-state.ts';
import { createPaymentSession, type PaymentSession } from '../session/payment-session.ts';
import { INITIAL_SNAPSHOT } from '../session/session-store.ts';

import type { Payment, UsePaymentOptions } from './payment-options.ts';
import { verifyOf } from './payment-options.ts';
import { useLatest } from './use-latest.ts';
import { useMerchant } from './use-merchant.ts';
import { useOrder } from './use-order.ts';
import { useSdk } from './use-sdk.ts';
import { useSlow } from './use-slow.ts';
import { useSubstitutes } from './use-substitutes.ts';
import { useWayBack } from './use-way-back.ts';

/**
 * Pays an order through Kiwoom Pay: loads the SDK, opens the window at `pay()`, asks the server for the verdict.
 *
 * `state` is one union tagged `status`; see `PaymentState`. Only the server's answer leads to `paid`.
 *
 * @throws {CheckoutError} `invalid-merchant`, `verify-missing`: mistakes in the options themselves.
 */
export function usePayment(given: UsePaymentOptions): Payment {
  const options = useSubstitutes(given);
  const { order: source, orderVersion, sdk: sdkSource } = options;
  const merchant = useMerchant(options.merchant);
  verifyOf(options, 'usePayment');

  const [session] = useState(createPaymentSession);
  const { state, attempt, generation } = useSyncExternalStore(session.subscribe, session.read, () => INITIAL_SNAPSHOT);
  const latest = useLatest({ ...options, merchant });
  useEffect(() => session.start(() => verifyOf(latest.current, 'usePayment'), { resume: true }), [session, latest]);

  const {
    order,
    shown,
    problem: orderProblem,
  } = useOrder(source, { attempt, orderVersion, generation, wanted: wantsOrder(state) });
  const { imp, problem: sdkProblem } = useSdk(merchant, sdkSource, generation);
  const mobile = useSyncExternalStore(neverChanges, isMobile, () => false);
  const problem = useWayBack(merchant, mobile) ?? sdkProblem ?? orderProblem;
  useEffect(() => {
    if (problem) session.dispatch({ type: 'prepare-failed', failure: problem });
    else if (imp && order) session.dispatch({ type: 'prepared', order });
    else session.dispatch({ type: 'unprepared' });
    // `state.status`: what was prepared while an attempt was running counts once that attempt is over.
  }, [session, imp, order, problem, state.status]);
  useReports(state, latest);
  useRetryOnline(session, state);

  const pay = useCallback(
    (selection: Selection): Promise<SettledState> => {
      if (!imp) return Promise.reject(new CheckoutError('not-ready', { status: session.read().state.status }));
      const baseUrl = location.href;
      return session.pay(imp, (payable) => {
        const parsed = parseSelection(selection, { merchant: latest.current.merchant, amount: payable.amount });
        if (!parsed.ok) throw refusal('invalid-selection', parsed.issues);
        return buildRequest({
          merchant: latest.current.merchant,
          order: payable,
          selection: parsed.selection,
          baseUrl,
          mobile: isMobile(),
        });
      });
    },
    [session, imp, latest],
  );
  const { reset, checkNow, abandonWindow } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({ state, order: shown, pay, reset, checkNow, abandonWindow, slow, mobile }),
    [state, shown, pay, reset, checkNow, abandonWindow, slow, mobile],
  );
}

/** While an attempt is under way, or may still turn out to be paid, no other order is asked for. */
export function wantsOrder(state: PaymentState): boolean {
  if (state.status === 'failed') return isRetryable(state.failure);
  return state.status === 'preparing' || state.status === 'ready' || state.status === 'cancelled';
}

/** Tells the shop of changes; of a settled state once, though `next` may still be filled in. */
export function useReports(
  state: PaymentState,
  latest: { current: Pick<UsePaymentOptions, 'onSettled' | 'onStateChange'> },
): void {
  const told = useRef('');
  useEffect(() => {
    latest.current.onStateChange?.(state);
    const settled = isSettled(state);
    const name = settled ? `${state.status}:${state.merchantUid}` : '';
    if (settled && name !== told.current) latest.current.onSettled?.(state);
    told.current = name;
  }, [state, latest]);
}

/** A page that could not get ready for want of a connection tries again by itself. */
export function useRetryOnline(session: Pick<PaymentSession, 'reset'>, state: PaymentState): void {
  const waiting = state.status === 'failed' && state.failure.code === 'offline';
  useEffect(() => {
    if (!waiting) return;
    window.addEventListener('online', session.reset);
    return () => window.removeEventListener('online', session.reset);
  }, [session, waiting]);
}

function neverChanges() {
  return () => {};
}
