import type { Issue } from '../../errors/issue.ts';

/** An answer that ends a request early; its words go to whoever asked, so nothing internal is in them. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly details: ProblemDetails;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Record<string, string> = {},
    details: ProblemDetails = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.details = details;
  }
}

/** What stands beside `code` and `message` in the answer. */
export interface ProblemDetails {
  /** Field by field, without values. */
  issues?: readonly Issue[];
  /** What PortOne or the PG said. */
  raw?: { code?: string; message?: string };
}

/** JSON that no cache keeps: it speaks of one shopper's money. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

export function problem({ status, code, message, headers, details }: HttpProblem): Response {
  return json({ code, message, ...details }, status, headers);
}

/** @throws HttpProblem 405 */
export function assertMethod(request: Request, ...methods: string[]): void {
  if (methods.includes(request.method)) return;
  throw new HttpProblem(405, 'method-not-allowed', `Use ${methods.join(' or ')}.`, { allow: methods.join(', ') });
}

export type BodyType = 'application/json' | 'application/x-www-form-urlencoded';

const LARGEST_BODY = 16 * 1024;

/** The body as data, form fields as strings. @throws HttpProblem 400, 413, 415 */
export async function readBody(request: Request, accepted: readonly BodyType[]): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (!accepted.some((known) => known === type)) {
    throw new HttpProblem(415, 'unsupported-media-type', `Send ${accepted.join(' or ')}.`);
  }
  const text = await readText(request);
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, 'invalid-request', 'The body is not JSON.');
  }
}

/** Stops reading at the limit: a length that was announced may be a lie. */
async function readText(request: Request): Promise<string> {
  const tooLarge = () => new HttpProblem(413, 'body-too-large', `Send at most ${LARGEST_BODY} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > LARGEST_BODY) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
