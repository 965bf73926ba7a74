import { createServer, request as httpRequest, type RequestListener } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.ts';
import { type CheckoutHandlersOptions, toNodeListener } from '../../src/server.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { paymentsOver } from './payments-over.ts';

/** Shops behind proxies, on plain http, and with an API on another origin. All names lead to this machine. */
let browser: Browser;
let files: Map<string, PageFile>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  files = await bundlePage(['test/browser/networks-page.tsx'], 'development');
  const rules = '--host-resolver-rules=MAP *.lan 127.0.0.1, MAP *.localhost 127.0.0.1';
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs, rules] });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => browser.close());

async function serve(listener: RequestListener): Promise<number> {
  const { origin, close } = await listen(createServer(listener));
  closing.push(close);
  return Number(new URL(origin).port);
}

/** The page and the sandbox, as the shop's own server. */
function pageServer(sandbox: Sandbox): RequestListener {
  const twin = toNodeListener(sandbox);
  return (req, res) => {
    const [path = '/'] = (req.url ?? '/').split('?');
    if (path.startsWith(sandbox.basePath)) return twin(req, res);
    const file = files.get(path);
    const html =
      '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/networks-page.js"></script>';
    res.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' }).end(file?.body ?? html);
  };
}

/** The API of the shop, with what reached it. */
function paymentsOf(sandbox: Sandbox, options: Partial<CheckoutHandlersOptions> = {}) {
  const onPaid = vi.fn();
  const onError = vi.fn();
  const seen: { method: string; path: string; site: string | null; cookie: string | null; csrf: string | null }[] = [];
  const payments = paymentsOver(sandbox, onPaid, { onError, ...options });
  const listener = toNodeListener(async (request) => {
    const { headers } = request;
    seen.push({
      method: request.method,
      path: new URL(request.url).pathname.split('/').at(-1) ?? '',
      site: headers.get('sec-fetch-site'),
      cookie: headers.get('cookie'),
      csrf: headers.get('x-csrf-token'),
    });
    return payments.fetch(request);
  });
  return { listener, onPaid, onError, seen };
}

/** Forwards everything with the Host that `proxy_pass` of nginx sets by default, and with `added`. */
function proxyTo(port: number, added: Record<string, string> = {}): RequestListener {
  return (req, res) => {
    const headers = { ...req.headers, host: `127.0.0.1:${port}`, ...added };
    const call = httpRequest({ port, method: req.method, path: req.url, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    req.pipe(call);
  };
}

interface Visit {
  page: Page;
  console: string[];
}

async function visit(address: string): Promise<Visit> {
  const context = await browser.newContext();
  closing.unshift(() => context.close());
  const page = await context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(address);
  return { page, console: lines };
}

async function pay(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '64,900원 결제하기' });
  const opening = page.waitForEvent('popup');
  await button.click();
  await (await opening).getByRole('button', { name: '결제하기', exact: true }).click();
}

const isPaid = (page: Page) => page.getByText('결제가 완료됐어요').waitFor();

/** Signs in at the API, which sets a cookie for its own host alone. */
async function signIn(page: Page, api: string): Promise<void> {
  await page.context().addCookies([{ name: 'session', value: 'mine', url: api, httpOnly: true, sameSite: 'Lax' }]);
}

const hasSession = (request: Request) => request.headers.get('cookie') === 'session=mine';

/** A shop whose API is on another origin: another host and another port. */
async function shopElsewhere(options: (page: string) => Partial<CheckoutHandlersOptions>) {
  const sandbox = createSandbox();
  const page = `http://shop.localhost:${await serve(pageServer(sandbox))}`;
  const shop = paymentsOf(sandbox, options(page));
  const api = `http://api.shop.localhost:${await serve(shop.listener)}`;
  return { ...shop, page, api, endpoint: encodeURIComponent(`${api}/api/payments`) };
}

it('an API on another origin receives the cookies of its shopper, after a preflight', async () => {
  const shop = await shopElsewhere((page) => ({ allowedOrigins: [page], authorize: hasSession }));
  const { page, console: lines } = await visit('about:blank');
  await signIn(page, shop.api);
  await page.goto(`${shop.page}/?endpoint=${shop.endpoint}`);
  await pay(page);
  await isPaid(page);
  expect(shop.onPaid).toHaveBeenCalledTimes(1);
  expect([shop.onError.mock.calls, lines.filter((line) => line.includes('[endpoint]'))]).toEqual([[], []]);
  const [asked, sent] = ['OPTIONS', 'POST'].map((method) => shop.seen.filter((call) => call.method === method));
  expect(asked?.every(({ cookie }) => cookie === null)).toBe(true);
  expect(asked?.length).toBeGreaterThan(0);
  expect(sent?.every(({ cookie, site }) => cookie === 'session=mine' && site === 'same-site')).toBe(true);
});

it('an API on another origin receives the headers of the shop, and no cookies where they are omitted', async () => {
  const authorize = (request: Request) => request.headers.get('x-csrf-token') === 'token';
  const shop = await shopElsewhere((page) => ({ allowedOrigins: [page], authorize }));
  const { page } = await visit('about:blank');
  await signIn(page, shop.api);
  await page.goto(`${shop.page}/?endpoint=${shop.endpoint}&csrf=token&omit`);
  await pay(page);
  await isPaid(page);
  expect(shop.seen.filter(({ cookie }) => cookie !== null)).toEqual([]);
});

it('an API on another origin that does not know the page: its developer reads what to allow, on both sides', async () => {
  const shop = await shopElsewhere(() => ({}));
  const { console: lines } = await visit(`${shop.page}/?endpoint=${shop.endpoint}`);
  const allow = `allowedOrigins: ["${shop.page}"]`;
  await expect.poll(() => lines.filter((line) => line.includes(allow)).length).toBeGreaterThan(0);
  expect(shop.onError).toHaveBeenCalledTimes(1);
  expect(String(shop.onError.mock.calls[0]?.[0])).toContain(allow);
});

/** A shop on plain http in a LAN, behind a proxy that replaces Host. */
async function shopInLan(options: (origin: string) => Partial<CheckoutHandlersOptions>, added = {}) {
  const sandbox = createSandbox();
  const pages = pageServer(sandbox);
  let shop = paymentsOf(sandbox);
  const server = await serve((req, res) => (req.url?.startsWith('/api/') ? shop.listener : pages)(req, res));
  const origin = `http://pos.lan:${await serve(proxyTo(server, added))}`;
  shop = paymentsOf(sandbox, options(origin));
  return { ...shop, origin, direct: `http://pos.lan:${server}` };
}

it.each<[string, (origin: string) => Partial<CheckoutHandlersOptions>, object]>([
  ['X-Forwarded-Host, without a port', () => ({}), { 'x-forwarded-host': 'pos.lan' }],
  ['Forwarded', () => ({}), { forwarded: 'host=pos.lan;proto=http' }],
  ['publicOrigin', (origin) => ({ publicOrigin: origin }), {}],
])('a shop on http in a LAN, where the browser vouches for nothing, pays by %s', async (_, options, added) => {
  const shop = await shopInLan(options, added);
  const { page } = await visit(shop.origin);
  await pay(page);
  await isPaid(page);
  expect(shop.seen.map(({ site }) => site).filter((site) => site !== null)).toEqual([]);
  expect(shop.onError).not.toHaveBeenCalled();
});

it('a shop on http in a LAN without a proxy pays', async () => {
  const shop = await shopInLan(() => ({}));
  const { page } = await visit(shop.direct);
  await pay(page);
  await isPaid(page);
  expect(shop.onError).not.toHaveBeenCalled();
});

it('a shop on http in a LAN that cannot know itself: its developer reads both values and the remedy', async () => {
  const shop = await shopInLan(() => ({}));
  const { console: lines } = await visit(shop.origin);
  const remedy = `publicOrigin: "${shop.origin}"`;
  await expect.poll(() => lines.filter((line) => line.includes(remedy)).length).toBeGreaterThan(0);
  const report = String(shop.onError.mock.calls[0]?.[0]);
  for (const part of [remedy, `Origin ${shop.origin}`, '127.0.0.1:']) expect(report).toContain(part);
});

it('behind the same proxy on localhost the browser vouches for the page', async () => {
  const shop = await shopInLan(() => ({}));
  const { page } = await visit(shop.origin.replace('pos.lan', 'localhost'));
  await pay(page);
  await isPaid(page);
  expect(new Set(shop.seen.map(({ site }) => site))).toEqual(new Set(['same-origin']));
  expect(shop.onError).not.toHaveBeenCalled();
});

it('a stranger’s page sends nothing that is answered', async () => {
  const shop = await shopInLan(() => ({}));
  const { page } = await visit(`http://evil.lan:${await serve(pageServer(createSandbox()))}/blank`);
  const statuses = await page.evaluate(async (target) => {
    const plain = { method: 'POST', mode: 'no-cors', body: '{"merchantUid":"order-1"}' } as const;
    await fetch(`${target}/complete`, { ...plain, headers: { 'content-type': 'text/plain' } });
    const forged = { method: 'POST', body: '{}', headers: { 'x-forwarded-host': location.host } };
    return fetch(`${target}/complete`, forged).then(
      ({ status }) => status,
      (error: Error) => error.name,
    );
  }, `${shop.direct}/api/payments`);
  expect(statuses).toBe('TypeError');
  // The second request ended with its preflight, so no page can send that header.
  expect(shop.seen.filter(({ path }) => path === 'complete').map(({ method }) => method)).toEqual(['POST', 'OPTIONS']);
  expect(shop.onPaid).not.toHaveBeenCalled();
});
