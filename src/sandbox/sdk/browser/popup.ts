/** The payment window on a PC. */
export interface Popup {
  /** False when the browser blocked it. */
  open(): boolean;
  close(): void;
  /** Makes the next `open` behave as if a blocker had stopped it. */
  blockNext(): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createPopup(onClosed: () => void): Popup {
  let handle: Window | null = null;
  let timer = 0;
  let isBlocked = false;

  // A simulated blocker has to sit beneath everyone else who wraps `window.open`.
  const open = window.open.bind(window);
  window.open = (...args) => {
    if (!isBlocked) return open(...args);
    isBlocked = false;
    return null;
  };

  function check(): void {
    if (!handle?.closed) return;
    clearInterval(timer);
    handle = null;
    // Also after a normal end: the real SDK does not stop watching by itself.
    onClosed();
  }

  return {
    blockNext() {
      isBlocked = true;
    },
    open() {
      clearInterval(timer);
      handle = window.open('about:blank', 'daou', 'width=480,height=720,left=150,top=150,resizable=yes,scrollbars=yes');
      if (handle) timer = window.setInterval(check, 50);
      return handle !== null;
    },
    close() {
      handle?.close();
    },
  };
}
