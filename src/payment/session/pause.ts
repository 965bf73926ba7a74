export interface Pause {
  wait(milliseconds: number): Promise<void>;
  /** Ends the current wait. */
  end(): void;
}

/** A pause that ends early when `end` is called or `signal` aborts. */
export function createPause(signal: AbortSignal): Pause {
  let wake: () => void = () => {};
  const end = () => wake();
  signal.addEventListener('abort', end);
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
