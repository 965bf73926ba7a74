import { cardsKo } from './cards-ko.ts';
import type { Label, Locale, OwnLabels } from './labels.ts';
import { labelsFrom } from './labels-from.ts';

/**
 * Every label of one language, some of them replaced by the shop's own.
 *
 * @param locale Korean without one.
 * @throws {CheckoutError} `locale-not-imported`, in development.
 *
 * @example
 * import { en } from 'kiwoom-checkout/locales/en';
 * createLabels(en, { payButton: ({ amount }) => `Pay ${amount} now` })('payButton', { amount: '₩64,900' });
 */
export function createLabels(locale?: Locale | undefined, own: OwnLabels = {}): Label {
  return labelsFrom(locale, own, cardsKo);
}
