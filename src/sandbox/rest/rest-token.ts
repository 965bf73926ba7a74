import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { TokenWire } from '../../wire/rest.ts';
import { type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, ok, readBody } from '../state/sandbox-http.ts';
import type { SandboxToken } from '../state/sandbox-state.ts';

const LIFE_SECONDS = 30 * 60;
const LAST_MINUTE = 60;
const EXTENSION_SECONDS = 5 * 60;

/** `POST /users/getToken`. Asked again, it answers the same token; in its last minute it lives five minutes longer. */
export async function issueToken(context: SandboxContext, request: Request): Promise<Response> {
  const { imp_key: key, imp_secret: secret } = await readBody(request);
  const { apiKey, apiSecret } = context.options;
  if (!isSame(key, apiKey) || !isSame(secret, apiSecret))
    return fail(401, '인증에 실패하였습니다. API키와 secret을 확인하세요.');

  const now = unixSeconds(context);
  const known = context.state.token;
  const token = known && known.expiresAt > now ? known : newToken(known, now);
  if (token.expiresAt - now <= LAST_MINUTE) token.expiresAt += EXTENSION_SECONDS;
  context.state.token = token;
  return ok<TokenWire>({ access_token: token.value, now, expired_at: token.expiresAt });
}

function newToken(known: SandboxToken | null, now: number): SandboxToken {
  const fate = known?.fate === 'taken' ? 'spared' : 'usual';
  return { value: randomBytes(20).toString('hex'), expiresAt: now + LIFE_SECONDS, fate };
}

/** Lets the token in use expire before its time, unless it was issued in place of one that did. True when it has. */
export function expireToken({ state: { token } }: SandboxContext): boolean {
  if (token === null || token.fate === 'spared') return false;
  Object.assign(token, { expiresAt: 0, fate: 'taken' });
  return true;
}

/** Null when the request carries a good token, `Bearer` or bare. */
export function refuseToken(context: SandboxContext, request: Request): Response | null {
  const given = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '');
  const token = context.state.token;
  const isGood = token !== null && isSame(given, token.value) && token.expiresAt > unixSeconds(context);
  return isGood ? null : fail(401, 'Unauthorized');
}

function isSame(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false;
  const one = Buffer.from(given);
  const other = Buffer.from(wanted);
  return one.length === other.length && timingSafeEqual(one, other);
}
