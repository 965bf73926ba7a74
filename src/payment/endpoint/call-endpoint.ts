import type { Endpoint, EndpointOptions } from './endpoint.ts';

/** The result of one call. Nothing is thrown: an error made here would hold what was sent. */
export type Answer =
  | { kind: 'answered'; body: unknown }
  /** The server refused or failed, and names the reason by a code. */
  | { kind: 'problem'; status: number; code: string; raw?: { code?: string; message?: string } }
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
  try {
    const response = await (options.fetch ?? fetch)(`${options.url.replace(/\/$/, '')}/${path}`, {
      method,
      credentials: options.credentials ?? 'same-origin',
      cache: 'no-store',
      signal: limit.signal,
      headers: await headersOf(options, body !== undefined),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const content: unknown = await response.json();
    return response.ok ? { kind: 'answered', body: content } : problemOf(response.status, content);
  } catch {
    return { kind: 'lost' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function headersOf({ headers }: EndpointOptions, hasBody: boolean): Promise<Headers> {
  const all = new Headers(typeof headers === 'function' ? await headers() : headers);
  if (hasBody) all.set('content-type', 'application/json');
  return all;
}

function problemOf(status: number, content: unknown): Answer {
  const { code, raw } = fieldsOf(content);
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
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The request was read and refused before anything was done. Other statuses do not say so. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 422]);

/** The server's code for a charge that was not carried out, whatever the reason. */
export const NOT_CHARGED = 'not-charged';

export function isRefused(answer: Answer): answer is Extract<Answer, { kind: 'problem' }> {
  return answer.kind === 'problem' && (REFUSED.has(answer.status) || answer.code === NOT_CHARGED);
}
