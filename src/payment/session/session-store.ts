import { isRetryable } from '../../errors/payment-failure.ts';
import { type Conclusion, INITIAL_STATE, type PaymentEvent, paymentReducer } from '../machine/payment-reducer.ts';
import { isSettled, type PaymentState, type SettledState } from '../machine/payment-state.ts';

/** What a component sees: replaced as a whole whenever something changes. */
export interface SessionSnapshot {
  state: PaymentState;
  /** Number of the attempt that is being prepared or paid; 0 before the page knows. */
  attempt: number;
  /** Counts presses on "try again" after something could not be prepared. */
  generation: number;
}

export const INITIAL_SNAPSHOT: SessionSnapshot = { state: INITIAL_STATE, attempt: 0, generation: 0 };

/** Holds the state of one part that pays, whichever way it pays. */
export interface SessionStore {
  read(): SessionSnapshot;
  subscribe(listener: () => void): () => void;
  update(change: Partial<SessionSnapshot>): void;
  dispatch(event: PaymentEvent): void;
  /** Takes what the server concluded, and counts a new attempt where one may follow. False when it changed nothing. */
  conclude(conclusion: Conclusion): boolean;
  /** The next state it comes to rest in. */
  settled(): Promise<SettledState>;
  /** Prepares another attempt; it has a number of its own where this one's was used up. */
  reset(): void;
}

export function createSessionStore(): SessionStore {
  let snapshot = INITIAL_SNAPSHOT;
  const listeners = new Set<() => void>();

  function update(change: Partial<SessionSnapshot>) {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  }

  function dispatch(event: PaymentEvent) {
    const state = paymentReducer(snapshot.state, event);
    if (state !== snapshot.state) update({ state });
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  return {
    read: () => snapshot,
    subscribe,
    update,
    dispatch,
    conclude(conclusion) {
      const state = paymentReducer(snapshot.state, { type: 'concluded', conclusion });
      if (state === snapshot.state) return false;
      // The next try gets an order of its own, asked for before the button is live again.
      const again = state.status === 'cancelled' || (state.status === 'failed' && isRetryable(state.failure));
      update({ state, attempt: snapshot.attempt + (again ? 1 : 0) });
      return true;
    },
    settled: () =>
      new Promise((resolve) => {
        const before = snapshot.state;
        const unsubscribe = subscribe(() => {
          const { state } = snapshot;
          if (state === before || !isSettled(state)) return;
          unsubscribe();
          resolve(state);
        });
      }),
    reset() {
      const used = snapshot.state.status === 'paid' || snapshot.state.status === 'awaiting-deposit';
      dispatch({ type: 'reset' });
      update({ generation: snapshot.generation + 1, attempt: snapshot.attempt + (used ? 1 : 0) });
    },
  };
}
