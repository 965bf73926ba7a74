import * as z from 'zod/mini';
import type { TokenRequestWire, TokenWire } from '../../wire/rest.ts';
import { type AccessTokens, createAccessTokens } from './access-token.ts';
import { backoff, pause, withDeadline } from './deadline.ts';
import { hasCode, PortOneError } from './portone-error.ts';
import { type Exchange, exchange, type FetchLike, unwrap } from './portone-exchange.ts';
import { createRedactor, type Redactor } from './redact.ts';

export interface TransportOptions {
  apiKey: string;
  apiSecret: string;
  tierCode: string | undefined;
  /** Without a slash at its end. */
  baseUrl: string;
  fetch: FetchLike;
  /** Milliseconds for a whole call: its token, its repeats and the waits between. */
  timeout: number;
  /** Further tries of a call that may be repeated. */
  retry: number;
  now: () => number;
}

/** One call of the API, in its own words. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Ids in it are encoded already. */
  path: string;
  query?: readonly (readonly [string, string])[];
  body?: Record<string, unknown>;
  /**
   * `repeatable`: a second run has no further effect, so an error is answered by a retry.
   * `once`: never repeated; an error after sending becomes `outcome-unknown`.
   */
  effect: 'repeatable' | 'once';
  /** Parts of the body that must not be read in an error, even where PortOne or the PG quotes them. */
  secrets?: readonly string[];
}

export interface Transport {
  /** @throws PortOneError of any code but `invalid-input` */
  call<T>(call: Call, shape: z.ZodMiniType<T>): Promise<T>;
  /**
   * Marks this moment. What it returns tells it in unix seconds by PortOne's clock, so that records can be
   * compared with it; call it after a request, because a token tells how that clock runs.
   */
  mark(): () => number;
  /** A text of PortOne or the PG without keys, tokens, card numbers and the secrets of a call. */
  clean(text: string, secrets: readonly string[]): string;
}

const tokenSchema: z.ZodMiniType<TokenWire> = z.object({
  access_token: z.string().check(z.minLength(1)),
  now: z.number(),
  expired_at: z.number(),
});

export function createTransport(options: TransportOptions): Transport {
  const { timeout, retry, now } = options;
  const redactor = createRedactor([options.apiSecret, options.apiKey]);
  const send = createSend(options, redactor);
  const tokens = createAccessTokens({ issue, now, timeout });

  async function issue(signal: AbortSignal): Promise<TokenWire> {
    const body: TokenRequestWire = { imp_key: options.apiKey, imp_secret: options.apiSecret };
    const call: Call = { method: 'POST', path: '/users/getToken', body: { ...body }, effect: 'repeatable' };
    const wire = await repeat(retry, signal, (noteWait) => send(call, tokenSchema, signal, noteWait));
    redactor.learn(wire.access_token);
    return wire;
  }

  return {
    mark: tokens.mark,
    clean: redactor.clean,
    call(call, shape) {
      return withDeadline(timeout, async (signal) => {
        const authorize = await withRenewedToken(tokens, signal);
        return repeat(call.effect === 'once' ? 0 : retry, signal, (noteWait) =>
          authorize((token) => markUnknown(call, () => send(call, shape, signal, noteWait, token))),
        );
      });
    },
  };
}

type Send = <T>(
  call: Call,
  shape: z.ZodMiniType<T>,
  signal: AbortSignal,
  noteWait: NoteWait,
  token?: string,
) => Promise<T>;

/** Sends a call once and reads its answer. */
function createSend(options: TransportOptions, redactor: Redactor): Send {
  return async (call, shape, signal, noteWait, token) => {
    const what = `${call.method} ${call.path}`;
    const answer = await exchange({
      fetch: options.fetch,
      url: urlOf(options.baseUrl, call),
      init: initOf(call, options.tierCode, token),
      signal,
      what,
    });
    noteWait(answer);
    const clean = (text: string) => redactor.clean(text, call.secrets);
    const parsed = shape.safeParse(unwrap(answer, what, clean));
    if (!parsed.success) {
      throw new PortOneError(
        'bad-answer',
        `${what} was answered without fields the API promises (${fieldsOf(parsed.error)}). The record cannot be trusted. Check \`baseUrl\`, or report it.`,
      );
    }
    return parsed.data;
  };
}

/** Runs the attempts of one call with a token, which is renewed once if PortOne refuses it. */
async function withRenewedToken(tokens: AccessTokens, signal: AbortSignal) {
  let token = await tokens.get(signal);
  let isRenewed = false;
  return async <T>(attempt: (token: string) => Promise<T>): Promise<T> => {
    try {
      return await attempt(token);
    } catch (error) {
      if (isRenewed || !hasCode(error, 'unauthorized')) throw error;
      // A call that was not authorised was not carried out, so this repeat is safe for money too.
      isRenewed = true;
      tokens.drop(token);
      token = await tokens.get(signal);
      return attempt(token);
    }
  };
}

type NoteWait = (answer: Exchange) => void;

async function repeat<T>(retry: number, signal: AbortSignal, run: (noteWait: NoteWait) => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    let wait = 0;
    try {
      return await run((answer) => {
        wait = answer.retryAfter ?? 0;
      });
    } catch (error) {
      const hopeful = hasCode(error, 'unavailable', 'rate-limited') && tried < retry;
      if (!hopeful || !(await pause(Math.max(wait, backoff(tried)), signal))) throw error;
    }
  }
}

/** After a call that changes something went out, no answer and an invalid answer both mean that the outcome is unknown. */
async function markUnknown<T>({ method, path, effect }: Call, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (effect !== 'once' || !hasCode(error, 'timeout', 'unavailable', 'bad-answer')) throw error;
    throw new PortOneError(
      'outcome-unknown',
      `${method} ${path} was sent and no usable answer came. Whether it was carried out is not known, and a repeat could do it twice. Look it up before anything else.`,
      { raw: error.raw, status: error.status },
    );
  }
}

function urlOf(baseUrl: string, { path, query = [] }: Call): string {
  const search = new URLSearchParams(query.map(([key, value]) => [key, value])).toString();
  return search === '' ? baseUrl + path : `${baseUrl}${path}?${search}`;
}

function initOf({ method, body }: Call, tierCode: string | undefined, token: string | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (tierCode !== undefined) headers['tier'] = tierCode;
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Names of the fields only; their values may be personal data. */
function fieldsOf(error: { issues: readonly { path: readonly PropertyKey[] }[] }): string {
  return error.issues.map((issue) => issue.path.map(String).join('.') || 'response').join(', ');
}
