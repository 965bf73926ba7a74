/** How long a browser may reuse the answer to a preflight, in seconds: as long as one visit to a checkout takes. */
const PREFLIGHT_MAX_AGE_S = 600;

/** A header's name, as a page may list it. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,64}$/;

/**
 * Headers that let a page of an allowed origin call these methods with its cookies and read the answer. Other origins get
 * `vary` alone, so that no cache gives one origin the answer to another.
 */
export function corsHeaders(
  { headers }: Pick<Request, 'headers'>,
  allowedOrigins: readonly string[],
  methods: readonly string[],
): Record<string, string> {
  if (allowedOrigins.length === 0) return {};
  const origin = headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return { vary: 'origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    // A path that is not a route has none. GET and POST need no permission, so that the page can read the 404.
    ...(methods.length > 0 ? { 'access-control-allow-methods': methods.join(', ') } : {}),
    'access-control-allow-headers': allowedHeaders(headers),
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': String(PREFLIGHT_MAX_AGE_S),
    vary: 'origin',
  };
}

/** Whatever the page wants to send: `endpoint` takes headers of the shop, as bearer and CSRF tokens. */
function allowedHeaders(headers: Headers): string {
  const wanted = (headers.get('access-control-request-headers') ?? '').split(',').map((name) => name.trim());
  const names = new Set(['content-type', ...wanted.filter((name) => HEADER_NAME.test(name))]);
  return [...names].join(', ');
}

/** Adds headers to an answer that may have its own, as one of the shop's `authorize`. */
export function addHeaders(response: Response, added: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(added)) {
    if (name === 'vary') response.headers.append(name, value);
    else response.headers.set(name, value);
  }
}
