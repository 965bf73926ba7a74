import { PAYMENT_FAILURE_CODES, type PaymentFailure } from '../errors/payment-failure.ts';
import { failureKey } from './label-keys.ts';
import type { Label } from './labels.ts';

/** The sentence for the shopper: what happened, then what to do. Never the raw text of a bank. */
export function failureLabel(failure: Pick<PaymentFailure, 'code' | 'retryAfter'>, label: Label): string {
  // `verify` of a shop may answer a code that this version does not know.
  const code = PAYMENT_FAILURE_CODES.find((known) => known === failure.code) ?? 'other';
  if (code === 'too-many-refusals') return label(failureKey(code), { n: minutesOf(failure.retryAfter) });
  return label(failureKey(code));
}

const DEFAULT_WAIT_S = 3_600;

/** Seconds as whole minutes, at least one. */
function minutesOf(seconds = DEFAULT_WAIT_S): number {
  return Math.max(1, Math.ceil(seconds / 60));
}
