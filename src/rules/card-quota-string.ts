import { CheckoutError } from '../errors/checkout-error.ts';
import { hasOwn } from '../errors/has-own.ts';
import { type IssuerQuotas, isKiwoomCardCode, type KiwoomCardCode } from './card-issuer-codes.ts';
import { MAX_INSTALLMENT_MONTHS } from './installment-rules.ts';

/** Months an issuer takes, by Kiwoom's card code. 0, the lump sum, is optional: it is always possible. */
export type CardQuotaTable = Partial<Record<KiwoomCardCode, readonly number[]>>;

function bad(problem: string): CheckoutError {
  return new CheckoutError('bad-card-quota', { problem });
}

function isMonth(month: number): boolean {
  return Number.isInteger(month) && month >= 0 && month !== 1 && month <= MAX_INSTALLMENT_MONTHS;
}

/**
 * Writes `bypass.daou.CARDQUOTA`: groups joined by `^`, each a card code, `-`, and months joined by `:`.
 *
 * @example buildCardQuota({ CCBC: [2, 3], CCNH: [] }) // 'CCBC-0:2:3^CCNH-0'
 * @throws {CheckoutError} `bad-card-quota` for an unknown code or an invalid number of months.
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export function buildCardQuota(table: IssuerQuotas): string {
  return Object.entries(table)
    .flatMap(([code, months]) => (months ? [toGroup(code, months)] : []))
    .join('^');
}

function toGroup(code: string, months: readonly number[]): string {
  if (!isKiwoomCardCode(code)) throw bad(`${code} is not a card code of Kiwoom Pay`);
  const wrong = months.find((month) => !isMonth(month));
  if (wrong !== undefined) throw bad(`${wrong} is not a valid number of months (${code})`);
  const sorted = [...new Set([0, ...months])].sort((a, b) => a - b);
  return `${code}-${sorted.join(':')}`;
}

/**
 * Parses a CARDQUOTA text. Months are returned as written, 0 included.
 *
 * @throws {CheckoutError} `bad-card-quota`, with the invalid group.
 */
export function parseCardQuota(text: string): CardQuotaTable {
  const table: Record<string, readonly number[]> = {};
  if (text === '') return table;
  for (const group of text.split('^')) {
    const match = /^([A-Z]{4})-(\d+(?::\d+)*)$/.exec(group);
    if (match === null) throw bad(`"${group}" does not have the form CCBC-0:2:3`);
    const [, code = '', months = ''] = match;
    if (!isKiwoomCardCode(code)) throw bad(`${code} is not a card code of Kiwoom Pay`);
    if (hasOwn(table, code)) throw bad(`${code} appears twice`);
    const numbers = months.split(':').map(Number);
    const wrong = numbers.find((month) => !isMonth(month));
    if (wrong !== undefined) throw bad(`${wrong} is not a valid number of months (${code})`);
    table[code] = numbers;
  }
  return table;
}
