import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { REACT_18 } from '../support/ensure-react-18.mjs';
import { createFreshApp, type FreshApp } from './fresh-app.ts';
import { payOnce } from './pay-once.ts';

let app: FreshApp;
let browser: Browser;

beforeAll(async () => {
  app = createFreshApp({
    react: REACT_18,
    'react-dom': REACT_18,
    '@types/react': '^18.2.0',
    '@types/react-dom': '^18.2.0',
  });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});
afterAll(async () => {
  await browser?.close();
  app?.remove();
});

describe('the packed kit in a fresh Vite app on the lowest React', () => {
  it('is installed beside that React', () => {
    expect(JSON.parse(app.run('npm', 'ls', 'react', '--json')).dependencies.react.version).toBe(REACT_18);
  });

  it('type-checks in a strict project that checks its libraries as well', () => {
    expect(app.run('npx', 'tsc')).toBe('');
  });

  it('pays against the sandbox, and fulfils once', () => payOnce(app, browser));

  it('sets the focus to a field that is wrong, and hands over refs', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(app.origin());
    await page.getByRole('button', { name: '64,900원 결제하기' }).waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => document.documentElement.dataset['refs'])).toBe('FORM');
    await page.getByRole('radio', { name: '계좌이체' }).check();
    await page.getByRole('button', { name: '64,900원 결제하기' }).click();
    // The cash receipt is not answered.
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'cashReceipt');
    expect(problems).toEqual([]);
  });
});
