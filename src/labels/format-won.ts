import type { Label } from './labels.ts';

/**
 * @param amount won; may be negative (a discount).
 * @returns `64,900원`, `₩64,900`; a minus is U+2212, as wide as the digits beside it.
 */
export function formatWon(amount: number, label: Label): string {
  const minus = amount < 0 ? '\u2212' : '';
  // Grouped here and not by Intl: the server and every browser must print the same characters.
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(?:\d{3}){1,5}$)/g, ',');
  return `${minus}${label('wonAmount', { amount: digits })}`;
}
