import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/errors/issue.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { issueLabel } from '../../src/labels/issue-label.ts';
import { issueMessage } from '../../src/labels/issue-messages.ts';
import { ko } from '../../src/locales/ko.ts';

describe('issueMessage', () => {
  it.each<[Issue, string, string]>([
    [
      { field: 'amount', code: 'number-string' },
      'amount: 문자열이에요. 포트원은 문자열을 받지 않으니 64900처럼 숫자로 넘겨 주세요.',
      'amount is a string, which PortOne refuses. Pass a number such as 64900.',
    ],
    [
      { field: 'cardQuota.0', code: 'number-string' },
      'cardQuota.0: 문자열이에요. 포트원은 문자열을 받지 않으니 3처럼 숫자로 넘겨 주세요.',
      'cardQuota.0 is a string, which PortOne refuses. Pass a number such as 3.',
    ],
    [
      { field: 'digital', code: 'required' },
      'digital: 값이 없어요. 값을 넣어 주세요. 예: 계약이 실물 상품이면 false, 디지털 상품이면 true',
      'digital is missing. Set it, for example false for physical goods, true for digital ones, as in the contract.',
    ],
    [
      { field: 'order', code: 'required' },
      "order: 값이 없어요. 값을 넣어 주세요. 예: { merchantUid: 'order-1042-1', name: '노르웨이 의자', amount: 64900 }",
      "order is missing. Set it, for example { merchantUid: 'order-1042-1', name: '노르웨이 의자', amount: 64900 }.",
    ],
    [{ field: 'nonce', code: 'required' }, 'nonce: 값이 없어요. 값을 넣어 주세요.', 'nonce is missing. Set it.'],
    [
      { field: 'merchantUid', code: 'too-long', params: { max: 40, length: 41 } },
      'merchantUid: 너무 길어요(41자). 40자 이하로 줄여 주세요.',
      'merchantUid is too long (41 characters). Shorten it to 40 or fewer.',
    ],
    [
      { field: 'name', code: 'not-euc-kr', params: { characters: '🎂' } },
      'name: 결제창(EUC-KR)에서 쓸 수 없는 글자가 있어요. 다음 글자를 빼 주세요: 🎂',
      'name has characters that the payment window (EUC-KR) cannot display. Remove: 🎂',
    ],
    [
      { field: 'selection.escrow', code: 'escrow-pay-method', params: { payMethod: 'card' } },
      'selection.escrow: card에서는 쓸 수 없어요. 끄거나 trans, vbank를 쓰세요.',
      'selection.escrow is not supported by card. Turn it off, or use trans or vbank.',
    ],
    [
      { field: 'escrow', code: 'escrow-digital' },
      'escrow: 디지털 상품(digital: true)에는 쓸 수 없어요. 끄거나 digital을 계약에 맞게 바꿔 주세요.',
      'escrow is not possible with digital: true. Turn it off, or set digital to match the contract.',
    ],
  ])('names the field and the fix: %j', (issue, ko, en) => {
    expect(issueMessage(issue, 'ko')).toBe(ko);
    expect(issueMessage(issue, 'en')).toBe(en);
  });
});

describe('issueLabel', () => {
  const label = createLabels(ko);

  it.each<[Issue, string | null]>([
    [{ field: 'selection.payMethod', code: 'required' }, '결제 수단을 골라 주세요.'],
    [{ field: 'selection.cardIssuer', code: 'unknown-value' }, '카드사를 골라 주세요.'],
    [{ field: 'selection.cashReceipt', code: 'required' }, '현금영수증을 받을지 골라 주세요.'],
    [{ field: 'selection.installment', code: 'installment-below-minimum' }, '할부는 50,000원부터 고를 수 있어요.'],
    [{ field: 'selection.installment', code: 'installment-shop' }, '이 상점은 일시불만 받아요.'],
    [{ field: 'merchantUid', code: 'too-long' }, null],
  ])('%j', (issue, expected) => {
    expect(issueLabel(issue, label)).toBe(expected);
  });
});
