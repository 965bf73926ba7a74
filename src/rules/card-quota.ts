import type { CardIssuer } from './card-issuer-codes.ts';
import { allowedInstallment, type InstallmentTerms, offeredMonths } from './installment-rules.ts';

export interface CardChoice extends InstallmentTerms {
  /** Months; 0 is a lump sum; absent leaves the choice to the payment window. */
  installment?: number | undefined;
  cardIssuer?: CardIssuer | '' | undefined;
}

/** The part of the request that speaks of installments. Empty when PortOne's default is what the shop offers. */
export interface CardInstallmentParams {
  card?: { direct: { code: string; quota?: number } };
  display?: { card_quota: number[] };
}

/**
 * What is sent for a card payment.
 *
 * With an issuer, exactly the months chosen (or a lump sum). Without, the months offered up to the one chosen,
 * because the window can only be told what to offer. Months that were left to the window are those the shop offers,
 * with an issuer as without. A choice that is not allowed is sent as a lump sum; below 50,000 won nothing but a lump
 * sum is ever sent.
 */
export function cardInstallmentParams(choice: CardChoice): CardInstallmentParams {
  const { installment, cardIssuer } = choice;
  if (installment === undefined && offeredMonths(choice).length > 0) {
    return { ...(cardIssuer && { card: { direct: { code: cardIssuer } } }), ...windowsChoice(choice) };
  }
  const months = allowedInstallment({ ...choice, months: installment ?? 0 });
  if (cardIssuer) return { card: { direct: { code: cardIssuer, quota: months } } };
  return { display: { card_quota: offeredMonths(choice).filter((month) => month <= months) } };
}

/** Where neither the shop nor its contract with the issuer limits the months, the window's own stand. */
function windowsChoice(choice: CardChoice): CardInstallmentParams {
  const { cardQuota, issuerMonths } = choice;
  if (cardQuota === undefined && issuerMonths === undefined) return {};
  return { display: { card_quota: [...offeredMonths(choice)] } };
}

/**
 * Would Kiwoom Pay offer more months than the shop allows? It reads a single number as a bound: `[3]` opens 2 as well,
 * so a shop that allows 3 and 6 but not 2 cannot have a choice of 3 months expressed.
 */
export function widensChoice(choice: CardChoice): boolean {
  const sent = cardInstallmentParams(choice).display?.card_quota ?? [];
  const [only] = sent;
  return sent.length === 1 && only !== undefined && only > 2;
}
