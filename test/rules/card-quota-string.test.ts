import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckoutError } from '../../src/errors/checkout-error.ts';
import { KIWOOM_CARD_CODES, type KiwoomCardCode } from '../../src/rules/card-issuer-codes.ts';
import { buildCardQuota, parseCardQuota } from '../../src/rules/card-quota-string.ts';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckoutError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

describe('CARDQUOTA', () => {
  it('is written by its grammar, the lump sum always first', () => {
    expect(buildCardQuota({ CCBC: [2, 3, 4, 5, 6], CCNH: [3, 2], CCKM: [0, 2], CKBK: [] })).toBe(
      'CCBC-0:2:3:4:5:6^CCNH-0:2:3^CCKM-0:2^CKBK-0',
    );
  });

  it('is read back', () => {
    expect(parseCardQuota('CCBC-0:2:3:4:5:6^CCNH-0:2:3^CKBK-0')).toEqual({
      CCBC: [0, 2, 3, 4, 5, 6],
      CCNH: [0, 2, 3],
      CKBK: [0],
    });
    expect(parseCardQuota('')).toEqual({});
    expect(parseCardQuota('CCBC-12:36')).toEqual({ CCBC: [12, 36] });
    expect(buildCardQuota({ CCBC: [2], CCNH: undefined })).toBe('CCBC-0:2');
  });

  it('goes there and back for every table', () => {
    const months = fc.uniqueArray(fc.integer({ min: 2, max: 36 })).map((list) => [0, ...list.sort((a, b) => a - b)]);
    const tables = fc.dictionary(fc.constantFrom(...KIWOOM_CARD_CODES), months);
    fc.assert(
      fc.property(tables, (table) => {
        const text = buildCardQuota(table);
        expect(parseCardQuota(text)).toEqual({ ...table });
        expect(buildCardQuota(parseCardQuota(text))).toBe(text);
      }),
    );
  });

  it.each([
    'CCBC',
    'CCBC-',
    'CCBC-0:',
    'CCBC-0:2^',
    'CCBC-0,2',
    'ccbc-0:2',
    'CCZZ-0:2',
    'CCBC-0:1',
    'CCBC-0:37',
    'CCBC-0:2^CCBC-0:3',
    ' CCBC-0:2',
    'toString-0',
  ])('refuses to read %j', (text) => {
    expect(codeOf(() => parseCardQuota(text))).toBe('bad-card-quota');
  });

  it.each<[string, Record<string, number[]>]>([
    ['an unknown code', { CCZZ: [2] }],
    ['one month', { CCBC: [1] }],
    ['a month below 0', { CCBC: [-2] }],
    ['half a month', { CCBC: [2.5] }],
    ['more than 36 months', { CCBC: [48] }],
  ])('refuses to write %s', (_name, table) => {
    expect(codeOf(() => buildCardQuota(table as Partial<Record<KiwoomCardCode, number[]>>))).toBe('bad-card-quota');
  });

  it('names the group at fault', () => {
    expect(() => parseCardQuota('CCBC-0:2^nonsense')).toThrow(/"nonsense"/);
  });
});
