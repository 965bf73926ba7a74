export interface Pause {
  wait(milliseconds: number): Promise<void>;
  /** Ends the current wait. */
  end(): void;
}

/** A pause that ends early when `end` is called, when the connection is back, or when `signal` aborts. */
export function createPause(signal: AbortSignal): Pause {
  let wake: () => void = () => {};
  const end = () => wake();
  window.addEventListener('online', end);
  signal.addEventListener('abort', () => {
    window.removeEventListener('online', end);
    end();
  });
  return {
    end,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const timer = setTimeout(() => wake(), milliseconds);
        wake = () => {
          clearTimeout(timer);
          wake = () => {};
          resolve();
        };
      }),
  };
}
