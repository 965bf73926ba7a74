import { isKnownSecure, type OwnHost, ownHosts } from './own-hosts.ts';

/** Origins as browsers write them, for example `https://shop.kr`. */
export interface OriginRules {
  /** Other origins whose pages may call. */
  allowedOrigins: readonly string[];
  /** The shop's own; empty where it is derived from the headers. */
  publicOrigins: readonly string[];
}

export type OriginJudgement =
  | { isAllowed: true }
  | {
      isAllowed: false;
      reason: OriginRefusal;
      /** Of the page; null where the browser did not send it. */
      origin: string | null;
      /** What the browser sent, for the developer. */
      sent: string;
      /** What the server took itself for. */
      own: string;
    };

/**
 * `another-site`: the browser itself reports that the page is not of this origin. `opaque`: the page has no origin.
 * `another-host`: it is not the host that the headers name. `not-public`: it is not a `publicOrigin`.
 */
export type OriginRefusal = 'another-site' | 'opaque' | 'another-host' | 'not-public';

type OriginFacts = Pick<Request, 'method' | 'url' | 'headers'>;

const ALLOWED = { isAllowed: true } as const;

/**
 * Whether a request comes from a page that may call. The best witness is the browser: `Sec-Fetch-Site`, which no page can
 * set, holds behind any proxy. Browsers send it only to https and localhost (Safari from 16.4), so without it the origin is
 * compared with the shop's own. Requests without a browser's headers pass: they carry no shopper's cookies, and
 * `authorize` decides what they may read.
 */
export function judgeOrigin(request: OriginFacts, { allowedOrigins, publicOrigins }: OriginRules): OriginJudgement {
  const { headers, method } = request;
  const header = headers.get('origin');
  if (header !== null && allowedOrigins.includes(header)) return ALLOWED;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return ALLOWED;
  const origin = header ?? refererOrigin(headers, method);
  if (site === null && origin === null) return ALLOWED;

  const hosts = ownHosts(request);
  const isNamed = publicOrigins.length > 0;
  const refusal = {
    isAllowed: false as const,
    origin,
    sent: sentText({ origin, site, isReferer: header === null }),
    own: isNamed ? `${publicOrigins.join(', ')} (publicOrigin)` : ownText(hosts),
  };
  if (origin === 'null') return { ...refusal, reason: 'opaque' };
  if (site !== null || origin === null) return { ...refusal, reason: 'another-site' };
  if (isNamed) return publicOrigins.includes(origin) ? ALLOWED : { ...refusal, reason: 'not-public' };
  return isOwn(origin, hosts, isKnownSecure(request)) ? ALLOWED : { ...refusal, reason: 'another-host' };
}

function sentText({ origin, site, isReferer }: { origin: string | null; site: string | null; isReferer: boolean }) {
  const page = origin === null ? 'no Origin' : `${isReferer ? 'Referer' : 'Origin'} ${origin}`;
  return `${page}, ${site === null ? 'no Sec-Fetch-Site' : `Sec-Fetch-Site ${site}`}`;
}

function ownText(hosts: readonly OwnHost[]): string {
  return hosts.map(({ text, source }) => `${text} (${source})`).join(', ') || 'nothing, because no header names a host';
}

/** For older browsers, which send no `Origin` with a POST to their own origin. With a GET to it none does. */
function refererOrigin(headers: Headers, method: string): string | null {
  const referer = headers.get('referer') ?? '';
  if (method === 'GET' || method === 'HEAD' || !URL.canParse(referer)) return null;
  const { protocol, origin } = new URL(referer);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}

/**
 * Schemes: behind a proxy that ends TLS the server itself receives plain http, so only the reverse is a sign of a
 * stranger. Ports: proxies drop or change them, and they separate no two programs, because cookies are shared by all ports of a
 * host. Except on the loopback host, where each project of a developer has a port.
 */
function isOwn(origin: string, hosts: readonly OwnHost[], isSecure: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin !== origin || (page.protocol === 'http:' && isSecure)) return false;
  return hosts.some(
    ({ name, port }) => name === page.hostname && (port === '' || port === page.port || !isLoopback(name)),
  );
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name.startsWith('127.') || name === '[::1]';
}
