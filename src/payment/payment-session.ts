import { CheckoutError } from '../errors/checkout-error.ts';
import { isRetryable } from '../errors/payment-failure.ts';
import type { Order } from '../schema/order.ts';
import { isInAppBrowser } from '../sdk/device.ts';
import type { Imp } from '../sdk/imp.ts';
import { currentRun, type PaymentRun, requestPay } from '../sdk/request-pay.ts';
import type { ImpRequest } from '../wire/imp-request.ts';
import { endAttempt, keepAttempt, nextAttemptNumber, unfinishedAttempt } from './attempt.ts';
import { type Ending, endingOf } from './conclude.ts';
import { type Conclusion, INITIAL_STATE, type PaymentEvent, paymentReducer } from './payment-reducer.ts';
import { isSettled, type PaymentState, payableOrder, type SettledState } from './payment-state.ts';
import { startVerification, type Verification, type Verify, watchDeposit } from './verification.ts';

/** What a component sees: replaced as a whole whenever something changes. */
export interface SessionSnapshot {
  state: PaymentState;
  /** Number of the attempt that is being prepared or paid; 0 before the page knows. */
  attempt: number;
  /** Counts presses on "try again" after something could not be prepared. */
  generation: number;
}

export interface PaymentSession {
  read(): SessionSnapshot;
  subscribe(listener: () => void): () => void;
  dispatch(event: PaymentEvent): void;
  /** Picks up what this tab left unfinished, and listens for a page that comes back from the cache. */
  start(getVerify: () => Verify, options: { resume: boolean }): () => void;
  /** Opens the payment window in this very tick. A second call joins the first. */
  pay(imp: Imp, makeRequest: (order: Order) => ImpRequest): Promise<SettledState>;
  ask(attempt: { merchantUid: string; impUid?: string | undefined }, ending: Ending): void;
  checkNow(): void;
  closedWindow(): void;
  reset(): void;
}

export const INITIAL_SNAPSHOT: SessionSnapshot = { state: INITIAL_STATE, attempt: 0, generation: 0 };

/**
 * Runs the state machine: one payment at a time, its window, and the questions to the server.
 * It lives as long as the component; what outlives that is in `attempt.ts` and `request-pay.ts`.
 */
export function createPaymentSession(): PaymentSession {
  let snapshot = INITIAL_SNAPSHOT;
  let getVerify: (() => Verify) | null = null;
  let verification: Verification | null = null;
  let paying: Promise<SettledState> | null = null;
  let run: PaymentRun | null = null;
  let question: Parameters<PaymentSession['ask']> | null = null;
  const listeners = new Set<() => void>();

  function update(change: Partial<SessionSnapshot>) {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  }

  function dispatch(event: PaymentEvent) {
    const state = paymentReducer(snapshot.state, event);
    if (state !== snapshot.state) update({ state });
  }

  function ask({ merchantUid, impUid }: { merchantUid: string; impUid?: string | undefined }, ending: Ending) {
    const verify = getVerify;
    if (!verify) return;
    verification?.stop();
    question = [{ merchantUid, impUid }, ending];
    dispatch({ type: 'ask', merchantUid, ...(impUid ? { impUid } : {}) });
    verification = startVerification({
      merchantUid,
      impUid,
      ending,
      verify: (...args) => verify()(...args),
      onConclusion: conclude,
      onUnconfirmed: () => dispatch({ type: 'unconfirmed' }),
    });
  }

  function conclude(conclusion: Conclusion) {
    endAttempt(conclusion.merchantUid);
    const state = paymentReducer(snapshot.state, { type: 'concluded', conclusion });
    if (state === snapshot.state) return;
    // The next try gets an order of its own, asked for before the button is live again.
    const again = state.status === 'cancelled' || (state.status === 'failed' && isRetryable(state.failure));
    update({ state, attempt: snapshot.attempt + (again ? 1 : 0) });
    if (state.status === 'awaiting-deposit') waitForDeposit(state.merchantUid, state.impUid);
  }

  function waitForDeposit(merchantUid: string, impUid: string) {
    const verify = getVerify;
    if (!verify) return;
    verification?.stop();
    verification = watchDeposit({
      merchantUid,
      impUid,
      verify: (...args) => verify()(...args),
      onConclusion: conclude,
    });
  }

  /** Follows a window, whether this component opened it or one that is gone by now. */
  function follow(opened: PaymentRun) {
    run = opened;
    void opened.reply.then((reply) => {
      if (run !== opened) return;
      run = null;
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      ask({ merchantUid: opened.merchantUid, impUid }, endingOf(reply, isInAppBrowser()));
    });
  }

  function pay(imp: Imp, makeRequest: (order: Order) => ImpRequest): Promise<SettledState> {
    if (paying) return paying;
    const order = payableOrder(snapshot.state);
    if (!order) return Promise.reject(new CheckoutError('not-ready', { status: snapshot.state.status }));
    let request: ImpRequest;
    try {
      request = makeRequest(order);
    } catch (error) {
      return Promise.reject(error);
    }
    // Taken before anything else can run: the other clicks of this tick find it.
    paying = settled().finally(() => {
      paying = null;
    });
    keepAttempt({ merchantUid: order.merchantUid, attempt: snapshot.attempt, page: location.pathname, over: false });
    dispatch({ type: 'pay', order });
    follow(requestPay(imp, request));
    return paying;
  }

  function settled(): Promise<SettledState> {
    return new Promise((resolve) => {
      const before = snapshot.state;
      const unsubscribe = subscribe(() => {
        const { state } = snapshot;
        if (state === before || !isSettled(state)) return;
        unsubscribe();
        resolve(state);
      });
    });
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  function leave() {
    if (run) run.giveUp();
    else if (snapshot.state.status === 'paying') ask(snapshot.state.order, { kind: 'left' });
  }

  function onPageShow(event: PageTransitionEvent) {
    if (!event.persisted || snapshot.state.status !== 'paying') return;
    // The SDK hid the page while it left, and a page from the cache comes back just so.
    document.body.classList.remove('imp-payment-progress');
    leave();
  }

  function start(verify: () => Verify, { resume }: { resume: boolean }) {
    getVerify = verify;
    window.addEventListener('pageshow', onPageShow);
    if (snapshot.attempt === 0) update({ attempt: resume ? nextAttemptNumber() : 1 });
    const { state } = snapshot;
    if (state.status === 'awaiting-deposit') waitForDeposit(state.merchantUid, state.impUid);
    else if (question && (state.status === 'verifying' || state.status === 'unconfirmed')) ask(...question);
    else if (resume && state.status === 'preparing') pickUp();
    return stop;
  }

  function pickUp() {
    const unfinished = unfinishedAttempt();
    if (!unfinished) return;
    const open = currentRun();
    if (open?.merchantUid !== unfinished.merchantUid) return ask(unfinished, { kind: 'left' });
    // The page moved on inside the shop while the window stayed open: wait for that window.
    dispatch({ type: 'ask', merchantUid: unfinished.merchantUid });
    follow(open);
  }

  function stop() {
    window.removeEventListener('pageshow', onPageShow);
    verification?.stop();
    verification = null;
    const [open, verify] = [run, getVerify?.()];
    run = null;
    // Nobody is left to show it, but the order must still be settled.
    void open?.reply.then((reply) => {
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      verify?.({ merchantUid: open.merchantUid, impUid }, { signal: new AbortController().signal }).catch(() => {});
    });
  }

  return {
    read: () => snapshot,
    subscribe,
    dispatch,
    start,
    pay,
    ask,
    checkNow: () => verification?.checkNow(),
    closedWindow: leave,
    reset() {
      const used = snapshot.state.status === 'paid' || snapshot.state.status === 'awaiting-deposit';
      dispatch({ type: 'reset' });
      update({ generation: snapshot.generation + 1, attempt: snapshot.attempt + (used ? 1 : 0) });
    },
  };
}
