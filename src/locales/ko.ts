import { cardsKo } from '../labels/cards-ko.ts';
import { checkoutKo } from '../labels/checkout-ko.ts';
import type { Locale } from '../labels/labels.ts';

/** Korean. It is built in: only a page that switches between languages needs to import it. */
export const ko: Locale = Object.freeze({
  code: 'ko',
  month: 'numeric',
  labels: Object.freeze({ ...checkoutKo, ...cardsKo }),
});
