import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWon, isWon } from '../../src/rules/money.ts';

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

describe('formatWon', () => {
  it.each([
    [0, '0원', '₩0'],
    [999, '999원', '₩999'],
    [1000, '1,000원', '₩1,000'],
    [64_900, '64,900원', '₩64,900'],
    [1_234_567, '1,234,567원', '₩1,234,567'],
    [-3000, '\u22123,000원', '\u2212₩3,000'],
  ])('%i is %s or %s', (amount, ko, en) => {
    expect(formatWon(amount, 'ko')).toBe(ko);
    expect(formatWon(amount, 'en')).toBe(en);
  });

  it('groups digits as Intl does, without depending on it', () => {
    const format = new Intl.NumberFormat('ko-KR');
    fc.assert(
      fc.property(fc.nat(), (amount) => {
        expect(formatWon(amount, 'ko')).toBe(`${format.format(amount)}원`);
      }),
    );
  });
});
