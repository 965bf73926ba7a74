import type { NotStartedReason } from './reply.ts';
import { hasSdkDialog } from './sdk-frames.ts';

/** From the request to the SDK's window (PC), which waits for the SDK's frames. */
const WINDOW_TIMEOUT_MS = 20_000;
/** From the window to the form that takes it to Kiwoom Pay; on a phone from the request to that form. */
const FORM_TIMEOUT_MS = 20_000;
/** From the form to the moment when a phone leaves the page. */
const LEAVE_TIMEOUT_MS = 30_000;
/** From the form to the answer. Payment windows expire long before. */
const ANSWER_TIMEOUT_MS = 30 * 60_000;

/** The time limits of one payment. Each step ends the limit before. */
export interface PaymentLimits {
  windowOpened(): void;
  formSubmitted(): void;
  stop(): void;
}

interface LimitOptions {
  mobile: boolean;
  onNotStarted(reason: NotStartedReason): void;
  onNoAnswer(): void;
}

/** Starts the limits at the request. A substitute of the SDK opens no window, so none of them applies to it. */
export function limitPayment({ mobile, onNotStarted, onNoAnswer }: LimitOptions): PaymentLimits {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = (milliseconds: number, onExpired: () => void) => {
    clearTimeout(timer);
    if (hasSdkDialog()) timer = setTimeout(onExpired, milliseconds);
  };
  if (mobile) limit(FORM_TIMEOUT_MS, () => onNotStarted('silent'));
  else limit(WINDOW_TIMEOUT_MS, () => onNotStarted('no-window'));
  return {
    windowOpened: () => limit(FORM_TIMEOUT_MS, () => onNotStarted('silent')),
    formSubmitted: () => (mobile ? limit(LEAVE_TIMEOUT_MS, stopLeaving) : limit(ANSWER_TIMEOUT_MS, onNoAnswer)),
    stop: () => clearTimeout(timer),
  };

  function stopLeaving(): void {
    // The page may be on its way still, and would leave for a payment that is called not started.
    window.stop();
    onNotStarted('silent');
  }
}
