import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';

const PICTURES = join(import.meta.dirname, 'screenshots');
const PAY = /결제하기$/;

/** Names of a LAN lead to this machine. */
export function launch(): Promise<Browser> {
  const rules = '--host-resolver-rules=MAP *.lan 127.0.0.1';
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs, rules] });
}

export interface Visit {
  page: Page;
  /** What a developer would find in the console: errors, and what was thrown. */
  problems: string[];
}

interface VisitOptions {
  width?: number;
  /** Before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
}

/** Opens the page in a browser of its own, and waits until it can be paid in. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1000, before }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await before?.(page);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(url);
  // A button that is not ready is busy, and ignores a press.
  const ready = page.locator('.kc-checkout[data-status="ready"]');
  await ready.waitFor({ timeout: 60_000 });
  return { page, problems };
}

export function payButton(page: Page): Locator {
  return page.getByRole('button', { name: PAY });
}

/** Presses the pay button, pays in the window, and waits for the receipt. */
export async function pay(page: Page): Promise<void> {
  const opening = page.waitForEvent('popup');
  await payButton(page).click();
  await (await opening).getByRole('button', { name: '결제하기', exact: true }).click();
  await page.getByText('결제가 완료됐어요').waitFor();
}

/** The whole page as a picture, for someone to look at. Ignored by git. */
export function picture(page: Page, name: string): Promise<void> {
  return save(page, name, true);
}

/** What is on the screen, as a picture. */
export function screen(page: Page, name: string): Promise<void> {
  return save(page, name, false);
}

async function save(page: Page, name: string, fullPage: boolean): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' });
}

/** The attempts that `onPaid` was called for, after the webhook of the payment had its time as well. */
export async function fulfilled(shop: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return (await fetch(`${shop}/fulfilled`)).json();
}
