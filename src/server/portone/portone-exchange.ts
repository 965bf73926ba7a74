import { orAbort } from './deadline.ts';
import { PortOneError, type PortOneErrorCode, type PortOneRaw } from './portone-error.ts';
import type { Clean } from './redact.ts';

/** The part of `fetch` that is used, so that a test or a proxy can replace it. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** One HTTP answer, read to its end. */
export interface Exchange {
  status: number;
  /** Parsed JSON, or undefined when the body was something else. */
  body: unknown;
  /** Milliseconds PortOne asks to wait, when it does. */
  retryAfter: number | undefined;
}

interface ExchangeOptions {
  fetch: FetchLike;
  url: string;
  init: RequestInit;
  signal: AbortSignal;
  /** Names the call in errors, as in `GET /payments/imp_1`. */
  what: string;
}

/**
 * One request and its whole answer, bounded by `signal` even where `fetch` ignores it.
 * @throws PortOneError `timeout`, `unavailable`
 */
export async function exchange({ fetch, url, init, signal, what }: ExchangeOptions): Promise<Exchange> {
  // A followed redirect would carry keys in the body to another host.
  const whole = async () => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    return { status: response.status, body: parseJson(await response.text()), retryAfter: readRetryAfter(response) };
  };
  try {
    return await orAbort(whole(), signal, () => timedOut(what));
  } catch (error) {
    if (error instanceof PortOneError) throw error;
    if (signal.aborted) throw timedOut(what);
    throw new PortOneError(
      'unavailable',
      `${what} did not reach PortOne${networkCode(error)}. Nothing is known about the payment. Check the network and the base URL, then try again.`,
    );
  }
}

export function timedOut(what: string): PortOneError {
  return new PortOneError(
    'timeout',
    `${what} was not answered in time. Nothing is known about the payment. Try again, or raise \`timeout\`.`,
  );
}

/**
 * Takes PortOne's envelope off. HTTP 200 with `code` other than 0 is a failure.
 * @throws PortOneError `unauthorized`, `not-found`, `rate-limited`, `unavailable`, `refused`, `bad-answer`
 */
export function unwrap({ status, body }: Exchange, what: string, clean: Clean): unknown {
  const envelope = readEnvelope(body);
  if (status === 207 && Array.isArray(envelope?.response)) return envelope.response;
  if (status >= 200 && status < 300 && envelope?.code === 0) return envelope.response;
  throw failure(status, envelope, what, clean);
}

interface LooseEnvelope {
  code: unknown;
  message: unknown;
  response: unknown;
}

function failure(status: number, envelope: LooseEnvelope | undefined, what: string, clean: Clean): PortOneError {
  const raw = envelope === undefined ? undefined : rawOf(envelope, clean);
  const reason = raw?.message === undefined ? '' : ` ("${raw.message}")`;
  const [code, text] = statusFailure(status, reason) ?? envelopeFailure(status, envelope, reason);
  return new PortOneError(code, `${what} ${text}`, { raw, status });
}

/** A code, and what follows the name of the call in its message. */
type Failure = [PortOneErrorCode, string];

function statusFailure(status: number, reason: string): Failure | undefined {
  if (status === 401) {
    return [
      'unauthorized',
      `was not authorised${reason}. No payment can be read or changed. Check apiKey, apiSecret and tierCode.`,
    ];
  }
  if (status === 404) {
    return [
      'not-found',
      `found nothing${reason}. A payment of a test channel is hidden in production. Check the id and \`environment\`.`,
    ];
  }
  if (status === 429) {
    return [
      'rate-limited',
      `was refused because of too many calls${reason}. It was not carried out. Slow down and try again.`,
    ];
  }
  if (status < 500) return undefined;
  return [
    'unavailable',
    `failed inside PortOne (HTTP ${status})${reason}. Nothing is known about the payment. Try again later.`,
  ];
}

function envelopeFailure(status: number, envelope: LooseEnvelope | undefined, reason: string): Failure {
  if (envelope !== undefined && typeof envelope.code === 'number' && (envelope.code !== 0 || status >= 400)) {
    return [
      'refused',
      `was refused${reason}. It was not carried out. See \`raw\` for the reason PortOne or the PG gave.`,
    ];
  }
  return [
    'bad-answer',
    `was answered with HTTP ${status} and no envelope of PortOne. The answer cannot be trusted. Check \`baseUrl\` and proxies between.`,
  ];
}

function rawOf(envelope: LooseEnvelope, clean: Clean): PortOneRaw {
  const raw: PortOneRaw = {};
  if (typeof envelope.code === 'number' || typeof envelope.code === 'string') raw.code = clean(String(envelope.code));
  if (typeof envelope.message === 'string' && envelope.message !== '') raw.message = clean(envelope.message);
  return raw;
}

function readEnvelope(body: unknown): LooseEnvelope | undefined {
  if (typeof body !== 'object' || body === null || !('code' in body)) return undefined;
  return {
    code: body.code,
    message: 'message' in body ? body.message : null,
    response: 'response' in body ? body.response : null,
  };
}

/**
 * Text is made storable where it is read: PostgreSQL refuses NUL and half of a surrogate pair, which a PG leaves where it
 * cuts a name in the middle.
 */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? toStorable(value) : value));
  } catch {
    return undefined;
  }
}

function toStorable(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** `ECONNREFUSED` and its like; free text of a platform error may quote a header, so only the code is taken. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]{2,30}$/.test(code) ? ` (${code})` : '';
}
