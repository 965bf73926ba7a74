import { createServer } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage, type PageFile } from '../browser/bundle-page.ts';
import { measure } from '../browser/contrast-measure.ts';
import { chromiumArgs } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { oldChromium } from './old-chromium.ts';

let files: ReadonlyMap<string, PageFile>;
let server: Listening;

beforeAll(async () => {
  files = await bundlePage(['test/browser/contrast-page.tsx', 'src/styles.css']);
  const pages = createServer(({ url = '/' }, reply) => {
    if (url === '/never.js') return;
    const file = files.get(url);
    reply.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    reply.end(file?.body ?? HTML);
  });
  server = await listen(pages);
});

afterAll(() => server.close());

const HTML = `<!doctype html><html lang="ko" style="color-scheme: light dark; background: Canvas"><meta charset="utf-8">
<link rel="stylesheet" href="/styles.css"><body><main id="parts" style="width: 520px"></main>
<script type="module" src="/contrast-page.js"></script></body></html>`;

describe.each(['109.0.6', '121.0.0', '126.0.0'])('Chromium %s', (version) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: oldChromium(version), args: chromiumArgs });
  }, 120_000);

  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('is complete and legible (%s)', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const thrown: string[] = [];
    page.on('pageerror', ({ message }) => thrown.push(message));
    await page.goto(server.origin, { waitUntil: 'commit' });
    await page.locator('.kc-shipment-form').waitFor();
    const head = await page.locator('.kc-row-head').first().boundingBox();
    expect(head).toMatchObject({ width: 518, height: 56 });
    expect((await page.locator('.kc-pay-button').first().boundingBox())?.height).toBe(56);
    const wayOut = await page.locator('.kc-way-out').boundingBox();
    expect(wayOut?.height).toBeLessThan(120);
    const pairs = await page.evaluate(measure, 'rest' as const);
    const weak = pairs.filter(({ ratio, least }) => ratio < least);
    expect([...new Set(weak.map(({ what, ratio, colours }) => `${what}, ${colours}: ${ratio.toFixed(2)}`))]).toEqual(
      [],
    );
    expect(pairs.length).toBeGreaterThan(300);
    expect(thrown).toEqual([]);
    await context.close();
  });
});
