import { describe, expect, it, vi } from 'vitest';
import { type FailReason, readFailReason } from '../../src/errors/fail-reason.ts';

const rows: [string | null, FailReason][] = [
  ['사용자가 결제를 취소하셨습니다.', 'shopper-cancelled'],
  ['[결제포기] 사용자가 결제를 취소하셨습니다', 'shopper-cancelled'],
  ['사용자 취소', 'shopper-cancelled'],
  ['사용자취소', 'shopper-cancelled'],
  ['사용자의 결제취소', 'shopper-cancelled'],
  ['고객님이 결제창을 닫았습니다', 'shopper-cancelled'],
  ['고객님께서 결제를 중단하셨습니다.', 'shopper-cancelled'],
  ['구매자 결제 취소', 'shopper-cancelled'],
  ['결제를 취소하셨습니다.', 'shopper-cancelled'],
  ['결제창을 닫으셨습니다', 'shopper-cancelled'],
  ['결제창 종료', 'shopper-cancelled'],
  ['User canceled the payment', 'shopper-cancelled'],
  ['USER_CANCEL', 'shopper-cancelled'],
  ['Payment was cancelled by the user', 'shopper-cancelled'],
  ['customer closed the window', 'shopper-cancelled'],
  ['Payment window was closed', 'shopper-cancelled'],
  ['한도초과', 'over-limit'],
  ['[51] 카드 이용한도 초과입니다', 'over-limit'],
  ['Credit limit exceeded', 'over-limit'],
  ['The amount exceeds your daily limit', 'over-limit'],
  ['잔액부족', 'insufficient-balance'],
  ['계좌 잔고가 부족합니다', 'insufficient-balance'],
  ['Insufficient funds', 'insufficient-balance'],
  ['[F1002] 이미 결제된 주문입니다', 'already-paid'],
  ['이미 승인 완료된 거래', 'already-paid'],
  ['F1001', 'shop-setting'],
  ['미등록 가맹점', 'shop-setting'],
  ['카드사 거절', 'declined'],
  ['거래정지카드', 'declined'],
  ['분실 도난 카드', 'declined'],
  ['유효기간 오류', 'declined'],
  ['비밀번호 오류 횟수초과', 'declined'],
  ['고객 카드사 승인취소', 'declined'],
  ['Card declined by issuer', 'declined'],
  // Nobody says that the shopper did these.
  ['망취소', 'other'],
  ['승인취소 처리', 'other'],
  ['사용자 취소 불가', 'other'],
  ['시스템 오류로 결제가 취소되었습니다', 'other'],
  ['통신 오류', 'other'],
  ['', 'other'],
  [null, 'other'],
];

describe('readFailReason', () => {
  it.each(rows)('reads %j as %s', (reason, expected) => {
    expect(readFailReason(reason)).toBe(expected);
  });
});

describe('a text from outside', () => {
  it('is read with its white space folded', () => {
    expect(readFailReason(`사용자${' '.repeat(600)}결제${'\t\n'.repeat(600)}취소`)).toBe('shopper-cancelled');
  });

  it('is read to its 200th character', () => {
    expect(readFailReason(`${'x'.repeat(180)} 한도초과`)).toBe('over-limit');
    expect(readFailReason(`${'x'.repeat(200)} 한도초과`)).toBe('other');
  });

  it('is never matched in a form that the patterns take long for', () => {
    const matched: string[] = [];
    const test = vi.spyOn(RegExp.prototype, 'test').mockImplementation(function (this: RegExp, text) {
      matched.push(text);
      return this.exec(text) !== null;
    });
    readFailReason(`사용자${' '.repeat(100_000)}!`);
    test.mockRestore();
    expect(matched.length).toBeGreaterThan(0);
    expect(matched.filter((text) => text.length > 200 || /\s\s/.test(text))).toEqual([]);
  });
});
