import { MIN_INSTALLMENT_WON } from './supported-methods.ts';
import { bypassOf, cardDirectOf, cardQuotaOf, isMonths, type Params } from './window-params.ts';

const MAX_MONTHS = 12;

/** Months the window offers, ascending, 0 for a lump sum; one entry when the shopper has no choice. */
export function allowedMonths(params: Params): number[] {
  if (params.pay_method !== 'card' || Number(params.amount) < MIN_INSTALLMENT_WON) return [0];
  const direct = cardDirectOf(params)?.quota;
  if (isMonths(direct)) return [direct];
  const quota = cardQuotaOf(params);
  if (Array.isArray(quota)) return fromDisplay(quota.filter(isMonths));
  const { CARDQUOTA: groups } = bypassOf(params);
  return typeof groups === 'string' ? sorted(groups.match(/\d+/g)?.map(Number) ?? []) : upTo(MAX_MONTHS);
}

/** Kiwoom Pay reads a single number as an upper bound, and several numbers as a list. */
function fromDisplay(quota: readonly number[]): number[] {
  const [bound] = quota;
  return quota.length === 1 && bound !== undefined ? upTo(bound) : sorted([0, ...quota]);
}

function upTo(bound: number): number[] {
  return [0, ...Array.from({ length: Math.max(0, bound - 1) }, (_, index) => index + 2)];
}

function sorted(months: readonly number[]): number[] {
  return [...new Set(months)].sort((one, other) => one - other);
}
