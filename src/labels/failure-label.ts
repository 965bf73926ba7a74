import type { PaymentFailure, PaymentFailureCode } from '../errors/payment-failure.ts';
import type { Label } from './labels.ts';

const KEYS = {
  declined: 'failDeclined',
  'over-limit': 'failLimit',
  'insufficient-balance': 'failBalance',
  'popup-blocked': 'failPopup',
  'in-app-browser': 'failInapp',
  'not-prepared': 'failLoad',
  offline: 'failOffline',
  'amount-mismatch': 'failAmount',
  'already-paid': 'failTwice',
  'shop-setting': 'failShop',
  'not-charged': 'failNotCharged',
  other: 'failOther',
} as const satisfies Record<PaymentFailureCode, string>;

/** What the shopper reads about a failure: what happened, then the way on. Never the raw text of a bank. */
export function failureLabel(failure: Pick<PaymentFailure, 'code'>, label: Label): string {
  return label(KEYS[failure.code]);
}
