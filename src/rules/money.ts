/** Is this a payable amount: a whole number of won above 0? A numeric string is not. */
export function isWon(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
