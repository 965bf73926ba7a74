import { CheckoutError } from '../../errors/checkout-error.ts';
import type { Order } from '../../schema/order.ts';
import { isInAppBrowser } from '../../sdk/device.ts';
import type { Imp } from '../../sdk/imp.ts';
import { currentRun, type PaymentRun, requestPay } from '../../sdk/request-pay.ts';
import type { ImpRequest } from '../../wire/imp-request.ts';
import {
  endAttempt,
  endingOfAttempt,
  keepAnswer,
  keepAttempt,
  nextAttemptNumber,
  readAttempt,
  unfinishedAttempts,
} from '../attempts/stored-attempt.ts';
import { type Ending, endingOf } from '../machine/conclude.ts';
import type { PaymentEvent } from '../machine/payment-reducer.ts';
import { payableOrder, type SettledState } from '../machine/payment-state.ts';
import { type AskedAttempt, type AskOptions, createQuestions } from './payment-questions.ts';
import { createSessionStore, type SessionSnapshot } from './session-store.ts';
import { settleElsewhere } from './settle-elsewhere.ts';
import type { Verify } from './verification.ts';

export interface PaymentSession {
  read(): SessionSnapshot;
  subscribe(listener: () => void): () => void;
  dispatch(event: PaymentEvent): void;
  /** Picks up what this tab left unfinished, and listens for a page that comes back from the cache. */
  start(getVerify: () => Verify, options: { resume: boolean }): () => void;
  /** Opens the payment window in this very tick. A second call joins the first. */
  pay(imp: Imp, makeRequest: (order: Order) => ImpRequest): Promise<SettledState>;
  ask(attempt: AskedAttempt, ending: Ending, options?: AskOptions): void;
  checkNow(): void;
  abandonWindow(): void;
  reset(): void;
}

/**
 * Runs the state machine: one payment at a time, its window, and the questions to the server.
 * It lives as long as the component; what outlives that is in `attempt.ts` and `request-pay.ts`.
 */
export function createPaymentSession(): PaymentSession {
  const store = createSessionStore();
  const { read, dispatch } = store;
  const questions = createQuestions(store);
  const { ask } = questions;
  let getVerify: (() => Verify) | null = null;
  let paying: Promise<SettledState> | null = null;
  let run: PaymentRun | null = null;
  let stopElsewhere = () => {};

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
    const order = payableOrder(read().state);
    if (!order) return Promise.reject(new CheckoutError('not-ready', { status: read().state.status }));
    let request: ImpRequest;
    try {
      request = makeRequest(order);
    } catch (error) {
      return Promise.reject(error);
    }
    // Taken before anything else can run: the other clicks of this tick find it.
    const settled = store.settled().finally(() => {
      paying = null;
    });
    paying = settled;
    const { merchantUid } = order;
    const page = location.pathname;
    keepAttempt({ merchantUid, attempt: read().attempt, page, answered: false, over: false });
    dispatch({ type: 'pay', order });
    const opened = requestPay(imp, request);
    // Whoever follows it by then: a page that loads meanwhile must know that there may be money.
    void opened.reply.then((reply) => {
      if (reply.kind === 'answered') keepAnswer({ merchantUid, impUid: reply.impUid, failed: Boolean(reply.error) });
    });
    follow(opened);
    return settled;
  }

  function leave() {
    const { state } = read();
    if (run) run.giveUp();
    else if (state.status === 'paying') ask(state.order, { kind: 'left' });
  }

  function reset() {
    const { state } = read();
    if (state.status === 'awaiting-deposit') endAttempt(state.merchantUid);
    store.reset();
  }

  function onPageShow(event: PageTransitionEvent) {
    if (!event.persisted || read().state.status !== 'paying') return;
    // The SDK hides the page when it is about to leave, and a page from the cache comes back just so.
    const { classList } = document.body;
    const hadLeftToPay = classList.contains('imp-payment-progress');
    classList.remove('imp-payment-progress');
    if (run && hadLeftToPay) run.cameBack();
    else leave();
  }

  function start(verify: () => Verify, { resume }: { resume: boolean }) {
    getVerify = verify;
    questions.begin(verify);
    window.addEventListener('pageshow', onPageShow);
    if (read().attempt === 0) store.update({ attempt: resume ? nextAttemptNumber() : 1 });
    const { state } = read();
    if (questions.goOn()) return stop;
    if (state.status === 'paying') rejoin(state.order.merchantUid);
    else if (state.status === 'verifying' || state.status === 'unconfirmed') rejoin(state.merchantUid);
    else if (state.status === 'preparing' && resume) pickUp();
    return stop;
  }

  function pickUp() {
    const { here, elsewhere } = unfinishedAttempts();
    if (getVerify) stopElsewhere = settleElsewhere(elsewhere, getVerify);
    if (!here) return;
    // The page moved on inside the shop while the window stayed open: wait for that window.
    if (currentRun()?.merchantUid === here.merchantUid) dispatch({ type: 'ask', merchantUid: here.merchantUid });
    rejoin(here.merchantUid, { pickedUp: true });
  }

  /** Follows the window of that attempt when it is still open, or asks what became of it. */
  function rejoin(merchantUid: string, { pickedUp = false } = {}) {
    const open = currentRun();
    if (open?.merchantUid === merchantUid) return follow(open);
    const kept = readAttempt(merchantUid);
    ask(kept ?? { merchantUid }, kept ? endingOfAttempt(kept) : { kind: 'left' }, { pickedUp });
  }

  function stop() {
    window.removeEventListener('pageshow', onPageShow);
    questions.stop();
    stopElsewhere();
    const [open, verify] = [run, getVerify?.()];
    run = null;
    // Nobody is left to show it, but the order must still be settled.
    void open?.reply.then((reply) => {
      if (run === open) return;
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      verify?.({ merchantUid: open.merchantUid, impUid }, { signal: new AbortController().signal }).catch(() => {});
    });
  }

  return {
    read,
    subscribe: store.subscribe,
    dispatch,
    start,
    pay,
    ask,
    checkNow: questions.checkNow,
    abandonWindow: leave,
    reset,
  };
}
