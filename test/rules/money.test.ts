import { describe, expect, it } from 'vitest';
import { isWon } from '../../src/rules/money.ts';

describe('isWon', () => {
  it.each<[unknown, boolean]>([
    [1, true],
    [64_900, true],
    [0, false],
    [-1, false],
    [0.5, false],
    ['64900', false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    [2 ** 53, false],
    [undefined, false],
  ])('%j: %s', (value, expected) => {
    expect(isWon(value)).toBe(expected);
  });
});
