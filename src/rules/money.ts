/** Is this an amount that can be paid: a whole number of won above 0? A numeric string is not. */
export function isWon(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/**
 * @param amount won; may be negative (a discount).
 * @returns `64,900원`, `₩64,900`; a minus is U+2212, as wide as the digits beside it.
 */
export function formatWon(amount: number, locale: 'ko' | 'en'): string {
  const minus = amount < 0 ? '\u2212' : '';
  // Grouped here and not by Intl: the server and every browser must print the same characters.
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, ',');
  return locale === 'ko' ? `${minus}${digits}원` : `${minus}₩${digits}`;
}
