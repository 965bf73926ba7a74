import type { LabelKey } from '../../labels/labels.ts';
import type { PayMethod } from '../../rules/pay-method-traits.ts';

/** Label keys of the methods' names. */
export const METHOD_NAMES = {
  card: 'methodCard',
  trans: 'methodTrans',
  vbank: 'methodVbank',
  kakaopay: 'methodKakaopay',
  naverpay: 'methodNaverpay',
  payco: 'methodPayco',
  samsung: 'methodSamsung',
  applepay: 'methodApplepay',
  phone: 'methodPhone',
  cultureland: 'methodCultureland',
  smartculture: 'methodSmartculture',
  booknlife: 'methodBooknlife',
} as const satisfies Record<PayMethod, LabelKey>;

/** What happens with a method whose name alone does not say it. */
export const METHOD_HINTS: Partial<Record<PayMethod, LabelKey & `method${string}Hint`>> = {
  trans: 'methodTransHint',
  vbank: 'methodVbankHint',
};
