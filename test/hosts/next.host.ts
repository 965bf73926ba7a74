import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandbox, toNodeListener } from '../../src/sandbox.ts';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { type Listening, listen } from '../support/listen.ts';
import { freePort } from '../support/postgres.ts';
import { type Host, installHost, versionsOf } from './install-host.ts';

const NEXT = '16.4.6';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

let host: Host;
let sandbox: Listening;
let server: ChildProcess | undefined;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  sandbox = await listen(createServer(toNodeListener(createSandbox({ basePath: '/' }).fetch)));
  host = installHost('next', {
    next: NEXT,
    ...versionsOf('react', 'react-dom', 'react-hook-form', '@types/react', '@types/react-dom', '@types/node'),
    // Next runs the compiler of TypeScript 5 in its build.
    typescript: '5.9.3',
  });
  const env = { SANDBOX: sandbox.origin };
  host.run('npx', ['next', 'build'], env);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = spawn(join(host.folder, 'node_modules/.bin/next'), ['start', '-p', String(port)], {
    cwd: host.folder,
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  });
  await vi.waitFor(async () => expect((await fetch(origin)).ok).toBe(true), { timeout: 60_000, interval: 250 });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});
afterAll(async () => {
  server?.kill();
  await browser?.close();
  await sandbox?.close();
  host?.remove();
});

const fulfilled = async (): Promise<string[]> => (await fetch(`${origin}/fulfilled`)).json();

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return problems;
}

describe('the packed kit in an app of Next, built for production', () => {
  it('comes from the server with the list of methods and the total', async () => {
    const html = await (await fetch(origin)).text();
    expect(html).toContain('카카오페이');
    expect(html).toContain('styles');
  });

  it('pays in a window, and fulfils once', async () => {
    const page = await browser.newPage();
    const problems = problemsOf(page);
    await page.goto(origin);
    expect((await page.locator('.kc-row-head').first().boundingBox())?.height).toBeCloseTo(56, 0);
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: '64,900원 결제하기' }).click({ timeout: 60_000 });
    await (await opening).getByRole('button', { name: '결제하기' }).first().click();
    await page.getByText('결제가 완료됐어요').waitFor();
    expect(await fulfilled()).toEqual(['order-1042-1']);
    expect(problems).toEqual([]);
  });

  it('answers an unknown route below the handlers by their own 404', async () => {
    const answer = await fetch(`${origin}/api/payments/nonsense`, { method: 'POST' });
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found']);
  });

  it('comes back from a phone to a server component that shows the result', async () => {
    const context = await browser.newContext({ userAgent: PHONE, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${origin}/pay/return?merchant_uid=order-1042-1`);
    await page.getByText('결제가 완료됐어요').waitFor();
    await context.close();
  });
});
