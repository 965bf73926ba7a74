import { isObject } from './sandbox-http.ts';
import { methodFacts } from './supported-methods.ts';

/** The first argument of `request_pay`, unvalidated. */
export type Params = Readonly<Record<string, unknown>>;

export function bypassOf(params: Params): Params {
  const bypass = params.bypass;
  return isObject(bypass) && isObject(bypass.daou) ? bypass.daou : {};
}

export function cardDirectOf(params: Params): Params | null {
  const card = params.card;
  return isObject(card) && isObject(card.direct) ? card.direct : null;
}

export function cardQuotaOf(params: Params): unknown {
  return isObject(params.display) ? params.display.card_quota : undefined;
}

export function isMonths(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

const DOCUMENTED: ReadonlySet<string> = new Set([
  ...['channelKey', 'pg', 'channelGroupId', 'pay_method', 'merchant_uid', 'name', 'amount', 'tax_free', 'digital'],
  ...['buyer_name', 'buyer_email', 'buyer_tel', 'buyer_addr', 'buyer_postcode', 'escrow', 'vbank_due'],
  ...['m_redirect_url', 'app_scheme', 'notice_url', 'custom_data', 'customer_uid', 'language', 'currency', 'card'],
  ...['display', 'phone', 'prefill', 'bypass', 'promotion_id', 'isPromotion', 'confirm_url'],
  // Added by the SDK.
  ...['request_id', 'tier_code'],
]);

/** Undocumented parameters, and CASHRECEIPTFLAG for a pay method that does not define it. */
export function unknownKeys(params: Params): string[] {
  const keys = Object.keys(params).filter((key) => !DOCUMENTED.has(key));
  const hasFlag = bypassOf(params).CASHRECEIPTFLAG !== undefined;
  const definesFlag = methodFacts(params.pay_method)?.cashReceipt !== undefined;
  return hasFlag && !definesFlag ? [...keys, 'bypass.daou.CASHRECEIPTFLAG'] : keys;
}
