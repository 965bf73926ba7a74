import { warnOnce } from '../errors/warn.ts';
import { monthsOfIssuer } from '../rules/card-issuer-codes.ts';
import { type CardInstallmentParams, cardInstallmentParams, widensChoice } from '../rules/card-quota.ts';
import { carrierDetails, phonePrefill } from '../rules/carriers.ts';
import { toDeadline, toVbankDue } from '../rules/deposit-due.ts';
import { traitsOf } from '../rules/pay-method-traits.ts';
import { type CheckedMerchant, type Merchant, parseMerchant } from '../schema/merchant.ts';
import { type CheckedOrder, isFree, type Order, parseOrder, payMethodIssues } from '../schema/order.ts';
import { type CheckedSelection, parseSelection, type Selection } from '../schema/selection.ts';
import type { ImpRequest } from '../wire/imp-request.ts';
import { toDaouBypass } from './daou-bypass.ts';
import { toRedirectUrl } from './redirect-url.ts';
import { refusal } from './refusal.ts';

interface RequestTarget {
  /** Where a phone returns to: an absolute URL or a path. @default merchant.redirectUrl */
  redirectUrl?: string | undefined;
  /** URL of the page, which a path is resolved against. */
  baseUrl?: string | undefined;
  /** The device leaves the page to pay, so a return URL is required. */
  mobile?: boolean | undefined;
}

export interface RequestInput extends RequestTarget {
  merchant: Merchant;
  order: Order;
  selection: Selection;
}

/** The same, already checked: `parseMerchant`, `parseOrder` and `parseSelection` make these values. */
export interface CheckedRequestInput extends RequestTarget {
  merchant: CheckedMerchant;
  order: CheckedOrder;
  selection: CheckedSelection;
}

/**
 * Builds what `IMP.request_pay` takes. Checks everything first, so that a mistake shows as a named field and not as a
 * window that does not open. The result is a new plain object (the SDK writes into it) in which keys without a value
 * are absent.
 *
 * @throws {CheckoutError} `invalid-merchant`, `invalid-order` or `invalid-selection` with the issues;
 *   `redirect-url-missing` on a phone without an address to return to.
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export function buildRequest(input: RequestInput): ImpRequest {
  return toRequest({ ...input, ...check(input) });
}

/**
 * Builds the request from values that were checked before, and checks only how they fit together.
 *
 * @throws {CheckoutError} `invalid-order` when the pay method cannot take the order; `redirect-url-missing` on a phone
 *   without an address to return to.
 */
export function toRequest(input: CheckedRequestInput): ImpRequest {
  const { merchant, order, selection } = input;
  const { payMethod } = selection;
  const issues = payMethodIssues(order, payMethod);
  if (isFree(order)) issues.unshift({ field: 'amount', code: 'not-won' });
  if (issues.length > 0) throw refusal('invalid-order', issues);
  const redirectUrl = toRedirectUrl({ ...input, redirectUrl: input.redirectUrl ?? merchant.redirectUrl });
  const bypass = toDaouBypass({ merchant, amount: order.amount, selection });
  return {
    ...toChannel(merchant),
    pay_method: payMethod,
    merchant_uid: order.merchantUid,
    name: order.name,
    amount: order.amount,
    ...(order.taxFree !== undefined && traitsOf(payMethod).taxFree && { tax_free: order.taxFree }),
    ...toBuyer(order.buyer),
    digital: merchant.digital,
    ...(selection.escrow && { escrow: true }),
    ...toDeposit(order, selection),
    ...(redirectUrl !== undefined && { m_redirect_url: redirectUrl }),
    ...(merchant.appScheme !== undefined && { app_scheme: merchant.appScheme }),
    ...(merchant.noticeUrl !== undefined && { notice_url: toNotice(merchant.noticeUrl) }),
    ...(order.customData !== undefined && { custom_data: plainCopy(order.customData) }),
    ...toInstallment(merchant, order, selection),
    ...toPhone(merchant, order, selection),
    ...(bypass && { bypass: { daou: bypass } }),
  };
}

function check(input: RequestInput): Pick<CheckedRequestInput, 'merchant' | 'order' | 'selection'> {
  const merchant = parseMerchant(input.merchant);
  if (!merchant.ok) throw refusal('invalid-merchant', merchant.issues);
  const order = parseOrder(input.order, { payMethod: input.selection.payMethod });
  if (!order.ok) throw refusal('invalid-order', order.issues);
  const parsed = parseSelection(input.selection, { merchant: merchant.value, amount: order.value.amount });
  if (!parsed.ok) throw refusal('invalid-selection', parsed.issues);
  const { payMethod } = parsed.selection;
  // parseSelection drops a tick that an earlier pay method left in a form. A request built by hand that names escrow
  // means it, so it is refused here.
  if (input.selection.escrow && !traitsOf(payMethod).escrow) {
    throw refusal('invalid-selection', [
      { field: 'selection.escrow', code: 'escrow-pay-method', params: { payMethod } },
    ]);
  }
  return { merchant: merchant.value, order: order.value, selection: parsed.selection };
}

function toChannel({ channelKey, pg }: Merchant): Pick<ImpRequest, 'channelKey' | 'pg'> {
  if (channelKey !== undefined) return { channelKey };
  return pg === undefined ? {} : { pg };
}

function toBuyer({ name, email, tel, address, postcode }: NonNullable<Order['buyer']> = {}): Partial<ImpRequest> {
  return {
    ...(name !== undefined && { buyer_name: name }),
    ...(email !== undefined && { buyer_email: email }),
    ...(tel !== undefined && { buyer_tel: tel }),
    ...(address !== undefined && { buyer_addr: address }),
    ...(postcode !== undefined && { buyer_postcode: postcode }),
  };
}

function toDeposit({ vbankDue }: Order, { payMethod }: CheckedSelection): Pick<ImpRequest, 'vbank_due'> {
  if (vbankDue === undefined || !traitsOf(payMethod).deposit) return {};
  const due = toDeadline(vbankDue);
  return due ? { vbank_due: toVbankDue(due) } : {};
}

function toNotice(noticeUrl: string | readonly string[]): string | string[] {
  return typeof noticeUrl === 'string' ? noticeUrl : [...noticeUrl];
}

/** The SDK writes into the request, so it gets a copy of the shop's object. It sends JSON anyway. */
function plainCopy(data: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data));
}

function toInstallment(merchant: Merchant, order: Order, selection: CheckedSelection): CardInstallmentParams {
  if (!traitsOf(selection.payMethod).cardOptions) return {};
  const issuerMonths = monthsOfIssuer({ issuerQuotas: merchant.issuerQuotas, cardIssuer: selection.cardIssuer });
  const choice = { amount: order.amount, cardQuota: merchant.cardQuota, issuerMonths, ...selection };
  if (!merchant.issuerQuotas && widensChoice(choice)) {
    warnOnce('quota-widened', `Allowed: ${merchant.cardQuota?.join(', ')}; chosen: ${selection.installment}.`);
  }
  return cardInstallmentParams(choice);
}

function toPhone(merchant: Merchant, order: Order, selection: CheckedSelection): Pick<ImpRequest, 'phone' | 'prefill'> {
  if (!traitsOf(selection.payMethod).carriers) return {};
  const detail = carrierDetails(merchant.carriers ?? {});
  const prefill = phonePrefill(selection.phoneNumber ?? order.phone?.number ?? '');
  return { ...(detail.length > 0 && { phone: { detail } }), ...(prefill && { prefill }) };
}
