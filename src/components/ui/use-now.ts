'use client';

import { useSyncExternalStore } from 'react';

/** Unix seconds, once a second; null on the server and until the page is interactive, so that both print the same. */
export function useNow(): number | null {
  return useSyncExternalStore(everySecond, seconds, unknown);
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
