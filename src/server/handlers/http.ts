import type { Issue } from '../../errors/issue.ts';
import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';

/** Why a request is not answered with what it was sent for. docs/errors.md and docs/endpoint.md describe each. */
export type ProblemCode =
  | 'invalid-request'
  | 'invalid-card'
  | 'invalid-shipment'
  | 'cross-origin'
  | 'authorize-missing'
  | 'forbidden'
  | 'not-found'
  | 'order-not-found'
  | 'payment-not-found'
  | 'key-not-found'
  | 'shipment-not-found'
  | 'method-not-allowed'
  | 'already-paid'
  | 'payment-in-progress'
  | 'refused'
  | 'too-many-refusals'
  | 'too-many-requests'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'server-error'
  | 'not-charged'
  | 'unfinished'
  | 'outcome-unknown'
  | 'portone-unavailable'
  | 'shop-unavailable';

/** An answer that ends a request early. Its message goes to the caller, so it contains nothing internal. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Record<string, string>;
  readonly details: ProblemDetails;

  constructor(
    status: number,
    code: ProblemCode,
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

/** Further fields of the answer, beside `code` and `message`. */
export interface ProblemDetails {
  /** Field by field, without values. */
  issues?: readonly Issue[];
  /** The reason PortOne or the PG gave. */
  raw?: { code?: string; message?: string };
  /** Seconds, as the `retry-after` header, which pages of another origin cannot read. */
  retryAfter?: number;
}

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * JSON that no cache stores: it is about one shopper's payment. An id that a stranger sent may be in it, so it holds no markup
 * even for what takes it for a page.
 */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = JSON.stringify(body).replaceAll('<', '\\u003c');
  return new Response(text, { status, headers: { ...HEADERS, ...headers } });
}

export function problem({ status, code, message, headers, details }: HttpProblem): Response {
  return json({ code, message, ...details }, status, headers);
}

export type BodyType = 'application/json' | 'application/x-www-form-urlencoded';

const MAX_BODY_BYTES = 16 * 1024;

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

/**
 * The body whatever its content type says: JSON, else a form. For callers that are known to send a wrong type or none.
 * @throws HttpProblem 413
 */
export async function readUntypedBody(request: Request): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

async function readText(request: Request): Promise<string> {
  if (request.bodyUsed) throw bodyWasRead();
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  try {
    return request.body === null ? '' : await readLimited(request.body);
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    // The caller hung up, or sent what its own length or encoding contradicts: not an error of the shop.
    throw new HttpProblem(400, 'invalid-request', 'The body ended early.');
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, 'body-too-large', `Send at most ${MAX_BODY_BYTES} bytes.`);
}

function bodyWasRead(): HttpProblem {
  const refusal = new HttpProblem(500, 'server-error', 'The server cannot read this request.');
  refusal.cause = new Error(
    `${MESSAGE_PREFIX}the body of a request was read before payments.fetch received it, so no payment can be checked. Pass the request on unread, or read request.clone() in the code before it.`,
  );
  return refusal;
}

/** Stops reading at the limit: the content-length header may be wrong. */
async function readLimited(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
