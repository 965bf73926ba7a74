import { isWon } from './money.ts';

/** Won. Kiwoom Pay takes installments from this amount on. */
export const INSTALLMENT_MINIMUM = 50_000;

/** Months: the upper bound when the shop sets no `cardQuota`. */
export const MAX_INSTALLMENT = 12;

/** Months. No issuer offers a longer plan; a larger number is a typing error and is not offered. */
export const MAX_INSTALLMENT_MONTHS = 36;

/** Months and won. `firstMonth` is present only when it differs: it takes the remainder of the division. */
export type InstallmentOption =
  | { months: 0; monthly?: undefined; firstMonth?: undefined }
  | { months: number; monthly: number; firstMonth?: number };

export interface InstallmentTerms {
  /** Won. */
  amount: number;
  /** Absent: 2 to 12. Empty: lump sum only. One number: 2 up to it. Several: exactly those. */
  cardQuota?: readonly number[] | undefined;
  /** Months the chosen issuer takes, where the shop configured them (`monthsOfIssuer`); they narrow the offer. */
  issuerMonths?: readonly number[] | undefined;
}

function upTo(months: number): number[] {
  return Array.from({ length: Math.max(0, months - 1) }, (_, index) => index + 2);
}

function isMonths(value: number): boolean {
  return Number.isInteger(value) && value >= 2 && value <= MAX_INSTALLMENT_MONTHS;
}

/** The months that a shop allows besides the lump sum, sorted, for any amount. */
export function allowedMonths(cardQuota: readonly number[] | undefined): readonly number[] {
  // Settings read from JSON may have null here, against the type.
  if (!cardQuota) return upTo(MAX_INSTALLMENT);
  const listed = [...new Set(cardQuota.filter(isMonths))].sort((a, b) => a - b);
  const [only] = listed;
  return listed.length === 1 && only !== undefined ? upTo(only) : listed;
}

/** The months that can be chosen now, without the lump sum. Empty below 50,000 won. */
export function offeredMonths({ amount, cardQuota, issuerMonths }: InstallmentTerms): readonly number[] {
  if (!isWon(amount) || amount < INSTALLMENT_MINIMUM) return [];
  const months = allowedMonths(cardQuota);
  return issuerMonths ? months.filter((month) => issuerMonths.includes(month)) : months;
}

function toOption(amount: number, months: number): InstallmentOption {
  const monthly = Math.floor(amount / months);
  const firstMonth = amount - monthly * (months - 1);
  return firstMonth === monthly ? { months, monthly } : { months, monthly, firstMonth };
}

/**
 * Months a shopper may choose, the lump sum first. The issuer's interest is not included.
 *
 * @example installmentOptions({ amount: 64_900, cardQuota: [3] })
 * // [{ months: 0 }, { months: 2, monthly: 32450 }, { months: 3, monthly: 21633, firstMonth: 21634 }]
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export function installmentOptions(terms: InstallmentTerms): readonly InstallmentOption[] {
  return [{ months: 0 }, ...offeredMonths(terms).map((months) => toOption(terms.amount, months))];
}

export function isInstallmentAllowed({ months, ...terms }: InstallmentTerms & { months: number }): boolean {
  return months === 0 || offeredMonths(terms).includes(months);
}

/** The chosen months when they are allowed, else 0, the lump sum. */
export function allowedInstallment(choice: InstallmentTerms & { months: number }): number {
  return isInstallmentAllowed(choice) ? choice.months : 0;
}

/** Why only a lump sum is offered; null when there are months to choose. */
export function installmentsClosedBecause(terms: InstallmentTerms): 'below-minimum' | 'shop' | null {
  if (offeredMonths(terms).length > 0) return null;
  // A shop without installments has none for a larger amount either.
  const possible = offeredMonths({ ...terms, amount: INSTALLMENT_MINIMUM });
  return possible.length === 0 ? 'shop' : 'below-minimum';
}
