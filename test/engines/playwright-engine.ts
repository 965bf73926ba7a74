import { type Browser, chromium, firefox, type Page } from 'playwright-core';
import { chromiumArgs } from '../support/chromium.ts';
import { ensureEngines } from '../support/ensure-programs.mjs';
import { type Device, type Engine, type EngineShopper, PHONE, SIZES } from './engine.ts';
import { oldChromium } from './old-chromium.ts';

export async function openOldChromium(version: string): Promise<Engine> {
  const browser = await chromium.launch({ executablePath: oldChromium(version), args: chromiumArgs });
  return {
    open: ({ isPhone = false, isDark = false }) =>
      visit(browser, {
        ...(isPhone
          ? { viewport: SIZES.phone, userAgent: PHONE, isMobile: true, hasTouch: true }
          : { viewport: SIZES.wide }),
        reducedMotion: 'reduce',
        colorScheme: isDark ? 'dark' : 'light',
      }),
    close: () => browser.close(),
  };
}

/** Debian's Firefox, by the protocol that it speaks itself. One process a shopper: it takes its scheme from a setting. */
export async function openFirefox(): Promise<Engine> {
  ensureEngines();
  const running = new Set<Browser>();
  return {
    async open({ isPhone = false, isDark = false }: Device) {
      const browser = await firefox.launch({
        channel: 'moz-firefox',
        executablePath: '/usr/bin/firefox-esr',
        firefoxUserPrefs: {
          'ui.prefersReducedMotion': 1,
          'ui.systemUsesDarkTheme': isDark ? 1 : 0,
          'layout.css.prefers-color-scheme.content-override': isDark ? 0 : 1,
          ...(isPhone ? { 'general.useragent.override': PHONE } : {}),
        },
      });
      running.add(browser);
      return visit(browser, { viewport: isPhone ? SIZES.phone : SIZES.wide });
    },
    async close() {
      for (const browser of running) await browser.close();
    },
  };
}

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

async function visit(browser: Browser, options: ContextOptions): Promise<EngineShopper> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  const windows: Page[] = [];
  page.on('popup', (popup) => windows.push(popup));
  const seesWindow = () => until('the payment window', () => windows.some((popup) => !popup.isClosed()));
  return {
    go: async (address) => void (await page.goto(address)),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    choose: (text) => page.getByText(text, { exact: true }).first().click(),
    sees: (text) => page.getByText(text, { exact: true }).first().waitFor(),
    seesWindow,
    async pressInWindow(name) {
      if (options.userAgent !== PHONE && options.viewport !== SIZES.phone) await seesWindow();
      const at = windows.findLast((popup) => !popup.isClosed()) ?? page;
      await at.getByRole('button', { name, exact: true }).click();
    },
    address: async () => page.url(),
    colours: (selector) =>
      page.evaluate((part) => {
        const element = document.querySelector(part);
        return {
          ground: getComputedStyle(document.body).backgroundColor,
          text: element ? getComputedStyle(element).color : '',
        };
      }, selector),
    picture: async (path) => void (await page.screenshot({ path, fullPage: true })),
    thrown: () => thrown,
    close: () => context.close(),
  };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`There was no sign of ${what} for ten seconds.`);
}
