import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOrigin, type OriginRules } from '../../src/server/handlers/judge-origin.ts';

type Sendable = Record<string, string>;

const SHOP = 'https://shop.kr';
const NO_RULES: OriginRules = { allowedOrigins: [], publicOrigins: [] };

interface Sent {
  method?: string;
  url?: string;
}

/** What a server receives: the headers as the last proxy left them, and the address it takes itself for. */
function judge(headers: Sendable, rules: Partial<OriginRules> = {}, { method = 'POST', url }: Sent = {}) {
  const own = url ?? `http://${headers['host'] ?? 'localhost:3000'}/api/payments/complete`;
  return judgeOrigin({ method, url: own, headers: new Headers(headers) }, { ...NO_RULES, ...rules });
}

const isLetIn = (...sent: Parameters<typeof judge>) => judge(...sent).isAllowed;

/** A browser that sends Fetch Metadata, on the shop's own page. */
const MODERN = { origin: SHOP, 'sec-fetch-site': 'same-origin' };
/** The same page in Safari before 16.4. */
const OLDER = { origin: SHOP };
const LAN = { origin: 'http://192.168.0.7:8080' };

describe('a page of the shop is let in', () => {
  it.each<[string, Sendable]>([
    ['without a proxy', { host: 'shop.kr' }],
    ['nginx with its defaults: Host is the upstream', { host: 'backend:3000' }],
    ['nginx, Host $host', { host: 'shop.kr', 'x-forwarded-proto': 'https' }],
    ['CloudFront with its defaults: Host is the origin', { host: 'shop.ap-northeast-2.elb.amazonaws.com' }],
    ['a bad Host', { host: '???' }],
    ['a proxy that forwards nothing at all', {}],
  ])('by a browser that vouches for it: %s', (_, headers) => {
    expect(isLetIn({ ...headers, ...MODERN })).toBe(true);
  });

  it.each<[string, Sendable]>([
    ['without a proxy', { host: 'shop.kr' }],
    ['Host in capitals', { host: 'SHOP.KR' }],
    ['Host with the default port', { host: 'shop.kr:443' }],
    ['nginx, Host $host', { host: 'shop.kr' }],
    ['nginx, Host $host:$server_port behind TLS', { host: 'shop.kr:80', 'x-forwarded-proto': 'https' }],
    [
      'nginx, X-Forwarded-Host $host',
      { host: 'backend:3000', 'x-forwarded-host': 'shop.kr', 'x-forwarded-proto': 'https' },
    ],
    ['Caddy', { host: 'shop.kr', 'x-forwarded-host': 'shop.kr', 'x-forwarded-proto': 'https' }],
    ['an AWS load balancer', { host: 'shop.kr', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' }],
    ['Cloudflare, http to the server', { host: 'shop.kr', 'x-forwarded-proto': 'https' }],
    ['Vercel', { host: 'shop.kr', 'x-forwarded-host': 'shop.kr', 'x-forwarded-proto': 'https' }],
    ['Apache ProxyPass', { host: '127.0.0.1:3000', 'x-forwarded-host': 'shop.kr', 'x-forwarded-server': 'web1' }],
    ['two proxies, one after the other', { host: 'backend', 'x-forwarded-host': 'shop.kr, edge.internal' }],
    ['Azure Application Gateway', { host: 'shop.azurewebsites.net', 'x-original-host': 'shop.kr' }],
    ['Forwarded', { host: 'backend', forwarded: 'for=10.0.0.1;proto=https;host=shop.kr' }],
    ['Forwarded, quoted', { host: 'backend', forwarded: 'for="[2001:db8::1]:80", for=10.0.0.1; Host="shop.kr:443"' }],
    ['a proxy that says http, because TLS ended before it', { host: 'shop.kr', 'x-forwarded-proto': 'http' }],
    ['two proxies, the second without TLS', { host: 'shop.kr', 'x-forwarded-proto': 'https, http' }],
  ])('without Fetch Metadata: %s', (_, headers) => {
    expect(isLetIn({ ...headers, ...OLDER })).toBe(true);
  });

  it.each<[string, Sendable, Sendable]>([
    ['the server itself', LAN, { host: '192.168.0.7:8080' }],
    ['a proxy that drops the port', LAN, { host: '192.168.0.7' }],
    ['a proxy that names its own port', LAN, { host: '192.168.0.7:80' }],
    ['a proxy that names the port of the upstream', LAN, { host: '192.168.0.7:3000' }],
    ['a name', { origin: 'http://pos.lan' }, { host: 'pos.lan' }],
    ['IPv6', { origin: 'http://[fd00::7]:3000' }, { host: '[FD00:0:0::7]:3000' }],
    ['localhost in Safari 16', { origin: 'http://localhost:3000' }, { host: 'localhost:3000' }],
    ['localhost below a name of its own', { origin: 'http://pos.localhost:3000' }, { host: 'pos.localhost:3000' }],
    [
      'two proxies that disagree on TLS',
      { origin: 'http://pos.lan' },
      { host: 'pos.lan', 'x-forwarded-proto': 'https, http' },
    ],
    ['localhost, the port dropped', { origin: 'http://localhost:3000' }, { host: 'localhost' }],
  ])('on http in a LAN, where no browser sends Fetch Metadata: %s', (_, page, headers) => {
    expect(isLetIn({ ...page, ...headers })).toBe(true);
  });

  it('by what the request URL says, where the runtime has no Host header', () => {
    expect(isLetIn(OLDER, {}, { url: 'https://shop.kr/api/payments/complete' })).toBe(true);
  });

  it('under a name in Hangul', () => {
    expect(isLetIn({ origin: 'https://xn--hq1b37i.kr', host: 'xn--hq1b37i.kr' })).toBe(true);
  });

  it('by Referer, where a POST has no Origin', () => {
    expect(isLetIn({ referer: `${SHOP}/checkout?order=1`, host: 'shop.kr' })).toBe(true);
    expect(isLetIn({ referer: 'about:client', host: 'shop.kr' })).toBe(true);
  });

  it('by publicOrigin, whatever the proxy made of Host', () => {
    const publicOrigins = [SHOP, 'https://www.shop.kr'];
    expect(isLetIn({ ...OLDER, host: 'backend:3000' }, { publicOrigins })).toBe(true);
    expect(isLetIn({ origin: 'https://www.shop.kr', host: 'backend:3000' }, { publicOrigins })).toBe(true);
    expect(isLetIn({ referer: `${SHOP}/checkout`, host: 'backend:3000' }, { publicOrigins })).toBe(true);
    // A preview deployment of the same code, on a name that nobody wrote down: the browser knows.
    expect(isLetIn({ ...MODERN, origin: 'https://shop-git-x.vercel.app' }, { publicOrigins })).toBe(true);
  });

  it('whose method is only reported: no browser, or one that was asked by its user', () => {
    expect(isLetIn({ host: 'backend' })).toBe(true);
    expect(isLetIn({ host: 'backend', 'sec-fetch-site': 'none' }, {}, { method: 'GET' })).toBe(true);
    // Browsers send no Origin with a GET of the same origin, and Referer would be compared with a rewritten Host.
    for (const method of ['GET', 'HEAD'])
      expect(isLetIn({ host: 'backend', referer: `${SHOP}/cards` }, {}, { method })).toBe(true);
  });

  it.each([
    ['a sister site', 'https://m.shop.kr', 'same-site'],
    ['an app', 'capacitor://localhost', 'cross-site'],
    ['another site in an older browser', 'https://m.shop.kr', null],
  ])('of an allowed origin: %s', (_, origin, site) => {
    const headers = { origin, host: 'api.shop.kr', ...(site === null ? {} : { 'sec-fetch-site': site }) };
    expect(isLetIn(headers, { allowedOrigins: [origin] })).toBe(true);
    expect(isLetIn(headers)).toBe(false);
  });
});

describe('a stranger is kept out', () => {
  const everything = { host: 'shop.kr', 'x-forwarded-host': 'shop.kr', 'x-forwarded-proto': 'https' };

  it.each<[string, Sendable]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site in an older browser', { origin: 'https://evil.example' }],
    ['another site by Referer', { referer: 'https://evil.example/shop.kr' }],
    ['a sub-domain', { origin: 'https://blog.shop.kr', 'sec-fetch-site': 'same-site' }],
    ['a sub-domain in an older browser', { origin: 'https://blog.shop.kr' }],
    ['the domain above', { origin: 'https://kr' }],
    ['a name that ends the same', { origin: 'https://evilshop.kr' }],
    ['a name that starts the same', { origin: 'https://shop.kr.evil.example' }],
    ['a user name', { origin: 'https://shop.kr@evil.example' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame in an older browser', { origin: 'null' }],
    ['an origin that is none', { origin: 'shop.kr' }],
    ['an empty origin', { origin: '' }],
    ['an origin with a path', { origin: 'https://shop.kr/' }],
    ['a scheme of an app', { origin: 'shop://shop.kr' }],
    ['two origins', { origin: 'https://shop.kr, https://evil.example' }],
    ['a frame without a host', { origin: 'file://' }],
    ['an http page of the same name, for an https shop', { origin: 'http://shop.kr' }],
    ['what a redirect of another site leads to', { origin: 'https://shop.kr', 'sec-fetch-site': 'cross-site' }],
    ['an unknown relation', { origin: 'https://shop.kr', 'sec-fetch-site': 'same-galaxy' }],
  ])('%s', (_, headers) => {
    expect(isLetIn({ ...everything, ...headers })).toBe(false);
  });

  it('that runs on this machine beside the server, on another port', () => {
    expect(isLetIn({ origin: 'http://localhost:5173', host: 'localhost:3000' })).toBe(false);
    expect(isLetIn({ origin: 'http://127.0.0.1:5173', host: '127.0.0.1:3000' })).toBe(false);
    expect(isLetIn({ origin: 'http://pos.localhost:5173', host: 'pos.localhost:3000' })).toBe(false);
    // What nginx makes of Host when it is not configured, and a page on the shopper's machine.
    expect(isLetIn({ origin: 'http://localhost:8080', host: 'localhost:3000' })).toBe(false);
  });

  it('that had the name of its own point here (DNS rebinding), once publicOrigin names the shop', () => {
    const rebound = { origin: 'http://evil.example:3000', host: 'evil.example:3000' };
    expect(isLetIn(rebound, { publicOrigins: ['http://pos.lan:3000'] })).toBe(false);
  });

  it('that has X-Forwarded-Host sent, once publicOrigin names the shop', () => {
    const headers = { origin: 'https://evil.example', host: 'backend', 'x-forwarded-host': 'evil.example' };
    expect(isLetIn(headers, { publicOrigins: [SHOP] })).toBe(false);
  });

  it('with another scheme or port than publicOrigin', () => {
    for (const origin of ['http://shop.kr', 'https://shop.kr:8443'])
      expect(isLetIn({ origin, host: 'shop.kr' }, { publicOrigins: [SHOP] })).toBe(false);
  });

  it('which is the answer where nothing says whose page it is', () => {
    expect(judge({ ...OLDER, host: 'backend:3000' })).toEqual({
      isAllowed: false,
      reason: 'another-host',
      origin: SHOP,
      sent: 'Origin https://shop.kr, no Sec-Fetch-Site',
      own: 'backend:3000 (Host)',
    });
  });
});

describe('whatever is sent', () => {
  const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,8})$/);
  const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => [...labels, 'example'].join('.'));
  const scheme = fc.constantFrom('http', 'https');
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: null });
  const origin = fc.record({ scheme, name, port }).map((parts) => ({
    name: parts.name,
    origin: new URL(`${parts.scheme}://${parts.name}${parts.port === null ? '' : `:${parts.port}`}`).origin,
  }));
  const ownHost = fc.constantFrom(
    'shop.kr',
    'shop.kr:8080',
    'backend:3000',
    'localhost:3000',
    '[::1]:3000',
    '10.0.0.4',
  );
  /** What a page can add to a request, and what proxies add. None of it names the stranger: a page cannot make it. */
  const noise = fc.dictionary(
    fc.constantFrom('x-forwarded-host', 'x-original-host', 'forwarded', 'x-forwarded-proto', 'referer'),
    fc.constantFrom('shop.kr', 'host=shop.kr', 'https', 'http', ',,', 'https://shop.kr/'),
  );

  it('a stranger without Fetch Metadata is refused', () => {
    fc.assert(
      fc.property(origin, ownHost, noise, (stranger, host, extra) => {
        expect(isLetIn({ ...extra, host, origin: stranger.origin })).toBe(false);
        const { referer: _, ...rest } = extra;
        expect(isLetIn({ ...rest, host, referer: `${stranger.origin}/shop.kr?https://shop.kr` })).toBe(false);
      }),
    );
  });

  it('a stranger whose browser names the relation is refused, even where every header names its host', () => {
    fc.assert(
      fc.property(origin, fc.constantFrom('same-site', 'cross-site'), noise, (stranger, site, extra) => {
        const forged = { host: stranger.name, 'x-forwarded-host': stranger.name, forwarded: `host=${stranger.name}` };
        const headers = { ...extra, ...forged, origin: stranger.origin, 'sec-fetch-site': site };
        expect(isLetIn(headers)).toBe(false);
        expect(isLetIn(headers, { publicOrigins: [SHOP], allowedOrigins: ['https://m.shop.kr'] })).toBe(false);
      }),
    );
  });

  it('publicOrigin is the only own origin, whatever the other headers say', () => {
    fc.assert(
      fc.property(origin, noise, (stranger, extra) => {
        const headers = { ...extra, host: stranger.name, 'x-forwarded-host': stranger.name, origin: stranger.origin };
        expect(isLetIn(headers, { publicOrigins: [SHOP] })).toBe(false);
        expect(isLetIn({ ...headers, origin: SHOP }, { publicOrigins: [SHOP] })).toBe(true);
      }),
    );
  });

  it('an own page is let in under any of the forms that proxies give its host', () => {
    const forms = fc.constantFrom<(host: string) => Sendable>(
      (host) => ({ host }),
      (host) => ({ host: host.toUpperCase() }),
      (host) => ({ host: `${host}:80` }),
      (host) => ({ host: 'backend:3000', 'x-forwarded-host': host }),
      (host) => ({ host: 'backend:3000', 'x-forwarded-host': `${host}:443, edge` }),
      (host) => ({ host: 'backend:3000', forwarded: `for=1.2.3.4;host="${host}:443";proto=https` }),
    );
    fc.assert(
      fc.property(name, port, forms, (host, at, form) => {
        expect(isLetIn({ ...form(host), origin: new URL(`https://${host}:${at ?? 443}`).origin })).toBe(true);
      }),
    );
  });

  it('never throws, and takes no time', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('origin', 'host', 'referer', 'forwarded'), fc.string()), (headers) => {
        const sendable = Object.entries(headers).filter(([, value]) => /^[\x20-\xff]*$/.test(value));
        expect(typeof isLetIn(Object.fromEntries(sendable), {}, { url: `${SHOP}/x` })).toBe('boolean');
      }),
    );
    const long = `${'host="'.repeat(3_000)}`;
    expect(isLetIn({ origin: SHOP, host: 'backend', forwarded: long })).toBe(false);
  });
});
