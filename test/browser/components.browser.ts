import { createServer } from 'node:http';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { Page } from './components-page.tsx';

interface Visit {
  width: number;
  height?: number;
  dark?: boolean;
  /** Declarations on `:root`, as a shop would theme it. */
  theme?: string;
  script?: boolean;
}

let browser: Browser;
let server: Listening;
let theme = '';
let script = true;

let files: ReadonlyMap<string, PageFile>;
const complaints: string[] = [];

/** Styles and script from their own files, and nothing else: what a strict shop allows. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

beforeAll(async () => {
  files = await bundlePage(['test/browser/components-page.tsx', 'src/styles.css']);
  const pages = createServer(({ url = '/' }, reply) => {
    if (url === '/never.js') return;
    const file = url === '/theme.css' ? { type: 'text/css', body: `:root{${theme}}` } : files.get(url);
    reply.writeHead(file || url === '/' ? 200 : 204, {
      'content-type': file?.type ?? 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    });
    reply.end(url === '/' ? html() : file?.body);
  });
  server = await listen(pages);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

function html(): string {
  const client = script ? '<script type="module" src="/components-page.js"></script>' : '';
  return `<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${theme.includes('color-scheme') ? '' : '<meta name="color-scheme" content="light dark">'}<link rel="stylesheet" href="/styles.css"><link rel="stylesheet" href="/theme.css">
<body><h1>결제</h1><main id="root">${renderToString(createElement(Page))}</main>${client}</body></html>`;
}

async function open<T>(
  { width, height = 800, dark = false, ...page }: Visit,
  look: (tab: Tab) => Promise<T>,
): Promise<T> {
  theme = page.theme ?? '';
  script = page.script ?? true;
  complaints.length = 0;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  const tab = await context.newPage();
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(error.message));
  await tab.goto(server.origin, { waitUntil: 'commit' });
  await tab.waitForSelector(script ? '[data-hydrated]' : 'form', { state: 'attached', timeout: 10_000 }).catch(() => {
    throw new Error(`The page did not come up: ${complaints.join('; ')}`);
  });
  await tab.waitForFunction(() => document.readyState !== 'loading');
  const seen = await look(tab);
  await context.close();
  return seen;
}

const box = (tab: Tab, selector: string) =>
  tab.$eval(selector, (element) => {
    const { x, y, width, height, bottom } = element.getBoundingClientRect();
    return { x, y, width, height, bottom };
  });

/** Contrast by WCAG 2 of an element's text on its own fill, as the browser paints it. */
const contrast = (tab: Tab, selector: string) =>
  tab.$eval(selector, (element) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string) => {
      if (!canvas) return 0;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const { color, backgroundColor } = getComputedStyle(element);
    const [low = 0, high = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });

describe('the look in a browser', () => {
  it.each([320, 360, 640, 1280])('fits a screen %i wide', async (width) => {
    await open({ width }, async (tab) => {
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });

  it('obeys a strict content security policy and says nothing in the console', async () => {
    await open({ width: 390 }, async (tab) => {
      await tab.click('input[value="vbank"]');
      await tab.click('input[value="yes"]');
      expect(await tab.$$eval('[style]', (elements) => elements.length)).toBe(0);
    });
    expect(complaints).toEqual([]);
  });

  it.each([390, 1280])('has its final height before the script runs (%i wide)', async (width) => {
    const before = await open({ width, script: false }, (tab) => box(tab, 'form'));
    const after = await open({ width }, (tab) => box(tab, 'form'));
    expect(after).toEqual(before);
  });

  it('puts the summary beside the list when there is room', async () => {
    await open({ width: 1280 }, async (tab) => {
      const [list, summary] = [await box(tab, '.kc-pay-methods'), await box(tab, '.kc-order-summary')];
      expect(summary.x).toBeGreaterThan(list.x + list.width);
      expect(summary.width).toBeGreaterThanOrEqual(320);
      expect(summary.width).toBeLessThanOrEqual(380);
      expect(summary.y).toBe(list.y);
    });
  });

  it('keeps the pay button at the lower edge of a phone, over the whole form', async () => {
    await open({ width: 360, height: 640 }, async (tab) => {
      expect((await box(tab, '.kc-pay-bar')).bottom).toBe(640);
      await tab.evaluate(() => scrollTo(0, 300));
      expect((await box(tab, '.kc-pay-bar')).bottom).toBe(640);
    });
  });

  it('does not cover half of a low screen with it', async () => {
    await open({ width: 640, height: 360 }, async (tab) => {
      expect((await box(tab, '.kc-pay-bar')).y).toBeGreaterThan(360);
    });
  });

  it.each(['', '--kc-density:.85', '--kc-density:1.15;--kc-radius:0px'])(
    'has no target below 44 px (%s)',
    async (declared) => {
      await open({ width: 360, theme: declared }, async (tab) => {
        await tab.click('input[value="vbank"]');
        const targets = '.kc-row-head, .kc-cell, .kc-check, select, button';
        const heights = await tab.$$eval(targets, (elements) =>
          elements.map((element) => element.getBoundingClientRect().height),
        );
        expect(heights.length).toBeGreaterThan(12);
        // A cell lends 2 px of its height to the border of its box.
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(42);
      });
    },
  );

  it.each([false, true])('follows the colour scheme of the page (dark: %s)', async (dark) => {
    const list = await open({ width: 390, dark }, (tab) =>
      tab.$eval('.kc-list', (element) => getComputedStyle(element).backgroundColor),
    );
    expect(list).toBe(dark ? 'oklch(0.205 0.005 85)' : 'oklch(1 0 0)');
  });

  it('is light on a page that says nothing of schemes', async () => {
    const list = await open({ width: 390, dark: true, theme: 'color-scheme:normal' }, (tab) =>
      tab.$eval('.kc-list', (element) => getComputedStyle(element).backgroundColor),
    );
    expect(list).toBe('oklch(1 0 0)');
  });

  it.each([
    'oklch(0.445 0.072 190)',
    '#ffd400',
    '#03c75a',
    '#0064ff',
    '#ff5a5f',
    '#7a7a7a',
    'black',
    'white',
    'oklch(0.6 0.2 300)',
  ])('writes legibly on an accent of %s', async (accent) => {
    await open({ width: 390, theme: `--kc-accent:${accent}` }, async (tab) => {
      // The busy button has another fill; what is measured is the pair of colours.
      await tab.$eval('.kc-pay-button', (button) => button.removeAttribute('data-busy'));
      await tab.waitForTimeout(200);
      expect(await contrast(tab, '.kc-pay-button')).toBeGreaterThanOrEqual(4.5);
    });
  });

  it('takes a theme from the page without declaring a public name itself', async () => {
    expect(files.get('/styles.css')?.body).not.toMatch(/--kc-[a-z\d-]+:/);
    const radius = await open({ width: 390, theme: '--kc-radius:20px' }, (tab) =>
      tab.$eval('select', (select) => getComputedStyle(select).borderRadius),
    );
    expect(radius).toBe('20px');
  });

  it('announces in the page that a coupon took the installments away', async () => {
    await open({ width: 390 }, async (tab) => {
      await tab.selectOption('.kc-coupon-select select', 'big');
      const said = tab.locator('.kc-coupon-select .kc-announcement');
      expect(await said.innerText()).toBe('결제 금액이 44,900원이 되어 할부를 일시불로 바꿨어요.');
      expect(await tab.locator('.kc-installments select').isDisabled()).toBe(true);
    });
  });

  it('stands still for those who asked for it', async () => {
    await open({ width: 390 }, async (tab) => {
      await tab.emulateMedia({ reducedMotion: 'reduce' });
      expect(await tab.$eval('.kc-spinner', (arc) => getComputedStyle(arc).animationName)).toBe('none');
    });
  });
});
