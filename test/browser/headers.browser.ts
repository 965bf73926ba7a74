import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { toNodeListener } from '../../src/server.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { paymentsOver } from './payments-over.ts';

/** The headers of docs/security.md, as a shop copies them. */
const DOCUMENTED = documentedHeaders();
/** The hosts of PortOne and Kiwoom Pay in them; here the sandbox stands for all of these, on an origin of its own. */
const REAL_HOSTS = /https:\/\/[\w.*-]+/g;
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';

let browser: Browser;
let files: Map<string, PageFile>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  files = await bundlePage(['test/browser/headers-page.tsx']);
  const rules = '--host-resolver-rules=MAP *.localhost 127.0.0.1';
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs, rules] });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => browser.close());

function documentedHeaders(): Map<string, string> {
  const page = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  const lines = (/^```http\n(.*?)^```$/ms.exec(page)?.[1] ?? '').trim().split('\n');
  return new Map(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
}

async function serve(name: string, listener: RequestListener): Promise<string> {
  const { origin, close } = await listen(createServer(listener));
  closing.push(close);
  return `http://${name}.localhost:${new URL(origin).port}`;
}

/** A shop whose server sends the headers with everything, and the service on another origin. */
async function openShop(change: (headers: Map<string, string>) => unknown = () => undefined) {
  const sandbox = createSandbox();
  const service = await serve('service', toNodeListener(sandbox));
  const onPaid = vi.fn();
  const payments = paymentsOver(sandbox, onPaid);
  const headers = new Map([...DOCUMENTED].map(([name, value]) => [name, value.replaceAll(REAL_HOSTS, service)]));
  change(headers);
  const api = toNodeListener(payments);
  const html =
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/headers-page.tsx"><div id="root"></div><script type="module" src="/headers-page.js"></script>';
  const shop = await serve('shop', (req, res) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    if (req.url?.startsWith('/api/')) return api(req, res);
    const file = files.get(req.url ?? '/');
    res.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' }).end(file?.body ?? html);
  });
  return { shop, service, onPaid };
}

/** A page of the shop, and every report of a violation in it, by directive. */
async function visit({ shop, service }: { shop: string; service: string }, userAgent?: string) {
  const context: BrowserContext = await browser.newContext(userAgent === undefined ? {} : { userAgent });
  closing.unshift(() => context.close());
  const violations: string[] = [];
  await context.exposeFunction('reportViolation', (text: string) => violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { reportViolation: (text: string) => void }).reportViolation(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|Opener-Policy/.test(message.text())) violations.push(message.text());
  });
  await page.goto(`${shop}/?service=${encodeURIComponent(service)}`);
  return { page, violations };
}

const payButton = (page: Page) => page.getByRole('button', { name: '64,900원 결제하기' });
const inWindow = (page: Page) => page.getByRole('button', { name: '결제하기', exact: true });

async function openWindow(page: Page): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), payButton(page).click()]);
  return popup;
}

describe('the headers of docs/security.md', () => {
  it('let a payment window open, pay and report back, without a violation', async () => {
    const shop = await openShop();
    const { page, violations } = await visit(shop);
    const popup = await openWindow(page);
    await popup.waitForURL(`${shop.service}/**`);
    await inWindow(popup).click();
    await page.getByText('결제가 완료됐어요').waitFor();
    expect(violations).toEqual([]);
    expect(shop.onPaid).toHaveBeenCalledTimes(1);
  });

  it('let a phone leave, pay and come back, without a violation', async () => {
    const shop = await openShop();
    const { page, violations } = await visit(shop, PHONE);
    await payButton(page).click();
    await page.waitForURL(`${shop.service}/**`);
    await inWindow(page).click();
    await page.waitForURL(`${shop.shop}/return*`);
    await page.getByText('결제가 완료됐어요').waitFor();
    expect(violations).toEqual([]);
    expect(shop.onPaid).toHaveBeenCalledTimes(1);
  });

  it('notice a window that the shopper closed', async () => {
    const shop = await openShop();
    const { page, violations } = await visit(shop);
    const popup = await openWindow(page);
    await popup.waitForURL(`${shop.service}/**`);
    await popup.close();
    await page.getByText('결제를 마치지 않았어요').waitFor();
    expect([violations, shop.onPaid.mock.calls]).toEqual([[], []]);
  });

  it('allow pop-ups to openers: under same-origin the window would be lost, and the page could not close it', async () => {
    const shop = await openShop((headers) => headers.set('Cross-Origin-Opener-Policy', 'same-origin'));
    const { page } = await visit(shop);
    const popup = await openWindow(page);
    await page.getByText('결제를 마치지 않았어요').waitFor();
    expect(popup.isClosed()).toBe(false);
  });

  it('keep the page out of frames of others', async () => {
    const { shop } = await openShop();
    const stranger = await serve('stranger', (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${shop}"></iframe>`);
    });
    const page = await browser.newPage();
    closing.unshift(() => page.close());
    await page.goto(stranger);
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  });

  it.each(['script-src', 'style-src', 'connect-src', 'frame-src', 'form-action'])(
    'need what %s allows: without it there is a violation',
    async (directive) => {
      const shop = await openShop((headers) => {
        const policy = headers.get('Content-Security-Policy') ?? '';
        const without = (sources: string) => sources.replaceAll(/ (?:http:\S+|'unsafe-inline')/g, '') || " 'none'";
        headers.set(
          'Content-Security-Policy',
          policy.replace(new RegExp(`(${directive})([^;]*)`), (_, name, sources) => name + without(sources)),
        );
      });
      const { page, violations } = await visit(shop);
      if (directive === 'form-action') await payButton(page).click();
      await expect
        .poll(() => violations.map((text) => text.replace(/^(script|style)-src-\w+/, '$1-src').split(' ')[0]), {
          timeout: 10_000,
        })
        .toContain(directive);
      expect(shop.onPaid).not.toHaveBeenCalled();
    },
  );
});
