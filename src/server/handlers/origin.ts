import { HttpProblem } from './http.ts';

/**
 * Refuses a browser's request from another site. Requests without a browser's headers pass: they carry no shopper's
 * cookies, and `authorize` decides what they may read.
 * @throws HttpProblem 403
 */
export function assertSameOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = request.headers.get('sec-fetch-site');
  const isForeign =
    site === null ? origin !== null && !isOwnHost(request, origin) : site !== 'same-origin' && site !== 'none';
  if (isForeign) throw new HttpProblem(403, 'cross-origin', 'Requests from other origins are not allowed.');
}

/** Hosts are compared, not schemes: behind a proxy that terminates TLS the server itself receives plain http. */
function isOwnHost(request: Request, origin: string): boolean {
  const own = request.headers.get('host') ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === own;
}

/** Headers that let a page of an allowed origin call these methods and read the answer; none for other origins. */
export function corsHeaders(
  request: Request,
  allowedOrigins: readonly string[],
  methods: readonly string[],
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  };
}
