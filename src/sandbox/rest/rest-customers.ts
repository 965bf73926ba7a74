import { answerPage } from '../state/paging.ts';
import { type CallBody, type Fields, fieldProblem, readCall, required, text } from '../state/rest-fields.ts';
import { restFault, type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, ok, textOf } from '../state/sandbox-http.ts';
import { keyProblem, pickChannel, storeKey } from '../state/sandbox-keys.ts';
import { newestFirst } from '../state/sandbox-state.ts';
import { CARD_FIELDS, readCard } from '../state/test-cards.ts';
import { withFault } from './rest-faults.ts';

const MAX_CHARACTERS = 80;
const NOT_FOUND = '존재하지 않는 customer_uid(빌링키)입니다.';

const ISSUE_FIELDS: Fields = {
  channel_key: required(text(55)),
  ...CARD_FIELDS,
  pg: text(80),
  customer_id: text(),
  customer_name: text(20),
  customer_tel: text(20),
  customer_email: text(200),
  customer_addr: text(200),
  customer_postcode: text(8),
  channel_group_id: text(55),
};

/** `POST /subscribe/customers/{customer_uid}`: a billing key without a payment. Refusals have HTTP 200 and a code. */
export async function issueKey(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  const call = await readCall(request);
  return withFault(context, request, restFault(context, uid), () => issue(context, call, uid));
}

function issue(context: SandboxContext, call: CallBody, uid: string): Response {
  if ([...uid].length > MAX_CHARACTERS) return fail(200, `customer_uid는 ${MAX_CHARACTERS}자 이하입니다.`);
  const problem = fieldProblem(call, ISSUE_FIELDS);
  if (problem !== null) return fail(200, problem);
  if (textOf(call.fields.channel_group_id) !== null)
    return fail(200, '샌드박스에는 채널 그룹(channel_group_id)이 없습니다.');
  const channel = pickChannel(context, call.fields);
  if (channel === null) return fail(200, '등록되지 않은 PG사(채널)입니다.');
  const card = readCard(call, unixSeconds(context));
  if (typeof card === 'string') return fail(200, card);
  const declined = keyProblem(context, uid, card);
  return declined === null ? ok(storeKey(context, call, { customerUid: uid, card, channel })) : fail(200, declined);
}

/** `GET /subscribe/customers/{customer_uid}`. */
export function getKey(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const key = context.state.customers.get(uid);
    return key ? ok(key.wire) : fail(404, NOT_FOUND);
  });
}

/** `GET /subscribe/customers?customer_uid[]=`: 207 when some were not found. */
export function getKeys(context: SandboxContext, request: Request): Promise<Response> {
  const uids = new Set(new URL(request.url).searchParams.getAll('customer_uid[]'));
  return withFault(context, request, restFault(context, [...uids][0] ?? null), () => {
    const found = [...uids].map((uid) => context.state.customers.get(uid)?.wire).filter((wire) => wire !== undefined);
    if (found.length === 0) return fail(404, NOT_FOUND);
    return ok(found, found.length < uids.size ? 207 : 200);
  });
}

/** `DELETE /subscribe/customers/{customer_uid}`, irreversible. Existing schedules remain, and will fail. */
export function deleteKey(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const key = context.state.customers.get(uid);
    if (!key) return fail(404, NOT_FOUND);
    context.state.customers.delete(uid);
    return ok(key.wire);
  });
}

/** `GET /subscribe/customers/{customer_uid}/payments`, newest first, paged; also of a deleted key. */
export function getKeyPayments(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const found = newestFirst(context.state.payments.filter(({ wire }) => wire.customer_uid === uid));
    if (found.length === 0 && !context.state.customers.has(uid)) return fail(404, NOT_FOUND);
    return answerPage(
      found.map(({ wire }) => wire),
      request,
    );
  });
}
