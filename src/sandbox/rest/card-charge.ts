import type { CustomerUidUsageWire, KeyPaymentWire } from '../../wire/rest-subscribe.ts';
import { digits, FAILURES } from '../state/finish-payment.ts';
import { type CallBody, type Field, type Fields, fieldProblem, required, text } from '../state/rest-fields.ts';
import { outcomeFor, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { numberOf, textOf } from '../state/sandbox-http.ts';
import type { Channel } from '../state/sandbox-options.ts';
import type { Outcome } from '../state/sandbox-outcomes.ts';
import { isUsed, type PaymentRecord } from '../state/sandbox-state.ts';
import { createRecord } from '../state/start-payment.ts';
import { cardName } from '../state/supported-methods.ts';
import type { CardOnFile } from '../state/test-cards.ts';

const INSTALLMENT_FLOOR = 50_000;
export const CARD_CODE = '366';
const NUMBER: Field = { type: 'number' };

/** Fields of every payment without a window. */
export const CHARGE_FIELDS: Fields = {
  merchant_uid: required(text(40)),
  amount: required(NUMBER),
  tax_free: NUMBER,
  card_quota: { type: 'integer' },
  currency: text(),
  name: text(40),
  buyer_name: text(16),
  buyer_email: text(64),
  buyer_tel: text(16),
  buyer_addr: text(128),
  buyer_postcode: text(8),
  custom_data: text(),
  notice_url: text(),
  browser_ip: text(),
  promotion_id: text(),
  bypass: text(),
};

/** A payment by card data or billing key, whose fields have been checked. */
export interface ChargeOrder {
  fields: Readonly<Record<string, unknown>>;
  channel: Channel;
  card: CardOnFile;
  customerUid: string | null;
  usage: CustomerUidUsageWire | null;
  /** Origin and base path, for the receipt's address. */
  home: string | null;
}

/** What PortOne refuses before it asks a card company; null when nothing. */
export function chargeProblem(context: SandboxContext, call: CallBody, fields: Fields, prefix = ''): string | null {
  const problem = fieldProblem(call, fields, prefix);
  if (problem !== null) return problem;
  const amount = Number(call.fields.amount);
  const taxFree = numberOf(call.fields.tax_free) ?? 0;
  const months = numberOf(call.fields.card_quota) ?? 0;
  if (!Number.isInteger(amount) || amount <= 0) return `${prefix}amount 값은 0보다 큰 정수여야 합니다.`;
  if (!Number.isInteger(taxFree) || taxFree < 0 || taxFree > amount)
    return `${prefix}tax_free 값은 0 이상 amount 이하의 정수여야 합니다.`;
  if (months < 0 || months === 1) return `${prefix}card_quota 값은 0 또는 2 이상이어야 합니다.`;
  if (months >= 2 && amount < INSTALLMENT_FLOOR) return '50,000원 미만은 할부(card_quota)를 지정할 수 없습니다.';
  return isUsed(context.state, String(call.fields.merchant_uid)) ? '이미 결제가 이루어진 merchant_uid입니다.' : null;
}

/**
 * Asks the card company. A declined card leaves a `failed` payment, of which no webhook tells unless it was scheduled.
 *
 * @returns `told` settles when the shop has heard; only `webhook-first` waits for it.
 */
export function charge(context: SandboxContext, order: ChargeOrder): { record: PaymentRecord; told: Promise<void> } {
  const { fields, channel, usage } = order;
  const outcome = outcomeFor(context, String(fields.merchant_uid));
  const params = { ...kept(fields), pay_method: 'card', amount: Number(fields.amount) };
  const record = createRecord(context, { channel, params, device: 'pc', userAgent: null, outcome: null });
  context.state.payments.push(record);
  const reason = order.card.declines ?? declineOf(outcome);
  Object.assign(
    record.wire,
    apiParts(order),
    reason === null ? approval(context, record, order) : refusal(context, reason),
  );
  const isPaid = reason === null;
  record.isEnded = true;
  record.result = { success: isPaid, errorCode: null, errorMessage: reason };
  const isHeard = isPaid || usage === 'payment.scheduled';
  const told = isHeard ? context.webhooks.send(record, record.wire.status, { outcome }) : Promise.resolve();
  return { record, told: outcome === 'webhook-first' ? told : Promise.resolve() };
}

/** Why a payment or a key is declined because that was set; null when it was not. */
export function declineOf(outcome: Outcome | null): string | null {
  const isDecline = outcome === 'decline' || outcome === 'over-limit' || outcome === 'insufficient-balance';
  return isDecline ? (FAILURES[outcome]?.message ?? null) : null;
}

/** Only what is named here is kept: a card must not slip through among the other fields. */
function kept(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(CHARGE_FIELDS, name)));
}

function apiParts({ fields, card, customerUid, usage }: ChargeOrder): Partial<KeyPaymentWire> {
  return {
    channel: 'api',
    custom_data: textOf(fields.custom_data),
    card_code: CARD_CODE,
    card_name: cardName(CARD_CODE),
    card_number: card.masked,
    card_type: 0,
    card_quota: numberOf(fields.card_quota) ?? 0,
    customer_uid: customerUid,
    customer_uid_usage: usage,
  };
}

function approval(context: SandboxContext, { wire }: PaymentRecord, { home }: ChargeOrder): Partial<KeyPaymentWire> {
  return {
    status: 'paid',
    paid_at: unixSeconds(context),
    pg_tid: `SB${digits(14)}`,
    apply_num: digits(8),
    receipt_url: home === null ? null : `${home}/kiwoom/receipts/${wire.imp_uid}`,
  };
}

function refusal(context: SandboxContext, reason: string): Partial<KeyPaymentWire> {
  return { status: 'failed', failed_at: unixSeconds(context), fail_reason: reason };
}
