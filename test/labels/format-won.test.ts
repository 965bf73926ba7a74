import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLabels } from '../../src/labels/create-labels.ts';
import { formatWon } from '../../src/labels/format-won.ts';
import { en } from '../../src/locales/en.ts';

const korean = createLabels();
const english = createLabels(en);

describe('formatWon', () => {
  it.each([
    [0, '0원', '₩0'],
    [999, '999원', '₩999'],
    [1000, '1,000원', '₩1,000'],
    [64_900, '64,900원', '₩64,900'],
    [1_234_567, '1,234,567원', '₩1,234,567'],
    [-3000, '\u22123,000원', '\u2212₩3,000'],
  ])('%i is %s or %s', (amount, ko, en) => {
    expect(formatWon(amount, korean)).toBe(ko);
    expect(formatWon(amount, english)).toBe(en);
  });

  it('is written as the shop’s label says', () => {
    expect(formatWon(-3000, createLabels(en, { wonAmount: 'KRW\u00a0{amount}' }))).toBe('\u2212KRW\u00a03,000');
  });

  it('groups digits as Intl does, without depending on it', () => {
    const format = new Intl.NumberFormat('ko-KR');
    fc.assert(
      fc.property(fc.nat(), (amount) => {
        expect(formatWon(amount, korean)).toBe(`${format.format(amount)}원`);
      }),
    );
  });
});
