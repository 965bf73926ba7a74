import { expectTypeOf, test } from 'vitest';
import type { UsePaymentOptions } from '../../src/index.ts';

/**
 * `window.IMP` as iamport-typings 1.4.0 declares it, with those of its fields that differ from the kit's. The package
 * itself is TypeScript source that strict projects cannot import.
 */
interface Iamport {
  init: (accountID: string) => void;
  request_pay: (params: RequestPayParams, callback?: (response: RequestPayResponse) => void) => void;
}

interface RequestPayParams {
  pg?: 'html5_inicis' | `daou.${string}`;
  pay_method: 'card' | 'trans' | 'vbank';
  merchant_uid: string;
  amount: number;
  buyer_tel: string;
}

interface RequestPayResponse {
  success: boolean;
  imp_uid: string | null;
}

test('`window.IMP` as iamport-typings declares it can be the SDK', () => {
  expectTypeOf<Iamport | undefined>().toExtend<UsePaymentOptions['sdk']>();
  expectTypeOf<Promise<Iamport>>().toExtend<UsePaymentOptions['sdk']>();
});

test('what is no SDK cannot', () => {
  expectTypeOf<{ init: () => void }>().not.toExtend<UsePaymentOptions['sdk']>();
  expectTypeOf<string>().not.toExtend<UsePaymentOptions['sdk']>();
});
