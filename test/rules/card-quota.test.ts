import { describe, expect, it } from 'vitest';
import { type CardInstallmentParams, cardInstallmentParams, widensChoice } from '../../src/rules/card-quota.ts';

type Row = [string, Parameters<typeof cardInstallmentParams>[0], CardInstallmentParams];

const display = (...months: number[]): CardInstallmentParams => ({ display: { card_quota: months } });
const direct = (code: string, quota?: number): CardInstallmentParams => ({
  card: { direct: { code, ...(quota === undefined ? {} : { quota }) } },
});

describe('cardInstallmentParams', () => {
  it.each<Row>([
    ['a lump sum', { amount: 64_900, installment: 0 }, display()],
    ['months up to the one chosen', { amount: 64_900, installment: 3 }, display(2, 3)],
    ['months under a bound', { amount: 64_900, cardQuota: [6], installment: 6 }, display(2, 3, 4, 5, 6)],
    ['months of a list with gaps', { amount: 64_900, cardQuota: [2, 6], installment: 6 }, display(2, 6)],
    ['the smallest month', { amount: 64_900, cardQuota: [2, 6], installment: 2 }, display(2)],
    ['a month that is not allowed, as a lump sum', { amount: 64_900, cardQuota: [2, 6], installment: 3 }, display()],
    ['a month below 50,000 won, as a lump sum', { amount: 49_999, installment: 3 }, display()],
    ['an issuer and months', { amount: 64_900, cardIssuer: '367', installment: 3 }, direct('367', 3)],
    ['an issuer and a lump sum', { amount: 64_900, cardIssuer: '041', installment: 0 }, direct('041', 0)],
    ['an issuer, months left to the window', { amount: 64_900, cardIssuer: '041' }, direct('041')],
    [
      'an issuer, months left to the window, a list',
      { amount: 64_900, cardQuota: [3, 6], cardIssuer: '041' },
      { ...direct('041'), ...display(3, 6) },
    ],
    [
      'an issuer, months left to the window, its own',
      { amount: 64_900, issuerMonths: [2, 3], cardIssuer: '041' },
      { ...direct('041'), ...display(2, 3) },
    ],
    [
      'an issuer, months left to the window, none allowed',
      { amount: 64_900, cardQuota: [], cardIssuer: '041' },
      direct('041', 0),
    ],
    ['an issuer, months left to the window, below 50,000 won', { amount: 49_999, cardIssuer: '041' }, direct('041', 0)],
    ['an issuer below 50,000 won', { amount: 49_999, cardIssuer: '367', installment: 3 }, direct('367', 0)],
    [
      'an issuer and a forbidden month',
      { amount: 64_900, cardQuota: [], cardIssuer: '367', installment: 3 },
      direct('367', 0),
    ],
    ['months left to the window, no limit', { amount: 64_900 }, {}],
    ['months left to the window, a bound', { amount: 64_900, cardQuota: [3] }, display(2, 3)],
    ['months left to the window, a list', { amount: 64_900, cardQuota: [3, 6] }, display(3, 6)],
    ['months left to the window, none allowed', { amount: 64_900, cardQuota: [] }, display()],
    ['months left to the window, below 50,000 won', { amount: 49_999 }, display()],
    ['no issuer as a form writes it', { amount: 64_900, cardIssuer: '', installment: 2 }, display(2)],
  ])('sends %s', (_name, choice, expected) => {
    expect(cardInstallmentParams(choice)).toEqual(expected);
  });
});

describe('widensChoice', () => {
  it.each<[number[] | undefined, number, boolean]>([
    [[3, 6], 3, true],
    [[3, 6], 6, false],
    [[2, 6], 2, false],
    [[2, 6], 6, false],
    [[6], 2, false],
    [undefined, 2, false],
    [[3, 6], 0, false],
  ])('cardQuota %j, %i months: %s', (cardQuota, installment, expected) => {
    expect(widensChoice({ amount: 64_900, cardQuota, installment })).toBe(expected);
  });

  it('has nothing to widen with an issuer, whose months are exact', () => {
    expect(widensChoice({ amount: 64_900, cardQuota: [3, 6], installment: 3, cardIssuer: '367' })).toBe(false);
  });
});
