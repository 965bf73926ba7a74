import type { PrepareWire } from '../../wire/rest.ts';
import { restFault, type SandboxContext } from '../state/sandbox-context.ts';
import { fail, numberOf, ok, readBody, textOf } from '../state/sandbox-http.ts';
import { withFault } from './rest-faults.ts';

const MAX_CHARACTERS = 40;

/** `POST /payments/prepare` registers the amount of an order, `PUT` changes it. */
export async function prepare(context: SandboxContext, request: Request): Promise<Response> {
  const body = await readBody(request);
  const uid = textOf(body.merchant_uid);
  return withFault(context, request, restFault(context, uid), () => write(context, request.method, uid, body));
}

function write(context: SandboxContext, method: string, uid: string | null, body: Record<string, unknown>): Response {
  const amount = numberOf(body.amount);
  if (uid === null || [...uid].length > MAX_CHARACTERS)
    return fail(200, `merchant_uid는 필수이며 ${MAX_CHARACTERS}자 이하입니다.`);
  if (amount === null || !Number.isFinite(amount) || amount < 0) return fail(200, 'amount는 필수이며 숫자여야 합니다.');
  const isKnown = context.state.prepared.has(uid);
  if (method === 'PUT' && !isKnown) return fail(404, '사전 등록되지 않은 merchant_uid입니다.');
  if (method === 'POST' && isKnown) return fail(200, '이미 등록된 merchant_uid입니다.');
  const prepared: PrepareWire = { merchant_uid: uid, amount, currency: textOf(body.currency) };
  context.state.prepared.set(uid, prepared);
  return ok(prepared);
}

/** `GET /payments/prepare/{merchant_uid}`. */
export function getPrepared(context: SandboxContext, request: Request, uid: string): Promise<Response> {
  return withFault(context, request, restFault(context, uid), () => {
    const prepared = context.state.prepared.get(uid);
    return prepared ? ok(prepared) : fail(404, '사전 등록되지 않은 merchant_uid입니다.');
  });
}
