import { monthsOfIssuer } from '../../rules/card-issuer-codes.ts';
import {
  type InstallmentTerms,
  installmentsClosedBecause,
  isInstallmentAllowed,
} from '../../rules/installment-rules.ts';
import { traitsOf } from '../../rules/pay-method-traits.ts';
import { escrowPolicy, type Merchant } from '../../schema/merchant.ts';
import { defaultSelection, offeredPayMethods } from '../../schema/selection.ts';
import type { SelectionInForce } from '../context/checkout-context.ts';
import type { ChosenSelection } from './chosen-selection.ts';

/** What decides which choices count. */
export interface PaymentLimits {
  merchant: Merchant;
  /** Won; undefined while there is no order. */
  amount: number | undefined;
}

/**
 * The selection as it would be paid: what was chosen, within what merchant and amount allow. Where nothing usable was
 * chosen it is what a new form starts with. What was chosen counts again as soon as it is allowed.
 */
export function selectionInForce(chosen: ChosenSelection, limits: PaymentLimits): SelectionInForce {
  const { payMethod } = chosen;
  const isOffered = payMethod !== undefined && offeredPayMethods(limits.merchant).includes(payMethod);
  const installment = monthsInForce(chosen, limits);
  const inForce = isOffered
    ? { ...chosen, payMethod, installment }
    : { ...chosen, payMethod: defaultSelection(limits.merchant).payMethod, installment: installment ?? 0 };
  return { ...inForce, escrow: escrowInForce(inForce, limits) };
}

/**
 * The months that were chosen, or 0 (a lump sum) where amount and shop do not allow them. Months that only the issuer
 * does not take stay in force: they are an error that the shopper corrects.
 */
export function monthsInForce(
  { cardIssuer, installment: months }: Pick<ChosenSelection, 'cardIssuer' | 'installment'>,
  limits: PaymentLimits,
): number | undefined {
  const terms = installmentTerms(cardIssuer, limits);
  if (!terms || months === undefined) return months;
  if (installmentsClosedBecause(terms) !== null) return 0;
  return isInstallmentAllowed({ ...terms, issuerMonths: undefined, months }) ? months : 0;
}

export function installmentTerms(
  cardIssuer: ChosenSelection['cardIssuer'],
  { merchant, amount }: PaymentLimits,
): InstallmentTerms | null {
  if (amount === undefined) return null;
  const issuerMonths = monthsOfIssuer({ issuerQuotas: merchant.issuerQuotas, cardIssuer });
  return { amount, cardQuota: merchant.cardQuota, issuerMonths };
}

function escrowInForce({ payMethod, escrow }: SelectionInForce, { merchant }: PaymentLimits): boolean {
  if (!traitsOf(payMethod).escrow) return escrow;
  const policy = escrowPolicy(merchant);
  return policy === 'offer' ? escrow : policy === 'always';
}
