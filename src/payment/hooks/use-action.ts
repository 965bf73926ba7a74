'use client';

import { useCallback, useRef, useState } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * Something that is sent to the shop's server once at a time, and what became of it. No money moves by it.
 *
 * @returns the newest state, and what runs the action: a second call while one is running joins it.
 */
export function useAction<Input, State extends { status: string }>(
  ready: State,
  running: State,
  action: (input: Input) => Promise<State>,
): [state: State, run: (input: Input) => Promise<State>] {
  const [state, setState] = useState(ready);
  const current = useRef<Promise<State> | null>(null);
  const start = (input: Input) => {
    setState(running);
    const run = action(input).finally(() => {
      current.current = null;
    });
    current.current = run;
    void run.then(setState);
    return run;
  };
  const latest = useLatest(start);
  const run = useCallback((input: Input) => current.current ?? latest.current(input), [latest]);
  return [state, run];
}
