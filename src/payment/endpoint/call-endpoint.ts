import { reportOnce } from '../../errors/warn.ts';
import { isOffline } from '../../sdk/device.ts';
import { reportAnswer } from './diagnose-answer.ts';
import type { Endpoint, EndpointOptions } from './endpoint.ts';

/** The result of one call. Nothing is thrown: an error made here would hold what was sent. */
export type Answer =
  | { kind: 'answered'; body: unknown }
  /** The server refused or failed, and names the reason by a code. */
  | { kind: 'problem'; status: number; code: string; raw?: { code?: string; message?: string }; retryAfter?: number }
  /** No answer, or one that cannot be read. What was sent may have arrived. */
  | { kind: 'lost' };

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the endpoint, without a slash at the beginning. */
  path: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** A charge may take as long as the server's own calls to PortOne. */
const CALL_TIMEOUT_MS = 60_000;

/** One request to a route of `createCheckoutHandlers`, sent once. Nothing of the body is stored, logged or repeated. */
export async function callEndpoint(endpoint: Endpoint, { method, path, body, signal }: Call): Promise<Answer> {
  const options = typeof endpoint === 'string' ? { url: endpoint } : endpoint;
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, CALL_TIMEOUT_MS);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const url = `${options.url.replace(/\/$/, '')}/${path}`;
  try {
    const response = await (options.fetch ?? fetch)(url, {
      method,
      credentials: options.credentials ?? 'include',
      cache: 'no-store',
      signal: limit.signal,
      headers: await headersOf(options, body !== undefined),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const content = await readJson(response);
    const answer =
      response.ok && content !== undefined
        ? { kind: 'answered' as const, body: content }
        : problemOf(response.status, content);
    if (answer.kind !== 'answered') report({ method, url, response, answer });
    return answer;
  } catch (error) {
    // Its name only: the message may come from a function of the shop, which has seen what is sent.
    const name = error instanceof Error ? error.name : typeof error;
    if (!limit.signal.aborted && !isOffline()) reportAnswer({ method, url, error: name });
    return { kind: 'lost' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function headersOf({ headers }: EndpointOptions, hasBody: boolean): Promise<Headers> {
  const all = new Headers(typeof headers === 'function' ? await ownHeaders(headers) : headers);
  if (hasBody) all.set('content-type', 'application/json');
  return all;
}

/** They are made before anything is sent, so what they fail with contains nothing of it. */
async function ownHeaders(headers: () => HeadersInit | Promise<HeadersInit>): Promise<HeadersInit> {
  try {
    return await headers();
  } catch (error) {
    reportOnce(
      'endpoint-headers',
      `endpoint.headers failed (${String(error)}), so nothing was sent. Let it return headers.`,
    );
    throw error;
  }
}

/** Undefined when it is not JSON. @throws when the connection breaks */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function report({
  method,
  url,
  response,
  answer,
}: {
  method: string;
  url: string;
  response: Response;
  answer: Answer;
}) {
  const code = answer.kind === 'problem' ? answer.code : undefined;
  reportAnswer({ method, url, status: response.status, contentType: response.headers.get('content-type'), code });
}

function problemOf(status: number, content: unknown): Answer {
  const { code, raw, retryAfter } = fieldsOf(content);
  if (typeof code !== 'string') return { kind: 'lost' };
  const reason = fieldsOf(raw);
  return {
    kind: 'problem',
    status,
    code,
    raw: {
      ...(typeof reason['code'] === 'string' ? { code: reason['code'] } : {}),
      ...(typeof reason['message'] === 'string' ? { message: reason['message'] } : {}),
    },
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The request was read and refused before anything was done. Other statuses do not say so. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 422]);

/** The server's codes for a charge that was not carried out, whatever the status: a 429 of something between proves nothing. */
export const NOT_CHARGED = 'not-charged';
export const TOO_MANY_REFUSALS = 'too-many-refusals';
export const TOO_MANY_REQUESTS = 'too-many-requests';
const NOTHING_DONE: ReadonlySet<string> = new Set([NOT_CHARGED, TOO_MANY_REFUSALS, TOO_MANY_REQUESTS]);

export function isRefused(answer: Answer): answer is Extract<Answer, { kind: 'problem' }> {
  return answer.kind === 'problem' && (REFUSED.has(answer.status) || NOTHING_DONE.has(answer.code));
}
