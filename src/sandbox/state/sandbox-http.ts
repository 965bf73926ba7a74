import type { Envelope } from '../../wire/rest.ts';

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A response in PortOne's envelope. */
export function ok<T>(response: T, status = 200): Response {
  return json({ code: 0, message: null, response } satisfies Envelope<T>, status);
}

/** A failure in PortOne's envelope. PortOne refuses invalid business requests with HTTP 200 and a non-zero `code`. */
export function fail(status: number, message: string, code = status === 200 ? 1 : -1): Response {
  return json({ code, message, response: null } satisfies Envelope<null>, status);
}

export function page(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

export function redirect(location: string, status: 302 | 303 = 302): Response {
  return new Response(null, { status, headers: { location, 'cache-control': 'no-store' } });
}

/** Reads a JSON or form body as a flat object; anything unreadable becomes `{}`. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  const type = request.headers.get('content-type') ?? '';
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A non-empty string; null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number, also as form text; null when absent or empty, NaN when invalid. */
export function numberOf(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : Number.NaN;
}

/** A boolean, also as form or query text. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}
