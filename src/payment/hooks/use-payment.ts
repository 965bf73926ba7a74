'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { CheckoutError } from '../../errors/checkout-error.ts';
import { toRequest } from '../../request/build-request.ts';
import { refusal } from '../../request/refusal.ts';
import type { CheckedMerchant } from '../../schema/merchant.ts';
import { type CheckedOrder, isFree } from '../../schema/order.ts';
import { parseSelection, type Selection } from '../../schema/selection.ts';
import { isMobile } from '../../sdk/device.ts';
import type { Imp } from '../../sdk/imp.ts';
import { requestPay } from '../../sdk/request-pay.ts';
import { wantsOrder } from '../machine/payment-state.ts';
import type { PaymentSession, Sending } from '../session/payment-session.ts';
import type { Payment, UsePaymentOptions } from './payment-options.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useLatest } from './use-latest.ts';
import { useMerchant } from './use-merchant.ts';
import { useOrder } from './use-order.ts';
import { useOrderId } from './use-order-id.ts';
import { useOrderServer } from './use-order-server.ts';
import { usePaymentSession } from './use-payment-session.ts';
import { usePreparedState } from './use-prepared-state.ts';
import { useReports } from './use-reports.ts';
import { useRetryOnline } from './use-retry-online.ts';
import { useReturnAddress } from './use-return-address.ts';
import { useSdk } from './use-sdk.ts';
import { useSlow } from './use-slow.ts';

/**
 * Pays an order through Kiwoom Pay: loads the SDK, opens the window at `pay()`, asks the server for the verdict.
 *
 * `state` is one union tagged `status`; see `PaymentState`. Only the server's answer leads to `paid`.
 *
 * @throws {CheckoutError} `invalid-merchant`, `order-id-missing`, `verify-missing`, `verify-twice`.
 */
export function usePayment(options: UsePaymentOptions): Payment {
  const merchant = useMerchant(options.merchant);
  const orderId = useOrderId(options, 'usePayment');
  const server = useOrderServer(options, 'usePayment');
  const settings = usePaymentSettings();
  const { session, state: stored, attempt, generation, isChecked, elsewhere } = usePaymentSession(orderId, server);

  const request = { orderId, attempt, generation, orderVersion: options.orderVersion, wanted: wantsOrder(stored) };
  const { order, shown, problem: orderProblem } = useOrder(options.order, request);
  const sdk = useSdk(merchant, options.sdk === undefined ? settings.sdk : options.sdk, generation);
  const costsNothing = order !== null && isFree(order);
  const payable = isChecked && (sdk.isReady || costsNothing) ? order : null;
  const mobile = useSyncExternalStore(neverChanges, isMobile, () => false);
  const windowProblem = useReturnAddress(merchant, mobile) ?? sdk.problem;
  const problem = (costsNothing ? null : windowProblem) ?? orderProblem;
  const state = usePreparedState(stored, { order: payable, problem, elsewhere });
  useReports(state, options);
  useRetryOnline(session.reset, state);

  const pay = usePay(session, { imp: sdk.imp, merchant, attempt: { order: payable, problem, attempt, elsewhere } });
  const { reset, checkNow, takeOver, abandonWindow } = session;
  const slow = useSlow(state.status);
  return useMemo(
    () => ({
      state,
      order: state.status === 'paying' ? state.order : shown,
      orderId,
      pay,
      reset,
      checkNow,
      takeOver,
      abandonWindow,
      slow,
      mobile,
    }),
    [state, shown, orderId, pay, reset, checkNow, takeOver, abandonWindow, slow, mobile],
  );
}

interface PayInput {
  imp: Imp | null;
  merchant: CheckedMerchant;
  attempt: Parameters<PaymentSession['pay']>[0];
}

/** The function that opens the window for what is prepared when it is called; always the same one. */
function usePay(session: PaymentSession, input: PayInput): Payment['pay'] {
  const inputRef = useLatest(input);
  return useCallback(
    (selection) => {
      const { imp, attempt, merchant } = inputRef.current;
      if (!imp) return Promise.reject(new CheckoutError('not-ready', { status: session.read().state.status }));
      return session.pay(attempt, (order) => toWindow({ imp, merchant, order, selection }));
    },
    [session, inputRef],
  );
}

interface WindowInput {
  imp: Imp;
  merchant: CheckedMerchant;
  order: CheckedOrder;
  selection: Selection;
}

/** The selection is checked here; merchant and order were checked when they were prepared. */
function toWindow({ imp, merchant, order, selection }: WindowInput): Sending {
  const parsed = parseSelection(selection, { merchant, amount: order.amount });
  if (!parsed.ok) throw refusal('invalid-selection', parsed.issues);
  const request = toRequest({
    merchant,
    order,
    selection: parsed.selection,
    baseUrl: location.href,
    mobile: isMobile(),
  });
  return { kind: 'window', open: () => requestPay(imp, request) };
}

function neverChanges() {
  return () => {};
}
