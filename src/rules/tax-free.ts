import { PAY_METHODS, type PayMethod } from './pay-method-traits.ts';

/** Can a tax-free part be named? Bank transfers and virtual accounts are always taxed in full. */
export function canBeTaxFree(payMethod: PayMethod): boolean {
  return PAY_METHODS[payMethod].taxFree;
}
