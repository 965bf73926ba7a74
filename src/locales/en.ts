import { cardsEn } from '../labels/cards-en.ts';
import { checkoutEn } from '../labels/checkout-en.ts';
import type { Locale } from '../labels/labels.ts';

/** English, for `locale={en}`. */
export const en: Locale = Object.freeze({
  code: 'en',
  month: 'short',
  labels: Object.freeze({ ...checkoutEn, ...cardsEn }),
});
