import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';

interface Entry {
  id: string;
  type: 'story' | 'docs';
}

const OUT = resolve('node_modules/.cache/kiwoom-checkout-storybook');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

let server: Listening;
let browser: Browser;
let page: Page;
let entries: Entry[];
/** What went wrong since the last look. */
let problems: string[] = [];

beforeAll(async () => {
  await promisify(execFile)(resolve('node_modules/.bin/storybook'), ['build', '-o', OUT, '--quiet'], {
    env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
    maxBuffer: 16 * 1024 * 1024,
  });
  const index = JSON.parse(await readFile(join(OUT, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  entries = Object.values(index.entries);
  const files = createServer(async ({ url = '/' }, response) => {
    const path = resolve(OUT, `.${decodeURIComponent(new URL(url, 'http://storybook').pathname)}`);
    const body = path.startsWith(OUT) ? await readFile(path).catch(() => null) : null;
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(body);
  });
  server = await listen(files);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  page = await openPage();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What the kit tells the developer of a payment that a story lets fail. */
const REPORT = /^kiwoom-checkout: .+ \[(?:payment-failed|unconfirmed)\]$/s;

/** What React prints of the one story whose part of the shop throws. */
const CAUGHT = /A component of the shop failed\.[\s\S]*using the error boundary you provided/;

async function openPage(): Promise<Page> {
  const opened = await browser.newPage({ timezoneId: 'Asia/Seoul', locale: 'ko-KR' });
  opened.on('console', (message) => {
    const isExpected = REPORT.test(message.text()) || CAUGHT.test(message.text());
    if (message.type() === 'error' && !isExpected) problems.push(`console: ${message.text()}`);
  });
  opened.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  opened.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.origin))
      problems.push(`network: ${request.url()}`);
  });
  return opened;
}

/** Shows an entry, lets it play, and tells what went wrong. */
async function visit({ id, type }: Entry): Promise<string[]> {
  problems = [];
  if (type === 'docs') await openDocs(id);
  else {
    await page.waitForFunction(isIdle);
    problems.push(...(await page.evaluate(show, id)));
  }
  return problems;
}

/** Runs in the page. A story that is left before it is done makes Storybook load the page anew. */
function isIdle(): boolean {
  const { __STORYBOOK_PREVIEW__: preview } = window as unknown as {
    __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } };
  };
  return preview?.currentRender?.phase === 'finished';
}

/** Loaded anew: Storybook does so by itself while stories of the page before are still being drawn. */
async function openDocs(id: string): Promise<void> {
  await page.goto(`${server.origin}/iframe.html?id=${id}&viewMode=docs`);
  await page.locator('#storybook-docs h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const text = await page.locator('#storybook-docs').innerText();
  if (/\|\s*-{3}/.test(text)) problems.push('a table that stayed text');
  for (const link of await page.locator('#storybook-docs a[href*="?path="]').all()) {
    const target = decodeURIComponent((await link.getAttribute('href')) ?? '')
      .split('/')
      .at(-1);
    if (!entries.some((entry) => entry.id === target)) problems.push(`a link to nowhere: ${target}`);
  }
}

/** The story that is shown already would not be shown anew, so this starts with the one that comes last. */
async function openLast(): Promise<void> {
  const last = entries.findLast(({ type }) => type === 'story');
  await page.goto(`${server.origin}/iframe.html?id=${last?.id}&viewMode=story`);
  await page.locator('.kc').first().waitFor();
}

/** Runs in the page, and changes the story without loading it anew. */
function show(id: string): Promise<string[]> {
  interface Channel {
    on(event: string, listener: (payload: never) => void): void;
    emit(event: string, payload: object): void;
  }
  const channel = (window as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }).__STORYBOOK_ADDONS_CHANNEL__;
  return new Promise((resolve) => {
    channel.on('storyFinished', ({ storyId, status }: { storyId: string; status: string }) => {
      if (storyId === id) resolve(status === 'success' ? [] : [status]);
    });
    for (const event of ['storyErrored', 'storyThrewException', 'storyMissing', 'playFunctionThrewException']) {
      channel.on(event, ({ message }: { message?: string }) => resolve([`${event}: ${message ?? ''}`]));
    }
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
}

describe('the static Storybook', () => {
  it('has a page for the nine statuses, each called as in code', async () => {
    const ids = entries.map(({ id }) => id);
    const statuses = [
      'preparing',
      'ready',
      'paying',
      'verifying',
      'paid',
      'awaiting-deposit',
      'cancelled',
      'failed',
      'unconfirmed',
    ];
    expect(ids).toEqual(expect.arrayContaining(statuses.map((status) => `paying-paymentstatus--${status}`)));
    expect(ids[0]).toBe('introduction--docs');
  });

  it('shows and plays every entry without an error and without a network', async () => {
    await openLast();
    const found: Record<string, string[]> = {};
    // Stories first: a docs page is left by loading another.
    for (const entry of [...entries].sort((a, b) => b.type.localeCompare(a.type))) {
      const wrong = await visit(entry);
      if (wrong.length > 0) found[entry.id] = wrong;
    }
    expect(found).toEqual({});
  }, 480_000);
});
