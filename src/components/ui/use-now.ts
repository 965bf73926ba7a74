'use client';

import { useSyncExternalStore } from 'react';

/**
 * Unix seconds, once a second; null on the server and until the page is interactive, so that both print the same.
 *
 * @param behind seconds by which the clock of the device is behind
 */
export function useNow(behind = 0): number | null {
  const now = useSyncExternalStore(everySecond, seconds, unknown);
  return now === null ? null : now + behind;
}

function everySecond(tick: () => void) {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function unknown(): null {
  return null;
}
