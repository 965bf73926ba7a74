/** A number between 0 and 1, so that many servers do not knock at the same moment. */
type Random = () => number;

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 4_000;

/**
 * Gives `run` a signal that aborts after `milliseconds`, and takes the timer away when it ends.
 * (`AbortSignal.timeout` would keep its timer, and a process, alive.)
 */
export async function withDeadline<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Settles with `promise`, or rejects with `onAbort()` when the signal comes first. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal, onAbort: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(onAbort());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Milliseconds before try number `tried + 1`: doubled each time, and spread over its upper half. */
export function backoff(tried: number, random: Random = Math.random): number {
  return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tried) * (0.5 + random() / 2);
}

/** Waits; false when the signal aborted the wait. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const abort = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve(true);
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
