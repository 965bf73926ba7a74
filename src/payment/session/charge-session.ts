import { CheckoutError } from '../../errors/checkout-error.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Order } from '../../schema/order.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { isOffline } from '../../sdk/device.ts';
import { endCharge, keepCharge, readCharge } from '../attempts/charge-attempt.ts';
import { conclude } from '../machine/conclude.ts';
import type { Conclusion, PaymentEvent } from '../machine/payment-reducer.ts';
import { payableOrder, type SettledState } from '../machine/payment-state.ts';
import { createSessionStore, type SessionSnapshot } from './session-store.ts';
import { startVerification, type Verification, type Verify } from './verification.ts';

/** What one charge came to: a verdict, a refusal before anything was charged, or silence. */
export type ChargeOutcome =
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'refused'; failure: PaymentFailure }
  | { kind: 'lost' };

/** Sends the charge of this order, once. Never rejects with anything of a card in it; a rejection counts as silence. */
export type SendCharge = (order: Order) => Promise<ChargeOutcome>;

export interface ChargeSession {
  read(): SessionSnapshot;
  subscribe(listener: () => void): () => void;
  dispatch(event: PaymentEvent): void;
  /** Picks up a charge of this page whose end nobody has seen. */
  start(getVerify: () => Verify): () => void;
  /** Charges in this very tick. A second call joins the first and sends nothing. */
  charge(send: SendCharge): Promise<SettledState>;
  checkNow(): void;
  reset(): void;
}

/**
 * Payments without a window: one charge at a time, sent once, and the questions to the server when its answer is lost.
 * The states are those of `usePayment`, without `paying`. Only the server's word leads to `paid` or `failed`.
 */
export function createChargeSession(): ChargeSession {
  const store = createSessionStore();
  const { read, dispatch } = store;
  let getVerify: (() => Verify) | null = null;
  let verification: Verification | null = null;
  let charging: Promise<SettledState> | null = null;
  /** Asks until the server knows. "Nothing paid so far" concludes nothing: the charge may still be on its way. */
  function ask(merchantUid: string) {
    const verify = getVerify;
    if (!verify) return;
    verification?.stop();
    verification = startVerification({
      merchantUid,
      ending: { kind: 'answered' },
      verify: (...args) => verify()(...args),
      onConclusion: settle,
      onUnconfirmed: () => dispatch({ type: 'unconfirmed' }),
    });
  }

  function settle(conclusion: Conclusion) {
    endCharge(conclusion.merchantUid);
    store.conclude(conclusion);
  }

  function charge(send: SendCharge): Promise<SettledState> {
    if (charging) return charging;
    const order = payableOrder(read().state);
    if (!order) return Promise.reject(new CheckoutError('not-ready', { status: read().state.status }));
    const { merchantUid } = order;
    // Taken before anything else can run: the other clicks of this tick find it.
    charging = store.settled().finally(() => {
      charging = null;
    });
    const result = charging;
    const offline = isOffline();
    if (!offline) keepCharge({ merchantUid, attempt: read().attempt, over: false });
    dispatch({ type: 'ask', merchantUid });
    // Nothing can have left a machine that knows itself to be offline.
    if (offline) settle({ status: 'failed', merchantUid, failure: { code: 'offline' } });
    else void run(merchantUid, send(order));
    return result;
  }

  async function run(merchantUid: string, sent: Promise<ChargeOutcome>) {
    const outcome = await sent.catch((): ChargeOutcome => ({ kind: 'lost' }));
    const conclusion = concludeCharge(merchantUid, outcome);
    if (conclusion) settle(conclusion);
    // Gone by now: the next part on this page finds the attempt and asks.
    else if (getVerify) ask(merchantUid);
  }

  function start(verify: () => Verify) {
    getVerify = verify;
    const kept = readCharge();
    if (read().attempt === 0) store.update({ attempt: kept && !kept.over ? kept.attempt : (kept?.attempt ?? 0) + 1 });
    const { state } = read();
    if (kept && !kept.over && state.status === 'preparing') dispatch({ type: 'ask', merchantUid: kept.merchantUid });
    const asked = read().state;
    if (!charging && (asked.status === 'verifying' || asked.status === 'unconfirmed')) ask(asked.merchantUid);
    return stop;
  }

  function stop() {
    verification?.stop();
    verification = null;
    getVerify = null;
  }

  return {
    read,
    subscribe: store.subscribe,
    dispatch,
    start,
    charge,
    checkNow: () => verification?.checkNow(),
    reset: store.reset,
  };
}

/** Null while it is not known. */
function concludeCharge(merchantUid: string, outcome: ChargeOutcome): Conclusion | null {
  switch (outcome.kind) {
    case 'verdict':
      // An answer about another order says nothing about this one.
      return outcome.verdict.merchantUid === merchantUid ? conclude(outcome.verdict, { kind: 'answered' }, 0) : null;
    case 'refused':
      return { status: 'failed', merchantUid, failure: outcome.failure };
    case 'lost':
      return null;
    default:
      return outcome satisfies never;
  }
}
