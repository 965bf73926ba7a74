import { createServer } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage } from './bundle-page.ts';

/** Parents that give a child no more width than its content asks for, as in the templates of Vite and Next. */
const PARENTS = {
  'a flex column around a centred main': ['display: flex; flex-direction: column', 'margin: 0 auto; max-width: 960px'],
  'a grid that centres its items': ['display: grid; place-items: center', ''],
  'a flex column that centres its items': ['display: flex; flex-direction: column; align-items: center', ''],
  'a float': ['', 'float: left'],
} as const;

let browser: Browser;
let server: Listening;

beforeAll(async () => {
  const files = await bundlePage(['test/browser/composition-page.tsx', 'src/styles.css']);
  const pages = createServer(({ url = '/' }, reply) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const file = files.get(pathname);
    reply.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    const [outer, inner] = PARENTS[searchParams.get('parent') as keyof typeof PARENTS] ?? [];
    reply.end(
      file?.body ??
        `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/styles.css">
        <body style="${outer}"><main style="${inner}" id="root"></main><script type="module" src="/composition-page.js"></script>`,
    );
  });
  server = await listen(pages);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it.each(Object.keys(PARENTS))('is wide enough to be used in %s, and within the narrowest screen', async (parent) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  await page.goto(`${server.origin}/?parent=${parent}`);
  const width = (await page.locator('.kc').boundingBox())?.width;
  expect(width).toBeGreaterThanOrEqual(240);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.close();
});
