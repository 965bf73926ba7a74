import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../src/errors/issue.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { issueLabel } from '../../src/labels/issue-label.ts';
import { issueMessage } from '../../src/labels/issue-messages.ts';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';
import { PAY_METHODS, type PayMethod } from '../../src/rules/pay-method-traits.ts';
import type { Merchant } from '../../src/schema/merchant.ts';
import { defaultSelection, parseSelection, type Selection } from '../../src/schema/selection.ts';

const ALL = Object.keys(PAY_METHODS) as PayMethod[];
const SHOP: Merchant = { userCode: 'imp00000000', channelKey: 'channel-key-1', digital: false, payMethods: ALL };
const DIGITAL: Merchant = { ...SHOP, digital: true };
const EVERYTHING = {
  cardIssuer: '367',
  installment: '3',
  cashReceipt: 'yes',
  escrow: true,
  phoneNumber: '010-1234-5678',
};

describe('parseSelection', () => {
  it.each<[PayMethod, Omit<Selection, 'payMethod'>]>([
    ['card', { cardIssuer: '367', installment: 3 }],
    ['trans', { cashReceipt: true, escrow: true }],
    ['vbank', { cashReceipt: true, escrow: true }],
    ['kakaopay', { cashReceipt: true }],
    ['naverpay', {}],
    ['payco', {}],
    ['samsung', {}],
    ['applepay', {}],
    ['phone', { phoneNumber: '01012345678' }],
    ['cultureland', {}],
    ['smartculture', {}],
    ['booknlife', {}],
  ])('keeps of a full form what %s knows', (payMethod, kept) => {
    const parsed = parseSelection({ payMethod, ...EVERYTHING }, { merchant: SHOP, amount: 64_900 });
    expect(parsed).toStrictEqual({ ok: true, selection: { payMethod, ...kept } });
  });

  it.each<[string, object, Selection]>([
    ['an empty issuer', { payMethod: 'card', cardIssuer: '', installment: 0 }, { payMethod: 'card', installment: 0 }],
    ['empty fields', { payMethod: 'card', cardIssuer: null, installment: '' }, { payMethod: 'card' }],
    ['no receipt', { payMethod: 'vbank', cashReceipt: 'no' }, { payMethod: 'vbank', cashReceipt: false }],
    ['a boolean receipt', { payMethod: 'vbank', cashReceipt: false }, { payMethod: 'vbank', cashReceipt: false }],
    ['no escrow', { payMethod: 'trans', cashReceipt: 'no', escrow: false }, { payMethod: 'trans', cashReceipt: false }],
    ['no number', { payMethod: 'phone', phoneNumber: '' }, { payMethod: 'phone' }],
  ])('understands %s', (_name, input, selection) => {
    expect(parseSelection(input, { merchant: SHOP, amount: 64_900 })).toStrictEqual({ ok: true, selection });
  });

  it.each<[string, object, Merchant, number, string, IssueCode]>([
    ['no pay method', {}, SHOP, 64_900, 'payMethod', 'required'],
    ['an unknown pay method', { payMethod: 'samsungpay' }, SHOP, 64_900, 'payMethod', 'unknown-value'],
    [
      'a pay method the shop lacks',
      { payMethod: 'payco' },
      { ...SHOP, payMethods: ['card'] },
      64_900,
      'payMethod',
      'not-offered',
    ],
    ['an unknown issuer', { payMethod: 'card', cardIssuer: '41' }, SHOP, 64_900, 'cardIssuer', 'unknown-value'],
    [
      'months below the minimum',
      { payMethod: 'card', installment: 3 },
      SHOP,
      49_999,
      'installment',
      'installment-below-minimum',
    ],
    [
      'months the shop forbids',
      { payMethod: 'card', installment: 3 },
      { ...SHOP, cardQuota: [] },
      64_900,
      'installment',
      'installment-shop',
    ],
    [
      'months not listed',
      { payMethod: 'card', installment: '3' },
      { ...SHOP, cardQuota: [2, 6] },
      64_900,
      'installment',
      'installment-months',
    ],
    ['one month', { payMethod: 'card', installment: 1 }, SHOP, 64_900, 'installment', 'installment-months'],
    ['a negative month', { payMethod: 'card', installment: -2 }, SHOP, 64_900, 'installment', 'installment-months'],
    [
      'months that are no number',
      { payMethod: 'card', installment: 'three' },
      SHOP,
      64_900,
      'installment',
      'not-digits',
    ],
    [
      'months the issuer does not take',
      { payMethod: 'card', cardIssuer: '367', installment: 6 },
      { ...SHOP, issuerQuotas: { CCDI: [2, 3] } },
      64_900,
      'installment',
      'installment-months',
    ],
    ['no word about a receipt', { payMethod: 'trans', cashReceipt: '' }, SHOP, 64_900, 'cashReceipt', 'required'],
    ['no word about a receipt by letter', { payMethod: 'kakaopay' }, SHOP, 64_900, 'cashReceipt', 'required'],
    [
      'a receipt that is neither',
      { payMethod: 'trans', cashReceipt: 'Y' },
      SHOP,
      64_900,
      'cashReceipt',
      'unknown-value',
    ],
    [
      'escrow with digital goods',
      { payMethod: 'trans', cashReceipt: 'no', escrow: true },
      DIGITAL,
      64_900,
      'escrow',
      'escrow-digital',
    ],
    [
      'escrow that is off',
      { payMethod: 'trans', cashReceipt: 'no', escrow: true },
      { ...SHOP, escrow: 'off' },
      64_900,
      'escrow',
      'escrow-off',
    ],
    [
      'letters as a number',
      { payMethod: 'phone', phoneNumber: '010-call-me' },
      SHOP,
      64_900,
      'phoneNumber',
      'not-digits',
    ],
  ])('names the field for %s', (_name, input, merchant, amount, field, code) => {
    const parsed = parseSelection(input, { merchant, amount });
    const issues = parsed.ok ? [] : parsed.issues;
    expect(issues).toEqual([expect.objectContaining({ field: `selection.${field}`, code })]);
    for (const [language, locale] of [
      ['ko', ko],
      ['en', en],
    ] as const) {
      for (const issue of issues) {
        expect(issueMessage(issue, language)).toContain(`selection.${field}`);
        expect(issueMessage(issue, language)).not.toMatch(/[{}]/);
        expect(issueLabel(issue, createLabels(locale))).not.toMatch(/^$|[{}]/);
      }
    }
  });

  it('names the longest the issuer takes', () => {
    const merchant: Merchant = { ...SHOP, issuerQuotas: { CCDI: [2, 3] } };
    const parsed = parseSelection(
      { payMethod: 'card', cardIssuer: '367', installment: 6 },
      { merchant, amount: 64_900 },
    );
    expect(parsed.ok ? null : issueLabel(parsed.issues[0] ?? { field: '', code: 'required' }, createLabels(ko))).toBe(
      '이 카드는 3개월까지 고를 수 있어요.',
    );
  });

  it('reports several fields at once', () => {
    const parsed = parseSelection({ payMethod: 'trans', escrow: true }, { merchant: DIGITAL, amount: 64_900 });
    expect(parsed.ok ? [] : parsed.issues.map(({ field }) => field)).toEqual([
      'selection.cashReceipt',
      'selection.escrow',
    ]);
  });

  it('asks for no receipt where the shop does not', () => {
    const merchant: Merchant = { ...SHOP, cashReceipt: 'off' };
    const parsed = parseSelection({ payMethod: 'trans', cashReceipt: 'yes' }, { merchant, amount: 64_900 });
    expect(parsed).toStrictEqual({ ok: true, selection: { payMethod: 'trans' } });
  });

  it('insists on escrow where the shop does, and only with methods that have it', () => {
    const merchant: Merchant = { ...SHOP, escrow: 'always' };
    const context = { merchant, amount: 64_900 };
    expect(parseSelection({ payMethod: 'trans', cashReceipt: 'no', escrow: false }, context)).toStrictEqual({
      ok: true,
      selection: { payMethod: 'trans', cashReceipt: false, escrow: true },
    });
    expect(parseSelection({ payMethod: 'card' }, context)).toStrictEqual({
      ok: true,
      selection: { payMethod: 'card' },
    });
  });

  it('never throws and never lets months through below 50,000 won', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.integer({ min: 1, max: 49_999 }), (issuer, months, amount) => {
        const input = { payMethod: 'card', cardIssuer: issuer, installment: months };
        const parsed = parseSelection(input, { merchant: SHOP, amount });
        if (parsed.ok) expect(parsed.selection.installment ?? 0).toBe(0);
      }),
    );
  });
});

describe('defaultSelection', () => {
  it('starts with the first method, a lump sum and no guess about the receipt', () => {
    expect(defaultSelection(SHOP)).toEqual({ payMethod: 'card', cardIssuer: '', installment: 0, escrow: false });
    expect(defaultSelection({ ...SHOP, payMethods: ['kakaopay', 'card'] }).payMethod).toBe('kakaopay');
  });

  it('can be paid as it is where no receipt is asked', () => {
    const parsed = parseSelection(defaultSelection(SHOP), { merchant: SHOP, amount: 1000 });
    expect(parsed).toStrictEqual({ ok: true, selection: { payMethod: 'card', installment: 0 } });
  });
});
