import { CARD_WORDS } from './card-words.ts';
import { type Label, type Locale, labelsFrom, type OwnLabels } from './labels.ts';

/**
 * Every word of one language, with the shop's own in place of some.
 *
 * @example createLabels('ko', { payButton: ({ amount }) => `${amount} 결제` })('payButton', { amount: '64,900원' })
 */
export function createLabels(locale: Locale, own: OwnLabels = {}): Label {
  return labelsFrom(locale, own, CARD_WORDS);
}
