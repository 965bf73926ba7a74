import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLabels } from '../../src/labels/create-labels.ts';
import { formatDateTime } from '../../src/labels/dates.ts';
import { formatWon } from '../../src/labels/format-won.ts';
import type { LabelKey, LabelText, Locale } from '../../src/labels/labels.ts';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';

const FOLDER = join(import.meta.dirname, '../../src/locales');
const FILES = readdirSync(FOLDER).map((name) => name.replace(/\.ts$/, ''));
const KEYS = Object.keys(ko.labels) as LabelKey[];

const formsOf = (text: LabelText) => (typeof text === 'string' ? [text] : Object.values<string>({ ...text }));
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** The locale that an entry exports, by the name of its file: `zh-hans` is `zhHans`. */
async function load(file: string): Promise<Locale> {
  const entry = (await import(`../../src/locales/${file}.ts`)) as Record<string, Locale>;
  const locale = entry[file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  if (!locale) throw new Error(`src/locales/${file}.ts exports no locale of its name.`);
  return locale;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(FILES)('the locale %s', (file) => {
  it('has every key, and no other', async () => {
    expect(Object.keys((await load(file)).labels).sort()).toEqual([...KEYS].sort());
  });

  it('has every placeholder of every text, in each plural form', async () => {
    const { labels } = await load(file);
    for (const key of KEYS) {
      const [expected = ''] = formsOf(ko.labels[key]);
      for (const form of formsOf(labels[key])) {
        expect(placeholdersOf(form), key).toEqual(placeholdersOf(expected));
        expect(form, key).toMatch(/^\S(.*\S)?$/s);
        expect(form.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
      }
    }
  });

  it('is plain data that crosses from a server component', async () => {
    const locale = await load(file);
    expect(JSON.parse(JSON.stringify(locale))).toEqual(locale);
    expect(structuredClone(locale)).toEqual(locale);
    for (const value of [locale, locale.labels]) expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.isFrozen(locale) && Object.isFrozen(locale.labels)).toBe(true);
  });

  it('is known to Intl, and writes a date and an amount', async () => {
    const label = createLabels(await load(file));
    expect(Intl.PluralRules.supportedLocalesOf(label.locale.code)).toHaveLength(1);
    const { date, time } = formatDateTime(Date.parse('2026-12-04T14:59:59Z') / 1000, label);
    expect(date).toMatch(/^(?=.*\b4).*12|Dec/);
    expect(date).not.toMatch(/NaN|[{}]|undefined/);
    expect(time).toBe('23:59');
    expect(formatWon(64_900, label)).toMatch(/64,900/);
  });

  it('works after JSON, as a page gets it that renders on the server', async () => {
    const copy = JSON.parse(JSON.stringify(await load(file))) as Locale;
    expect(createLabels(copy)('payButton', { amount: '1' })).toBe(
      createLabels(await load(file))('payButton', { amount: '1' }),
    );
  });
});

describe('a label with plural forms', () => {
  const own = { couponCount: { one: '{n} coupon', other: '{n} coupons' } };

  it('takes the form for n by the rule of its language', () => {
    const english = createLabels(en, own);
    expect([0, 1, 2, 11, 21].map((n) => english('couponCount', { n }))).toEqual([
      '0 coupons',
      '1 coupon',
      '2 coupons',
      '11 coupons',
      '21 coupons',
    ]);
    expect(english('couponCount', { n: '1' })).toBe('1 coupon');
    // Korean has one form for every number.
    expect(createLabels(ko, own)('couponCount', { n: 1 })).toBe('1 coupons');
  });

  it('takes the other form where there is no number, and where a language needs a form it lacks', () => {
    const french = { ...en, code: 'fr' };
    expect(createLabels(french, own)('couponCount', { n: 0 })).toBe('0 coupon');
    expect(createLabels(en, { couponCount: { other: '{n} in all' } })('couponCount', { n: 1 })).toBe('1 in all');
    expect(createLabels(en, { optional: { one: 'one', other: 'not required' } })('optional')).toBe('not required');
  });

  it('may be one of a locale itself', () => {
    const locale = { ...en, labels: { ...en.labels, ...own } };
    expect(createLabels(locale)('couponCount', { n: 1 })).toBe('1 coupon');
  });
});

describe('the name of a language in place of a locale', () => {
  const named = (value: unknown) => createLabels(value as Locale)('methodCard');

  it('is refused in development, with what to do', () => {
    expect(() => named('en')).toThrow(
      `The locale is "en", not a locale object. It has no labels to show. Import the locale and pass that: import { en } from 'kiwoom-checkout/locales/en' and locale={en}. Korean is built in and needs no locale. [locale-not-imported]`,
    );
    expect(() => named('ko')).toThrow(/locale-not-imported/);
    expect(() => named(null)).toThrow(/locale-not-imported/);
  });

  it('shows Korean in production rather than nothing', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(named('en')).toBe('신용·체크카드');
  });

  it('does not arise without a locale', () => {
    expect(createLabels()('methodCard')).toBe('신용·체크카드');
    expect(createLabels()('cardFormTitle')).toBe('카드 정보');
  });
});
