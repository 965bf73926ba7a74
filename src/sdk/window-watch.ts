import { SDK_WINDOW, watchPaymentForm } from './payment-form.ts';
import { isCalledBySdk } from './sdk-caller.ts';

/** Observes the SDK from outside, for the cases in which it never calls back. */
export interface WindowWatch {
  /** Runs a call of the SDK: an alert in it is the SDK's. */
  call(run: () => void): void;
  /** Removes all hooks. */
  stop(): void;
  /**
   * Nothing of this payment may open any more: closes its window, and from now on refuses a window, a form and an alert
   * of the SDK, until `allowWindows`. Those of the page itself are left alone.
   */
  abandon(): void;
}

export interface WatchEvents {
  onBlocked(): void;
  /** The SDK reports a problem by `alert`, and then does not call back. */
  onAlert(message: string): void;
  onOpened(popup: Window): void;
  /** The form is submitted: from now on the shopper may pay, in the window or (on a phone) in this page. */
  onLeft(): void;
  /** The late window of an abandoned payment was refused, and the SDK has shown its overlay. */
  onRefused(): void;
}

/** Window features by which a fake SDK simulates a pop-up blocker. */
export const SIMULATED_BLOCKER = 'kiwoom-checkout-blocked';

/**
 * Hooks `window.open`, `window.alert` and the submission of forms while a payment runs. The SDK opens its window in a
 * timer, and submits its form when its frame answers, so the hooks stay until the caller removes them.
 */
export function watchWindow(events: WatchEvents): WindowWatch {
  return new HookedWindow(events);
}

class HookedWindow implements WindowWatch {
  readonly #events: WatchEvents;
  readonly #dialogs: { stop(): void };
  readonly #stopForms: () => void;
  #opened: Window | null = null;
  #hasRequested = false;
  #isAbandoned = false;
  /** An alert in the task in which the SDK opens its window is the SDK's. */
  #isSdkTask = false;

  constructor(events: WatchEvents) {
    this.#events = events;
    this.#dialogs = hookDialogs(
      (open) => this.#openSdkWindow(open),
      (message, show) => this.#onAlert(message, show),
    );
    this.#stopForms = watchPaymentForm((target) => this.#onSubmit(target));
  }

  call(run: () => void): void {
    this.#isSdkTask = true;
    try {
      run();
    } finally {
      this.#isSdkTask = false;
    }
  }

  stop(): void {
    this.#dialogs.stop();
    this.#stopForms();
  }

  abandon(): void {
    this.#isAbandoned = true;
    this.#opened?.close();
    // The SDK opens one window for a request; only its form can still come.
    if (this.#hasRequested) this.#dialogs.stop();
    stopAbandoned = () => this.stop();
  }

  #openSdkWindow(open: () => Window | null): Window | null {
    const isRefused = this.#isAbandoned;
    this.#hasRequested = true;
    this.#isSdkTask = true;
    setTimeout(() => {
      this.#isSdkTask = false;
      if (!isRefused) return;
      this.#dialogs.stop();
      this.#events.onRefused();
    }, 0);
    if (isRefused) return null;
    const popup = open();
    if (popup === null || popup.closed) {
      this.#events.onBlocked();
      return popup;
    }
    this.#opened = popup;
    this.#events.onOpened(popup);
    return popup;
  }

  #onAlert(message: string, show: () => void): void {
    if (!this.#isSdkTask && !isCalledBySdk()) show();
    else if (!this.#isAbandoned) this.#events.onAlert(message);
  }

  /** Whether the form may be submitted under watch. */
  #onSubmit(target: string): boolean {
    const isWatched = target !== SDK_WINDOW || (this.#opened !== null && !this.#opened.closed);
    if (this.#isAbandoned || !isWatched) return false;
    this.#events.onLeft();
    return true;
  }
}

/** Passes windows of the SDK's name, and all alerts, to the given functions. */
function hookDialogs(
  onOpen: (open: () => Window | null) => Window | null,
  onAlert: (message: string, show: () => void) => void,
): { stop(): void } {
  const realOpen = window.open;
  const realAlert = window.alert;
  let isStopped = false;

  const open: typeof window.open = (...args) => {
    const [, name, features] = args;
    if (isStopped || name !== SDK_WINDOW) return realOpen.apply(window, args);
    return onOpen(() => (features === SIMULATED_BLOCKER ? null : realOpen.apply(window, args)));
  };
  const alert = (message?: unknown) => {
    const show = () => realAlert.call(window, message);
    if (isStopped) show();
    else onAlert(String(message ?? ''), show);
  };
  window.open = open;
  window.alert = alert;
  return {
    stop() {
      isStopped = true;
      // Unless another script has wrapped them meanwhile.
      if (window.open === open) window.open = realOpen;
      if (window.alert === alert) window.alert = realAlert;
    },
  };
}

let stopAbandoned: (() => void) | null = null;

/** The next payment takes the place of the abandoned one: its window may open. */
export function allowWindows(): void {
  stopAbandoned?.();
  stopAbandoned = null;
}
