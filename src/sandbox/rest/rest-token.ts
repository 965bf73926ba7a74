import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { TokenWire } from '../../wire/rest.ts';
import { type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { fail, ok, readBody } from '../state/sandbox-http.ts';
import type { SandboxToken } from '../state/sandbox-state.ts';

const TOKEN_LIFETIME_SECONDS = 30 * 60;
const EXTENSION_WINDOW_SECONDS = 60;
const EXTENSION_SECONDS = 5 * 60;

/** `POST /users/getToken`: the current token until it expires; a call in its last minute extends it by five minutes. */
export async function issueToken(context: SandboxContext, request: Request): Promise<Response> {
  const { imp_key: key, imp_secret: secret } = await readBody(request);
  const { apiKey, apiSecret } = context.options;
  if (!isSame(key, apiKey) || !isSame(secret, apiSecret))
    return fail(401, '인증에 실패하였습니다. API키와 secret을 확인하세요.');

  const now = unixSeconds(context);
  const current = context.state.token;
  const token = current && current.expiresAt > now ? current : newToken(current, now);
  if (token.expiresAt - now <= EXTENSION_WINDOW_SECONDS) token.expiresAt += EXTENSION_SECONDS;
  context.state.token = token;
  return ok<TokenWire>({ access_token: token.value, now, expired_at: token.expiresAt });
}

function newToken(previous: SandboxToken | null, now: number): SandboxToken {
  const origin = previous?.origin === 'expired-early' ? 'reissued' : 'issued';
  return { value: randomBytes(20).toString('hex'), expiresAt: now + TOKEN_LIFETIME_SECONDS, origin };
}

/** Makes the current token expire, unless it was issued in place of one that was. True when it did. */
export function expireToken({ state: { token } }: SandboxContext): boolean {
  if (token === null || token.origin === 'reissued') return false;
  Object.assign(token, { expiresAt: 0, origin: 'expired-early' });
  return true;
}

/** A 401 without a valid token (with or without `Bearer`); null with one. */
export function refuseToken(context: SandboxContext, request: Request): Response | null {
  const given = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '');
  const token = context.state.token;
  const isGood = token !== null && isSame(given, token.value) && token.expiresAt > unixSeconds(context);
  return isGood ? null : fail(401, 'Unauthorized');
}

function isSame(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}
