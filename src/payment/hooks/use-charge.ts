'use client';

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Order } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { SettledState } from '../machine/payment-state.ts';
import { createChargeSession, type SendCharge } from '../session/charge-session.ts';
import { INITIAL_SNAPSHOT } from '../session/session-store.ts';
import {
  type OrderSource,
  type Payment,
  type UsePaymentOptions,
  type VerdictSource,
  verifyOf,
} from './payment-options.ts';
import type { PaymentSettings } from './payment-settings.ts';
import { useLatest } from './use-latest.ts';
import { useOrder } from './use-order.ts';
import { useReports, useRetryOnline, wantsOrder } from './use-payment.ts';
import { useSlow } from './use-slow.ts';
import { useSubstitutes } from './use-substitutes.ts';

/** What payments without a window have in common. */
export interface ChargeOptions extends VerdictSource, Pick<UsePaymentOptions, 'onSettled' | 'onStateChange'> {
  /** A function gives each attempt an order, and so a `merchantUid`, of its own. */
  order: OrderSource;
  /** With `order` as a function: ask for the order again when this changes. */
  orderVersion?: string | number | undefined;
}

/** As `usePayment` gives it; there is no window, so nothing is `paying` and nothing leaves the page. */
export interface ChargePayment<Input> extends Omit<Payment, 'pay'> {
  /**
   * Sends the charge, once. A second call before the end joins the first.
   *
   * @throws {CheckoutError} (as a rejection) `not-ready`, and what is said at the hook.
   */
  pay(input: Input): Promise<SettledState>;
}

/** Prepares an order, and charges it by `send`. */
export function useCharge(given: ChargeOptions, caller: string): Omit<ChargePayment<SendCharge>, 'mobile'> {
  const options = useSubstitutes(given);
  const { order: source, orderVersion } = options;
  verifyOf(options, caller);
  const [session] = useState(createChargeSession);
  const { state, attempt, generation } = useSyncExternalStore(session.subscribe, session.read, () => INITIAL_SNAPSHOT);
  const latest = useLatest(options);
  useEffect(() => session.start(() => verifyOf(latest.current, caller)), [session, latest, caller]);

  const { order, shown, problem } = useOrder(source, { attempt, orderVersion, generation, wanted: wantsOrder(state) });
  useEffect(() => {
    if (problem) session.dispatch({ type: 'prepare-failed', failure: problem });
    else if (order && attempt > 0) session.dispatch({ type: 'prepared', order });
    else session.dispatch({ type: 'unprepared' });
    // `state.status`: what was prepared while a charge was running counts once that charge is over.
  }, [session, order, problem, attempt, state.status]);
  useReports(state, latest);
  useRetryOnline(session, state);

  const { charge: pay, reset, checkNow } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({ state, order: shown, pay, reset, checkNow, abandonWindow: noWindow, slow }),
    [state, shown, pay, reset, checkNow, slow],
  );
}

interface ChargeWays<Input> {
  /** The shop's own function. */
  pay: ((input: Input & { merchantUid: string }) => Promise<Verdict>) | undefined;
  /** A preview's, in place of the endpoint. */
  standIn: PaymentSettings['pay'];
  atEndpoint: (input: Input & { merchantUid: string }) => ReturnType<SendCharge>;
}

/** A charge by the shop's own function: whatever it rejects with, nobody knows whether money moved. */
export function sendWith<Input extends { cardQuota: number }>(
  { pay, standIn, atEndpoint }: ChargeWays<Input>,
  input: Input,
): SendCharge {
  return async ({ merchantUid, amount }: Order) => {
    const request = { ...input, merchantUid };
    if (pay) return { kind: 'verdict', verdict: await pay(request) };
    if (!standIn) return atEndpoint(request);
    // Nothing of a card goes there.
    return { kind: 'verdict', verdict: await standIn({ merchantUid, amount, cardQuota: input.cardQuota }) };
  };
}

/** One `pay` for one input, over the session's. */
export function usePay<Input>(
  charge: ReturnType<typeof useCharge>,
  toSend: (input: Input) => SendCharge,
): ChargePayment<Input> {
  const latest = useLatest(toSend);
  const { pay: send } = charge;
  const pay = useCallback((input: Input) => send(latest.current(input)), [send, latest]);
  return useMemo(() => ({ ...charge, pay, mobile: false }), [charge, pay]);
}

function noWindow() {}
