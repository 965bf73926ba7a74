'use client';

import { useCallback, useRef } from 'react';

/** Runs one task at a time; a call while one is pending does nothing. Two presses can come before the next render. */
export function useOneAtATime(): (task: () => Promise<unknown>) => void {
  const isPending = useRef(false);
  return useCallback((task) => {
    if (isPending.current) return;
    isPending.current = true;
    void task().finally(() => {
      isPending.current = false;
    });
  }, []);
}
