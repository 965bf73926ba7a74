import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedInstallment,
  installmentOptions,
  installmentsClosedBecause,
  isInstallmentAllowed,
} from '../../src/rules/installment-rules.ts';

const BELOW = 49_999;
const AT = 50_000;
const ABOVE = 1_000_000;
const TO_TWELVE = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function monthsOf(amount: number, cardQuota: readonly number[] | undefined): number[] {
  return installmentOptions({ amount, cardQuota }).map(({ months }) => months);
}

const quotas = fc.option(fc.array(fc.integer({ min: -3, max: 40 }), { maxLength: 6 }), { nil: undefined });

describe('installmentOptions', () => {
  it.each<[number[] | undefined, number, number[]]>([
    [undefined, BELOW, [0]],
    [undefined, AT, TO_TWELVE],
    [undefined, ABOVE, TO_TWELVE],
    [[], BELOW, [0]],
    [[], AT, [0]],
    [[], ABOVE, [0]],
    [[3], BELOW, [0]],
    [[3], AT, [0, 2, 3]],
    [[3], ABOVE, [0, 2, 3]],
    [[2, 3, 4, 5, 6], BELOW, [0]],
    [[2, 3, 4, 5, 6], AT, [0, 2, 3, 4, 5, 6]],
    [[2, 3, 4, 5, 6], ABOVE, [0, 2, 3, 4, 5, 6]],
    [[2, 6], BELOW, [0]],
    [[2, 6], AT, [0, 2, 6]],
    [[2, 6], ABOVE, [0, 2, 6]],
  ])('cardQuota %j at %i won offers %j', (cardQuota, amount, expected) => {
    expect(monthsOf(amount, cardQuota)).toEqual(expected);
  });

  it.each<[string, number[], number[]]>([
    ['sorts and drops repetitions', [6, 2, 6], [0, 2, 6]],
    ['reads a repeated number as one, so as a bound', [3, 3], [0, 2, 3]],
    ['ignores what is no number of months', [0, 1, 2.5, -3, Number.NaN, 4, 5], [0, 4, 5]],
    ['does not run to a bound that cannot be', [1e9], [0]],
  ])('%s', (_name, cardQuota, expected) => {
    expect(monthsOf(ABOVE, cardQuota)).toEqual(expected);
  });

  it('gives whole won and puts the remainder on the first month', () => {
    expect(installmentOptions({ amount: 64_900, cardQuota: [3] })).toEqual([
      { months: 0 },
      { months: 2, monthly: 32_450 },
      { months: 3, monthly: 21_633, firstMonth: 21_634 },
    ]);
  });

  it('narrows to the months an issuer takes', () => {
    const options = installmentOptions({ amount: ABOVE, cardQuota: [6], issuerMonths: [0, 3, 6, 12] });
    expect(options.map(({ months }) => months)).toEqual([0, 3, 6]);
  });

  it.each([Number.NaN, -60_000, 60_000.5, '64900' as unknown as number])(
    'offers no months for %s, which is no amount',
    (amount) => {
      expect(monthsOf(amount, undefined)).toEqual([0]);
    },
  );

  it('begins with a lump sum, is sorted, and adds up to the amount, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), quotas, (amount, cardQuota) => {
        const [first, ...rest] = installmentOptions({ amount, cardQuota });
        expect(first).toEqual({ months: 0 });
        const months = rest.map((option) => option.months);
        expect(months).toEqual([...new Set(months)].sort((a, b) => a - b));
        for (const { months: n, monthly = 0, firstMonth = monthly } of rest) {
          expect(n).toBeGreaterThanOrEqual(2);
          expect(firstMonth + (n - 1) * monthly).toBe(amount);
          expect(Number.isInteger(monthly)).toBe(true);
          expect(firstMonth - monthly).toBeGreaterThanOrEqual(0);
          expect(firstMonth - monthly).toBeLessThan(n);
        }
      }),
    );
  });

  it('never offers months below 50,000 won, whatever the shop allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: BELOW }), quotas, (amount, cardQuota) => {
        expect(installmentOptions({ amount, cardQuota })).toEqual([{ months: 0 }]);
      }),
    );
  });
});

describe('allowedInstallment', () => {
  it.each<[number, number[] | undefined, number, number]>([
    [ABOVE, undefined, 12, 12],
    [ABOVE, undefined, 13, 0],
    [ABOVE, [3], 2, 2],
    [ABOVE, [2, 6], 3, 0],
    [ABOVE, [2, 36], 36, 36],
    [ABOVE, [2, 37], 37, 0],
    [BELOW, [2, 6], 6, 0],
    [ABOVE, [], 2, 0],
    [ABOVE, undefined, 0, 0],
    [ABOVE, undefined, 1, 0],
  ])('%i won, cardQuota %j, %i months: %i', (amount, cardQuota, months, expected) => {
    expect(allowedInstallment({ amount, cardQuota, months })).toBe(expected);
    expect(isInstallmentAllowed({ amount, cardQuota, months })).toBe(expected === months);
  });
});

describe('installmentsClosedBecause', () => {
  it.each<[number, number[] | undefined, 'below-minimum' | 'shop' | null]>([
    [BELOW, undefined, 'below-minimum'],
    [BELOW, [3], 'below-minimum'],
    [BELOW, [], 'shop'],
    [AT, [], 'shop'],
    [AT, undefined, null],
    [AT, [3], null],
  ])('%i won, cardQuota %j: %s', (amount, cardQuota, expected) => {
    expect(installmentsClosedBecause({ amount, cardQuota })).toBe(expected);
  });
});
