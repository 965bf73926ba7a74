const POLL_DELAY_MS = 100;

interface FollowEvents {
  /** Milliseconds between the window's closing and the end of waiting for the callback. */
  grace: number;
  /** Has the form been submitted into the window? */
  hasLeft(): boolean;
  /** The window is closed, and `grace` has passed without an answer. */
  onClosed(): void;
  /** As `onClosed`, but the window may still be open. */
  onLost(): void;
}

/**
 * Polls whether the payment window is closed.
 *
 * Under `Cross-Origin-Opener-Policy: same-origin` the browser cuts the handle off when the window loads Kiwoom Pay's
 * page; `closed` is true from then on, although the window is open. Such a window was never seen on that page, and
 * neither was one that the shopper closed while it loaded: both are called lost.
 *
 * @returns the function that stops it.
 */
export function followWindow(popup: Window, { grace, hasLeft, onClosed, onLost }: FollowEvents): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let wasSeen = false;
  let closedAt: number | null = null;
  const poll = () => {
    if (popup.closed) closedAt ??= Date.now();
    else wasSeen ||= isAway(popup);
    if (closedAt === null || Date.now() - closedAt < grace) timer = setTimeout(poll, POLL_DELAY_MS);
    else if (hasLeft() && !wasSeen) onLost();
    else onClosed();
  };
  timer = setTimeout(poll, POLL_DELAY_MS);
  return () => clearTimeout(timer);
}

/** Has the window left the empty page it was opened with? The address of another origin cannot be read. */
function isAway(popup: Window): boolean {
  try {
    return popup.location.href !== 'about:blank';
  } catch {
    return true;
  }
}
