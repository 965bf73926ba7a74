import { isRetryable } from '../../errors/payment-failure.ts';
import { type Conclusion, INITIAL_STATE, type PaymentEvent, paymentReducer } from '../machine/payment-reducer.ts';
import { isSettled, type OpenElsewhere, type PaymentState, type SettledState } from '../machine/payment-state.ts';

/** What a component reads: replaced as a whole on each change. */
export interface SessionSnapshot {
  /** Without the preparation of the next attempt, which `withPreparation` adds at render. */
  state: PaymentState;
  /** Number of the attempt that is being prepared or paid; 0 before the session has started. */
  attempt: number;
  /** Counts presses on "try again" after something could not be prepared. */
  generation: number;
  /** The server reported the status of the order, or gave none in time: another payment may start. */
  isChecked: boolean;
  /** Why nothing can be paid here now. */
  elsewhere: OpenElsewhere | null;
}

export const INITIAL_SNAPSHOT: SessionSnapshot = {
  state: INITIAL_STATE,
  attempt: 0,
  generation: 0,
  isChecked: false,
  elsewhere: null,
};

/** Holds the state of one payment session. */
export class SessionStore {
  #snapshot = INITIAL_SNAPSHOT;
  readonly #listeners = new Set<() => void>();

  readonly read = (): SessionSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  update(change: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  /** @param from the state the event applies to, where it is not the stored one */
  dispatch(event: PaymentEvent, from = this.#snapshot.state): void {
    const state = paymentReducer(from, event);
    if (state !== this.#snapshot.state) this.update({ state });
  }

  /** Applies the conclusion on the current attempt, and counts a new attempt where one may follow. */
  conclude(conclusion: Conclusion): void {
    const { state: before, attempt } = this.#snapshot;
    const state = paymentReducer(before, { type: 'concluded', conclusion });
    if (state === before) return;
    // The next attempt gets a number of its own, and its order is fetched before the button is live again.
    const mayFollow = state.status === 'cancelled' || (state.status === 'failed' && isRetryable(state.failure));
    this.update({ state, attempt: attempt + (mayFollow ? 1 : 0) });
  }

  /** The attempt is unknown to the server; its number is used up all the same. */
  drop(merchantUid: string): void {
    const { state: before, attempt } = this.#snapshot;
    const state = paymentReducer(before, { type: 'dropped', merchantUid });
    if (state !== before) this.update({ state, attempt: attempt + 1 });
  }

  /** Resolves with the next state the payment settles in. */
  settled(): Promise<SettledState> {
    const { state: before } = this.#snapshot;
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe(() => {
        const { state } = this.#snapshot;
        if (state === before || !isSettled(state)) return;
        unsubscribe();
        resolve(state);
      });
    });
  }

  /** Prepares another attempt, under a new number where this one's was used. */
  reset(): void {
    const { status } = this.#snapshot.state;
    const isUsed = status === 'paid' || status === 'awaiting-deposit';
    this.dispatch({ type: 'reset' });
    const { attempt, generation } = this.#snapshot;
    this.update({ generation: generation + 1, attempt: attempt + (isUsed ? 1 : 0) });
  }
}
