import { HttpProblem } from './http.ts';

/**
 * Refuses a browser's request from another site. Requests without a browser's headers pass: they carry no
 * shopper's cookies, and the answer holds nothing but what `authorize` lets them see.
 * @throws HttpProblem 403
 */
export function assertSameOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = request.headers.get('sec-fetch-site');
  const isForeign =
    site === null ? origin !== null && !isOwnHost(request, origin) : site !== 'same-origin' && site !== 'none';
  if (isForeign) throw new HttpProblem(403, 'cross-origin', 'Requests from other origins are not taken.');
}

/** Hosts are compared, not schemes: behind a proxy that ends TLS, the server itself is spoken to in plain http. */
function isOwnHost(request: Request, origin: string): boolean {
  const own = request.headers.get('host') ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === own;
}

/** What lets a page of an allowed origin read the answer. */
export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  };
}
