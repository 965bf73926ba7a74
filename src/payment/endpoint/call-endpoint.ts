/** What came back of one call. Nothing is thrown: an error made here would know what was sent. */
export type Answer =
  | { kind: 'answered'; body: unknown }
  /** The server said no, and what it calls that. */
  | { kind: 'problem'; status: number; code: string; raw?: { code?: string; message?: string } }
  /** No answer, or one that nobody understands. What was sent may have arrived. */
  | { kind: 'lost' };

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
}

/** A charge may take as long as the server's own questions to PortOne. */
const ANSWER_WITHIN = 60_000;

/** One request to a route of `createCheckoutHandlers`, sent once. Nothing of the body is kept, logged or repeated. */
export async function callEndpoint(endpoint: string, path: string, { method, body }: Call): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), ANSWER_WITHIN);
  try {
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: limit.signal,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    return response.ok ? { kind: 'answered', body: said } : problemOf(response.status, said);
  } catch {
    return { kind: 'lost' };
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(status: number, said: unknown): Answer {
  const { code, raw } = fieldsOf(said);
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

/** These say that the request was read and refused before anything was done; other numbers say nothing of the sort. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 422]);

/** The server found out that the charge was not carried out, whatever kept it from it. */
export const NOT_CHARGED = 'not-charged';

export function isRefused(answer: Answer): answer is Extract<Answer, { kind: 'problem' }> {
  return answer.kind === 'problem' && (REFUSED.has(answer.status) || answer.code === NOT_CHARGED);
}
