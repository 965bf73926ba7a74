import { type CallBody, type Fields, fieldProblem, readCall, required, text } from '../state/rest-fields.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, isObject, numberOf, ok, textOf } from '../state/sandbox-http.ts';
import { keyProblem, pickChannel, storeKey } from '../state/sandbox-keys.ts';
import type { KeyRecord, ScheduleRecord } from '../state/sandbox-state.ts';
import { CARD_FIELDS, readCard } from '../state/test-cards.ts';
import { CHARGE_FIELDS, charge, chargeProblem } from './card-charge.ts';
import { addSchedule, executeSchedule, findSchedule, shownSchedule } from './due-schedules.ts';
import { cancelPayment } from './rest-cancel.ts';
import { withFault } from './rest-faults.ts';

const NOT_FOUND = '존재하지 않는 결제예약입니다.';

const SCHEDULE_FIELDS: Fields = {
  customer_uid: required(text(80)),
  schedules: required({ type: 'list' }),
  checking_amount: { type: 'integer' },
  channel_key: text(55),
  customer_id: text(),
};
const ITEM_FIELDS: Fields = {
  ...CHARGE_FIELDS,
  schedule_at: required({ type: 'integer' }),
  currency: required(text()),
  name: required(text(40)),
  product_count: { type: 'integer' },
};
const TIME_FIELDS: Fields = { schedule_at: required({ type: 'integer' }) };

/** `POST /subscribe/payments/schedule`: stores all schedules, or none (HTTP 200 with a code). */
export async function schedule(context: SandboxContext, request: Request): Promise<Response> {
  const call = await readCall(request);
  const fault = restFault(context, textOf(call.fields.customer_uid));
  return withFault(context, request, fault, () => {
    const problem = fieldProblem(call, SCHEDULE_FIELDS) ?? itemsProblem(context, call);
    if (problem !== null) return fail(200, problem);
    const customerUid = String(call.fields.customer_uid);
    const record = context.state.customers.get(customerUid) ?? newKey(context, call, customerUid);
    if (typeof record === 'string') return fail(200, record);
    const declined = checkCard(context, call, customerUid, record);
    if (declined !== null) return fail(200, declined);
    if (!context.state.customers.has(customerUid)) storeKey(context, call, { customerUid, ...record });
    const stored = context.state.customers.get(customerUid);
    const items = stored
      ? itemsOf(call).map((item) => addSchedule(context, item, { customerUid, record: stored }))
      : [];
    return ok(items.map(({ wire }) => wire));
  });
}

function itemsOf({ fields }: CallBody): Record<string, unknown>[] {
  return Array.isArray(fields.schedules) ? fields.schedules.filter(isObject) : [];
}

function itemsProblem(context: SandboxContext, call: CallBody): string | null {
  const { schedules } = call.fields;
  const items = itemsOf(call);
  if (items.length === 0 || !Array.isArray(schedules) || items.length < schedules.length)
    return 'schedules 값은 1개 이상의 객체 배열이어야 합니다.';
  const uids = items.map((item) => item.merchant_uid);
  if (new Set(uids).size < uids.length) return 'schedules에 같은 merchant_uid가 있습니다.';
  for (const [index, item] of items.entries()) {
    const problem = chargeProblem(context, { fields: item, isForm: call.isForm }, ITEM_FIELDS, `schedules[${index}].`);
    if (problem !== null) return problem;
    if (Number(item.schedule_at) <= unixSeconds(context)) return `schedules[${index}].schedule_at 값이 과거입니다.`;
    const known = findSchedule(context.state, String(item.merchant_uid));
    if (known && known.wire.schedule_status !== 'revoked') return '이미 예약된 merchant_uid입니다.';
  }
  return null;
}

/** A key from the card in the call, for a customer who has none. */
function newKey(context: SandboxContext, call: CallBody, customerUid: string): Omit<KeyRecord, 'wire'> | string {
  if (textOf(call.fields.card_number) === null) return '등록되지 않은 customer_uid(빌링키)입니다.';
  const problem = fieldProblem(call, CARD_FIELDS);
  if (problem !== null) return problem;
  const channel = pickChannel(context, { channel_key: call.fields.channel_key });
  if (channel === null) return '등록되지 않은 PG사(채널)입니다.';
  const card = readCard(call, unixSeconds(context));
  if (typeof card === 'string') return card;
  return keyProblem(context, customerUid, card) ?? { card, channel };
}

/** Charges `checking_amount` and cancels it at once. Returns why it was declined, or null. */
function checkCard(
  context: SandboxContext,
  { fields }: CallBody,
  customerUid: string,
  { card, channel }: Omit<KeyRecord, 'wire'>,
): string | null {
  const amount = numberOf(fields.checking_amount) ?? 0;
  if (amount <= 0) return null;
  const merchantUid = `check_${unixSeconds(context)}_${context.state.sequence + 1}`;
  const item = { merchant_uid: merchantUid, amount, name: '카드 확인' };
  const { record } = charge(context, { fields: item, channel, card, customerUid, usage: 'payment', home: null });
  if (record.wire.status === 'failed') return record.wire.fail_reason ?? '카드 확인에 실패하였습니다.';
  cancelPayment(context, record, { amount, reason: '카드 확인 후 자동취소', notifyShop: false });
  return null;
}

/**
 * `POST /subscribe/payments/unschedule`. As at PortOne, without merchant_uids it revokes every schedule of the customer,
 * and without a customer every schedule of the listed merchant_uids.
 */
export async function unschedule(context: SandboxContext, request: Request): Promise<Response> {
  const call = await readCall(request);
  const customerUid = textOf(call.fields.customer_uid);
  const named = call.fields.merchant_uid;
  const uids = Array.isArray(named) ? named.map(String) : typeof named === 'string' && named !== '' ? [named] : [];
  return withFault(context, request, restFault(context, uids[0] ?? customerUid), () => {
    if (customerUid === null && uids.length === 0) return fail(200, 'customer_uid 또는 merchant_uid가 필요합니다.');
    const fitting = context.state.schedules.filter(
      ({ wire }) =>
        wire.schedule_status === 'scheduled' &&
        (customerUid === null || wire.customer_uid === customerUid) &&
        (uids.length === 0 || uids.includes(wire.merchant_uid)),
    );
    if (fitting.length === 0) return fail(200, '취소할 결제예약이 없습니다.');
    for (const { wire } of fitting)
      Object.assign(wire, { schedule_status: 'revoked', revoked_at: unixSeconds(context) });
    return ok(fitting.map(({ wire }) => wire));
  });
}

/** `PUT /subscribe/payments/schedule/{merchant_uid}`: another time for a pending schedule. */
export async function moveSchedule(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return setTime(context, request, uid, ({ wire }) => wire.schedule_status === 'scheduled');
}

/** `POST …/{merchant_uid}/reschedule`: tries a failed schedule again at another time. */
export async function reschedule(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return setTime(context, request, uid, ({ wire }) => wire.payment_status === 'failed');
}

async function setTime(
  context: SandboxContext,
  request: Request,
  uid: string,
  isPossible: (schedule: ScheduleRecord) => boolean,
): Promise<Response> {
  const call = await readCall(request);
  return withFault(context, request, restFault(context, uid), () => {
    const problem = fieldProblem(call, TIME_FIELDS);
    if (problem !== null) return fail(400, problem);
    const at = Number(call.fields.schedule_at);
    if (at <= unixSeconds(context)) return fail(400, 'schedule_at 값이 과거입니다.');
    const known = findSchedule(context.state, uid);
    if (!known) return fail(404, NOT_FOUND);
    if (!isPossible(known)) return fail(400, `변경할 수 없는 결제예약입니다. (${known.wire.schedule_status})`);
    const pending = {
      schedule_status: 'scheduled',
      executed_at: 0,
      payment_status: null,
      fail_reason: null,
      imp_uid: null,
    };
    Object.assign(known.wire, { ...pending, schedule_at: at });
    return ok(known.wire);
  });
}

/** `POST …/{merchant_uid}/retry`: tries a failed schedule again now. Responds with the schedule. */
export function retrySchedule(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const known = findSchedule(context.state, uid);
    if (!known) return fail(404, NOT_FOUND);
    if (known.wire.payment_status !== 'failed') return fail(400, '실패한 결제예약만 다시 시도할 수 있습니다.');
    executeSchedule(context, known);
    return ok(shownSchedule(context.state, known));
  });
}
