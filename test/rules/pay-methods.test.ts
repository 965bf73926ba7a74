import { describe, expect, it } from 'vitest';
import { canUseEscrow } from '../../src/rules/escrow-rules.ts';
import {
  DEFAULT_PAY_METHODS,
  isPayMethod,
  PAY_METHODS,
  type PayMethod,
  traitsOf,
} from '../../src/rules/pay-method-traits.ts';
import { canBeTaxFree } from '../../src/rules/tax-free.ts';

const ALL = Object.keys(PAY_METHODS) as PayMethod[];

describe('PAY_METHODS', () => {
  it('offers the eight of the guide by default, in its order', () => {
    expect(DEFAULT_PAY_METHODS).toEqual([
      'card',
      'trans',
      'vbank',
      'kakaopay',
      'naverpay',
      'payco',
      'samsung',
      'applepay',
    ]);
    expect(ALL.filter((payMethod) => traitsOf(payMethod).guide)).toEqual([...DEFAULT_PAY_METHODS]);
  });

  it('adds the four of later versions', () => {
    expect(ALL.filter((payMethod) => !traitsOf(payMethod).guide)).toEqual([
      'phone',
      'cultureland',
      'smartculture',
      'booknlife',
    ]);
  });

  it.each<[keyof ReturnType<typeof traitsOf>, PayMethod[]]>([
    ['cardOptions', ['card']],
    ['escrow', ['trans', 'vbank']],
    ['taxFree', ['card', 'kakaopay', 'naverpay', 'payco', 'samsung', 'applepay']],
    ['deposit', ['vbank']],
    ['direct', ['kakaopay', 'naverpay', 'payco', 'samsung', 'applepay']],
    ['carriers', ['phone']],
  ])('gives %s to these methods and no other', (trait, expected) => {
    expect(ALL.filter((payMethod) => traitsOf(payMethod)[trait] === true)).toEqual(expected);
  });

  it('cancels phone payments and full-cancel vouchers only as a whole', () => {
    expect(ALL.filter((payMethod) => !traitsOf(payMethod).partialCancel)).toEqual([
      'phone',
      'smartculture',
      'booknlife',
    ]);
  });
});

describe('isPayMethod', () => {
  it.each([
    ['samsung', true],
    ['samsungpay', false],
    ['toString', false],
    [['samsung'], false],
    ['', false],
    [undefined, false],
    [{}, false],
  ])('%s: %s', (value, expected) => {
    expect(isPayMethod(value)).toBe(expected);
  });
});

describe('canUseEscrow', () => {
  it.each(ALL)('needs goods that are shipped and a method that moves cash: %s', (payMethod) => {
    expect(canUseEscrow(payMethod, { digital: false })).toBe(['trans', 'vbank'].includes(payMethod));
    expect(canUseEscrow(payMethod, { digital: true })).toBe(false);
  });
});

describe('canBeTaxFree', () => {
  it.each([
    ['card', true],
    ['applepay', true],
    ['trans', false],
    ['vbank', false],
    ['phone', false],
    ['booknlife', false],
  ] as const)('%s: %s', (payMethod, expected) => {
    expect(canBeTaxFree(payMethod)).toBe(expected);
  });
});
