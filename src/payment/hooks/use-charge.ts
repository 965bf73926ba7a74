'use client';

import { useCallback, useMemo } from 'react';
import type { Order } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { type SettledState, wantsOrder } from '../machine/payment-state.ts';
import type { OrderServer, ReadOrderStatus, Verify } from '../session/ask-server.ts';
import type { ChargeOutcome } from '../session/charge.ts';
import type { OrderOptions, PaymentListeners, PaymentResult } from './payment-options.ts';
import { useLatest } from './use-latest.ts';
import { useOrder } from './use-order.ts';
import { useOrderId } from './use-order-id.ts';
import { usePaymentSession } from './use-payment-session.ts';
import { usePreparedState } from './use-prepared-state.ts';
import { useReports } from './use-reports.ts';
import { useRetryOnline } from './use-retry-online.ts';
import { useSlow } from './use-slow.ts';

/** What is charged, and who is notified. */
export type ChargeOptions = OrderOptions & PaymentListeners;

/** Where a charge is sent: to the kit's handlers, or by the shop's own function. */
export type ChargeTarget<Request> =
  | {
      /** Where `createCheckoutHandlers` answers. @default the provider's */
      endpoint?: Endpoint | undefined;
      pay?: undefined;
      verify?: undefined;
      orderStatus?: undefined;
    }
  | {
      endpoint?: undefined;
      /**
       * In place of the endpoint. Resolve with the server's verdict, also for a refusal; reject when the result is not
       * known, and `verify` is called until it is.
       */
      pay: (request: Request) => Promise<Verdict>;
      /** @default a request to the provider's endpoint */
      verify?: Verify | undefined;
      orderStatus?: ReadOrderStatus | undefined;
    };

/** What the card hooks return. No window opens, so `paying` is none of its states. */
export interface ChargePayment<Input> extends PaymentResult {
  /** The newest order known, for display; it stays while the next one is loading. */
  order: Order | null;
  /** The shop's number of the order. */
  orderId: string;
  /** While `preparing` with `elsewhere`: asks the other tab to close its payment window. */
  takeOver(): void;
  /**
   * Sends the charge, once. A second call before the end joins the first.
   *
   * @throws {CheckoutError} (as a rejection) `not-ready`.
   */
  pay(input: Input): Promise<SettledState>;
}

interface ChargeInput<Input> {
  server: OrderServer;
  /** A rejection counts as no answer. */
  send: (input: Input, order: Order) => Promise<ChargeOutcome>;
  caller: string;
}

/** Prepares an order, and charges it by `send`. */
export function useCharge<Input>(options: ChargeOptions & ChargeInput<Input>): ChargePayment<Input> {
  const { server, send, caller } = options;
  const orderId = useOrderId(options, caller);
  const { session, state: stored, attempt, generation, isChecked, elsewhere } = usePaymentSession(orderId, server);
  const request = { orderId, attempt, generation, orderVersion: options.orderVersion, wanted: wantsOrder(stored) };
  const { order, shown, problem } = useOrder(options.order, { ...request, mustCost: true });
  const payable = isChecked ? order : null;
  const state = usePreparedState(stored, { order: payable, problem, elsewhere });
  useReports(state, options);
  useRetryOnline(session.reset, state);

  const latest = useLatest({ send, prepared: { order: payable, problem, attempt, elsewhere } });
  const pay = useCallback(
    (input: Input) => {
      const { prepared, send: charge } = latest.current;
      return session.pay(prepared, (payable) => ({ kind: 'charge', send: () => charge(input, payable) }));
    },
    [session, latest],
  );
  const { reset, checkNow, takeOver } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({ state, order: shown, orderId, pay, reset, checkNow, takeOver, slow }),
    [state, shown, orderId, pay, reset, checkNow, takeOver, slow],
  );
}

/** The verdict of a function in place of the endpoint. */
export async function outcomeOf(verdict: Promise<Verdict>): Promise<ChargeOutcome> {
  return { kind: 'verdict', verdict: await verdict };
}
