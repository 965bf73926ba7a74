import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { BASE, orderShop, paid } from './order-fixtures.ts';

const PAGE = 'https://m.shop.example';

interface Call {
  path?: string;
  method?: string;
  body?: string | null;
}

function shopOf(options: Partial<CheckoutHandlersOptions> = {}) {
  const shop = orderShop(options, [paid('order-1/1', 'imp_1')]);
  const call = (headers: Record<string, string>, { path = 'complete', method = 'POST', body }: Call = {}) => {
    const sent = body === undefined ? '{"merchantUid":"order-1/1"}' : body;
    const request = new Request(`${BASE}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'POST' ? { body: sent } : {}),
    });
    return shop.handlers.fetch(request);
  };
  const reports = () => shop.onError.mock.calls.map(([error]) => (error as Error).message);
  return { ...shop, call, reports };
}

describe('a page that was refused', () => {
  it('is reported once, with what it sent, what the server took itself for, and the remedy', async () => {
    const { call, reports, onError } = shopOf();
    const headers = { origin: 'https://shop.kr', host: 'backend:3000' };
    const refused = await call(headers);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'cross-origin']);
    await call(headers);
    await call({ ...headers, cookie: 'a=b' });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith(expect.any(Error), { action: 'complete' });
    const [text = ''] = reports();
    for (const part of ['"Origin https://shop.kr, no Sec-Fetch-Site"', '"backend:3000 (Host)"', 'X-Forwarded-Host'])
      expect(text).toContain(part);
    expect(text).toContain('publicOrigin: "https://shop.kr"');
    expect(text).toContain('allowedOrigins: ["https://shop.kr"]');
  });

  it.each<[string, Partial<CheckoutHandlersOptions>, Record<string, string>, RegExp, RegExp]>([
    ['on a sister site', {}, { origin: PAGE, 'sec-fetch-site': 'same-site' }, /allowedOrigins: \["/, /publicOrigin:/],
    ['in a sandboxed frame', {}, { origin: 'null' }, /allow-same-origin/, /allowedOrigins|publicOrigin/],
    ['that is not a publicOrigin', { publicOrigin: 'https://shop.kr' }, { origin: PAGE }, /to publicOrigin/, /Host/],
    ['without an origin', {}, { 'sec-fetch-site': 'cross-site' }, /allowedOrigins: \[its origin\]/, /null/],
  ])('%s is reported with a remedy of its own', async (_, options, headers, remedy, other) => {
    const { call, reports } = shopOf(options);
    expect((await call(headers)).status).toBe(403);
    expect(reports()).toHaveLength(1);
    expect(reports()[0]).toMatch(remedy);
    expect(reports()[0]).not.toMatch(other);
  });

  it('on another origin, whose preflight is the only request that comes, is reported', async () => {
    const { call, reports } = shopOf();
    expect((await call({ origin: PAGE, 'sec-fetch-site': 'same-site' }, { method: 'OPTIONS' })).status).toBe(403);
    expect(reports()).toHaveLength(1);
  });

  it('is read in the console where the shop gave no onError', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { call } = shopOf({ onError: undefined });
    await call({ origin: PAGE });
    expect(written).toHaveBeenCalledTimes(1);
    expect(inspect(written.mock.calls[0])).toContain('publicOrigin');
    written.mockRestore();
  });

  it('does not fill the log with strangers, and is reported again after an hour', async () => {
    const { call, reports, clock } = shopOf();
    for (let at = 0; at < 50; at += 1) await call({ origin: `https://evil-${at}.example` });
    expect(reports()).toHaveLength(20);
    clock.at += 3_600_001;
    await call({ origin: 'https://shop.kr' });
    expect(reports()).toHaveLength(21);
  });

  it('does not write more than one line of what a stranger sent', async () => {
    const { call, reports } = shopOf();
    await call({ origin: `https://${'x'.repeat(5_000)}`, 'sec-fetch-site': 'cross-site' });
    expect(reports()[0]?.length).toBeLessThan(1_200);
  });

  it('gives the answer nothing internal', async () => {
    const { call } = shopOf();
    const text = await (await call({ origin: PAGE, host: 'backend.internal:3000' })).text();
    expect(text).not.toContain('internal');
  });
});

describe('publicOrigin', () => {
  it('lets the shop be where no header says that it is', async () => {
    const headers = { origin: 'https://shop.kr', host: 'backend:3000' };
    expect((await shopOf({ publicOrigin: 'https://SHOP.kr:443/' }).call(headers)).status).toBe(200);
    expect((await shopOf({ publicOrigin: ['https://www.shop.kr', 'https://shop.kr'] }).call(headers)).status).toBe(200);
    expect((await shopOf({ publicOrigin: 'https://www.shop.kr' }).call(headers)).status).toBe(403);
    expect((await shopOf({ publicOrigin: undefined }).call(headers)).status).toBe(403);
  });

  const options = { basePath: '/p', portOne: {}, ledger: {}, orders: {} } as unknown as CheckoutHandlersOptions;
  it.each([
    '',
    'shop.kr',
    'https://shop.kr/pay',
    'https://*.shop.kr',
    '*',
    'null',
    'https://a@shop.kr',
    'https://a.kr?b',
  ])('and allowedOrigins refuse %j when the handlers are made', (text) => {
    const both = [{ publicOrigin: text }, { publicOrigin: [text] }, { allowedOrigins: ['https://shop.kr', text] }];
    for (const wrong of both) {
      expect(() => createCheckoutHandlers({ ...options, ...wrong })).toThrow(
        /(publicOrigin|allowedOrigins) contains .* not an origin.*for example "https:\/\/shop\.example"/,
      );
    }
  });
});

describe('a page of an allowed origin', () => {
  const allowed = { allowedOrigins: [`${PAGE}/`, 'capacitor://localhost'] };
  const from = { origin: PAGE, 'sec-fetch-site': 'same-site' };

  it('may send what endpoint sends: cookies, and headers of the shop', async () => {
    const { call } = shopOf(allowed);
    const wanted = `content-type,authorization, x-csrf-token,bad name,${'x'.repeat(99)}`;
    const preflight = await call({ ...from, 'access-control-request-headers': wanted }, { method: 'OPTIONS' });
    expect([preflight.status, Object.fromEntries(preflight.headers)]).toEqual([
      204,
      {
        'access-control-allow-origin': PAGE,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type, authorization, x-csrf-token',
        'access-control-expose-headers': 'retry-after',
        'access-control-max-age': '600',
        vary: 'origin',
      },
    ]);
  });

  it('is the page of an app, whose origin is not a web address', async () => {
    const app = { origin: 'capacitor://localhost', 'sec-fetch-site': 'cross-site' };
    const answer = await shopOf(allowed).call(app);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'capacitor://localhost']);
  });

  const refusedByShop = () => new Response('Sign in', { status: 401, headers: { vary: 'cookie' } });
  it.each<[string, Call, number, Partial<CheckoutHandlersOptions>]>([
    ['a verdict', {}, 200, {}],
    ['an invalid body', { body: '{' }, 400, {}],
    ['an unknown order', { body: '{"merchantUid":"x"}' }, 404, {}],
    ['another method', { method: 'DELETE' }, 405, {}],
    ['an unknown path', { path: 'nothing' }, 404, {}],
    ['a closed route', { path: 'billing-keys' }, 403, {}],
    ['an error of the shop', {}, 503, { authorize: () => Promise.reject(new Error('no session store')) }],
    ['an answer of the shop', {}, 401, { authorize: refusedByShop }],
  ])('may read %s', async (_, sent, status, options) => {
    const { call } = shopOf({ ...allowed, ...options });
    const answer = await call(from, sent);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.get('vary')).toBe(status === 401 ? 'cookie, origin' : 'origin');
  });

  it('learns of a wrong path, which its preflight does not hide', async () => {
    expect((await shopOf(allowed).call(from, { path: 'nothing', method: 'OPTIONS' })).status).toBe(204);
  });

  it.each<[string, Record<string, string>, Call, number]>([
    ['a page of the shop itself', { origin: 'https://shop.example' }, {}, 200],
    ['a stranger', { origin: 'https://evil.example' }, {}, 403],
    ['the preflight of a stranger', { origin: 'https://evil.example' }, { method: 'OPTIONS' }, 403],
    ['no browser', {}, {}, 200],
  ])('has no cache serve its answer to %s', async (_, headers, sent, status) => {
    const answer = await shopOf(allowed).call(headers, sent);
    expect([answer.status, answer.headers.get('vary')]).toEqual([status, 'origin']);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

it('without allowedOrigins no answer depends on the origin, and none says so', async () => {
  const answer = await shopOf().call({ origin: 'https://shop.example' });
  expect([answer.status, answer.headers.get('vary')]).toEqual([200, null]);
});

describe('what is not a web request', () => {
  const { handlers } = shopOf();

  it.each<[string, unknown, RegExp]>([
    ['a request of Express', { url: '/api/payments/complete', headers: { host: 'shop.kr' }, method: 'POST' }, /Object/],
    ['nothing', undefined, /with undefined/],
    ['null', null, /with null/],
    ['an address', 'https://shop.kr/api/payments/complete', /with string/],
    ['a context of Hono', new (class Context {})(), /class Context/],
  ])('%s is refused with a sentence that names the adapter', async (_, given, name) => {
    for (const handler of [handlers.fetch, handlers.methods.POST, handlers.complete, handlers.shipment]) {
      const error: unknown = await handler(given as Request).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toMatch(/takes a web Request.*toNodeListener\(payments\)/);
      expect(String(error)).toMatch(name);
    }
  });

  it('but one of another realm is', async () => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const foreign = { url: `${BASE}/nothing`, method: 'POST', headers, body: null };
    expect((await handlers.fetch(foreign as unknown as Request)).status).toBe(404);
  });
});

describe('a body', () => {
  it('that was read before is an error of the shop, which is reported', async () => {
    const { handlers, reports } = shopOf();
    const request = new Request(`${BASE}/complete`, { method: 'POST', body: '{"merchantUid":"order-1/1"}' });
    request.headers.set('content-type', 'application/json');
    await request.json();
    expect((await handlers.fetch(request)).status).toBe(500);
    expect(reports()).toEqual([expect.stringContaining('request.clone()')]);
  });

  it('whose sender hangs up is not', async () => {
    const { handlers, reports } = shopOf();
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('aborted'));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const request = new Request(`${BASE}/complete`, { ...init, headers: { 'content-type': 'application/json' } });
    expect((await handlers.fetch(request)).status).toBe(400);
    expect(reports()).toEqual([]);
  });
});
