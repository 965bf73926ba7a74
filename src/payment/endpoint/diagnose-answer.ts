import { reportOnce } from '../../errors/warn.ts';

/** What came back, or why nothing did. */
export interface ObservedAnswer {
  method: string;
  /** As the page wrote it. */
  url: string;
  /** Absent: no answer. */
  status?: number | undefined;
  contentType?: string | null | undefined;
  /** The kit's own code for a problem. */
  code?: string | undefined;
  /** The name of the error of `fetch`. */
  error?: string | undefined;
}

const MOUNT =
  'Mount createCheckoutHandlers there, or set endpoint to the basePath it has; behind a proxy or a dev server, forward that path to it.';

/** Cause and remedy for the codes of the kit's server that are a matter of setup. A map: the code comes from outside. */
export const SETUP_CAUSES: ReadonlyMap<string, string> = new Map([
  [
    'not-found',
    'createCheckoutHandlers answers there, but knows no such route. Set endpoint to its basePath, without the name of a route.',
  ],
  ['method-not-allowed', `Another route answers there. ${MOUNT}`],
  ['authorize-missing', 'This route is closed until createCheckoutHandlers is given authorize.'],
  ['unsupported-media-type', 'Something on the way removed the content type. Forward the headers as they are.'],
  ['server-error', 'The handlers failed on the server. Its log, or onError of createCheckoutHandlers, has the cause.'],
  ['shop-unavailable', 'orders, authorize or the ledger failed on the server. Its log, or onError, has the cause.'],
  [
    'portone-unavailable',
    'The server could not ask PortOne. Check apiKey, apiSecret and baseUrl; its onError has the cause.',
  ],
]);

/** Tells the developer of an answer that the page can do nothing with. Says nothing of answers that are a shopper's matter. */
export function reportAnswer(answer: ObservedAnswer): void {
  try {
    // A bundler drops the texts with the branch.
    if (process.env.NODE_ENV !== 'production') report(answer);
  } catch {
    // A page without a bundler has no `process`.
  }
}

/** The same for JSON with status 200 that is not of the kit. */
export function reportForeignAnswer(route: string): void {
  try {
    if (process.env.NODE_ENV !== 'production') reportOnce('endpoint', `The answer to ${route} ${FOREIGN}`);
  } catch {
    // As above.
  }
}

const FOREIGN =
  'is JSON, but not what createCheckoutHandlers answers there, so no payment can be verified. Set endpoint to its basePath. A server of your own has to answer as docs/endpoint.md says.';

function report(answer: ObservedAnswer): void {
  const cause = causeOf(answer);
  if (cause === null) return;
  const request = `${answer.method} ${answer.url}`;
  reportOnce('endpoint', `${request} ${cause} Until then no payment can be verified here, and none counts as paid.`);
}

function causeOf({ url, status, contentType, code, error }: ObservedAnswer): string | null {
  const { page, isElsewhere } = originsOf(url);
  if (status === undefined && globalThis.origin === 'null') return `got no answer (${error}). ${NO_ORIGIN}`;
  if (status === undefined) {
    const cors = isElsewhere
      ? ` It is on another origin than this page, so createCheckoutHandlers there needs allowedOrigins: ["${page}"] to answer with CORS headers.`
      : '';
    return `got no answer (${error}). If this device is online: is the server running, and does connect-src of the content security policy allow it?${cors}`;
  }
  if (code === 'cross-origin') {
    const remedy = isElsewhere ? `allowedOrigins: ["${page}"]` : `publicOrigin: "${page}"`;
    return `was answered ${status} (cross-origin). The server takes this page (${page}) for one of another site. Pass ${remedy} to createCheckoutHandlers; its onError received what it took itself for.`;
  }
  if (code === undefined) {
    return `was answered ${status} with ${contentType || 'no content type'}, which does not come from createCheckoutHandlers. ${MOUNT}`;
  }
  const known = SETUP_CAUSES.get(code);
  return known === undefined ? null : `was answered ${status} (${code}). ${known}`;
}

/** Also of a page behind the `sandbox` directive of a content security policy, and of a file that was opened as such. */
const NO_ORIGIN =
  'This page has no origin, so the browser keeps every answer and all storage from it. Add allow-same-origin to the sandbox attribute of its iframe, or open the checkout from a server in a page of its own.';

/** The origin of the page, and whether the endpoint is on another one. */
function originsOf(url: string): { page: string; isElsewhere: boolean } {
  if (typeof location === 'undefined') return { page: 'the origin of the page', isElsewhere: false };
  const { origin: page, href } = location;
  try {
    return { page, isElsewhere: new URL(url, href).origin !== page };
  } catch {
    return { page, isElsewhere: false };
  }
}
