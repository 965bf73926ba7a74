'use client';

import { useCallback, useRef, useState } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * A request to the shop's server that runs once at a time, and its newest state. No money moves by it.
 *
 * @returns the state, and what sends the request: a second call before the end joins the first.
 */
export function useSingleRequest<Input, State extends { status: string }>(
  ready: State,
  running: State,
  send: (input: Input) => Promise<State>,
): [state: State, run: (input: Input) => Promise<State>] {
  const [state, setState] = useState(ready);
  const pending = useRef<Promise<State> | null>(null);
  const latest = useLatest(send);
  const run = useCallback(
    (input: Input) => {
      if (pending.current) return pending.current;
      setState(running);
      const request = latest.current(input).finally(() => {
        pending.current = null;
      });
      pending.current = request;
      void request.then(setState);
      return request;
    },
    [latest, running],
  );
  return [state, run];
}
