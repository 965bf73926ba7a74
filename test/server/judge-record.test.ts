import { describe, expect, it } from 'vitest';
import {
  hasMoney,
  isAccountIssued,
  isRefunded,
  judgeRecord,
  refundedAmount,
} from '../../src/server/settlement/judge-record.ts';
import { openedRecord } from './fake-portone.ts';
import { AMOUNT } from './order-fixtures.ts';

const PAID_AT = 1_796_083_200;
const IDS = { merchantUid: 'order-1', impUid: 'imp_1' };

const BASE = openedRecord(IDS);
type Over = Partial<typeof BASE>;

function judged(over: Over, order: Partial<Parameters<typeof judgeRecord>[0]['order']> = {}) {
  return judgeRecord({ record: { ...BASE, ...over }, order: { amount: AMOUNT, ...order }, environment: 'production' });
}

describe('What a record says about money', () => {
  it.each<[string, Over, { refunded: boolean; money: boolean; amount: number }]>([
    ['ready', {}, { refunded: false, money: false, amount: 0 }],
    ['ready, with a refund noted', { cancelAmount: AMOUNT }, { refunded: false, money: false, amount: AMOUNT }],
    [
      'failed, with a refund noted',
      { status: 'failed', cancelAmount: AMOUNT },
      { refunded: false, money: false, amount: AMOUNT },
    ],
    ['paid', { status: 'paid' }, { refunded: false, money: true, amount: 0 }],
    ['paid, a part refunded', { status: 'paid', cancelAmount: 900 }, { refunded: false, money: true, amount: 900 }],
    ['paid, all refunded', { status: 'paid', cancelAmount: AMOUNT }, { refunded: true, money: false, amount: AMOUNT }],
    [
      'paid, more refunded than paid',
      { status: 'paid', cancelAmount: AMOUNT + 1 },
      { refunded: true, money: false, amount: AMOUNT },
    ],
    ['paid nothing', { status: 'paid', amount: 0 }, { refunded: false, money: true, amount: 0 }],
    ['cancelled', { status: 'cancelled' }, { refunded: true, money: false, amount: AMOUNT }],
    [
      'cancelled, a part refunded',
      { status: 'cancelled', cancelAmount: 900 },
      { refunded: false, money: true, amount: 900 },
    ],
    [
      'cancelled, all refunded',
      { status: 'cancelled', cancelAmount: AMOUNT },
      { refunded: true, money: false, amount: AMOUNT },
    ],
  ])('%s', (_name, over, { refunded, money, amount }) => {
    const record = { ...BASE, ...over };
    expect(isRefunded(record)).toBe(refunded);
    expect(hasMoney(record)).toBe(money);
    expect(refundedAmount(record)).toBe(amount);
  });

  it.each<[string, Over, boolean]>([
    ['an account waits for its deposit', { payMethod: 'vbank', vbankNum: '110-1' }, true],
    ['a window that was left before the account', { payMethod: 'vbank' }, false],
    ['an account without a number', { payMethod: 'vbank', vbankNum: '' }, false],
    ['another method', { payMethod: 'trans', vbankNum: '110-1' }, false],
    ['a deposit that came', { status: 'paid', payMethod: 'vbank', vbankNum: '110-1' }, false],
  ])('%s', (_name, over, issued) => {
    expect(isAccountIssued({ ...BASE, ...over })).toBe(issued);
  });
});

describe('The verdict on a record', () => {
  it('is unpaid, and started, while nothing has happened', () => {
    expect(judged({})).toEqual({ status: 'unpaid', ...IDS, started: true });
    expect(judged({ status: 'unknown' })).toEqual({ status: 'unpaid', ...IDS, started: true });
  });

  it('has the number of the order only where the shop gave one', () => {
    expect(judged({})).not.toHaveProperty('orderId');
    expect(judged({}, { orderId: 'o-1' })).toEqual({ status: 'unpaid', ...IDS, orderId: 'o-1', started: true });
  });

  it('is paid, with what the record has and nothing that it lacks', () => {
    expect(judged({ status: 'paid', paidAt: PAID_AT })).toStrictEqual({
      status: 'paid',
      ...IDS,
      amount: AMOUNT,
      paidAt: PAID_AT,
    });
    const card = { payMethod: 'card', cardName: '신한카드', cardQuota: 3, receiptUrl: 'https://pg.example/r' };
    expect(judged({ status: 'paid', paidAt: PAID_AT, cancelAmount: 900, ...card })).toStrictEqual({
      ...{ status: 'paid', ...IDS, amount: AMOUNT, refunded: 900, paidAt: PAID_AT },
      ...{ payMethod: 'card', cardName: '신한카드', installment: 3, receiptUrl: 'https://pg.example/r' },
    });
    const transfer = { payMethod: 'trans', bankName: '신한은행', receiptUrl: 'javascript:alert(1)' };
    expect(judged({ status: 'paid', ...transfer })).toStrictEqual({
      ...{ status: 'paid', ...IDS, amount: AMOUNT, paidAt: 0, payMethod: 'trans', bankName: '신한은행' },
    });
  });

  it.each<[string, Over, { refunded?: number }]>([
    ['before anything was paid', {}, {}],
    ['after it was paid', { paidAt: PAID_AT }, { refunded: AMOUNT }],
    ['with a sum, and no time of the payment', { cancelAmount: AMOUNT }, { refunded: AMOUNT }],
  ])('is cancelled %s', (_name, over, refund) => {
    expect(judged({ status: 'cancelled', ...over })).toStrictEqual({ status: 'cancelled', ...IDS, ...refund });
  });

  it('is a mismatch for other money, with the deadline while an account is open', () => {
    const paid: Over = { status: 'paid', paidAt: PAID_AT };
    const mismatch = { status: 'mismatch', ...IDS };
    expect(judged({ ...paid, amount: AMOUNT - 1 })).toStrictEqual({ ...mismatch, reason: 'amount' });
    expect(judged({ ...paid, amount: AMOUNT + 1 })).toStrictEqual({ ...mismatch, reason: 'amount' });
    expect(judged({ ...paid, currency: 'USD' })).toStrictEqual({ ...mismatch, reason: 'currency' });
    expect(judged({ ...paid, currency: 'USD' }, { currency: 'USD' })).toMatchObject({ status: 'paid' });
    expect(judged({ ...paid, sandbox: true })).toStrictEqual({ ...mismatch, reason: 'sandbox' });
    const account: Over = { payMethod: 'vbank', vbankNum: '110-1', amount: 1 };
    expect(judged({ ...account, vbankDate: PAID_AT })).toStrictEqual({
      ...{ ...mismatch, reason: 'amount', depositUntil: PAID_AT },
    });
    expect(judged(account)).toStrictEqual({ ...mismatch, reason: 'amount', depositUntil: 0 });
  });

  it('awaits a deposit, and never counts it as paid', () => {
    const account = {
      payMethod: 'vbank',
      vbankNum: '110-1',
      vbankName: '신한은행',
      vbankHolder: '키움',
      vbankDate: PAID_AT,
    };
    expect(judged(account)).toStrictEqual({
      ...{ status: 'awaiting-deposit', ...IDS, amount: AMOUNT },
      account: { bankName: '신한은행', number: '110-1', holder: '키움', dueAt: PAID_AT },
    });
  });

  it('has the words of a refusal with card numbers masked, and none where there are none', () => {
    expect(judged({ status: 'failed' })).toStrictEqual({ status: 'failed', ...IDS, failure: { code: 'other' } });
    const failed = judged({ status: 'failed', failReason: '한도초과 9400000000001111' });
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'over-limit' } });
    expect(JSON.stringify(failed)).not.toContain('9400000000001111');
  });
});
