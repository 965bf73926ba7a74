import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, type Locator, type Page } from '@playwright/test';
import type { Label } from '../../src/labels/labels.ts';
import { FAKE_NOW } from '../../src/testing/fake-records.ts';
import { type Language, labelsIn } from '../../stories/support/story-language.tsx';
import { BUILT } from './build-page.ts';

export { expect } from '@playwright/test';

/** What a scene is shown with; see `page/scenes.tsx`. */
export interface Shown {
  width?: number;
  height?: number;
  locale?: Language;
  dark?: boolean;
  /** The rest goes into the address. */
  outcome?: string;
  payMethod?: string;
  /** The issuer is left to the payment window, in words too long for a phone. */
  longChoice?: boolean;
  installment?: number;
  coupon?: string;
  cashReceipt?: 'yes' | 'no';
  escrow?: boolean;
}

export interface Scene {
  page: Page;
  root: Locator;
  label: Label;
  /** Lets the page's timers run for so many milliseconds. */
  pass(milliseconds: number): Promise<void>;
}

export const test = base.extend<{ show: (scene: string, shown?: Shown) => Promise<Scene> }>({
  show: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await use(async (scene, { width = 390, height = 1600, locale = 'ko', dark = false, ...asked } = {}) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.clock.install({ time: FAKE_NOW * 1000 - 1000 });
      await page.clock.pauseAt(FAKE_NOW * 1000);
      await page.route('http://localhost/**', async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: HTML });
        if (!/^\/page\.(js|css)$/.test(pathname)) return route.fulfill({ status: 404, body: '' });
        const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/css';
        return route.fulfill({ contentType, body: await readFile(join(BUILT, pathname)) });
      });
      const query = new URLSearchParams({ scene, locale });
      for (const [name, value] of Object.entries(asked)) query.set(name, String(value));
      await page.goto(`http://localhost/?${query}`);
      const root = page.locator('#scene');
      await root.locator('.kc').first().waitFor();
      // Timers of the first rendering, such as an order that is made in a microtask and a timeout.
      await page.clock.runFor(50);
      return { page, root, label: labelsIn(locale), pass: (milliseconds) => page.clock.runFor(milliseconds) };
    });
    if (problems.length > 0) throw new Error(`The page complained: ${problems.join('; ')}`);
  },
});

/** Chooses the larger coupon, which takes the months away. */
export async function takeCoupon({ root, label }: Scene): Promise<void> {
  await root.getByLabel(label('couponLabel'), { exact: true }).selectOption('regular');
  await root.getByRole('button', { name: label('couponRemoveButton') }).waitFor();
}

const HTML = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>Scenes</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css"><body><main id="scene"></main><script type="module" src="/page.js"></script></body></html>`;
