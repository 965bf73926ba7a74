import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/errors/issue.ts';
import { checkoutKo as ko } from '../../src/labels/checkout-ko.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { issueLabel } from '../../src/labels/issue-label.ts';
import {
  errorKey,
  failureKey,
  issuerKey,
  methodHintKey,
  methodKey,
  pascalCase,
  unavailableKey,
} from '../../src/labels/label-keys.ts';
import { CARD_ISSUERS, type CardIssuer } from '../../src/rules/card-issuer-codes.ts';
import { PAY_METHODS, type PayMethod } from '../../src/rules/pay-method-traits.ts';

describe('the key of a code', () => {
  it('is the code in PascalCase behind its family', () => {
    expect(pascalCase('in-app-browser')).toBe('InAppBrowser');
    expect(failureKey('already-paid')).toBe('failureAlreadyPaid');
    expect(methodKey('kakaopay')).toBe('methodKakaopay');
    expect(issuerKey('041')).toBe('issuer041');
    expect(errorKey('pwd2Digit')).toBe('errorPwd2Digit');
    expect(errorKey('installment-below-minimum')).toBe('errorInstallmentBelowMinimum');
    expect(unavailableKey('tax-free')).toBe('methodUnavailableTaxFree');
  });

  it('has a label for each pay method, its hint and each issuer', () => {
    const methods = Object.keys(PAY_METHODS) as PayMethod[];
    const keys = [
      ...methods.map(methodKey),
      ...methods.flatMap((method) => methodHintKey(method) ?? []),
      ...(Object.keys(CARD_ISSUERS) as CardIssuer[]).map(issuerKey),
    ];
    expect(keys).toContain('methodVbankHint');
    expect(keys.filter((key) => !(key in ko))).toEqual([]);
  });
});

describe('issueLabel', () => {
  const label = createLabels();

  it.each<[Issue, string | null]>([
    [
      { field: 'selection.installment', code: 'installment-months', params: { max: 6 } },
      '이 카드는 6개월까지 고를 수 있어요.',
    ],
    // It said "up to 0 months" of a value that is no number of months at all.
    [{ field: 'selection.installment', code: 'not-whole' }, '할부 개월을 골라 주세요.'],
    [{ field: 'selection.phoneNumber', code: 'not-digits' }, '휴대폰 번호를 숫자로 입력해 주세요.'],
    [{ field: 'order.phoneNumber', code: 'not-digits' }, null],
  ])('%j', (issue, expected) => {
    expect(issueLabel(issue, label)).toBe(expected);
  });
});
