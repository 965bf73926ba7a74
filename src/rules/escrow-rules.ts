import { PAY_METHODS, type PayMethod } from './pay-method-traits.ts';

/**
 * Escrow holds the money until goods have arrived, so it needs a method that moves cash (`trans`, `vbank`)
 * and goods that are shipped.
 *
 * @param digital what the contract with Kiwoom Pay says is sold.
 */
export function canUseEscrow(payMethod: PayMethod, { digital }: { digital: boolean }): boolean {
  return !digital && PAY_METHODS[payMethod].escrow;
}
