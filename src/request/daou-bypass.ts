import type { IssuerQuotas } from '../rules/card-issuer-codes.ts';
import { buildCardQuota } from '../rules/card-quota-string.ts';
import { cashReceiptFlag } from '../rules/cash-receipt-rules.ts';
import { offeredMonths } from '../rules/installment-rules.ts';
import { traitsOf } from '../rules/pay-method-traits.ts';
import type { Merchant } from '../schema/merchant.ts';
import type { CheckedSelection } from '../schema/selection.ts';
import type { DaouBypass } from '../wire/imp-request.ts';

interface BypassInput {
  merchant: Merchant;
  /** Won. */
  amount: number;
  selection: CheckedSelection;
}

/** The parameters that PortOne passes to Kiwoom Pay unchanged; undefined when there are none. */
export function toDaouBypass(input: BypassInput): DaouBypass | undefined {
  const { merchant, selection } = input;
  const { payMethod, cashReceipt } = selection;
  const flag = cashReceipt === undefined ? undefined : cashReceiptFlag(payMethod, cashReceipt);
  const cardQuota = toCardQuota(input);
  const bypass: DaouBypass = {
    ...(merchant.productCode !== undefined && { PRODUCTCODE: merchant.productCode }),
    ...(flag !== undefined && { CASHRECEIPTFLAG: flag }),
    ...(merchant.directEasyPay && traitsOf(payMethod).direct && { DIRECT_YN: 'Y' }),
    ...(cardQuota && { CARDQUOTA: cardQuota }),
  };
  return Object.keys(bypass).length > 0 ? bypass : undefined;
}

/**
 * CARDQUOTA, for shops with months per issuer. A shopper who chose months sees those and a lump sum; otherwise the window
 * shows the shop's table, limited to `cardQuota`. It is absent for a chosen issuer with chosen months (`card.direct` has
 * them), for a lump sum (`display.card_quota` has it) and below 50,000 won, where there is nothing to offer.
 */
function toCardQuota({ merchant, amount, selection }: BypassInput): string | undefined {
  const { issuerQuotas, cardQuota } = merchant;
  const { payMethod, cardIssuer, installment } = selection;
  if (!issuerQuotas || !traitsOf(payMethod).cardOptions) return undefined;
  const offered = offeredMonths({ amount, cardQuota });
  if (offered.length === 0 || installment === 0) return undefined;
  if (installment === undefined) return buildCardQuota(narrow(issuerQuotas, offered));
  return cardIssuer ? undefined : buildCardQuota(narrow(issuerQuotas, [installment]));
}

function narrow(issuerQuotas: IssuerQuotas, months: readonly number[]): IssuerQuotas {
  const narrowed = Object.entries(issuerQuotas).map(([code, listed]) => [
    code,
    listed?.filter((month) => months.includes(month)),
  ]);
  return Object.fromEntries(narrowed) as IssuerQuotas;
}
