/** What can be seen of the SDK's pop-up from outside, for the cases in which the SDK itself stays silent. */
export interface WindowWatch {
  /**
   * Takes the hooks off again. With `abandon` nothing more may be paid: a window that is open is closed, and one that
   * the SDK opens afterwards is not let through.
   */
  stop(options?: { abandon?: boolean }): void;
}

interface Events {
  onBlocked(): void;
  /** The SDK tells of a problem by `alert` and then calls nobody back. */
  onAlert(message: string): void;
  /** The window is closed, and `grace` ms have gone by without an answer. */
  onClosed(): void;
  grace: number;
}

/** A window "closed" this soon was cut off by `Cross-Origin-Opener-Policy`: its handle tells nothing. */
const SEVERED_WITHIN = 1_000;
const POLL = 250;

/** Window features by which a fake SDK asks to be treated as blocked, where a real blocker cannot be had. */
export const PRETEND_BLOCKED = 'kiwoom-checkout-blocked';

/**
 * Stands between the SDK and `window.open` / `alert` while one payment is asked for.
 * The SDK opens its window in a timer, so the hooks stay until the caller stops them.
 */
export function watchWindow({ onBlocked, onAlert, onClosed, grace }: Events): WindowWatch {
  const realOpen = window.open;
  const realAlert = window.alert;
  let opened: Window | null = null;
  let stopped = false;
  let refusing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = (popup: Window, since: number, closedAt: number | null) => {
    timer = setTimeout(() => {
      if (!popup.closed) return follow(popup, since, null);
      if (closedAt === null && Date.now() - since < SEVERED_WITHIN) return;
      if (closedAt !== null && Date.now() - closedAt >= grace) return onClosed();
      follow(popup, since, closedAt ?? Date.now());
    }, POLL);
  };

  const open: typeof window.open = (...args) => {
    if (refusing) return null;
    const popup = args[2] === PRETEND_BLOCKED ? null : realOpen.apply(window, args);
    if (opened || stopped) return popup;
    if (popup === null || popup.closed) {
      onBlocked();
      return popup;
    }
    opened = popup;
    window.alert = window.alert === alert ? realAlert : window.alert;
    follow(popup, Date.now(), null);
    return popup;
  };
  const alert = (message?: unknown) => {
    if (!refusing) onAlert(String(message ?? ''));
  };
  window.open = open;
  window.alert = alert;

  const restore = () => {
    if (window.open === open) window.open = realOpen;
    if (window.alert === alert) window.alert = realAlert;
  };
  return {
    stop({ abandon = false } = {}) {
      stopped = true;
      clearTimeout(timer);
      refusing = abandon && !opened;
      if (abandon) opened?.close();
      if (!refusing) restore();
      else pendingRestore = restore;
    },
  };
}

let pendingRestore: (() => void) | null = null;

/** A new payment may open its window again. */
export function allowWindows(): void {
  pendingRestore?.();
  pendingRestore = null;
}
