import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { FreshApp } from './fresh-app.ts';

/** Starts the app and pays in it, by a card: the order is fulfilled once, and the page has no problems to report. */
export async function payOnce(app: FreshApp, browser: Browser): Promise<void> {
  const origin = await app.serve();
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(origin);
  const pay = page.getByRole('button', { name: '64,900원 결제하기' });
  await pay.waitFor({ timeout: 60_000 });
  const opening = page.waitForEvent('popup');
  await pay.click();
  const popup = await opening;
  await popup.getByRole('button', { name: '결제하기' }).first().click();
  await page.getByText('결제가 완료됐어요').waitFor();
  expect(await (await fetch(`${origin}/fulfilled`)).json()).toEqual(['order-1042-1']);
  expect(problems).toEqual([]);
}
