import type { CustomerUidUsageWire, KeyPaymentWire } from '../../wire/rest-subscribe.ts';
import { declineReason, digits } from '../state/finish-payment.ts';
import { type CallBody, type Field, type Fields, fieldProblem, required, text } from '../state/rest-fields.ts';
import { outcomeFor, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { numberOf, textOf } from '../state/sandbox-http.ts';
import type { Channel } from '../state/sandbox-options.ts';
import { isUsed, type PaymentRecord } from '../state/sandbox-state.ts';
import { createRecord } from '../state/start-payment.ts';
import { cardName, MIN_INSTALLMENT_WON } from '../state/supported-methods.ts';
import { CARD_CODE, type CardOnFile } from '../state/test-cards.ts';

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

/** A payment by card data or billing key, with validated fields. */
export interface ChargeOrder {
  fields: Readonly<Record<string, unknown>>;
  channel: Channel;
  card: CardOnFile;
  customerUid: string | null;
  usage: CustomerUidUsageWire | null;
  /** Origin and base path, for `receipt_url`; null leaves `receipt_url` empty. */
  home: string | null;
}

/** Why PortOne refuses the call before it contacts a card company; null when it accepts it. */
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
  if (months >= 2 && amount < MIN_INSTALLMENT_WON) return '50,000원 미만은 할부(card_quota)를 지정할 수 없습니다.';
  return isUsed(context.state, String(call.fields.merchant_uid)) ? '이미 결제가 이루어진 merchant_uid입니다.' : null;
}

/**
 * Charges the card. A declined card leaves a `failed` payment, for which a webhook is sent only if it was scheduled.
 *
 * @returns `notified` resolves when the webhook is delivered under `webhook-first`, and at once otherwise.
 */
export function charge(
  context: SandboxContext,
  order: ChargeOrder,
): { record: PaymentRecord; notified: Promise<void> } {
  const { fields, channel, usage } = order;
  const outcome = outcomeFor(context, String(fields.merchant_uid));
  const params = { ...storedFields(fields), pay_method: 'card', amount: Number(fields.amount) };
  const record = createRecord(context, { channel, params, device: 'pc', userAgent: null, outcome: null });
  context.state.payments.push(record);
  const reason = order.card.declines ?? declineReason(outcome);
  Object.assign(
    record.wire,
    chargeFields(order),
    reason === null ? approval(context, record, order) : decline(context, reason),
  );
  const isPaid = reason === null;
  record.isEnded = true;
  record.result = { success: isPaid, errorCode: null, errorMessage: reason };
  const hasWebhook = isPaid || usage === 'payment.scheduled';
  const delivered = hasWebhook ? context.webhooks.send(record, record.wire.status, { outcome }) : Promise.resolve();
  return { record, notified: outcome === 'webhook-first' ? delivered : Promise.resolve() };
}

/** Stores the listed fields only, so that no card data is stored with them. */
function storedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(CHARGE_FIELDS, name)));
}

function chargeFields({ fields, card, customerUid, usage }: ChargeOrder): Partial<KeyPaymentWire> {
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

function decline(context: SandboxContext, reason: string): Partial<KeyPaymentWire> {
  return { status: 'failed', failed_at: unixSeconds(context), fail_reason: reason };
}
