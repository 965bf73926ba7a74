/** The window of Kiwoom Pay on a PC. */
export interface Popup {
  /** False when the browser did not let it open. */
  open(): boolean;
  close(): void;
  isOpen(): boolean;
}

/** Runs in the shop's page: it may use nothing outside itself. */
export function createPopup(onClosed: () => void): Popup & { blockNext(): void } {
  let handle: Window | null = null;
  let timer = 0;
  let isBlocked = false;

  // `block-popup` has to look like a blocker to whoever watches `window.open`, so it sits underneath them all.
  const open = window.open.bind(window);
  window.open = (...args) => {
    if (!isBlocked) return open(...args);
    isBlocked = false;
    return null;
  };

  function watch(): void {
    if (!handle?.closed) return;
    clearInterval(timer);
    handle = null;
    // Also after a normal end: the real one never stops watching by itself.
    onClosed();
  }

  return {
    blockNext() {
      isBlocked = true;
    },
    open() {
      clearInterval(timer);
      handle = window.open('about:blank', 'daou', 'width=480,height=720,left=150,top=150,resizable=yes,scrollbars=yes');
      if (handle) timer = window.setInterval(watch, 50);
      return handle !== null;
    },
    close() {
      handle?.close();
    },
    isOpen: () => handle !== null && !handle.closed,
  };
}
