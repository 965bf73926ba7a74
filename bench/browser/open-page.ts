import type { Browser, Page } from 'playwright-core';
import type { PageFiles } from './build-page.ts';

const ORIGIN = 'https://shop.example';

/** Isolated pages have a clock of 5 µs, others of 100. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** @param root HTML for the checkout at `#root`; without it the page starts empty */
export async function openPage(browser: Browser, { script, styles }: PageFiles, root?: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const container = root === undefined ? '' : `<div id="root">${root}</div>`;
  const html = `<!doctype html><html lang="ko"><link rel="stylesheet" href="/styles.css"><body>${container}<script type="module" src="/page.js"></script>`;
  const files: Record<string, [type: string, body: string]> = {
    '/': ['text/html; charset=utf-8', html],
    '/page.js': ['text/javascript', script],
    '/styles.css': ['text/css', styles],
  };
  await page.route(`${ORIGIN}/**`, (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body, headers: ISOLATED });
  });
  await page.goto(ORIGIN, { waitUntil: 'load' });
  return page;
}
