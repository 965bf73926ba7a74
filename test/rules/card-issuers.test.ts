import { describe, expect, it } from 'vitest';
import { checkoutKo as ko } from '../../src/labels/checkout-ko.ts';
import { issuerKey } from '../../src/labels/label-keys.ts';
import {
  CARD_ISSUERS,
  isCardIssuer,
  isKiwoomCardCode,
  KIWOOM_CARD_CODES,
  monthsOfIssuer,
} from '../../src/rules/card-issuer-codes.ts';

describe('CARD_ISSUERS', () => {
  it.each([
    ['361', '비씨카드', 'CCBC'],
    ['041', '우리카드', 'CCPH'],
    ['366', '신한카드', 'CCLG'],
    ['367', '현대카드', 'CCDI'],
    ['002', '산업카드', 'CCKD'],
    ['090', '카카오뱅크 카드', 'CCKA'],
    ['089', '케이뱅크카드', 'CKBK'],
  ] as const)('%s is %s, %s at Kiwoom Pay', (code, name, kiwoom) => {
    expect(ko[issuerKey(code)]).toBe(name);
    expect(CARD_ISSUERS[code].kiwoom).toBe(kiwoom);
  });

  it('has twenty issuers, each with its own code at Kiwoom Pay', () => {
    const codes = Object.values(CARD_ISSUERS).map(({ kiwoom }) => kiwoom);
    expect(codes).toHaveLength(20);
    expect(new Set(codes).size).toBe(20);
    expect(codes.every(isKiwoomCardCode)).toBe(true);
  });

  it('knows the 24 card codes of Kiwoom Pay, once each', () => {
    expect(new Set(KIWOOM_CARD_CODES).size).toBe(24);
  });

  it.each([
    ['041', true],
    ['41', false],
    [41, false],
    [366, false],
    [['041'], false],
    ['', false],
    ['constructor', false],
  ])('isCardIssuer(%j) is %s', (value, expected) => {
    expect(isCardIssuer(value)).toBe(expected);
  });
});

describe('monthsOfIssuer', () => {
  const issuerQuotas = { CCDI: [2, 3] };

  it('finds the months by the issuer’s code at Kiwoom Pay', () => {
    expect(monthsOfIssuer({ issuerQuotas, cardIssuer: '367' })).toEqual([2, 3]);
  });

  it.each([{ issuerQuotas, cardIssuer: '361' }, { issuerQuotas, cardIssuer: '' }, { cardIssuer: '367' }, {}] as const)(
    'names none for %j',
    (input) => {
      expect(monthsOfIssuer(input)).toBeUndefined();
    },
  );
});
