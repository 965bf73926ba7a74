import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { CheckedOrder } from '../../schema/order.ts';
import { isInAppBrowser, isOffline } from '../../sdk/device.ts';
import { currentRun, type PaymentRun } from '../../sdk/request-pay.ts';
import {
  endAttempt,
  endingOfAttempt,
  nextAttemptNumber,
  readAttempt,
  storeAnswer,
  storeAttempt,
  storeConclusion,
  unfinishedAttempts,
} from '../attempts/stored-attempt.ts';
import { type Ending, endingOf } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { payableOrder, type SettledState } from '../machine/payment-state.ts';
import { type Preparation, withPreparation } from '../machine/preparation.ts';
import type { Verify } from './ask-server.ts';
import { type ChargeOutcome, concludeCharge } from './charge.ts';
import { type SessionSnapshot, SessionStore } from './session-store.ts';
import { type CheckedAttempt, type CheckOptions, VerdictChecks } from './verdict-checks.ts';

/** What one press on the pay button starts. */
export type Sending =
  | { kind: 'window'; open(): PaymentRun }
  /** A rejection counts as no answer, and must hold nothing of a card. */
  | { kind: 'charge'; send(): Promise<ChargeOutcome> };

/** The preparation a component has rendered, and the number of the attempt it was made for. */
export interface PreparedAttempt extends Preparation {
  order: CheckedOrder | null;
  attempt: number;
}

/**
 * Runs the payments of one order, whether they open a window or charge a card: one at a time, and the questions to the
 * server about each. It lives as long as its component; what outlives that is in `stored-attempt.ts` and
 * `request-pay.ts`.
 */
export class PaymentSession {
  readonly #store = new SessionStore();
  readonly #checks = new VerdictChecks(this.#store, (...args) => this.#askServer(...args));
  readonly orderId: string | null;
  #verify: Verify | null = null;
  #paying: Promise<SettledState> | null = null;
  #run: PaymentRun | null = null;
  #isCharging = false;

  /** @param orderId null: it pays nothing, and only asks about attempts. */
  constructor(orderId: string | null) {
    this.orderId = orderId;
  }

  readonly read = (): SessionSnapshot => this.#store.read();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Resumes what this tab left unfinished, and listens for a page that comes back from the cache. */
  start(verify: Verify): () => void {
    this.#verify = verify;
    window.addEventListener('pageshow', this.#onPageShow);
    if (this.read().attempt === 0) this.#store.update({ attempt: this.#firstAttempt() });
    this.#resume();
    return () => this.#stop();
  }

  /**
   * Opens the window or sends the charge in this very tick. A second call before the end joins the first.
   *
   * @param prepare builds what is sent. What it throws is the rejection, and nothing has happened then.
   */
  pay(prepared: PreparedAttempt, prepare: (order: CheckedOrder) => Sending): Promise<SettledState> {
    if (this.#paying) return this.#paying;
    const { state: stored, attempt } = this.read();
    // A preparation of an earlier attempt may still be rendered; its merchantUid is used up.
    const state = prepared.attempt === attempt ? withPreparation(stored, prepared) : stored;
    const { order } = prepared;
    if (!order || !payableOrder(state)) return Promise.reject(new CheckoutError('not-ready', { status: state.status }));
    let sending: Sending;
    try {
      sending = prepare(order);
    } catch (error) {
      return Promise.reject(error);
    }
    // The lock is taken before anything else can run: further clicks of this tick join this payment.
    const settled = this.#store.settled().finally(() => {
      this.#paying = null;
    });
    this.#paying = settled;
    if (sending.kind === 'window') {
      this.#storeAttempt(order, { answered: false });
      this.#store.dispatch({ type: 'pay', order }, state);
      this.#open(sending.open);
    } else {
      this.#charge(order, sending.send);
    }
    return settled;
  }

  check(attempt: CheckedAttempt, ending: Ending, options?: CheckOptions): void {
    if (this.#verify) this.#checks.check(attempt, ending, options);
  }

  readonly checkNow = (): void => this.#checks.checkNow();

  /** The shopper reports that the payment window is closed. */
  readonly abandonWindow = (): void => {
    const { state } = this.read();
    if (this.#run) this.#run.giveUp();
    else if (state.status === 'paying') this.check(state.order, { kind: 'left' });
  };

  readonly reset = (): void => {
    const { state } = this.read();
    // Another payment is wanted in place of the deposit. A return page asks about the same account again.
    if (state.status === 'awaiting-deposit' && this.orderId !== null) endAttempt(state.merchantUid);
    this.#store.reset();
  };

  /** There is no attempt to show. */
  fail(failure: PaymentFailure): void {
    this.#store.dispatch({ type: 'prepare-failed', failure });
  }

  /** That of the attempt to resume, so that the one after it gets the next number. */
  #firstAttempt(): number {
    if (this.orderId === null) return 1;
    return unfinishedAttempts(this.orderId).own?.attempt ?? nextAttemptNumber(this.orderId);
  }

  #askServer(...[request, options]: Parameters<Verify>): ReturnType<Verify> {
    return this.#verify ? this.#verify(request, options) : Promise.reject(new Error('the session has stopped'));
  }

  #storeAttempt({ merchantUid }: CheckedOrder, { answered }: { answered: boolean }): void {
    storeAttempt({ orderId: this.orderId, merchantUid, attempt: this.read().attempt, answered, over: false });
  }

  #open(open: () => PaymentRun): void {
    const run = open();
    const { merchantUid } = run;
    // Stored whoever follows the window by then: a page that loads meanwhile must know that there may be money.
    void run.reply.then((reply) => {
      if (reply.kind === 'answered') storeAnswer({ merchantUid, impUid: reply.impUid, failed: Boolean(reply.error) });
    });
    this.#follow(run);
  }

  /** Follows a window, whether this component opened it or one that is gone. */
  #follow(run: PaymentRun): void {
    this.#run = run;
    void run.reply.then((reply) => {
      if (this.#run !== run) return;
      this.#run = null;
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      this.check({ merchantUid: run.merchantUid, impUid }, endingOf(reply, isInAppBrowser()));
    });
  }

  #charge(order: CheckedOrder, send: () => Promise<ChargeOutcome>): void {
    const { merchantUid } = order;
    const offline = isOffline();
    if (!offline) this.#storeAttempt(order, { answered: true });
    this.#store.dispatch({ type: 'verify', merchantUid });
    // A browser that is offline has sent nothing.
    if (offline) return this.#conclude({ status: 'failed', merchantUid, failure: { code: 'offline' } });
    this.#isCharging = true;
    void send()
      .catch((): ChargeOutcome => ({ kind: 'lost' }))
      .then((outcome) => {
        this.#isCharging = false;
        const conclusion = concludeCharge(merchantUid, outcome);
        if (conclusion) this.#conclude(conclusion);
        // After `stop`, the next component on this page finds the stored attempt and asks.
        else this.check({ merchantUid }, { kind: 'answered' });
      });
  }

  #conclude(conclusion: Conclusion): void {
    storeConclusion(conclusion);
    this.#store.conclude(conclusion);
  }

  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (!event.persisted || this.read().state.status !== 'paying') return;
    // The SDK hides the page when it is about to leave, and a page from the cache comes back hidden.
    const { classList } = document.body;
    const hadLeftToPay = classList.contains('imp-payment-progress');
    classList.remove('imp-payment-progress');
    if (this.#run && hadLeftToPay) this.#run.cameBack();
    else this.abandonWindow();
  };

  #resume(): void {
    if (this.#isCharging || this.#checks.resume()) return;
    const { state } = this.read();
    if (state.status === 'paying') this.#rejoin(state.order.merchantUid);
    else if (state.status === 'verifying' || state.status === 'unconfirmed') this.#rejoin(state.merchantUid);
    else if (state.status === 'preparing' && this.orderId !== null) this.#resumeStored(this.orderId);
  }

  #resumeStored(orderId: string): void {
    const { own, others } = unfinishedAttempts(orderId);
    const open = currentRun()?.merchantUid;
    // An open window has no result yet; whoever opened it asks when it answers.
    this.#checks.settleOthers(others.filter(({ merchantUid }) => merchantUid !== open));
    if (!own) return;
    if (own.merchantUid === open) this.#store.dispatch({ type: 'verify', merchantUid: own.merchantUid });
    this.#rejoin(own.merchantUid, { resumed: true });
  }

  /** Follows the window of that attempt while it is open, else asks for its result. */
  #rejoin(merchantUid: string, options?: CheckOptions): void {
    const open = currentRun();
    if (open?.merchantUid === merchantUid) return this.#follow(open);
    const stored = readAttempt(merchantUid);
    this.check(stored ?? { merchantUid }, stored ? endingOfAttempt(stored) : { kind: 'left' }, options);
  }

  #stop(): void {
    window.removeEventListener('pageshow', this.#onPageShow);
    this.#checks.stop();
    const [run, verify] = [this.#run, this.#verify];
    this.#run = null;
    this.#verify = null;
    // No component is left to show the result, but the order must still be settled.
    void run?.reply.then((reply) => {
      if (this.#run === run) return;
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      verify?.({ merchantUid: run.merchantUid, impUid }, { signal: new AbortController().signal }).catch(() => {});
    });
  }
}
