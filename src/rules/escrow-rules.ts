import { PAY_METHODS, type PayMethod } from './pay-method-traits.ts';

/**
 * Escrow holds the money until the goods have arrived, so it requires a cash method (`trans`, `vbank`) and goods that
 * are shipped.
 *
 * @param digital whether the contract with Kiwoom Pay is for digital goods.
 */
export function canUseEscrow(payMethod: PayMethod, { digital }: { digital: boolean }): boolean {
  return !digital && PAY_METHODS[payMethod].escrow;
}
