import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '../../src/errors/issue.ts';
import { issueMessage } from '../../src/labels/issue-messages.ts';
import { PAY_METHODS, type PayMethod } from '../../src/rules/pay-method-traits.ts';
import { parseOrder } from '../../src/schema/order.ts';

const GOOD = { merchantUid: 'order-1042-1', name: '노르웨이 회전 의자', amount: 64_900 };

function issuesOf(input: unknown, context?: Parameters<typeof parseOrder>[1]): Issue[] {
  const parsed = parseOrder(input, context);
  return parsed.ok ? [] : parsed.issues;
}

const CYCLE: Record<string, unknown> = {};
CYCLE.self = CYCLE;

describe('parseOrder', () => {
  it('gives a fresh copy without what it does not know', () => {
    const input = {
      ...GOOD,
      buyer: { name: '김키움' },
      merchant_uid: 'old',
      items: [{ name: '의자', amount: 64_900 }],
    };
    const parsed = parseOrder(input);
    expect(parsed).toEqual({
      ok: true,
      value: { ...GOOD, buyer: { name: '김키움' }, items: [{ name: '의자', amount: 64_900 }] },
    });
    expect(parsed.ok && parsed.value.buyer).not.toBe(input.buyer);
  });

  it('takes an order with everything', () => {
    const order = {
      ...GOOD,
      taxFree: 10_000,
      buyer: { name: '김키움', email: 'kim@example.com', tel: '010-1234-5678', address: '서울', postcode: '04524' },
      vbankDue: '2026-12-04 18:30:00',
      customData: { cart: [1, 2], gift: true },
      phone: { number: '010-1234-5678' },
      items: [{ name: '의자', option: '블랙', quantity: 2, amount: 70_000, image: '/chair.jpg' }],
      lines: [{ label: '할인', amount: -5100 }],
    };
    expect(parseOrder(order)).toEqual({
      ok: true,
      value: { ...order, vbankDue: new Date('2026-12-04T09:30:00Z'), phone: { number: '01012345678' } },
    });
  });

  it('takes null for absent where a field may be absent, as JSON of other languages has it', () => {
    const order = {
      ...GOOD,
      taxFree: null,
      buyer: { name: '김키움', email: null, tel: null, address: null, postcode: null },
      vbankDue: null,
      customData: null,
      phone: null,
      items: [{ name: '의자', option: null, quantity: null, amount: 64_900, image: null }],
      lines: null,
    };
    expect(parseOrder(order)).toEqual({
      ok: true,
      value: { ...GOOD, buyer: { name: '김키움' }, items: [{ name: '의자', amount: 64_900 }] },
    });
    expect(parseOrder({ ...GOOD, buyer: null })).toEqual({ ok: true, value: GOOD });
    const kept = parseOrder({ ...GOOD, customData: { gift: null } });
    expect(kept).toEqual({ ok: true, value: { ...GOOD, customData: { gift: null } } });
  });

  it('composes a name that macOS took apart, before it counts', () => {
    const name = '한'.repeat(40);
    expect(parseOrder({ ...GOOD, name: name.normalize('NFD') })).toEqual({ ok: true, value: { ...GOOD, name } });
  });

  it.each<[string, object, string, Issue['code']]>([
    ['a string amount', { amount: '64900' }, 'amount', 'number-string'],
    ['no amount', { amount: undefined }, 'amount', 'required'],
    ['a negative amount', { amount: -1 }, 'amount', 'not-won'],
    ['half a won', { amount: 0.5 }, 'amount', 'not-won'],
    ['an amount that is not a number', { amount: Number.NaN }, 'amount', 'not-whole'],
    ['no merchantUid', { merchantUid: undefined }, 'merchantUid', 'required'],
    ['a null merchantUid', { merchantUid: null }, 'merchantUid', 'required'],
    ['a blank merchantUid', { merchantUid: '  ' }, 'merchantUid', 'required'],
    ['a merchantUid of 41 characters', { merchantUid: 'x'.repeat(41) }, 'merchantUid', 'too-long'],
    ['a number as merchantUid', { merchantUid: 1042 }, 'merchantUid', 'wrong-type'],
    ['a name of 41 characters', { name: '가'.repeat(41) }, 'name', 'too-long'],
    ['an emoji in the name', { name: '생일 케이크 🎂' }, 'name', 'not-euc-kr'],
    ['a rare syllable in the name', { name: '뷁 의자' }, 'name', 'not-euc-kr'],
    ['more tax-free than the amount', { taxFree: 64_901 }, 'taxFree', 'tax-free-above-amount'],
    ['a negative tax-free part', { taxFree: -1 }, 'taxFree', 'not-whole'],
    ['a string tax-free part', { taxFree: '100' }, 'taxFree', 'number-string'],
    ['data with a cycle', { customData: CYCLE }, 'customData', 'not-json'],
    ['data with a BigInt', { customData: { big: 1n } }, 'customData', 'not-json'],
  ])('names the field for %s', (_name, patch, field, code) => {
    const issues = issuesOf({ ...GOOD, ...patch });
    expect(issues).toEqual([expect.objectContaining({ field, code })]);
    for (const locale of ['ko', 'en'] as const) {
      const [sentence] = issues.map((issue) => issueMessage(issue, locale));
      expect(sentence).toContain(field);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it('takes an order that costs nothing', () => {
    expect(parseOrder({ ...GOOD, amount: 0 })).toEqual({ ok: true, value: { ...GOOD, amount: 0 } });
  });

  describe('with a field that only one method needs', () => {
    beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

    it.each<[string, object, PayMethod, string]>([
      ['a deadline that does not exist', { vbankDue: '2026-02-30' }, 'vbank', 'vbankDue'],
      ['an invalid Date', { vbankDue: new Date('nonsense') }, 'vbank', 'vbankDue'],
      ['what an empty Date of another language becomes', { vbankDue: {} }, 'vbank', 'vbankDue'],
      ['letters in the phone number', { phone: { number: '010-abcd' } }, 'phone', 'phone.number'],
      ['a phone number without digits', { phone: { number: '-' } }, 'phone', 'phone.number'],
      ['a phone that is text', { phone: '01012345678' }, 'phone', 'phone.number'],
    ])('%s closes that method and no other', (_what, patch, method, field) => {
      for (const payMethod of Object.keys(PAY_METHODS) as PayMethod[]) {
        const fields = issuesOf({ ...GOOD, ...patch }, { payMethod }).map((issue) => issue.field);
        expect(fields).toEqual(payMethod === method ? [field] : []);
      }
    });

    it.each<[string, object]>([
      ['no piece of an item', { items: [{ name: '의자', amount: 1, quantity: 0 }] }],
      ['items that are no list', { items: { name: '의자' } }],
      ['a broken line amount', { lines: [{ label: '할인', amount: 0.1 }] }],
    ])('%s is left out of the summary, and the developer hears of it', (_what, patch) => {
      expect(parseOrder({ ...GOOD, ...patch })).toEqual({ ok: true, value: GOOD });
      expect(console.warn).toHaveBeenCalledWith(expect.stringContaining(Object.keys(patch)[0] ?? '?'));
    });

    it('takes any JSON as buyer, deadline, phone, items and lines', () => {
      const anything = fc.record({
        buyer: fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('name', 'tel', 'email'), fc.string())),
        vbankDue: fc.jsonValue(),
        phone: fc.jsonValue(),
        items: fc.jsonValue(),
        lines: fc.jsonValue(),
      });
      fc.assert(
        fc.property(anything, (patch) => {
          expect(issuesOf({ ...GOOD, ...patch })).toEqual([]);
        }),
      );
    });
  });

  it('reports every field at once', () => {
    const fields = issuesOf({ merchantUid: '', name: '🎂', amount: '1' }).map(({ field }) => field);
    expect(fields).toEqual(['merchantUid', 'name', 'amount']);
  });

  it.each([[null], [undefined], ['order'], [[]]])('says what %j is not', (input) => {
    expect(issuesOf(input)).toEqual([expect.objectContaining({ field: 'order' })]);
  });

  it('spells out characters that show nothing', () => {
    expect(issuesOf({ ...GOOD, name: 'a\u200bb' })).toEqual([
      { field: 'name', code: 'not-euc-kr', params: { characters: 'U+200B' } },
    ]);
  });

  it.each([
    ['card', []],
    ['kakaopay', []],
    ['trans', ['taxFree']],
    ['vbank', ['taxFree']],
    ['phone', ['taxFree']],
  ] as const)('lets a tax-free part be paid by %s? issues: %j', (payMethod, fields) => {
    expect(issuesOf({ ...GOOD, taxFree: 900 }, { payMethod }).map(({ field }) => field)).toEqual(fields);
    expect(issuesOf({ ...GOOD, taxFree: 0 }, { payMethod })).toEqual([]);
  });
});
