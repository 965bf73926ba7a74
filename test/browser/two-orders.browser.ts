import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSandbox, toNodeListener } from '../../src/sandbox.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage } from './bundle-page.ts';

/** A page with two invoices, whose payments share the SDK. */
let browser: Browser;
let server: Listening;
const sandbox = createSandbox();

beforeEach(() => sandbox.reset());

beforeAll(async () => {
  const files = await bundlePage(['test/browser/two-orders-page.tsx']);
  const listener = toNodeListener(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith(sandbox.basePath)) return sandbox.fetch(request);
    if (pathname === '/verify') return Response.json(verdictOf(searchParams.get('merchant_uid') ?? ''));
    const file = files.get(pathname);
    if (file) return new Response(String(file.body), { headers: { 'content-type': file.type } });
    const html = `<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/two-orders-page.js"></script>`;
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  server = await listen(createServer(listener));
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

function verdictOf(merchantUid: string): object {
  const record = sandbox
    .payments()
    .find(({ merchant_uid, status }) => merchant_uid === merchantUid && status === 'paid');
  if (!record) return { status: 'unpaid', merchantUid };
  const { imp_uid: impUid, amount, paid_at: paidAt } = record;
  return { status: 'paid', merchantUid, impUid, amount, paidAt, payMethod: 'card' };
}

function statusOf(page: Page, id: string): Promise<string | null> {
  return page.locator(`[aria-label=${id}]`).getAttribute('data-status');
}

it('one order is given up and the next paid in one tick: the next waits until the SDK has its frames back', async () => {
  const page = await browser.newPage();
  const windows: Page[] = [];
  page.on('popup', (popup) => windows.push(popup));
  await page.goto(server.origin);
  await expect.poll(() => statusOf(page, 'B'), { timeout: 10_000 }).toBe('ready');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('pay A').click();
  await expect.poll(() => windows[0]?.url(), { timeout: 10_000 }).toContain('/kiwoom/window?');
  await expect.poll(() => statusOf(page, 'B')).toBe('preparing');

  await page.evaluate(() => {
    const press = (text: string) => {
      for (const found of document.querySelectorAll('button')) if (found.textContent === text) found.click();
    };
    press('give up A');
    press('pay B');
    // Nobody is faster than this: the press comes in the moment in which B can be paid.
    const section = document.querySelector<HTMLElement>('[aria-label=B]');
    const observer = new MutationObserver(() => {
      if (section?.dataset['status'] !== 'ready') return;
      observer.disconnect();
      press('pay B');
    });
    if (section) observer.observe(section, { attributes: true });
  });
  await expect.poll(() => windows[1]?.url(), { timeout: 10_000 }).toContain('/kiwoom/window?');
  expect(windows).toHaveLength(2);
  expect(windows[0]?.isClosed()).toBe(true);
  await windows[1]?.getByRole('button', { name: '결제하기', exact: true }).click();
  await expect.poll(() => statusOf(page, 'B'), { timeout: 10_000 }).toBe('paid');
  expect(sandbox.payments()).toMatchObject([
    { merchant_uid: 'B-1', status: 'paid' },
    { merchant_uid: 'A-1', status: 'ready' },
  ]);
  await page.close();
});

it('a component that comes while the window is open says that it is, and follows it', async () => {
  const page = await browser.newPage();
  await page.goto(server.origin);
  await expect.poll(() => statusOf(page, 'B'), { timeout: 10_000 }).toBe('ready');
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'pay B', exact: true }).click();
  const popup = await opened;
  await popup.waitForURL('**/kiwoom/window?**');
  await page.getByRole('button', { name: 'show anew' }).dispatchEvent('click');
  await expect.poll(() => statusOf(page, 'B')).toBe('paying');
  // Long enough for an answer about the attempt, which says that nothing was paid.
  await page.waitForTimeout(1_500);
  expect(await statusOf(page, 'B')).toBe('paying');
  expect(await statusOf(page, 'A')).toBe('preparing');
  await popup.getByRole('button', { name: '결제하기', exact: true }).click();
  await expect.poll(() => statusOf(page, 'B'), { timeout: 10_000 }).toBe('paid');
  await page.close();
});
