import { describe, expect, it } from 'vitest';
import { cashReceiptFlag, hasCashReceipt } from '../../src/rules/cash-receipt-rules.ts';

describe('cashReceiptFlag', () => {
  it.each([
    ['card', undefined, undefined, 'undefined'],
    ['trans', 1, 0, 'number'],
    ['vbank', 1, 0, 'number'],
    ['kakaopay', 'Y', 'N', 'string'],
    ['naverpay', undefined, undefined, 'undefined'],
    ['payco', undefined, undefined, 'undefined'],
    ['samsung', undefined, undefined, 'undefined'],
    ['applepay', undefined, undefined, 'undefined'],
    ['phone', undefined, undefined, 'undefined'],
    ['cultureland', undefined, undefined, 'undefined'],
    ['smartculture', undefined, undefined, 'undefined'],
    ['booknlife', undefined, undefined, 'undefined'],
  ] as const)('%s: %s when allowed, %s when blocked, a %s', (payMethod, allowed, blocked, type) => {
    const flags = [cashReceiptFlag(payMethod, true), cashReceiptFlag(payMethod, false)];
    expect(flags).toStrictEqual([allowed, blocked]);
    expect(flags.map((flag) => typeof flag)).toEqual([type, type]);
    expect(hasCashReceipt(payMethod)).toBe(type !== 'undefined');
  });
});
