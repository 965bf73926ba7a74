import type { CardIssuer } from './card-issuer-codes.ts';
import { allowedInstallment, type InstallmentTerms, offeredMonths } from './installment-rules.ts';

export interface CardChoice extends InstallmentTerms {
  /** Months; 0 is a lump sum; absent leaves the choice to the payment window. */
  installment?: number | undefined;
  cardIssuer?: CardIssuer | '' | undefined;
}

/** The installment fields of the request. Empty when PortOne's default is what the shop offers. */
export interface CardInstallmentParams {
  card?: { direct: { code: string; quota?: number } };
  display?: { card_quota: number[] };
}

/**
 * What is sent for a card payment.
 *
 * With an issuer, exactly the chosen months (or a lump sum). Without, the offered months up to the chosen one, because
 * the window only takes a list of offers. When the choice is left to the window, it gets the months that the shop
 * offers, with or without an issuer. A choice that is not allowed is sent as a lump sum, and so is every choice below
 * 50,000 won.
 */
export function cardInstallmentParams(choice: CardChoice): CardInstallmentParams {
  const { installment, cardIssuer } = choice;
  if (installment === undefined && offeredMonths(choice).length > 0) {
    return { ...(cardIssuer && { card: { direct: { code: cardIssuer } } }), ...windowChoice(choice) };
  }
  const months = allowedInstallment({ ...choice, months: installment ?? 0 });
  if (cardIssuer) return { card: { direct: { code: cardIssuer, quota: months } } };
  return { display: { card_quota: offeredMonths(choice).filter((month) => month <= months) } };
}

/** Where neither the shop nor its contract with the issuer limits the months, the window offers its own. */
function windowChoice(choice: CardChoice): CardInstallmentParams {
  const { cardQuota, issuerMonths } = choice;
  if (cardQuota === undefined && issuerMonths === undefined) return {};
  return { display: { card_quota: [...offeredMonths(choice)] } };
}

/**
 * Would Kiwoom Pay offer more months than the shop allows? It reads a single number as an upper bound: `[3]` offers 2
 * as well, so a choice of 3 months cannot be expressed for a shop that allows 3 and 6 but not 2.
 */
export function widensChoice(choice: CardChoice): boolean {
  const sent = cardInstallmentParams(choice).display?.card_quota ?? [];
  const [only] = sent;
  return sent.length === 1 && only !== undefined && only > 2;
}
