import type { PaymentFailure } from '../errors/payment-failure.ts';
import { failureKey } from './label-keys.ts';
import type { Label } from './labels.ts';

/** The sentence for the shopper: what happened, then what to do. Never the raw text of a bank. */
export function failureLabel(failure: Pick<PaymentFailure, 'code'>, label: Label): string {
  return label(failureKey(failure.code));
}
