import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { bundlePage } from './bundle-page.ts';

/** A card form, typed into with an input method, as Japanese and Chinese keyboards do. */
let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const files = await bundlePage(['test/browser/composition-page.tsx']);
  server = createServer(({ url = '/' }, reply) => {
    const file = files.get(url);
    reply.writeHead(200, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    reply.end(
      file?.body ??
        '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/composition-page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('full-width digits of an input method are each entered once', async () => {
  const page = await browser.newPage();
  await page.goto(origin);
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
