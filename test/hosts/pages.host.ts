import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aboveButton, type Box, boxesOf, misplaced } from './boxes.ts';
import type { Host } from './install-host.ts';
import type { Served } from './serve.ts';
import { fulfilled, launch, pay, payButton, picture, screen, visit } from './shopper.ts';
import { buildPage, serveShop, viteHost } from './vite-host.ts';

interface StyledPage {
  name: string;
  folder: string;
  /** What the page makes of the pay button, as computed. */
  button: Readonly<Record<string, RegExp>>;
  /** The page has a button of its own component. */
  hasOwnButton?: boolean;
  isDark?: boolean;
}

/** As the kit has it. */
const KIT = { 'background-color': /^oklch\(0\.445 0\.072 190\)$/, 'border-top-left-radius': /^8px$/, height: /^56px$/ };

const PAGES: readonly StyledPage[] = [
  { name: 'Bootstrap 5', folder: 'bootstrap', button: KIT },
  {
    name: 'Bootstrap 5, dark',
    folder: 'bootstrap',
    button: { 'background-color': /^oklch\(0\.82 0\.072 188\)$/ },
    isDark: true,
  },
  { name: 'a classic reset', folder: 'reset', button: KIT },
  {
    name: 'normalize.css and classes',
    folder: 'normalize',
    button: { 'background-color': /^rgb\(122, 31, 61\)$/, 'border-top-left-radius': /^0px$/ },
  },
  {
    name: 'Tailwind 4',
    folder: 'tailwind',
    button: { 'background-color': /^oklch\(0\.432 0\.095 166/, 'border-top-left-radius': /e\+07px$/ },
  },
  {
    name: 'MUI',
    folder: 'mui',
    button: { 'background-color': /^rgb\(25, 118, 210\)$/, 'border-top-left-radius': /^8px$/ },
    hasOwnButton: true,
  },
  {
    name: 'MUI, dark',
    folder: 'mui',
    button: { 'background-color': /^rgb\(144, 202, 249\)$/ },
    hasOwnButton: true,
    isDark: true,
  },
  {
    name: 'variables of shadcn',
    folder: 'shadcn',
    button: { 'background-color': /^oklch\(0\.205 0 0\)$/, 'border-top-left-radius': /^10px$/ },
  },
  {
    name: 'variables of shadcn, dark',
    folder: 'shadcn',
    button: { 'background-color': /^oklch\(0\.922 0 0\)$/, color: /^oklch\(0\.205 0 0\)$/ },
    isDark: true,
  },
];

let host: Host;
let browser: Browser;
let own: Box[];
let shop: Served;

async function open(folder: string): Promise<void> {
  shop = await serveShop(host, { server: 'node', files: buildPage(host, folder) });
}

beforeAll(async () => {
  host = viteHost();
  browser = await launch();
  await open('plain');
  const { page } = await visit(browser, shop.origin);
  own = await boxesOf(page);
  await picture(page, 'plain');
  await shop.stop();
});
afterEach(() => shop?.stop());
afterAll(() => browser?.close());

it('type-checks in a strict project', () => {
  expect(host.run('npx', ['tsc'])).toBe('');
});

it('is measured on a page of its own first: a row is one line of 56 px, as wide as the list', () => {
  const heads = own.filter(({ part }) => part === 'kc-row-head');
  expect(heads.length).toBe(8);
  expect(new Set(heads.map(({ width, height }) => `${width}×${height}`))).toEqual(new Set(['558×56']));
});

describe.each(PAGES.map((page) => [page.name, page] as const))('a page with %s', (_, styled) => {
  const { folder, button, hasOwnButton = false, isDark = false } = styled;
  const name = isDark ? `${folder}-dark` : folder;

  it('looks as the kit does alone, and pays once', async () => {
    await open(folder);
    const { page, problems } = await visit(browser, isDark ? `${shop.origin}/?dark` : shop.origin);
    await picture(page, name);
    const there = await boxesOf(page);
    const [here, compared] = hasOwnButton ? [aboveButton(there), aboveButton(own)] : [there, own];
    expect(compared.length).toBeGreaterThan(90);
    expect(misplaced(compared, here)).toEqual([]);
    for (const [property, value] of Object.entries(button)) {
      await expect
        .poll(() => payButton(page).evaluate((element, of) => getComputedStyle(element).getPropertyValue(of), property))
        .toMatch(value);
    }
    await pay(page);
    await picture(page, `${name}-paid`);
    expect(await fulfilled(shop.origin)).toEqual(['order-1042-1']);
    expect([problems, shop.errors()]).toEqual([[], '']);
    await page.context().close();
  });
});

/** The left edge of the shop's card as it is painted, where the pay bar is and above it: one row of pixels. */
async function besideCard(page: Page, where: 'bar' | 'above'): Promise<number[]> {
  const bar = await page.locator('.kc-pay-bar').boundingBox();
  const edge = await page.locator('.kc-checkout').evaluate((checkout) => {
    let card = checkout.parentElement;
    while (card && getComputedStyle(card).paddingLeft === '0px') card = card.parentElement;
    return card?.getBoundingClientRect().x;
  });
  if (!bar || edge === undefined) throw new Error('There is no pay bar, or no card around the checkout.');
  const y = Math.round(where === 'bar' ? bar.y + 20 : bar.y - 60);
  const row = await page.screenshot({ clip: { x: Math.round(edge) - 6, y, width: 10, height: 1 } });
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return [...(canvas?.getImageData(0, 0, image.width, 1).data ?? [])];
  }, row.toString('base64'));
}

describe.each(['plain', 'bootstrap', 'tailwind', 'mui', 'shadcn'])('the page %s on a phone', (folder) => {
  it('is as wide as the phone', async () => {
    await open(folder);
    const { page } = await visit(browser, shop.origin, { width: 390 });
    await screen(page, `${folder}-phone`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const [head] = (await boxesOf(page)).filter(({ part }) => part === 'kc-row-head');
    expect(head?.height).toBeCloseTo(56, 0);
    if (folder !== 'plain') {
      const above = await besideCard(page, 'above');
      // A tile of the painted page may differ by one of 255.
      const off = (await besideCard(page, 'bar')).map((value, index) => Math.abs(value - (above[index] ?? 0)));
      expect(Math.max(...off)).toBeLessThan(3);
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await screen(page, `${folder}-phone-end`);
    await page.context().close();
  });
});
