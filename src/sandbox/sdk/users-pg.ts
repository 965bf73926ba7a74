import { outcomeFor, type SandboxContext } from '../state/sandbox-context.ts';
import { json } from '../state/sandbox-http.ts';
import { isOutcome, type Outcome, scopeOf } from '../state/sandbox-outcomes.ts';

/** The script requests it from the shop's origin. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };
const STORE_ID = 'store-sandbox';

/** `GET /users/pg/{userCode}` for the SDK, public: the merchant's channels, without their keys. */
export function listChannels(context: SandboxContext, request: Request, userCode: string): Response {
  const refuse = (message: string) => json({ code: -1, message, data: null }, 200, ANY_ORIGIN);
  const { options } = context;
  const outcome = outcomeFor(context, null, scriptOutcome(request));
  if (outcome === 'channel-question-fails') return json({ code: -1, message: null, data: null }, 503, ANY_ORIGIN);
  if (userCode !== options.userCode) {
    return refuse('등록되지 않은 가맹점 식별코드입니다.');
  }
  if (options.channels.length === 0 || outcome === 'no-channel') return refuse('등록된 PG 설정 정보가 없습니다.');
  const data = options.channels.map((channel) => ({
    store_id: STORE_ID,
    pg_provider: channel.provider,
    pg_id: channel.pgId,
    type: channel.type,
    sandbox: channel.sandbox,
  }));
  return json({ code: 0, data }, 200, ANY_ORIGIN);
}

/** `GET /users/pg/{userCode}/outcome`: how the script behaves in this `request_pay`; null for other scopes. */
export function sendScriptOutcome(context: SandboxContext, request: Request): Response {
  const merchantUid = new URL(request.url).searchParams.get('merchant_uid');
  const outcome = outcomeFor(context, merchantUid, scriptOutcome(request));
  const isScripts = outcome !== null && scopeOf(outcome) === 'sdk';
  return json({ outcome: isScripts ? outcome : null }, 200, ANY_ORIGIN);
}

/** The outcome in the script's URL; the script adds it to each of its requests. */
export function scriptOutcome(request: Request): Outcome | null {
  const outcome = new URL(request.url).searchParams.get('outcome');
  return isOutcome(outcome) ? outcome : null;
}
