import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, toNodeListener } from '../../src/sandbox.ts';
import { type Listening, listen } from '../support/listen.ts';
import { installHost, versionsOf } from './install-host.ts';
import { type Served, serve } from './serve.ts';
import { fulfilled, launch, pay, picture, visit } from './shopper.ts';

const NEXT = '16.4.6';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

let sandbox: Listening;
let shop: Served;
let browser: Browser;

beforeAll(async () => {
  sandbox = await listen(createServer(toNodeListener(createSandbox({ basePath: '/' }).fetch)));
  const host = installHost({
    app: 'next',
    packages: {
      next: NEXT,
      ...versionsOf('react', 'react-dom', 'react-hook-form', '@types/react', '@types/react-dom', '@types/node'),
      // Next runs the compiler of TypeScript 5 in its build.
      typescript: '5.9.3',
    },
  });
  const env = { SANDBOX: sandbox.origin, NEXT_TELEMETRY_DISABLED: '1' };
  host.run('npx', ['next', 'build'], env);
  shop = await serve({ cwd: host.folder, args: ['node_modules/next/dist/bin/next', 'start', '-p', '{port}'], env });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await sandbox?.close();
});

describe('the packed kit in an app of Next, built for production', () => {
  it('comes from the server with the list of methods and the total', async () => {
    const html = await (await fetch(shop.origin)).text();
    expect(html).toContain('카카오페이');
    expect(html).toContain('styles');
  });

  it('pays in a window, and fulfils once, with next/image for pictures and next/link for links', async () => {
    const { page, problems } = await visit(browser, shop.origin);
    const image = page.locator('.kc-item-picture img');
    expect(await image.getAttribute('srcset')).toContain('/_next/image?');
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    await picture(page, 'next');
    expect((await page.locator('.kc-row-head').first().boundingBox())?.height).toBeCloseTo(56, 0);
    await pay(page);
    expect(await fulfilled(shop.origin)).toEqual(['order-1042-1']);
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await page.getByRole('link', { name: '주문 내역 보기' }).click();
    await page.getByRole('heading', { name: '주문 1042' }).waitFor();
    expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);
    expect([problems, shop.errors()]).toEqual([[], '']);
  });

  it('answers an unknown route below the handlers by their own 404', async () => {
    const answer = await fetch(`${shop.origin}/api/payments/nonsense`, { method: 'POST' });
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found']);
  });

  it('comes back from a phone to a server component that shows the result', async () => {
    const context = await browser.newContext({ userAgent: PHONE, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${shop.origin}/pay/return?merchant_uid=order-1042-1`);
    await page.getByText('결제가 완료됐어요').waitFor();
    await context.close();
  });
});
