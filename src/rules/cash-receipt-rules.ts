import { PAY_METHODS, type PayMethod, traitsOf } from './pay-method-traits.ts';

interface FlagByEncoding {
  digit: 0 | 1;
  letter: 'Y' | 'N';
}

type FlagOf<Encoding> = Encoding extends keyof FlagByEncoding ? FlagByEncoding[Encoding] : undefined;

/** `0 | 1` for `trans` and `vbank`, `'Y' | 'N'` for `kakaopay`, `undefined` for every other method. */
export type CashReceiptFlag<M extends PayMethod> = M extends PayMethod
  ? FlagOf<(typeof PAY_METHODS)[M]['cashReceipt']>
  : never;

/**
 * The value of `bypass.daou.CASHRECEIPTFLAG`: whether Kiwoom Pay may issue a cash receipt automatically.
 * One intent, two encodings, and no key (`undefined`) where the method has no receipt.
 *
 * @example cashReceiptFlag('vbank', true) // 1, typed 0 | 1
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export function cashReceiptFlag<M extends PayMethod>(payMethod: M, allowed: boolean): CashReceiptFlag<M> {
  return encode(traitsOf(payMethod).cashReceipt, allowed) as CashReceiptFlag<M>;
}

function encode(encoding: 'digit' | 'letter' | null, allowed: boolean): 0 | 1 | 'Y' | 'N' | undefined {
  switch (encoding) {
    case 'digit':
      return allowed ? 1 : 0;
    case 'letter':
      return allowed ? 'Y' : 'N';
    case null:
      return undefined;
  }
}

export function hasCashReceipt(payMethod: PayMethod): boolean {
  return PAY_METHODS[payMethod].cashReceipt !== null;
}
