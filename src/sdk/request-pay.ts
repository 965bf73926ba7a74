import type { ImpRequest } from '../wire/imp-request.ts';
import { isMobile } from './device.ts';
import type { Imp } from './imp.ts';
import { type Reply, readReply } from './reply.ts';
import { allowWindows, watchWindow } from './window-watch.ts';

export interface PaymentRun {
  merchantUid: string;
  reply: Promise<Reply>;
  /**
   * The shopper says that there is no window any more: stop waiting for it.
   *
   * On a phone the page is loaded anew. The SDK may still hold the request back until its frames come, nothing takes it
   * back from there, and the page would leave for a payment that was given up.
   */
  giveUp(): void;
  /** The page had left to pay and was brought back from the cache: nothing of this payment waits in the SDK. */
  cameBack(): void;
}

export interface RequestPayOptions {
  /** Milliseconds between the window's closing and the end of waiting for the callback. @default 4000 */
  grace?: number | undefined;
  /** @default location.reload */
  reload?: (() => void) | undefined;
}

let running: PaymentRun | null = null;

/** The payment whose window is open on this page, also when the component that opened it is gone. */
export function currentRun(): PaymentRun | null {
  return running;
}

/**
 * Calls `IMP.request_pay` at once (nothing is awaited, so that the click's permission to open a window holds)
 * and turns what follows into one value. It never rejects. Phones leave the page: then the promise simply never ends.
 *
 * One payment runs on a page at a time: asked for again, the one that runs is the answer; the one of another order is
 * given up.
 */
export function requestPay(
  imp: Imp,
  request: ImpRequest,
  { grace = 4_000, reload = () => location.reload() }: RequestPayOptions = {},
): PaymentRun {
  // Of another order: it must not answer for this one, and nobody may pay it unseen behind this one's back.
  if (running && running.merchantUid !== request.merchant_uid) running.giveUp();
  if (running) return running;
  allowWindows();
  let settle: (reply: Reply) => void = () => {};
  const reply = new Promise<Reply>((resolve) => {
    settle = resolve;
  });
  const closeOverlay = () => imp.close?.();
  const end = (answer: Reply, stopWatching = watch.stop) => {
    if (running !== run) return;
    running = null;
    stopWatching();
    // The overlay of a payment that ended without a callback would cover the page for ever.
    if (answer.kind !== 'answered') closeOverlay();
    settle(answer);
  };
  const run: PaymentRun = {
    merchantUid: request.merchant_uid,
    reply,
    giveUp: () => (isMobile() ? reload() : end({ kind: 'given-up' }, watch.abandon)),
    cameBack: () => end({ kind: 'given-up' }),
  };
  // The SDK goes on working after it was blocked (alert, overlay): let it finish before the overlay is closed.
  const endSoon = (answer: Reply) => setTimeout(() => end(answer), 0);
  const watch = watchWindow({
    grace,
    onBlocked: () => endSoon({ kind: 'popup-blocked' }),
    onAlert: (message) => endSoon({ kind: 'refused', message }),
    onClosed: () => end({ kind: 'window-closed' }),
    onRefused: closeOverlay,
  });
  running = run;
  callSdk(imp, request, end);
  return run;
}

function callSdk(imp: Imp, request: ImpRequest, end: (answer: Reply) => void): void {
  try {
    // The SDK writes into what it is given, and sends it as JSON anyway.
    imp.request_pay(JSON.parse(JSON.stringify(request)) as ImpRequest, (raw) => end(readReply(raw)));
  } catch (error) {
    end({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
}
