import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { toNodeListener } from '../../src/server.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { paymentsOver } from './payments-over.ts';

// A checkout in a frame of somebody else's page, as site builders show it. Its storage is a partition of its own: what the shop
// stores there is not what its pages in a tab see.
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
/** What a site builder gives a frame. */
const ALLOWED = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

const ARGS = [...chromiumArgs, '--host-resolver-rules=MAP *.localhost 127.0.0.1'];

let browser: Browser;
let files: Map<string, PageFile>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  files = await bundlePage(['test/browser/headers-page.tsx'], 'development');
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ARGS });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => browser.close());

async function openProfile(): Promise<BrowserContext> {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-profile-'));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  // For automation, Chromium takes all storage from a frame of another site; its driver switches the partitions off.
  mkdirSync(join(folder, 'Default'));
  const settings = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
  const own = ['--headless', '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${folder}`];
  const options = { executablePath: chromiumPath(), args: [...ARGS, ...own], ignoreDefaultArgs: true };
  return chromium.launchPersistentContext(folder, options);
}

async function serve(name: string, listener: RequestListener): Promise<string> {
  const { origin, close } = await listen(createServer(listener));
  closing.push(close);
  return `http://${name}.localhost:${new URL(origin).port}`;
}

const HTML =
  '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/headers-page.tsx"><div id="root"></div><script type="module" src="/headers-page.js"></script>';

interface Visit {
  /** The `sandbox` of the frame; none without. */
  sandbox?: string;
  /** CSS pixels. */
  height?: number;
  context?: BrowserContextOptions;
  /** As a browser with a history, which gives a frame of another site a partition; a private one gives it no storage. */
  isLasting?: boolean;
  /** Runs in every document before its scripts. */
  before?: () => void;
}

async function visit({ sandbox: flags, height = 800, context: options = {}, isLasting = false, before }: Visit) {
  const sandbox = createSandbox();
  const onPaid = vi.fn();
  const api = toNodeListener(paymentsOver(sandbox, onPaid));
  const service = await serve('service', toNodeListener(sandbox));
  const shop = await serve('shop', (req, res) => {
    if (req.url?.startsWith('/api/')) return api(req, res);
    const file = files.get(req.url ?? '/');
    // A frame without an origin loads modules only where they are for everybody.
    res.setHeader('access-control-allow-origin', '*');
    res.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' }).end(file?.body ?? HTML);
  });
  const address = `${shop}/?service=${encodeURIComponent(service)}`;
  const builder = await serve('builder', (_req, res) => {
    const attributes = flags === undefined ? '' : ` sandbox="${flags}"`;
    const frame = `<iframe src="${address}"${attributes} style="border:0;width:100%;height:${height}px"></iframe>`;
    const head = '<!doctype html><meta name="viewport" content="width=device-width">';
    res.writeHead(200, { 'content-type': 'text/html' }).end(`${head}<body style="margin:0">${frame}`);
  });
  const context = isLasting ? await openProfile() : await browser.newContext(options);
  closing.unshift(() => context.close());
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(builder);
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('There is no frame.');
  return { page, frame, shop, service, context, onPaid, lines };
}

const payButton = (frame: Frame) => frame.getByRole('button', { name: '64,900원 결제하기' });
const inWindow = (page: Page | Frame) => page.getByRole('button', { name: '결제하기', exact: true });

async function openWindow(page: Page, frame: Frame): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), payButton(frame).click()]);
  return popup;
}

const stored = () => Object.keys(localStorage).filter((key) => key.startsWith('kiwoom-checkout'));

describe('a checkout in a frame on another site', () => {
  it.each([
    ['without a sandbox', { isLasting: true }],
    ['with the sandbox of a site builder', { isLasting: true, sandbox: ALLOWED }],
  ])('%s pays in a window, and stores nothing where the shop’s own tabs would see it', async (_, how) => {
    const { page, frame, shop, context, onPaid } = await visit(how);
    const popup = await openWindow(page, frame);
    expect(await frame.evaluate(stored)).not.toEqual([]);
    const tab = await context.newPage();
    await tab.goto(shop);
    expect(await tab.evaluate(stored)).toEqual([]);
    await inWindow(popup).click();
    await frame.getByText('결제가 완료됐어요').waitFor();
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  it('loaded anew during a payment picks it up from its partition', async () => {
    const { page, frame, onPaid } = await visit({ isLasting: true });
    const popup = await openWindow(page, frame);
    await inWindow(popup).waitFor();
    await page.evaluate(() =>
      document.querySelector('iframe')?.setAttribute('src', document.querySelector('iframe')?.src ?? ''),
    );
    await inWindow(popup).click();
    const anew = page.frames()[1] ?? frame;
    await anew.getByText('결제가 완료됐어요').waitFor();
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  it('of a phone that comes back in a tab, where nothing is stored, is settled all the same', async () => {
    const { frame, shop, context, onPaid } = await visit({ context: { userAgent: PHONE } });
    await payButton(frame).click();
    await inWindow(frame).click();
    await frame.getByText('결제가 완료됐어요').waitFor();
    const back = await frame.evaluate(() => location.href);
    expect(back).toContain(shop);
    expect(onPaid).toHaveBeenCalledTimes(1);
    // The address it came back to; the page has cleaned its own since.
    const address = await frame.evaluate(() => performance.getEntriesByType('navigation')[0]?.name ?? '');
    const tab = await context.newPage();
    await tab.goto(address);
    await tab.getByText('결제가 완료됐어요').waitFor();
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'refuses storage',
      () => {
        const refuse = {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        };
        Object.defineProperty(window, 'localStorage', refuse);
        Object.defineProperty(window, 'sessionStorage', refuse);
        Object.defineProperty(window, 'indexedDB', refuse);
      },
    ],
    [
      'has storage without room',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('Full.', 'QuotaExceededError');
        };
      },
    ],
  ])('of a browser that %s pays', async (_, before) => {
    const { page, frame, onPaid } = await visit({ before });
    const popup = await openWindow(page, frame);
    await inWindow(popup).click();
    await frame.getByText('결제가 완료됐어요').waitFor();
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  it('without an origin says to its developer what the frame lacks', async () => {
    const { lines } = await visit({ sandbox: 'allow-scripts allow-forms allow-popups' });
    await expect.poll(() => lines.filter((line) => line.includes('Add allow-same-origin'))).toHaveLength(1);
  });
});

describe('a frame with a sandbox at 200 % zoom', () => {
  it.each([
    ['on a desktop', 640],
    ['on a phone', 320],
  ])('%s shows the pay button and the way out, and no scroll bar at its side', async (_, width) => {
    const context = { viewport: { width, height: 450 }, deviceScaleFactor: 2 };
    const { page, frame, onPaid } = await visit({ sandbox: ALLOWED, height: 420, context });
    const inView = async (name: string) => {
      const box = await frame.getByRole('button', { name }).boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 420;
    };
    await expect.poll(() => inView('64,900원 결제하기')).toBe(true);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await frame.evaluate(overflow)).toBe(0);
    const popup = await openWindow(page, frame);
    await expect.poll(() => inView('결제창을 닫았어요')).toBe(true);
    expect(await frame.evaluate(overflow)).toBe(0);
    await inWindow(popup).click();
    await frame.getByText('결제가 완료됐어요').waitFor();
    expect(onPaid).toHaveBeenCalledTimes(1);
  });
});
