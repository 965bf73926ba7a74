import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { CheckedOrder } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRun } from '../../sdk/request-pay.ts';
import { endingOfAttempt } from '../attempts/attempt-store.ts';
import type { Lease } from '../attempts/lease-store.ts';
import { conclude, type Ending, endingOf } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import { payableOrder, type SettledState } from '../machine/payment-state.ts';
import { type Preparation, withPreparation } from '../machine/preparation.ts';
import { askServer, NoVerdict, type OrderServer, readOrderWithin, type Verify } from './ask-server.ts';
import { AttemptPolls, type CheckedAttempt, type CheckOptions } from './attempt-polls.ts';
import { type ChargeOutcome, concludeCharge } from './charge.ts';
import { OrderLease } from './order-lease.ts';
import { browserPage, type Page } from './page.ts';
import { type SessionSnapshot, SessionStore } from './session-store.ts';
import { WindowFollower } from './window-follower.ts';

/** A tab that can close its window does so at once. */
const TAKE_OVER_TIMEOUT_MS = 3_000;

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
 * server about each. It lives as long as its component; what outlives that is in `attempt-store.ts` and
 * `request-pay.ts`.
 */
export class PaymentSession {
  readonly orderId: string | null;
  readonly #page: Page;
  readonly #store = new SessionStore();
  readonly #polls: AttemptPolls;
  readonly #window: WindowFollower;
  readonly #lease: OrderLease | null;
  #takeOverTimer: ReturnType<typeof setTimeout> | undefined;
  #server: OrderServer | null = null;
  #paying: Promise<SettledState> | null = null;
  #isCharging = false;
  #stopping = new AbortController();

  /** @param orderId null: it pays nothing, and only verifies attempts. */
  constructor(orderId: string | null, page = browserPage) {
    this.orderId = orderId;
    this.#page = page;
    this.#lease = orderId === null ? null : this.#createLease(orderId);
    this.#polls = new AttemptPolls(page, (...args) => this.#verify(...args), {
      onConclusion: (conclusion) => this.#conclude(conclusion),
      onUnconfirmed: (merchantUid) => this.#unconfirm(merchantUid),
      onDropped: (merchantUid) => this.#store.drop(merchantUid),
    });
    this.#window = new WindowFollower(page, ({ merchantUid }, impUid, reply) =>
      this.check({ merchantUid, impUid }, endingOf(reply, page.isInApp())),
    );
  }

  /** No payment starts while another session of this browser pays the order. */
  #createLease(orderId: string): OrderLease {
    return new OrderLease(this.#page, orderId, {
      onOther: (other) => this.#store.update({ elsewhere: other ? 'tab' : null }),
      onFreed: (lease) => void this.#joinFreed(lease),
      onLost: () => this.#yield(),
    });
  }

  readonly read = (): SessionSnapshot => this.#store.read();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Asks the server about the order, resumes what this tab left unfinished, and listens to the page. */
  start(server: OrderServer): () => void {
    this.#server = server;
    this.#stopping = new AbortController();
    if (this.read().attempt === 0) this.#store.update({ attempt: this.#firstAttempt() });
    const stopLease = this.#lease?.start();
    this.#resume();
    const { signal } = this.#stopping;
    void this.#checkOrder().then(() => {
      if (!signal.aborted) this.#store.update({ isChecked: true });
    });
    const stopListening = [
      () => stopLease?.(),
      this.#store.subscribe(() => this.#keepLease()),
      this.#page.onReturn(() => void this.#checkOrder()),
      this.#page.onRestored((hadLeft) => this.#restored(hadLeft)),
    ];
    return () => {
      for (const stop of stopListening) stop();
      this.#stop();
    };
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
    if (!order || !payableOrder(state)) {
      return Promise.reject(new CheckoutError('not-ready', { status: state.status }));
    }
    if (this.#lease?.take(order.merchantUid, attempt) === false) {
      return Promise.reject(new CheckoutError('not-ready', { status: 'preparing' }));
    }
    let sending: Sending;
    try {
      sending = prepare(order);
    } catch (error) {
      this.#lease?.release();
      return Promise.reject(error);
    }
    // The lock is taken before anything else can run: further clicks of this tick join this payment.
    const settled = this.#store.settled().finally(() => {
      this.#paying = null;
    });
    this.#paying = settled;
    if (sending.kind === 'window') {
      this.#addAttempt(order, { answered: false });
      this.#store.dispatch({ type: 'pay', order }, state);
      this.#window.open(sending.open, order);
    } else {
      this.#charge(order, sending.send);
    }
    return settled;
  }

  /** Verifies one attempt until its result is known; the state follows the answers. */
  check(attempt: CheckedAttempt, ending: Ending, options?: CheckOptions): void {
    if (!this.#server) return;
    const { merchantUid, impUid } = attempt;
    this.#store.dispatch({ type: 'verify', merchantUid, ...(impUid ? { impUid } : {}) });
    this.#polls.check(attempt, ending, options);
  }

  readonly checkNow = (): void => this.#polls.checkNow();

  /** The shopper reports that the payment window is closed. */
  readonly abandonWindow = (): void => {
    const { state } = this.read();
    if (!this.#window.giveUp() && state.status === 'paying') this.check(state.order, { kind: 'left' });
  };

  /** Asks the other tab to close its window; without an answer the page asks the shopper to do it. */
  readonly takeOver = (): void => {
    clearTimeout(this.#takeOverTimer);
    this.#lease?.request();
    this.#takeOverTimer = setTimeout(() => {
      if (this.read().elsewhere === 'tab') this.#store.update({ elsewhere: 'tab-stuck' });
    }, TAKE_OVER_TIMEOUT_MS);
  };

  readonly reset = (): void => {
    const { state } = this.read();
    // Another payment is wanted in place of the deposit. A return page verifies the same account once more.
    if (state.status === 'awaiting-deposit' && this.orderId !== null) this.#page.attempts.end(state.merchantUid);
    this.#store.reset();
  };

  /** There is no attempt to show. */
  fail(failure: PaymentFailure): void {
    this.#store.dispatch({ type: 'prepare-failed', failure });
  }

  /** Held while this attempt may be paid. */
  #keepLease(): void {
    const { status } = this.read().state;
    if (status !== 'paying' && status !== 'verifying' && status !== 'unconfirmed') this.#lease?.release();
  }

  /** Another tab pays instead: the window is closed, and the attempt watched. An attempt with a result to come stays. */
  #yield(): void {
    if (this.read().state.status !== 'paying') return;
    this.#lease?.release();
    this.abandonWindow();
  }

  /** Another session stopped paying this order. Its attempt is verified before anything can be paid here. */
  async #joinFreed({ merchantUid, attempt }: Lease): Promise<void> {
    clearTimeout(this.#takeOverTimer);
    const { signal } = this.#stopping;
    // An attempt of this tab is resumed like any other.
    if (this.#page.attempts.read(merchantUid)) return this.#store.update({ elsewhere: null });
    const answer = await askServer((...args) => this.#verify(...args), { merchantUid }, signal);
    if (signal.aborted) return;
    if (answer && !(answer instanceof NoVerdict) && answer.merchantUid === merchantUid) this.#foundVerdict(answer);
    this.#polls.watch({ merchantUid });
    this.#store.update({ elsewhere: null, attempt: Math.max(this.read().attempt, attempt + 1) });
  }

  /** That of the attempt to resume, so that the one after it gets the next number. */
  #firstAttempt(): number {
    if (this.orderId === null) return 1;
    const { attempts } = this.#page;
    return attempts.unfinished(this.orderId).own?.attempt ?? attempts.nextNumber(this.orderId);
  }

  #verify(...[request, options]: Parameters<Verify>): ReturnType<Verify> {
    return this.#server ? this.#server.verify(request, options) : Promise.reject(new Error('the session has stopped'));
  }

  #addAttempt({ merchantUid }: CheckedOrder, { answered }: { answered: boolean }): void {
    const { attempt } = this.read();
    this.#page.attempts.add({ orderId: this.orderId, merchantUid, attempt, answered, over: false });
  }

  #charge(order: CheckedOrder, send: () => Promise<ChargeOutcome>): void {
    const { merchantUid } = order;
    const offline = this.#page.isOffline();
    if (!offline) this.#addAttempt(order, { answered: true });
    this.#store.dispatch({ type: 'verify', merchantUid });
    // A browser that is offline has sent nothing.
    if (offline) return this.#store.conclude({ status: 'failed', merchantUid, failure: { code: 'offline' } });
    this.#isCharging = true;
    void send()
      .catch((): ChargeOutcome => ({ kind: 'lost' }))
      .then((outcome) => {
        this.#isCharging = false;
        const conclusion = concludeCharge(merchantUid, outcome);
        // After `stop`, the next component on this page finds the stored attempt and asks.
        if (!conclusion) return this.check({ merchantUid }, { kind: 'answered' });
        this.#page.attempts.addConclusion(conclusion, true);
        this.#conclude(conclusion);
      });
  }

  /** Applies what the server says of any attempt of this order. */
  #conclude(conclusion: Conclusion): void {
    const { state: before } = this.read();
    const isCurrent = 'merchantUid' in before && before.merchantUid === conclusion.merchantUid;
    if (isCurrent && before.status !== 'cancelled' && before.status !== 'failed') this.#store.conclude(conclusion);
    else this.#find(conclusion);
    // An account that was issued while another attempt was under way.
    const account = this.#polls.account();
    if (account) this.#find(account);
  }

  #find(conclusion: Conclusion): void {
    const { merchantUid, status } = conclusion;
    // The shopper wanted another payment in place of that account.
    if (status === 'awaiting-deposit' && this.#page.attempts.read(merchantUid)?.over) return;
    // What the first question about the order finds happened before this page had anything to pay.
    const elsewhere = this.read().isChecked || this.read().state.status !== 'preparing';
    this.#store.dispatch({ type: 'found', conclusion, elsewhere });
    if (status === 'paid') this.#closeWindow();
  }

  /** Nothing more may be paid for this order: the second window is closed, and watched in case that came too late. */
  #closeWindow(): void {
    const abandoned = this.#window.abandon();
    if (abandoned) this.#polls.watch(abandoned);
  }

  #unconfirm(merchantUid: string): void {
    const { state } = this.read();
    if (state.status === 'verifying' && state.merchantUid === merchantUid)
      this.#store.dispatch({ type: 'unconfirmed' });
  }

  /** Reads the status of the order as a whole: it may be paid, or have an account, by an attempt that this tab knows nothing of. */
  async #checkOrder(): Promise<void> {
    const { signal } = this.#stopping;
    const { orderId } = this;
    const readOrder = this.#server?.orderStatus;
    if (!readOrder || orderId === null || this.read().state.status === 'paid') return;
    const status = await readOrderWithin(readOrder, orderId, signal);
    if (!signal.aborted && status?.verdict) this.#foundVerdict(status.verdict);
  }

  #foundVerdict(verdict: Verdict): void {
    const { merchantUid } = verdict;
    if (this.#window.isOf(merchantUid)) return this.#foundOwn(verdict);
    if (this.#polls.has(merchantUid)) return this.#polls.checkNow();
    if (verdict.status === 'unpaid') return verdict.started ? this.#polls.watch(verdict) : undefined;
    const conclusion = conclude(verdict, { kind: 'answered' }, 0);
    if (!conclusion) return;
    this.#conclude(conclusion);
    if (conclusion.status === 'awaiting-deposit') this.#polls.watchDeposit(conclusion);
  }

  /** The window of this attempt is still followed, but its result is known: its answer may never come. */
  #foundOwn(verdict: Verdict): void {
    if (verdict.status !== 'paid' && verdict.status !== 'awaiting-deposit') return;
    this.#window.abandon();
    this.check(verdict, { kind: 'answered' });
  }

  #restored(hadLeft: boolean): void {
    if (this.read().state.status !== 'paying') return;
    if (!hadLeft || !this.#window.cameBack()) this.abandonWindow();
  }

  #resume(): void {
    if (this.#isCharging) return;
    this.#polls.resume();
    const { state } = this.read();
    if (state.status === 'paying') this.#rejoin(state.order.merchantUid);
    else if (state.status === 'verifying' || state.status === 'unconfirmed') this.#rejoin(state.merchantUid);
    else if (state.status === 'preparing' && this.orderId !== null) this.#resumeStored(this.orderId);
  }

  #resumeStored(orderId: string): void {
    const { attempts } = this.#page;
    const { own, others } = attempts.unfinished(orderId);
    for (const attempt of others) {
      // An open window has no result yet; the session that opened it verifies it when it answers.
      if (this.#page.currentRun()?.merchantUid === attempt.merchantUid) continue;
      if (attempt.orderId === orderId) this.#polls.watch(attempt, attempts.watchLeft(attempt));
      else this.#polls.settle(attempt);
    }
    if (own) this.#rejoin(own.merchantUid, { resumed: true });
  }

  /** Follows the window of that attempt while it is open, else asks for its result. */
  #rejoin(merchantUid: string, options?: CheckOptions): void {
    if (this.#polls.has(merchantUid)) return;
    this.#lease?.take(merchantUid, this.read().attempt);
    const order = this.#window.rejoin(merchantUid);
    if (order) return this.#store.dispatch({ type: 'rejoin', order });
    const stored = this.#page.attempts.read(merchantUid);
    this.check(stored ?? { merchantUid }, stored ? endingOfAttempt(stored) : { kind: 'left' }, options);
  }

  #stop(): void {
    this.#stopping.abort();
    this.#polls.stop();
    this.#window.leave(this.#server?.verify);
    this.#server = null;
  }
}
