import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKENS } from '../../src/tokens/tokens.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { measure, type Pair } from './contrast-measure.ts';

const THEMES = readdirSync('src/themes').map((file) => file.replace('.css', ''));
const LOOKS = ['', ...THEMES].flatMap((theme) => [
  { theme, dark: false, name: `${theme || 'the default look'} by day` },
  { theme, dark: true, name: `${theme || 'the default look'} by night` },
]);

let browser: Browser;
let server: Listening;
let files: ReadonlyMap<string, PageFile>;

beforeAll(async () => {
  files = await bundlePage([
    'test/browser/contrast-page.tsx',
    'src/styles.css',
    ...THEMES.map((name) => `src/themes/${name}.css`),
  ]);
  const pages = createServer(({ url = '/' }, reply) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname === '/never.js') return;
    const file = files.get(pathname);
    reply.writeHead(file || pathname === '/' ? 200 : 204, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    reply.end(pathname === '/' ? html(searchParams.get('theme') ?? '') : file?.body);
  });
  server = await listen(pages);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The page takes the colour of the surface, as a shop's would. */
function html(theme: string): string {
  const sheets = ['styles', ...(theme ? [theme] : [])].map((name) => `<link rel="stylesheet" href="/${name}.css">`);
  return `<!doctype html><html lang="ko" class="${theme && `kc-theme-${theme}`}"><meta charset="utf-8">${sheets.join('')}
<style>html{color-scheme:light dark;background:var(--kc-surface,light-dark(#fff,oklch(0.205 0.005 85)))}</style>
<body><main id="parts"></main><script type="module" src="/contrast-page.js"></script></body></html>`;
}

async function open<T>({ theme, dark }: { theme: string; dark: boolean }, look: (tab: Tab) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 640, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    // Colours are read at once, not on their way.
    reducedMotion: 'reduce',
  });
  const tab = await context.newPage();
  await tab.goto(`${server.origin}/?theme=${theme}`, { waitUntil: 'commit' });
  await tab.locator('.kc-shipment-form').waitFor();
  const seen = await look(tab);
  await context.close();
  return seen;
}

/** What only a hand brings about: an announcement, fields to mend, a question asked back. */
async function handle(tab: Tab): Promise<void> {
  await tab.locator('.kc-checkout .kc-coupon-select select').first().selectOption('big');
  // Not by the mouse: the way out of a payment window lies over the page.
  await tab.$$eval('.wrong [type="submit"], .kc-saved-card button', (buttons) => {
    for (const button of buttons as HTMLButtonElement[]) button.click();
  });
  await tab.locator('.kc-announcement').first().waitFor();
  await tab.locator('.wrong .kc-shipment-form .kc-error').first().waitFor();
  expect(await tab.locator('.kc-error').count()).toBeGreaterThan(4);
}

async function force(tab: Tab, selector: string, forcedPseudoClasses: string[]): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  expect(nodeIds.length).toBeGreaterThan(5);
  for (const nodeId of nodeIds) await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses });
}

function weak(pairs: readonly Pair[]): string[] {
  const found = pairs.filter(({ ratio, least }) => ratio < least);
  return [...new Set(found.map(({ what, ratio, colours }) => `${what}, ${colours}: ${ratio.toFixed(2)}`))];
}

const count = (pairs: readonly Pair[], what: string) => pairs.filter((pair) => pair.what.startsWith(what)).length;

describe.each(LOOKS)('$name', (look) => {
  it('can be read and told apart: WCAG 2.2 AA for texts, icons, borders and marks', async () => {
    await open(look, async (tab) => {
      await handle(tab);
      const pairs = await tab.evaluate(measure, 'rest' as const);
      expect(weak(pairs)).toEqual([]);
      expect(count(pairs, 'text')).toBeGreaterThan(200);
      expect(count(pairs, 'icon')).toBeGreaterThan(30);
      expect(count(pairs, 'border')).toBeGreaterThan(40);
      expect(count(pairs, 'tick')).toBeGreaterThan(0);
      expect(count(pairs, 'placeholder')).toBeGreaterThan(5);
    });
  });

  it('can be read under a pointer and while pressed', async () => {
    await open(look, async (tab) => {
      const parts = '.kc :is(.kc-row-head, .kc-cell, label, input, select, button, a)';
      const fill = () =>
        tab.$eval('.kc-pay-button:not([data-busy])', (button) => getComputedStyle(button).backgroundColor);
      const rest = await fill();
      await force(tab, parts, ['hover']);
      const hovered = await fill();
      expect(hovered).not.toBe(rest);
      expect(weak(await tab.evaluate(measure, 'rest' as const))).toEqual([]);
      await force(tab, parts, ['hover', 'active']);
      expect(await fill()).not.toBe(hovered);
      expect(weak(await tab.evaluate(measure, 'rest' as const))).toEqual([]);
    });
  });

  it('shows where the focus is', async () => {
    await open(look, async (tab) => {
      await tab.keyboard.press('Tab');
      const rings = await tab.evaluate(measure, 'rings' as const);
      expect(weak(rings)).toEqual([]);
      expect(rings.length).toBeGreaterThan(60);
    });
  });
});

describe('the colours of tokens.json', () => {
  const own = new Map(
    [...readFileSync('src/styles/properties.css', 'utf8').matchAll(/(--_kc-[\w-]+):\s*var\(\s*--kc-([\w-]+)/g)].map(
      ([, inside = '', name = '']) => [name, inside],
    ),
  );

  it.each(['light', 'dark'] as const)('are what Chromium paints (%s)', async (scheme) => {
    const colours = TOKENS.filter((token) => token.kind === 'color').map((token) => ({
      name: token.name,
      css: `var(${own.get(token.name)})`,
      oklch: `oklch(${token[scheme].oklch.join(' ')})`,
      hex: token[scheme].hex,
    }));
    const far = await open({ theme: '', dark: scheme === 'dark' }, (tab) =>
      tab.evaluate((list) => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const probe = document.querySelector('.kc')?.appendChild(document.createElement('i'));
        const rgb = (colour: string) => {
          if (!canvas || !probe) return [];
          probe.style.background = colour;
          canvas.fillStyle = getComputedStyle(probe).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const distance = (one: number[], other: number[]) =>
          Math.max(...one.map((part, index) => Math.abs(part - (other[index] ?? Number.NaN))));
        return list.flatMap(({ name, css, oklch, hex }) => {
          const painted = rgb(css);
          const off = [distance(painted, rgb(oklch)), distance(painted, rgb(hex))];
          return Math.max(...off) <= 1 ? [] : [`${name}: ${painted} is not ${oklch} (${off[0]}), ${hex} (${off[1]})`];
        });
      }, colours),
    );
    expect(far).toEqual([]);
  });
});
