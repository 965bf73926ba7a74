import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueCode } from '../../src/errors/issue.ts';
import { issueMessage } from '../../src/labels/issue-messages.ts';
import { fitsCheckDigit, parseCard, readExpiry } from '../../src/schema/card.ts';

const CARD = { number: '9400-0000-0001-1111', expiry: '2029-01' };

describe('parseCard', () => {
  it.each<[string, object, object]>([
    ['dashes', { ...CARD }, {}],
    ['spaces', { ...CARD, number: '9400 0000 0001 1111' }, {}],
    ['no groups, and spaces around', { ...CARD, number: ' 9400000000011111 ' }, {}],
    ['no-break spaces', { ...CARD, number: '9400\u00a00000\u00a00001\u00a01111' }, {}],
    ['the expiry as it stands on the card', { ...CARD, expiry: '01/29' }, {}],
    ['the expiry with spaces', { ...CARD, expiry: ' 01 / 29 ' }, {}],
    ['a birth date', { ...CARD, birth: '820213' }, { birth: '820213' }],
    ['a business number with dashes', { ...CARD, birth: '123-45-67890' }, { birth: '1234567890' }],
    ['two digits of the password', { ...CARD, pwd2Digit: '00' }, { pwd2Digit: '00' }],
    ['fields a form left empty', { ...CARD, birth: '', pwd2Digit: null }, {}],
    ['keys it does not know', { ...CARD, cvc: '123' }, {}],
  ])('writes %s as PortOne takes it', (_, input, more) => {
    expect(parseCard(input)).toStrictEqual({ ok: true, value: { ...CARD, ...more } });
  });

  it.each<[string, unknown, string, IssueCode]>([
    ['nothing', undefined, 'card', 'required'],
    ['text', '9400-0000-0001-1111', 'card', 'wrong-type'],
    ['no number', { expiry: '2029-01' }, 'card.number', 'required'],
    ['an empty number', { ...CARD, number: ' - ' }, 'card.number', 'required'],
    ['a number as a number', { ...CARD, number: 94_000_000 }, 'card.number', 'wrong-type'],
    ['15 digits', { ...CARD, number: '9400-0000-0001-111' }, 'card.number', 'bad-card-number'],
    ['17 digits', { ...CARD, number: '9400-0000-0001-11112' }, 'card.number', 'bad-card-number'],
    ['letters', { ...CARD, number: '9400-0000-0001-111a' }, 'card.number', 'bad-card-number'],
    ['full-width digits', { ...CARD, number: '９４00-0000-0001-1111' }, 'card.number', 'bad-card-number'],
    ['no expiry', { number: CARD.number }, 'card.expiry', 'required'],
    ['an empty expiry', { ...CARD, expiry: '' }, 'card.expiry', 'required'],
    ['a thirteenth month', { ...CARD, expiry: '2029-13' }, 'card.expiry', 'bad-expiry'],
    ['a month of one digit', { ...CARD, expiry: '1/29' }, 'card.expiry', 'bad-expiry'],
    ['year and month swapped', { ...CARD, expiry: '29/01' }, 'card.expiry', 'bad-expiry'],
    ['a day', { ...CARD, expiry: '2029-01-31' }, 'card.expiry', 'bad-expiry'],
    ['eight digits of a birth date', { ...CARD, birth: '19820213' }, 'card.birth', 'bad-birth'],
    ['a password of four digits', { ...CARD, pwd2Digit: '1234' }, 'card.pwd2Digit', 'bad-password-digits'],
    ['a password of letters', { ...CARD, pwd2Digit: 'ab' }, 'card.pwd2Digit', 'bad-password-digits'],
  ])('refuses %s', (_, input, field, code) => {
    const parsed = parseCard(input);
    expect(parsed).toMatchObject({ ok: false, issues: [{ field, code }] });
    const [issue] = parsed.ok ? [] : parsed.issues;
    if (issue === undefined) throw new Error('no issue');
    for (const locale of ['ko', 'en'] as const) {
      expect(issueMessage(issue, locale)).not.toMatch(/\{\w+\}/);
    }
  });

  it('names every wrong field at once', () => {
    const parsed = parseCard({ number: '1', expiry: '2', birth: '3', pwd2Digit: '4' });
    expect(parsed.ok ? [] : parsed.issues.map(({ field }) => field)).toEqual([
      'card.number',
      'card.expiry',
      'card.birth',
      'card.pwd2Digit',
    ]);
  });

  it('never repeats a value in an issue', () => {
    const secret = fc.string({ minLength: 5, maxLength: 24 }).filter((text) => /\d{5}/.test(text) || text.length > 12);
    fc.assert(
      fc.property(fc.record({ number: secret, expiry: secret, birth: secret, pwd2Digit: secret }), (input) => {
        const parsed = parseCard(input, { checkDigit: true, now: Date.UTC(2026, 0) });
        if (parsed.ok) return;
        const told = JSON.stringify(parsed.issues) + parsed.issues.map((issue) => issueMessage(issue, 'en')).join();
        for (const value of Object.values(input)) expect(told).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });

  it('asks for a check digit only when told to: the number of the guide has none that fits', () => {
    const sample = { ...CARD, number: '1234-1234-1234-1234' };
    expect(parseCard(sample).ok).toBe(true);
    expect(parseCard(sample, { checkDigit: true })).toStrictEqual({
      ok: false,
      issues: [{ field: 'card.number', code: 'bad-check-digit' }],
    });
  });

  it('takes a card until the end of its month in Korea, when told the time', () => {
    const end = Date.parse('2029-02-01T00:00:00+09:00');
    expect(parseCard(CARD, { now: end - 1 }).ok).toBe(true);
    expect(parseCard(CARD, { now: end })).toStrictEqual({
      ok: false,
      issues: [{ field: 'card.expiry', code: 'card-expired' }],
    });
    const december = { ...CARD, expiry: '12/29' };
    expect(parseCard(december, { now: Date.parse('2029-12-31T23:59:59+09:00') }).ok).toBe(true);
    expect(parseCard(december, { now: Date.parse('2030-01-01T00:00:00+09:00') }).ok).toBe(false);
  });
});

describe('fitsCheckDigit', () => {
  const sixteen = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 });

  it('holds for exactly one last digit', () => {
    fc.assert(
      fc.property(sixteen, (digits) => {
        const head = digits.slice(0, 15).join('');
        expect([...'0123456789'].filter((last) => fitsCheckDigit(head + last))).toHaveLength(1);
      }),
    );
  });

  it('finds any one mistyped digit', () => {
    fc.assert(
      fc.property(sixteen, fc.nat(15), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const typed = digits.map((digit, index) => (index === at ? (digit + by) % 10 : digit));
        fc.pre(fitsCheckDigit(digits.join('')));
        expect(fitsCheckDigit(typed.join(''))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readExpiry', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const long = `${year}-${String(month).padStart(2, '0')}`;
        expect(readExpiry(long)).toBe(long);
        expect(readExpiry(`${long.slice(5)}/${long.slice(2, 4)}`)).toBe(long);
      }),
    );
  });
});
