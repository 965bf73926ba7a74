import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Order } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentState } from './payment-state.ts';

/** What follows from the server's answer together with how the window ended. */
export type Conclusion =
  | Extract<Verdict, { status: 'paid' | 'awaiting-deposit' }>
  | { status: 'cancelled'; merchantUid: string; open?: true }
  | { status: 'failed'; merchantUid: string; open?: true; failure: PaymentFailure };

export type PaymentEvent =
  /** SDK and order are loaded. */
  | { type: 'prepared'; order: Order }
  /** One of them is loading. */
  | { type: 'unprepared' }
  | { type: 'prepare-failed'; failure: PaymentFailure }
  | { type: 'pay'; order: Order }
  /** The window of this order is open: another component opened it. */
  | { type: 'rejoin'; order: Order }
  /** The window is closed, a charge was sent, or an earlier attempt is resumed: the server verifies it. */
  | { type: 'verify'; merchantUid: string; impUid?: string }
  | { type: 'concluded'; conclusion: Conclusion }
  /** The server reports on an attempt of this order that the state is not waiting for. */
  | { type: 'found'; conclusion: Conclusion; elsewhere: boolean }
  | { type: 'unconfirmed' }
  /** The server does not know the attempt that was resumed: prepare another. */
  | { type: 'dropped'; merchantUid: string }
  | { type: 'reset' };

export const INITIAL_STATE: PaymentState = { status: 'preparing' };

/** Pure: (state, event) → state. An event that does not apply to a state returns it unchanged. */
export function paymentReducer(state: PaymentState, event: PaymentEvent): PaymentState {
  switch (event.type) {
    case 'prepared':
      return prepared(state, event.order);
    case 'unprepared':
      return unprepared(state);
    case 'prepare-failed':
      return state.status === 'preparing' || state.status === 'ready' || isOver(state)
        ? { status: 'failed', failure: event.failure, next: null }
        : state;
    case 'pay':
      return state.status === 'ready' || isOver(state) ? { status: 'paying', order: event.order } : state;
    case 'rejoin':
      return isWaiting(state) || state.status === 'preparing' ? { status: 'paying', order: event.order } : state;
    case 'verify':
      return verifying(state, event);
    case 'concluded':
      return concluded(state, event.conclusion);
    case 'found':
      return found(state, event);
    case 'unconfirmed':
      return state.status === 'verifying' ? { ...state, status: 'unconfirmed' } : state;
    case 'dropped':
      return isWaiting(state) && state.merchantUid === event.merchantUid ? INITIAL_STATE : state;
    case 'reset':
      return isOver(state) || state.status === 'awaiting-deposit' || state.status === 'paid' ? INITIAL_STATE : state;
  }
}

/** An attempt ended without money: another may follow. */
function isOver(state: PaymentState): state is Extract<PaymentState, { status: 'cancelled' | 'failed' }> {
  return state.status === 'cancelled' || state.status === 'failed';
}

function isWaiting(state: PaymentState): state is Extract<PaymentState, { status: 'verifying' | 'unconfirmed' }> {
  return state.status === 'verifying' || state.status === 'unconfirmed';
}

function prepared(state: PaymentState, order: Order): PaymentState {
  if (state.status === 'preparing') return { status: 'ready', order };
  if (state.status === 'ready') return state.order === order ? state : { status: 'ready', order };
  // A failed preparation is replaced by one that worked; a declined payment stays visible.
  if (state.status === 'failed' && state.merchantUid === undefined) return { status: 'ready', order };
  if (isOver(state)) return state.next === order ? state : { ...state, next: order };
  return state;
}

function unprepared(state: PaymentState): PaymentState {
  if (state.status === 'ready') return INITIAL_STATE;
  return isOver(state) && state.next !== null ? { ...state, next: null } : state;
}

function verifying(
  state: PaymentState,
  { merchantUid, impUid }: Extract<PaymentEvent, { type: 'verify' }>,
): PaymentState {
  if (state.status === 'paid' || state.status === 'awaiting-deposit') return state;
  return { status: 'verifying', merchantUid, ...(impUid ? { impUid } : {}) };
}

function concluded(state: PaymentState, conclusion: Conclusion): PaymentState {
  // A late answer about another attempt must not change this one.
  if (!(isWaiting(state) || state.status === 'awaiting-deposit') || state.merchantUid !== conclusion.merchantUid)
    return state;
  if (conclusion.status === 'paid' || conclusion.status === 'awaiting-deposit') return conclusion;
  return { ...conclusion, next: null };
}

/**
 * A payment counts more than anything but another payment. An account that waits for its deposit does not interrupt an
 * attempt that is under way, and a refusal only replaces the silence about that same attempt.
 */
function found(state: PaymentState, { conclusion, elsewhere }: Extract<PaymentEvent, { type: 'found' }>): PaymentState {
  const isIdle = state.status === 'preparing' || state.status === 'ready' || isOver(state);
  switch (conclusion.status) {
    case 'paid':
      if (state.status === 'paid') return state;
      return elsewhere ? { ...conclusion, elsewhere } : conclusion;
    case 'awaiting-deposit':
      return isIdle ? conclusion : state;
    case 'cancelled':
    case 'failed':
      if (!isOver(state) || state.merchantUid !== conclusion.merchantUid) return state;
      // A window got as far as the PG after the page reported that no money moved. The failure that is shown stays.
      if (conclusion.open) return state.open ? state : { ...state, open: true };
      if (!state.open && conclusion.status === 'cancelled') return state;
      return { ...conclusion, next: state.next };
  }
}
