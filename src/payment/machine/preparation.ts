import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Order } from '../../schema/order.ts';
import { paymentReducer } from './payment-reducer.ts';
import type { OpenElsewhere, PaymentState } from './payment-state.ts';

/** What one render knows of the next attempt: its order, what prevents it, or neither while something is loading. */
export interface Preparation {
  order: Order | null;
  problem: PaymentFailure | null;
  /** Another payment of this order is open in this browser. */
  elsewhere?: OpenElsewhere | null | undefined;
}

/**
 * The state of a session together with what is prepared for its next attempt. The two are combined when they are read
 * and never stored, so that the amount in the state is always that of the order.
 */
export function withPreparation(state: PaymentState, { order, problem, elsewhere }: Preparation): PaymentState {
  const isIdle = state.status === 'preparing' || state.status === 'cancelled' || state.status === 'failed';
  if (elsewhere && isIdle) return { status: 'preparing', elsewhere };
  if (problem) return paymentReducer(state, { type: 'prepare-failed', failure: problem });
  return paymentReducer(state, order ? { type: 'prepared', order } : { type: 'unprepared' });
}
