import { PAY_METHODS, type PayMethod } from './pay-method-traits.ts';

/** Can a part of the amount be tax-free? Bank transfers and virtual accounts are always taxed in full. */
export function canBeTaxFree(payMethod: PayMethod): boolean {
  return PAY_METHODS[payMethod].taxFree;
}
