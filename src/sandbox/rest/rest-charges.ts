import { type CallBody, type Fields, readCall, required, text } from '../state/rest-fields.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, ok, textOf } from '../state/sandbox-http.ts';
import { pickChannel, storeKey } from '../state/sandbox-keys.ts';
import { CARD_FIELDS, readCard } from '../state/test-cards.ts';
import { CHARGE_FIELDS, type ChargeOrder, charge, chargeProblem } from './card-charge.ts';
import { withFault } from './rest-faults.ts';

const NO_CHANNEL = '등록되지 않은 PG사(채널)입니다.';

const ONETIME_FIELDS: Fields = {
  ...CHARGE_FIELDS,
  ...CARD_FIELDS,
  customer_uid: text(80),
  pg: text(80),
  channelGroupId: text(55),
};

const AGAIN_FIELDS: Fields = {
  ...CHARGE_FIELDS,
  customer_uid: required(text(80)),
  name: required(text(40)),
  channel_key: text(55),
  product_count: { type: 'integer' },
};

/**
 * `POST /subscribe/payments/onetime`: a payment by card data; with a `customer_uid` it also stores a billing key.
 * An invalid request is refused with HTTP 200 and a code; a declined card answers code 0 and a `failed` payment.
 */
export async function payOnce(context: SandboxContext, request: Request): Promise<Response> {
  const call = await readCall(request);
  const fault = restFault(context, textOf(call.fields.merchant_uid));
  return withFault(context, request, fault, () => {
    const order = onetimeOrder(context, call, homeOf(context, request));
    return typeof order === 'string' ? fail(200, order) : answerCharge(context, call, order);
  });
}

/** `POST /subscribe/payments/again`: a payment by billing key. */
export async function payAgain(context: SandboxContext, request: Request): Promise<Response> {
  const call = await readCall(request);
  const fault = restFault(context, textOf(call.fields.merchant_uid));
  return withFault(context, request, fault, () => {
    const order = againOrder(context, call, homeOf(context, request));
    return typeof order === 'string' ? fail(200, order) : answerCharge(context, call, order);
  });
}

function onetimeOrder(context: SandboxContext, call: CallBody, home: string): ChargeOrder | string {
  const problem = chargeProblem(context, call, ONETIME_FIELDS);
  if (problem !== null) return problem;
  if (textOf(call.fields.channelGroupId) !== null) return '샌드박스에는 채널 그룹(channelGroupId)이 없습니다.';
  const channel = pickChannel(context, { pg: call.fields.pg });
  if (channel === null) return NO_CHANNEL;
  const card = readCard(call, unixSeconds(context));
  if (typeof card === 'string') return card;
  const customerUid = textOf(call.fields.customer_uid);
  return { fields: call.fields, channel, card, customerUid, usage: customerUid === null ? null : 'issue', home };
}

function againOrder(context: SandboxContext, call: CallBody, home: string): ChargeOrder | string {
  const problem = chargeProblem(context, call, AGAIN_FIELDS);
  if (problem !== null) return problem;
  const customerUid = String(call.fields.customer_uid);
  const key = context.state.customers.get(customerUid);
  if (!key) return '등록되지 않은 customer_uid(빌링키)입니다.';
  const channelKey = textOf(call.fields.channel_key);
  if (channelKey !== null && channelKey !== key.channel.channelKey) return NO_CHANNEL;
  return { fields: call.fields, channel: key.channel, card: key.card, customerUid, usage: 'payment', home };
}

async function answerCharge(context: SandboxContext, call: CallBody, order: ChargeOrder): Promise<Response> {
  const { record, notified } = charge(context, order);
  const { card, channel, customerUid } = order;
  if (order.usage === 'issue' && customerUid !== null && record.wire.status === 'paid')
    storeKey(context, call, { customerUid, card, channel });
  await notified;
  return ok(record.wire);
}

export function homeOf(context: SandboxContext, request: Request): string {
  return new URL(request.url).origin + context.options.basePath;
}
