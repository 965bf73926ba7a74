import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page as Tab } from 'playwright-core';
import { compile } from 'tailwindcss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { bundlePage, type PageFile } from './bundle-page.ts';
import { differences, type Look, looks, PROPERTIES } from './style-sheets/compare.ts';

/** Style sheets that a shop's page may have already. */
const SHEETS = {
  'Bootstrap 5': packaged('bootstrap/dist/css/bootstrap.css'),
  'normalize.css': packaged('normalize.css/normalize.css'),
  'sanitize.css': packaged('sanitize.css/sanitize.css') + packaged('sanitize.css/forms.css'),
  'a classic reset': own('classic-reset'),
  'an old shop': own('old-shop'),
  'the baseline of MUI': own('css-baseline'),
  'the preflight of Tailwind': packaged('tailwindcss/preflight.css'),
  // So that 1rem is 10 px, in many older shops.
  'html at 62.5%': 'html { font-size: 62.5%; }',
};

function packaged(path: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');
}

function own(name: string): string {
  return readFileSync(`test/browser/style-sheets/${name}.css`, 'utf8');
}

let browser: Browser;
let server: Listening;
let files: ReadonlyMap<string, PageFile>;
let sheets: readonly string[] = [];
let unstyled: Look[];

beforeAll(async () => {
  files = await bundlePage(['test/browser/contrast-page.tsx', 'src/styles.css', 'src/styles.layer.css']);
  const pages = createServer(({ url = '/' }, reply) => {
    if (url === '/never.js') return;
    const sheet = /^\/sheet-(\d+)\.css$/.exec(url);
    const file = sheet ? { type: 'text/css', body: sheets[Number(sheet[1])] ?? '' } : files.get(url);
    reply.writeHead(file || url === '/' ? 200 : 204, { 'content-type': file?.type ?? 'text/html; charset=utf-8' });
    reply.end(url === '/' ? html() : file?.body);
  });
  server = await listen(pages);
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  unstyled = await open([kit()], (tab) => tab.evaluate(looks, PROPERTIES));
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The kit's own style sheet, as a shop would bundle it. */
function kit(name: 'styles' | 'styles.layer' = 'styles'): string {
  return files.get(`/${name}.css`)?.body ?? '';
}

/** Forms and sections of the page itself, around parts of the kit. */
const PAGE = `body { margin: 0 !important }
main { width: 560px !important; padding: 0 !important }
main > :not(.kc) { all: unset !important; display: block !important }`;

/** The parts alone decide their width; the page is white, and says so to the kit. */
function html(): string {
  const links = sheets.map((_, index) => `<link rel="stylesheet" href="/sheet-${index}.css">`);
  return `<!doctype html><html lang="ko"><meta charset="utf-8">${links.join('')}
<style>${PAGE}</style>
<body><main id="parts"></main><script type="module" src="/contrast-page.js"></script></body></html>`;
}

async function open<T>(loaded: readonly string[], look: (tab: Tab) => Promise<T>): Promise<T> {
  sheets = loaded;
  const context = await browser.newContext({ viewport: { width: 640, height: 900 }, reducedMotion: 'reduce' });
  const tab = await context.newPage();
  // The countdown of a virtual account stands still.
  await tab.clock.setFixedTime('2026-12-01T03:00:00Z');
  await tab.goto(server.origin, { waitUntil: 'commit' });
  await tab.locator('.kc-shipment-form').waitFor();
  await tab.waitForFunction(() => document.readyState !== 'loading');
  const seen = await look(tab);
  await context.close();
  return seen;
}

describe.each(Object.entries(SHEETS))('styles.css inside %s', (_, sheet) => {
  it.each([
    ['before', (): string[] => [kit(), sheet]],
    ['after', (): string[] => [sheet, kit()]],
  ])('looks as it does alone, loaded %s it', async (_order, loaded) => {
    const there = await open(loaded(), (tab) => tab.evaluate(looks, PROPERTIES));
    expect(unstyled.length).toBeGreaterThan(700);
    expect(differences(unstyled, there)).toEqual([]);
  });
});

describe.each([
  ['Bootstrap 5', SHEETS['Bootstrap 5']],
  ['a classic reset', SHEETS['a classic reset']],
  ['an old shop', SHEETS['an old shop']],
])('inside %s', (_, sheet) => {
  it('a row is one line to press, the button can be read, and the summary begins where the list does', async () => {
    const seen = await open([kit(), sheet], (tab) =>
      tab.evaluate(() => {
        const box = (selector: string) => {
          const found = document.querySelector(`.kc-checkout ${selector}`);
          if (!found) throw new Error(`There is no ${selector}.`);
          return found.getBoundingClientRect();
        };
        const [list, head, summary] = [box('.kc-list'), box('.kc-row-head'), box('.kc-order-summary > .kc-title')];
        const button = document.querySelector('.kc-pay-button:not([data-busy])');
        const { color, backgroundColor } = button ? getComputedStyle(button) : { color: '', backgroundColor: '' };
        return {
          head: [head.width, head.height],
          // The list has a border on both sides.
          list: [list.width - 2, summary.x - list.x],
          button: [color, backgroundColor],
        };
      }),
    );
    expect(seen).toEqual({
      head: [558, 56],
      list: [558, 0],
      button: ['oklch(1 0 190)', 'oklch(0.445 0.072 190)'],
    });
  });

  it('buttons and links look under a pointer as they do alone', async () => {
    const alone = await open([kit()], hovered);
    expect(alone.length).toBe(4);
    expect(await open([kit(), sheet], hovered)).toEqual(alone);
  });
});

/** A button or link of each kind under the pointer. */
async function hovered(tab: Tab): Promise<unknown[]> {
  // The way out of a payment window lies over the page.
  await tab.addStyleTag({ content: '.kc-way-out { display: none !important }' });
  const seen: unknown[] = [];
  for (const kind of [
    '.kc-pay-button:not([data-busy])',
    'a.kc-button',
    '[data-kind="second"]',
    '.kc-notice .kc-text-button',
  ]) {
    const button = tab.locator(kind).first();
    await button.hover();
    const look = await button.evaluate((element) => {
      const { color, backgroundColor, backgroundImage, textDecorationLine } = getComputedStyle(element);
      return [element.matches(':hover'), color, backgroundColor, backgroundImage, textDecorationLine];
    });
    expect(look[0]).toBe(true);
    seen.push([kind, ...look]);
  }
  return seen;
}

describe('styles.layer.css inside Tailwind', () => {
  it.each([
    ['before', (tailwind: string): string[] => [kit('styles.layer'), tailwind]],
    ['after', (tailwind: string): string[] => [tailwind, kit('styles.layer')]],
  ])('looks as it does alone, loaded %s it', async (_order, loaded) => {
    const there = await open(loaded(await tailwind([])), (tab) => tab.evaluate(looks, PROPERTIES));
    expect(differences(unstyled, there)).toEqual([]);
  });

  it.each([
    ['before', (tailwind: string): string[] => [kit('styles.layer'), tailwind]],
    ['after', (tailwind: string): string[] => [tailwind, kit('styles.layer')]],
  ])('yields to utilities, loaded %s them', async (_order, loaded) => {
    const utilities = ['rounded-full', 'bg-black', 'px-1', 'w-auto', 'font-light', 'grid'];
    const seen = await open(loaded(await tailwind(utilities)), (tab) =>
      tab
        .locator('.kc-pay-button')
        .first()
        .evaluate((button, classes) => {
          button.classList.add(...classes);
          const { borderRadius, backgroundColor, paddingLeft, fontWeight, display } = getComputedStyle(button);
          return {
            borderRadius: Number.parseFloat(borderRadius) > 999,
            backgroundColor,
            paddingLeft,
            fontWeight,
            display,
          };
        }, utilities),
    );
    expect(seen).toEqual({
      borderRadius: true,
      backgroundColor: 'rgb(0, 0, 0)',
      paddingLeft: '4px',
      fontWeight: '300',
      display: 'grid',
    });
  });
});

/** Tailwind's own style sheet with these utilities. */
async function tailwind(utilities: string[]): Promise<string> {
  const compiler = await compile('@import "tailwindcss";', {
    loadStylesheet: async (id, base) => {
      const path = id === 'tailwindcss' ? 'tailwindcss/index.css' : `tailwindcss/${id.replace('./', '')}`;
      return { path, base, content: packaged(path) };
    },
  });
  return compiler.build(utilities);
}

describe('a class of the shop', () => {
  /** What a shop would style, with a value that the kit has nowhere. */
  const OWN = {
    'background-color': 'rgb(1, 2, 3)',
    color: 'rgb(4, 5, 6)',
    'border-top-color': 'rgb(7, 8, 9)',
    'border-top-width': '5px',
    'border-top-style': 'dashed',
    'border-top-left-radius': '11px',
    'font-size': '31px',
    'font-weight': '300',
    'letter-spacing': '3px',
    'text-transform': 'uppercase',
    'box-shadow': 'rgb(1, 2, 3) 1px 1px 0px 0px',
    'padding-top': '13px',
    'padding-left': '17px',
    'margin-top': '19px',
    'min-height': '97px',
  };
  const RULE = `.own { ${Object.entries(OWN)
    .map(([name, value]) => `${name}: ${value}`)
    .join(';')} }`;

  it.each([
    ['styles.css, loaded before', (): string[] => [kit(), RULE]],
    ['styles.layer.css, loaded before', (): string[] => [kit('styles.layer'), RULE]],
    ['styles.layer.css, loaded after', (): string[] => [RULE, kit('styles.layer')]],
  ])('wins over %s it, on every element that takes one', async (_order, loaded) => {
    const kept = await open(loaded(), (tab) =>
      tab.evaluate((asked) => {
        const parts = [...document.querySelectorAll('.kc[class*="kc-"], .kc [class*="kc-"]')];
        // Elements that take no class of the shop's, or only hold an icon.
        const taking = parts.filter(
          (part) => !part.matches('svg, .kc-sr, .kc-way-out, .kc-pin-rest, .kc-num, .kc-control'),
        );
        return taking.flatMap((part) => {
          part.classList.add('own');
          const style = getComputedStyle(part);
          const name = part.getAttribute('class') ?? '';
          const other = Object.entries(asked).filter(([property, value]) => style.getPropertyValue(property) !== value);
          part.classList.remove('own');
          return other.map(
            ([property]) => `${part.localName}.${name}: ${property} ${style.getPropertyValue(property)}`,
          );
        });
      }, OWN),
    );
    expect([...new Set(kept)]).toEqual([]);
  });
});
