import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { CheckedOrder } from '../../schema/order.ts';
import type { PaymentRun } from '../../sdk/request-pay.ts';
import { type Ending, endingOf } from '../machine/conclude.ts';
import { payableOrder, type SettledState } from '../machine/payment-state.ts';
import { type Preparation, withPreparation } from '../machine/preparation.ts';
import type { OrderServer } from './ask-server.ts';
import { AttemptPolls, type CheckedAttempt, type CheckOptions } from './attempt-polls.ts';
import { type ChargeOutcome, concludeCharge } from './charge.ts';
import { OrderFindings } from './order-findings.ts';
import { OrderTurn } from './order-turn.ts';
import { browserPage, type Page } from './page.ts';
import { Resumption } from './resumption.ts';
import { ServerLink } from './server-link.ts';
import { type SessionSnapshot, SessionStore } from './session-store.ts';
import { WindowFollower } from './window-follower.ts';

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
  readonly #server = new ServerLink();
  readonly #findings: OrderFindings;
  readonly #turn: OrderTurn | null;
  readonly #resumption: Resumption;
  #paying: Promise<SettledState> | null = null;
  #isCharging = false;

  /** @param orderId null: it pays nothing, and only verifies attempts. */
  constructor(orderId: string | null, page = browserPage) {
    this.orderId = orderId;
    this.#page = page;
    this.#polls = new AttemptPolls(page, this.#server.verify, {
      onConclusion: (conclusion) => this.#findings.conclude(conclusion),
      onUnconfirmed: (merchantUid) => this.#unconfirm(merchantUid),
      onDropped: (merchantUid) => this.#store.drop(merchantUid),
    });
    this.#window = new WindowFollower(page, ({ merchantUid }, impUid, reply) =>
      this.check({ merchantUid, impUid }, endingOf(reply, page.isInApp())),
    );
    const parts = { page, store: this.#store, server: this.#server, polls: this.#polls, window: this.#window };
    this.#findings = new OrderFindings({
      ...parts,
      orderId,
      check: (attempt) => this.check(attempt, { kind: 'answered' }),
    });
    this.#turn =
      orderId === null
        ? null
        : new OrderTurn({
            ...parts,
            orderId,
            onVerdict: (verdict) => this.#findings.apply(verdict),
            closeWindow: () => this.abandonWindow(),
          });
    this.#resumption = new Resumption({ ...parts, orderId, turn: this.#turn, check: (...args) => this.check(...args) });
  }

  readonly read = (): SessionSnapshot => this.#store.read();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Asks the server about the order, resumes what this tab left unfinished, and listens to the page. */
  start(server: OrderServer): () => void {
    this.#server.open(server);
    if (this.read().attempt === 0) this.#store.update({ attempt: this.#resumption.firstAttempt() });
    const stopTurn = this.#turn?.start();
    if (!this.#isCharging) this.#resumption.resume();
    const { signal } = this.#server;
    void this.#findings.checkOrder().then(() => {
      if (!signal.aborted) this.#store.update({ isChecked: true });
    });
    const stopListening = [
      () => stopTurn?.(),
      this.#page.onReturn(() => void this.#findings.checkOrder()),
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
    if (this.#turn?.take(order.merchantUid, attempt) === false) {
      return Promise.reject(new CheckoutError('not-ready', { status: 'preparing' }));
    }
    let sending: Sending;
    try {
      sending = prepare(order);
    } catch (error) {
      this.#turn?.release();
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
    if (!this.#server.isOpen) return;
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

  readonly takeOver = (): void => this.#turn?.takeOver();

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
        this.#findings.conclude(conclusion);
      });
  }

  #unconfirm(merchantUid: string): void {
    const { state } = this.read();
    if (state.status === 'verifying' && state.merchantUid === merchantUid)
      this.#store.dispatch({ type: 'unconfirmed' });
  }

  #restored(hadLeft: boolean): void {
    if (this.read().state.status !== 'paying') return;
    if (!hadLeft || !this.#window.cameBack()) this.abandonWindow();
  }

  #stop(): void {
    const server = this.#server.close();
    this.#polls.stop();
    this.#window.leave(server?.verify);
  }
}
