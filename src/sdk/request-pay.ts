import type { ImpRequest } from '../wire/imp-request.ts';
import { isMobile } from './device.ts';
import { followWindow } from './follow-window.ts';
import type { Imp } from './imp.ts';
import { limitPayment, type PaymentLimits } from './payment-limits.ts';
import { type Reply, readReply } from './reply.ts';
import { showHiddenPage } from './sdk-frames.ts';
import { readinessOf, setReadiness } from './sdk-readiness.ts';
import { awaitRebuild } from './sdk-rebuild.ts';
import { allowWindows, type WindowWatch, watchWindow } from './window-watch.ts';

export interface PaymentRun {
  merchantUid: string;
  reply: Promise<Reply>;
  /**
   * Stops waiting: the shopper says that there is no window any more.
   *
   * On a phone the page is reloaded: the SDK may still hold the request until its frames come, and nothing can withdraw
   * it, so the page would leave for an abandoned payment.
   */
  giveUp(): void;
  /** The page had left to pay and was restored from the cache: the SDK holds nothing of this payment. */
  cameBack(): void;
}

export interface RequestPayOptions {
  /** Milliseconds between the window's closing and the end of waiting for the callback. @default 4000 */
  grace?: number | undefined;
  /** @default location.reload */
  reload?: (() => void) | undefined;
}

const CLOSED_GRACE_MS = 4_000;

let running: PaymentRun | null = null;

/** The payment whose window is open on this page, also when the component that opened it is gone. */
export function currentRun(): PaymentRun | null {
  return running;
}

/**
 * Calls `IMP.request_pay` at once (nothing is awaited, so that the click's permission to open a window holds)
 * and turns what follows into one value. It never rejects. Phones leave the page: then the promise never settles.
 *
 * One payment runs on a page at a time: a second call for it returns the run; the payment of another order is given up.
 * While the SDK is rebuilding its frames, the reply is `not-started` at once.
 */
export function requestPay(imp: Imp, request: ImpRequest, options: RequestPayOptions = {}): PaymentRun {
  // It must not answer for this order, nor be paid unobserved.
  if (running && running.merchantUid !== request.merchant_uid) running.giveUp();
  if (running) return running;
  if (readinessOf(imp) !== 'ready') return busyRun(request.merchant_uid);
  allowWindows();
  setReadiness(imp, 'busy');
  const run = new WindowPayment(imp, request.merchant_uid, options);
  running = run;
  run.start(request);
  return run;
}

class WindowPayment implements PaymentRun {
  readonly reply: Promise<Reply>;
  readonly #imp: Imp;
  readonly #mobile = isMobile();
  readonly #reload: () => void;
  readonly #grace: number;
  readonly #watch: WindowWatch;
  readonly #limits: PaymentLimits;
  #settle: (reply: Reply) => void = () => {};
  #popup: Window | null = null;
  /** The SDK has sent the shopper to Kiwoom Pay: there may be a payment. */
  #hasLeft = false;
  #unfollow = () => {};

  constructor(
    imp: Imp,
    readonly merchantUid: string,
    { grace = CLOSED_GRACE_MS, reload = () => location.reload() }: RequestPayOptions,
  ) {
    this.#imp = imp;
    this.#grace = grace;
    this.#reload = reload;
    this.reply = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#watch = watchWindow({
      onBlocked: () => this.#endSoon({ kind: 'popup-blocked' }),
      onAlert: (message) => this.#endSoon({ kind: 'refused', message, ...(this.#hasLeft ? { started: true } : {}) }),
      onOpened: (popup) => this.#follow(popup),
      onLeft: () => this.#noteLeft(),
      onRefused: () => this.#clearRefused(),
    });
    this.#limits = limitPayment({
      mobile: this.#mobile,
      onNotStarted: (reason) => this.#end({ kind: 'not-started', reason }),
      onNoAnswer: () => this.#end({ kind: 'window-lost' }),
    });
  }

  start(request: ImpRequest): void {
    // The SDK writes into what it is given, and sends it as JSON anyway.
    const copy = JSON.parse(JSON.stringify(request)) as ImpRequest;
    try {
      this.#watch.call(() => this.#imp.request_pay(copy, (raw) => this.#answer(raw)));
    } catch (error) {
      this.#end({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
    }
  }

  giveUp(): void {
    if (this.#mobile) this.#reload();
    else this.#end({ kind: 'given-up' });
  }

  cameBack(): void {
    this.#end({ kind: 'given-up' });
    this.#watch.stop();
  }

  #answer(raw: unknown): void {
    const reply = readReply(raw, this.merchantUid);
    // A callback about the payment before says only that the SDK has finished with this one.
    this.#end(reply ?? { kind: this.#popup?.closed ? 'window-closed' : 'window-lost' });
  }

  #follow(popup: Window): void {
    this.#popup = popup;
    this.#limits.windowOpened();
    this.#unfollow = followWindow(popup, {
      grace: this.#grace,
      hasLeft: () => this.#hasLeft,
      onClosed: () => this.#end({ kind: 'window-closed' }),
      onLost: () => this.#end({ kind: 'window-lost' }),
    });
  }

  #noteLeft(): void {
    this.#hasLeft = true;
    this.#limits.formSubmitted();
  }

  /** The SDK continues after a blocked window (alert, overlay): its overlay is closed when it has finished. */
  #endSoon(answer: Reply): void {
    setTimeout(() => this.#end(answer), 0);
  }

  #end(answer: Reply): void {
    if (running !== this) return;
    running = null;
    this.#limits.stop();
    this.#unfollow();
    if (answer.kind === 'answered') this.#watch.stop();
    else {
      this.#watch.abandon();
      this.#closeOverlay();
    }
    awaitRebuild(this.#imp);
    this.#settle(answer);
  }

  #clearRefused(): void {
    this.#closeOverlay();
    if (running === null) awaitRebuild(this.#imp);
  }

  /** The overlay of a payment that ended without a callback would cover (on a phone: replace) the page for ever. */
  #closeOverlay(): void {
    this.#imp.close?.();
    showHiddenPage();
  }
}

/** A run that never reaches the SDK. */
function busyRun(merchantUid: string): PaymentRun {
  const reply = Promise.resolve<Reply>({ kind: 'not-started', reason: 'busy' });
  return { merchantUid, reply, giveUp() {}, cameBack() {} };
}
