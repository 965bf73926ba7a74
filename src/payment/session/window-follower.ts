import type { CheckedOrder } from '../../schema/order.ts';
import type { Reply } from '../../sdk/reply.ts';
import type { PaymentRun } from '../../sdk/request-pay.ts';
import type { Verify } from './ask-server.ts';
import type { Page } from './page.ts';

type OnReply = (run: PaymentRun, impUid: string | undefined, reply: Reply) => void;

/** The orders of open windows, for the component that follows a window which another one opened. */
const orders = new WeakMap<PaymentRun, CheckedOrder>();

/** Follows the payment window of one session. */
export class WindowFollower {
  readonly #page: Page;
  readonly #onReply: OnReply;
  #run: PaymentRun | null = null;

  constructor(page: Page, onReply: OnReply) {
    this.#page = page;
    this.#onReply = onReply;
  }

  open(open: () => PaymentRun, order: CheckedOrder): void {
    const run = open();
    const { merchantUid } = run;
    orders.set(run, order);
    // Stored whichever session follows the window by then: a page that loads meanwhile must know that there may be money.
    void run.reply.then((reply) => {
      if (reply.kind !== 'answered') return;
      this.#page.attempts.addAnswer({ merchantUid, impUid: reply.impUid, failed: Boolean(reply.error) });
    });
    this.#follow(run);
  }

  /** Follows the open window of that attempt, whichever session opened it; null where there is none. */
  rejoin(merchantUid: string): CheckedOrder | null {
    const run = this.#page.currentRun();
    if (run?.merchantUid !== merchantUid) return null;
    this.#follow(run);
    return orders.get(run) ?? null;
  }

  isOf(merchantUid: string): boolean {
    return this.#run?.merchantUid === merchantUid;
  }

  /** Ends the payment; its reply follows. False where no window is followed. */
  giveUp(): boolean {
    this.#run?.giveUp();
    return this.#run !== null;
  }

  /** The page had left to pay and is back. False where no window is followed. */
  cameBack(): boolean {
    this.#run?.cameBack();
    return this.#run !== null;
  }

  /** Closes the window without waiting for a reply. */
  abandon(): PaymentRun | null {
    const run = this.#run;
    this.#run = null;
    run?.giveUp();
    return run;
  }

  /** No component is left to show the result, but the order must still be settled: `verify` is called once. */
  leave(verify: Verify | undefined): void {
    const run = this.#run;
    this.#run = null;
    void run?.reply.then((reply) => {
      if (this.#run === run) return;
      const impUid = reply.kind === 'answered' ? reply.impUid : undefined;
      verify?.({ merchantUid: run.merchantUid, impUid }, { signal: new AbortController().signal }).catch(() => {});
    });
  }

  #follow(run: PaymentRun): void {
    this.#run = run;
    void run.reply.then((reply) => {
      if (this.#run !== run) return;
      this.#run = null;
      this.#onReply(run, reply.kind === 'answered' ? reply.impUid : undefined, reply);
    });
  }
}
