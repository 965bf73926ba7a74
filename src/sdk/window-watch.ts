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
  let opened: Window | null = null;
  let hasRequested = false;
  let isAbandoned = false;
  /** An alert in the task in which the SDK opens its window is the SDK's. */
  let isSdkTask = false;

  function openSdkWindow(open: () => Window | null): Window | null {
    const isRefused = isAbandoned;
    hasRequested = true;
    isSdkTask = true;
    setTimeout(() => {
      isSdkTask = false;
      if (!isRefused) return;
      dialogs.stop();
      events.onRefused();
    }, 0);
    if (isRefused) return null;
    const popup = open();
    if (popup === null || popup.closed) {
      events.onBlocked();
      return popup;
    }
    opened = popup;
    events.onOpened(popup);
    return popup;
  }
  function onAlert(message: string, show: () => void): void {
    if (!isSdkTask && !isCalledBySdk()) show();
    else if (!isAbandoned) events.onAlert(message);
  }
  const dialogs = hookDialogs(openSdkWindow, onAlert);
  const stopForms = watchPaymentForm((target) => {
    const isWatched = target !== SDK_WINDOW || (opened !== null && !opened.closed);
    if (isAbandoned || !isWatched) return false;
    events.onLeft();
    return true;
  });

  function stop(): void {
    dialogs.stop();
    stopForms();
  }

  return {
    call(run) {
      isSdkTask = true;
      try {
        run();
      } finally {
        isSdkTask = false;
      }
    },
    stop,
    abandon() {
      isAbandoned = true;
      opened?.close();
      // The SDK opens one window for a request; only its form can still come.
      if (hasRequested) dialogs.stop();
      stopAbandoned = stop;
    },
  };
}

/** Hands windows of the SDK's name, and all alerts, to the given functions. */
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
