/** What can be seen of the SDK's pop-up from outside, for the cases in which the SDK itself stays silent. */
export interface WindowWatch {
  /** Takes the hooks off again. */
  stop(): void;
  /**
   * Nothing more may be paid: a window that is open is closed, and one that the SDK asks for afterwards is refused, once.
   * Windows and alerts of the page itself are left alone meanwhile.
   */
  abandon(): void;
}

interface Events {
  onBlocked(): void;
  /** The SDK tells of a problem by `alert` and then calls nobody back. */
  onAlert(message: string): void;
  /** The window is closed, and `grace` ms have gone by without an answer. */
  onClosed(): void;
  /** The late window of an abandoned payment was refused, and the SDK has said and shown whatever it does then. */
  onRefused(): void;
  grace: number;
}

/** The SDK's name for the window of Kiwoom Pay. Under any other name it is the page's own. */
const SDK_WINDOW = 'daou';

/** A window "closed" this soon was cut off by `Cross-Origin-Opener-Policy`: its handle tells nothing. */
const SEVERED_WITHIN = 1_000;
const POLL = 250;

/** Window features by which a fake SDK asks to be treated as blocked, where a real blocker cannot be had. */
export const SIMULATED_BLOCKER = 'kiwoom-checkout-blocked';

type Phase =
  | 'waiting'
  | 'opened'
  /** Given up before the window came. */
  | 'refusing'
  /** It came and was refused; the rest of this task is the SDK's answer to that. */
  | 'refused'
  | 'over';

/**
 * Stands between the SDK and `window.open` / `alert` while one payment is asked for.
 * The SDK opens its window in a timer, so the hooks stay until the caller stops them.
 */
export function watchWindow({ onBlocked, onAlert, onClosed, onRefused, grace }: Events): WindowWatch {
  const realOpen = window.open;
  const realAlert = window.alert;
  let phase: Phase = 'waiting';
  let opened: Window | null = null;
  let unfollow = () => {};

  const open: typeof window.open = (...args) => {
    const [, name, features] = args;
    if (name !== SDK_WINDOW || phase === 'opened' || phase === 'over') return realOpen.apply(window, args);
    if (phase !== 'waiting') return refuse();
    const popup = features === SIMULATED_BLOCKER ? null : realOpen.apply(window, args);
    if (popup === null || popup.closed) {
      onBlocked();
      return popup;
    }
    phase = 'opened';
    opened = popup;
    if (window.alert === alert) window.alert = realAlert;
    unfollow = followWindow(popup, { grace, onClosed });
    return popup;
  };
  const alert = (message?: unknown) => {
    if (phase === 'waiting') onAlert(String(message ?? ''));
    else if (phase !== 'refused') realAlert.call(window, message);
  };
  window.open = open;
  window.alert = alert;

  function refuse(): null {
    phase = 'refused';
    // In this very task the SDK still alerts, and shows its overlay as if a window had opened.
    setTimeout(() => {
      if (phase !== 'refused') return;
      stop();
      onRefused();
    }, 0);
    return null;
  }

  function stop(): void {
    phase = 'over';
    unfollow();
    if (window.open === open) window.open = realOpen;
    if (window.alert === alert) window.alert = realAlert;
  }

  return {
    stop,
    abandon() {
      opened?.close();
      if (phase !== 'waiting') return stop();
      phase = 'refusing';
      stopRefusing = stop;
    },
  };
}

/** @returns what stops it */
function followWindow(popup: Window, { grace, onClosed }: Pick<Events, 'grace' | 'onClosed'>): () => void {
  const since = Date.now();
  let timer: ReturnType<typeof setTimeout>;
  const look = (closedAt: number | null) => {
    timer = setTimeout(() => {
      if (!popup.closed) return look(null);
      if (closedAt === null && Date.now() - since < SEVERED_WITHIN) return;
      if (closedAt !== null && Date.now() - closedAt >= grace) return onClosed();
      look(closedAt ?? Date.now());
    }, POLL);
  };
  look(null);
  return () => clearTimeout(timer);
}

let stopRefusing: (() => void) | null = null;

/** A new payment takes the place of the one that still waits in the SDK, so its window may come. */
export function allowWindows(): void {
  stopRefusing?.();
  stopRefusing = null;
}
