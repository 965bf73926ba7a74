import { describe, expectTypeOf, it } from 'vitest';
import type { CardIssuer } from '../../src/rules/card-issuer-codes.ts';
import { type CashReceiptFlag, cashReceiptFlag } from '../../src/rules/cash-receipt-rules.ts';
import { type InstallmentOption, installmentOptions } from '../../src/rules/installment-rules.ts';
import { DEFAULT_PAY_METHODS, isPayMethod, PAY_METHODS, type PayMethod } from '../../src/rules/pay-method-traits.ts';
import type { PayMethodWire } from '../../src/wire/imp-request.ts';

describe('the type of the cash receipt flag', () => {
  it('follows the pay method', () => {
    expectTypeOf(cashReceiptFlag('trans', true)).toEqualTypeOf<0 | 1>();
    expectTypeOf(cashReceiptFlag('vbank', true)).toEqualTypeOf<0 | 1>();
    expectTypeOf(cashReceiptFlag('kakaopay', true)).toEqualTypeOf<'Y' | 'N'>();
    expectTypeOf(cashReceiptFlag('card', true)).toEqualTypeOf<undefined>();
    expectTypeOf(cashReceiptFlag('phone', true)).toEqualTypeOf<undefined>();
    expectTypeOf<CashReceiptFlag<'trans' | 'kakaopay'>>().toEqualTypeOf<0 | 1 | 'Y' | 'N'>();
    expectTypeOf<CashReceiptFlag<PayMethod>>().toEqualTypeOf<0 | 1 | 'Y' | 'N' | undefined>();
  });

  it('makes the other spelling unwritable', () => {
    // @ts-expect-error a virtual account takes a digit
    const letter: 'Y' | 'N' = cashReceiptFlag('vbank', true);
    // @ts-expect-error KakaoPay takes a letter
    const digit: 0 | 1 = cashReceiptFlag('kakaopay', true);
    // @ts-expect-error a card has no flag
    const none: 0 | 1 | 'Y' | 'N' = cashReceiptFlag('card', true);
    expectTypeOf([letter, digit, none]).not.toBeNever();
  });

  it('knows the methods', () => {
    // @ts-expect-error the Kiwoom spelling is samsung
    cashReceiptFlag('samsungpay', true);
  });
});

describe('the pay methods', () => {
  it('are those of the wire', () => {
    expectTypeOf<PayMethod>().toEqualTypeOf<PayMethodWire>();
    expectTypeOf(DEFAULT_PAY_METHODS).toExtend<readonly PayMethod[]>();
    expectTypeOf(PAY_METHODS.vbank.deposit).toEqualTypeOf<true>();
  });

  it('are narrowed from anything', () => {
    const value: unknown = 'card';
    if (isPayMethod(value)) expectTypeOf(value).toEqualTypeOf<PayMethod>();
  });
});

describe('the others', () => {
  it('keep card codes as text', () => {
    expectTypeOf<'041'>().toExtend<CardIssuer>();
    expectTypeOf<41>().not.toExtend<CardIssuer>();
    expectTypeOf<'41'>().not.toExtend<CardIssuer>();
  });

  it('give installments as data', () => {
    expectTypeOf(installmentOptions({ amount: 1 })).toEqualTypeOf<readonly InstallmentOption[]>();
    // @ts-expect-error an amount is a number
    installmentOptions({ amount: '64900' });
  });
});
