import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { verdictSchema } from '../../schema/verdict.ts';
import type { ChargeOutcome } from '../session/charge-session.ts';
import { type Answer, callEndpoint, isRefused, NOT_CHARGED } from './call-endpoint.ts';

/** Sends a charge to a route of `createCheckoutHandlers`: `card-payments` or `billing-keys/pay`. Never rejects. */
export async function chargeAt(endpoint: string, path: string, body: object): Promise<ChargeOutcome> {
  const answer = await callEndpoint(endpoint, path, { method: 'POST', body });
  if (isRefused(answer)) return { kind: 'refused', failure: failureOf(answer) };
  if (answer.kind !== 'answered') return { kind: 'lost' };
  const parsed = verdictSchema.safeParse(answer.body);
  return parsed.success ? { kind: 'verdict', verdict: parsed.data } : { kind: 'lost' };
}

/** What the shopper could mend by trying again is `other`; the rest is the shop's. */
export function failureOf({ status, code }: Extract<Answer, { kind: 'problem' }>): PaymentFailure {
  if (code === NOT_CHARGED) return { code: 'not-charged', raw: { code } };
  const mendable = status === 400 || status === 401 || status === 422;
  return { code: mendable ? 'other' : 'shop-setting', raw: { code } };
}
