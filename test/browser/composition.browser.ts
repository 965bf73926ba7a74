import { createServer } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage } from './bundle-page.ts';

/** A card form, typed into with an input method, as Japanese and Chinese keyboards do. */
let browser: Browser;
let server: Listening;

beforeAll(async () => {
  const files = await bundlePage(['test/browser/composition-page.tsx']);
  const pages = createServer(({ url = '/' }, reply) => {
    const file = files.get(url);
    reply.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    reply.end(
      file?.body ??
        '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/composition-page.js"></script>',
    );
  });
  server = await listen(pages);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

it('full-width digits of an input method are each entered once', async () => {
  const page = await browser.newPage();
  await page.goto(server.origin);
  const input = page.getByLabel('카드 번호');
  await input.focus();
  const session = await page.context().newCDPSession(page);
  const text = '９４１０１２３４';
  for (let end = 1; end <= text.length; end += 1) {
    await session.send('Input.imeSetComposition', {
      text: text.slice(0, end),
      selectionStart: end,
      selectionEnd: end,
    });
  }
  expect(await input.inputValue()).toBe(text);
  await session.send('Input.insertText', { text });
  await expect.poll(() => input.inputValue()).toBe('9410 1234');
  // And on, with keys.
  await input.pressSequentially('56');
  expect(await input.inputValue()).toBe('9410 1234 56');
  await page.close();
});
