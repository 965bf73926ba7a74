import { describe, expect, it } from 'vitest';
import type { PaymentFailureCode } from '../../src/errors/payment-failure.ts';
import { cardsEn } from '../../src/labels/cards-en.ts';
import { cardsKo } from '../../src/labels/cards-ko.ts';
import { checkoutEn } from '../../src/labels/checkout-en.ts';
import { checkoutKo } from '../../src/labels/checkout-ko.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { failureLabel } from '../../src/labels/failure-label.ts';
import type { LabelKey, LabelText } from '../../src/labels/labels.ts';
import { en as english } from '../../src/locales/en.ts';
import { ko as korean } from '../../src/locales/ko.ts';
import { CARD_ISSUERS } from '../../src/rules/card-issuer-codes.ts';
import { CARRIERS } from '../../src/rules/carriers.ts';
import { PAY_METHODS } from '../../src/rules/pay-method-traits.ts';

const ko = { ...checkoutKo, ...cardsKo };
const en = { ...checkoutEn, ...cardsEn };
const KEYS = Object.keys(ko) as LabelKey[];

function placesOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

/** A text, or one for each plural form. */
function formsOf(text: LabelText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(ko));
  });

  it.each(KEYS)('%s says something in both, with the same places', (key) => {
    expect(ko[key].trim()).toBe(ko[key]);
    expect(ko[key]).not.toBe('');
    expect(formsOf(en[key])).not.toContain('');
    for (const form of formsOf(en[key])) expect(placesOf(form)).toEqual(placesOf(ko[key]));
    expect([ko[key], ...formsOf(en[key])].join('').replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  });

  it.each(KEYS)('%s has no typewriter apostrophe in English and no Hangul', (key) => {
    for (const form of formsOf(en[key])) expect(form).not.toMatch(/['"]|[가-힣]/);
  });

  it('put a particle only after an amount, which ends in 원', () => {
    const glued = KEYS.filter((key) => /\}(이|가|을|를|은|는|으?로)(\s|$)/.test(ko[key]));
    for (const key of glued) expect(ko[key]).toMatch(/\{amount\}(이|은|을|으로)/);
  });

  it('name every pay method, issuer and carrier', () => {
    const names = [
      ...Object.keys(PAY_METHODS).map((name) => `method${name.charAt(0).toUpperCase()}${name.slice(1)}`),
      ...Object.keys(CARD_ISSUERS).map((code) => `issuer${code}`),
      ...CARRIERS.map((name) => `carrier${name}`),
    ];
    expect(names.filter((name) => !(name in ko))).toEqual([]);
  });
});

describe('createLabels', () => {
  it('fills in the values', () => {
    expect(createLabels(korean)('payButton', { amount: '64,900원' })).toBe('64,900원 결제하기');
    expect(createLabels(english)('payButton', { amount: '₩64,900' })).toBe('Pay ₩64,900');
    expect(createLabels(korean)('installmentOption', { n: 3, amount: '21,633원' })).toBe('3개월 · 월 21,633원');
  });

  it('takes the shop’s own words, as text or as a function', () => {
    const label = createLabels(korean, {
      payButton: ({ amount }) => `${amount} 내기`,
      methodCard: '카드',
      failedButton: '다시 {amount}',
      methodTrans: undefined,
    });
    expect(label('payButton', { amount: '1원' })).toBe('1원 내기');
    expect(label('methodCard')).toBe('카드');
    expect(label('failedButton', { amount: '1원' })).toBe('다시 1원');
    expect(label('methodTrans')).toBe('실시간 계좌이체');
  });
});

describe('failureLabel', () => {
  it.each<[PaymentFailureCode, string]>([
    ['declined', '카드사에서 승인하지 않았어요. 다른 카드나 결제 수단을 골라 주세요.'],
    ['over-limit', '카드 한도를 넘었어요. 다른 카드나 결제 수단을 골라 주세요.'],
    ['insufficient-balance', '계좌 잔액이 부족해요. 다른 계좌나 결제 수단을 골라 주세요.'],
    ['popup-blocked', '브라우저가 결제창을 막았어요. 팝업을 허용한 뒤 다시 눌러 주세요.'],
    ['in-app-browser', '이 앱 안에서는 결제창이 열리지 않을 수 있어요. 다른 브라우저에서 열어 주세요.'],
    ['not-prepared', '결제를 준비하지 못했어요. 인터넷 연결을 확인하고 다시 시도해 주세요.'],
    ['order-not-loaded', '인터넷 연결을 확인하고 다시 시도해 주세요.'],
    ['offline', '인터넷에 연결되어 있지 않아요. 연결되면 이어서 진행할 수 있어요.'],
    ['amount-mismatch', '주문 금액과 결제 금액이 달라요. 판매자에게 문의해 주세요.'],
    ['already-paid', '이미 결제한 주문이에요. 주문 내역에서 확인해 주세요.'],
    ['shop-setting', '상점 설정 때문에 결제할 수 없어요. 판매자에게 문의해 주세요.'],
    ['not-charged', '카드로 결제된 금액은 없어요. 잠시 후 다시 시도해 주세요.'],
    ['too-many-refusals', '60분 뒤에 다시 시도하거나 다른 결제 수단을 선택해 주세요.'],
    ['other', '잠시 후 다시 시도해 주세요.'],
  ])('%s', (code, sentence) => {
    expect(failureLabel({ code }, createLabels(korean))).toBe(sentence);
    expect(failureLabel({ code }, createLabels(korean, { [KEY_OF_OTHER]: '!' }))).toBe(
      code === 'other' ? '!' : sentence,
    );
  });
});

const KEY_OF_OTHER = 'failureOther';
