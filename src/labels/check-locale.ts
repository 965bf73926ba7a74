import { CheckoutError } from '../errors/checkout-error.ts';
import { isDevelopment } from '../errors/warn.ts';
import type { Locale } from './labels.ts';

const EXAMPLE = "import { en } from 'kiwoom-checkout/locales/en' and locale={en}";

/**
 * Refuses the name of a language in place of the language itself. In production Korean is shown instead: a checkout in
 * another language is better than none.
 *
 * @throws {CheckoutError} `locale-not-imported`, in development.
 */
export function checkLocale(locale: Locale | undefined): Locale | undefined {
  const given: unknown = locale;
  if (given === undefined || (typeof given === 'object' && given !== null && 'labels' in given)) return locale;
  if (isDevelopment())
    throw new CheckoutError('locale-not-imported', {
      received: JSON.stringify(given) ?? typeof given,
      example: EXAMPLE,
    });
  return undefined;
}
