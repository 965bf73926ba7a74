import { type CardIssuer, monthsOfIssuer } from '../../rules/card-issuer-codes.ts';
import {
  type InstallmentTerms,
  installmentsClosedBecause,
  isInstallmentAllowed,
} from '../../rules/installment-rules.ts';
import type { Merchant } from '../../schema/merchant.ts';

/** What decides which months can be paid. */
export interface PaymentLimits {
  merchant: Merchant;
  /** Won; undefined while there is no order. */
  amount: number | undefined;
}

interface ChosenMonths {
  cardIssuer: CardIssuer | '';
  /** Months; 0 is a lump sum. */
  installment: number;
}

export function installmentTerms(
  cardIssuer: CardIssuer | '',
  { merchant, amount }: PaymentLimits,
): InstallmentTerms | null {
  if (amount === undefined) return null;
  const issuerMonths = monthsOfIssuer({ issuerQuotas: merchant.issuerQuotas, cardIssuer });
  return { amount, cardQuota: merchant.cardQuota, issuerMonths };
}

/**
 * The months that were chosen, or 0 (a lump sum) where amount and shop do not allow them. Months that only the issuer
 * does not take stay in force: they are an error that the shopper corrects.
 */
export function monthsInForce({ cardIssuer, installment: months }: ChosenMonths, limits: PaymentLimits): number {
  const terms = installmentTerms(cardIssuer, limits);
  if (!terms) return months;
  if (installmentsClosedBecause(terms) !== null) return 0;
  return isInstallmentAllowed({ ...terms, issuerMonths: undefined, months }) ? months : 0;
}
