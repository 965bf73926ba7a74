import { randomBytes } from 'node:crypto';
import type { PaymentWire } from '../../wire/rest.ts';
import { type Refusal, refuse } from './request-refusals.ts';
import { type SandboxContext, unixSeconds } from './sandbox-context.ts';
import { textOf } from './sandbox-http.ts';
import type { Channel } from './sandbox-options.ts';
import type { Outcome } from './sandbox-outcomes.ts';
import type { Device, PaymentRecord } from './sandbox-state.ts';
import { type Params, unknownKeys } from './window-params.ts';

export interface StartRequest {
  userCode: string;
  channel: Channel;
  params: Params;
  device: Device;
  userAgent: string | null;
  /** From the URL of the SDK script. */
  outcome: Outcome | null;
}

/** Starts a payment: a `ready` record, or the refusal. Both are recorded as a request. */
export function startPayment(context: SandboxContext, input: StartRequest): PaymentRecord | Refusal {
  const { channel, params, device } = input;
  const refusal = refuse({ params, channel, device, context });
  const record = refusal ? null : createRecord(context, input);
  if (record) context.state.payments.push(record);
  context.state.requests.push({
    at: unixSeconds(context),
    device,
    userCode: input.userCode,
    channelKey: channel.channelKey,
    params,
    unknown: unknownKeys(params),
    impUid: record?.wire.imp_uid ?? null,
    refusal,
  });
  return record ?? (refusal as Refusal);
}

/** A new `ready` record, not yet added to the state. */
export function createRecord(context: SandboxContext, input: Omit<StartRequest, 'userCode'>): PaymentRecord {
  context.state.sequence += 1;
  return {
    wire: createWire(context, input),
    params: input.params,
    device: input.device,
    channel: input.channel,
    outcome: input.outcome,
    chosen: null,
    isEnded: false,
    result: null,
    visibleAt: null,
    sequence: context.state.sequence,
  };
}

function createWire(
  context: SandboxContext,
  { params, channel, device, userAgent }: Omit<StartRequest, 'userCode'>,
): PaymentWire {
  const customData = params.custom_data;
  return {
    imp_uid: `imp_${randomBytes(6).toString('hex')}`,
    merchant_uid: String(params.merchant_uid),
    amount: Number(params.amount),
    cancel_amount: 0,
    currency: textOf(params.currency) ?? 'KRW',
    status: 'ready',
    sandbox: channel.sandbox,
    pay_method: String(params.pay_method),
    channel: device,
    pg_provider: channel.provider,
    emb_pg_provider: null,
    pg_tid: null,
    pg_id: channel.pgId,
    escrow: params.escrow === true,
    apply_num: null,
    name: textOf(params.name),
    ...buyerOf(params),
    custom_data: customData === undefined ? null : JSON.stringify(customData),
    user_agent: userAgent,
    started_at: unixSeconds(context),
    paid_at: 0,
    failed_at: 0,
    cancelled_at: 0,
    fail_reason: null,
    cancel_reason: null,
    receipt_url: null,
    cancel_history: [],
    cash_receipt_issued: false,
    customer_uid: null,
  };
}

function buyerOf(params: Params) {
  return {
    buyer_name: textOf(params.buyer_name),
    buyer_email: textOf(params.buyer_email),
    buyer_tel: textOf(params.buyer_tel),
    buyer_addr: textOf(params.buyer_addr),
    buyer_postcode: textOf(params.buyer_postcode),
  };
}

/**
 * The requested channel: by `channelKey` exactly that one or none; by `pg` the default channel when none matches, as in
 * the SDK. How the service matches a `channelKey` is not documented; a refusal shows a mistyped one.
 */
export function findChannel(
  context: SandboxContext,
  requested: { channelKey?: unknown; pg?: unknown },
): Channel | null {
  const channels = context.options.channels.filter(({ type }) => type === 'payment');
  if (typeof requested.channelKey === 'string')
    return channels.find(({ channelKey }) => channelKey === requested.channelKey) ?? null;
  const [provider, pgId] = typeof requested.pg === 'string' ? requested.pg.split('.') : [];
  return (
    channels.find((channel) => channel.provider === provider && (pgId === undefined || channel.pgId === pgId)) ??
    channels[0] ??
    null
  );
}

export function isRefusal(value: PaymentRecord | Refusal): value is Refusal {
  return 'rule' in value;
}
