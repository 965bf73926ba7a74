import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb } from '../support/mariadb.ts';
import { startNginx } from '../support/nginx.ts';
import { freePort } from '../support/postgres.ts';
import type { Host } from './install-host.ts';
import { type Served, serve } from './serve.ts';
import { fulfilled, launch, pay, picture, visit } from './shopper.ts';
import { buildPage, serveShop, viteHost } from './vite-host.ts';

let host: Host;
let browser: Browser;
let files: string;
const running: (() => Promise<unknown>)[] = [];

/** A shop of the packed kit on one of the servers. */
async function start(server: string, options: { env?: Record<string, string>; port?: number } = {}): Promise<Served> {
  const shop = await serveShop(host, { server, files, ...options });
  running.unshift(shop.stop);
  return shop;
}

beforeAll(async () => {
  host = viteHost();
  files = buildPage(host, 'plain');
  browser = await launch();
});
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});
afterAll(() => browser?.close());

interface Journey {
  /** Of its picture. */
  name: string;
  before?: (page: Page) => Promise<unknown>;
}

/** Pays at an address of the shop: once, with nothing to report on any side. */
async function payAt(address: string, shop: Served, { name, before }: Journey): Promise<void> {
  const { page, problems } = await visit(browser, address, before ? { before } : {});
  await pay(page);
  await picture(page, name);
  expect(await fulfilled(shop.origin)).toEqual(['order-1042-1']);
  expect([problems, shop.errors()]).toEqual([[], '']);
  await page.context().close();
}

describe.each([
  ['Hono', 'hono'],
  ['Express', 'express'],
  ['Fastify', 'fastify'],
  ['plain Node', 'node'],
])('a shop on %s', (_, server) => {
  it('pays once', async () => {
    const shop = await start(server);
    await payAt(shop.origin, shop, { name: `server-${server}` });
  });

  it('answers an unknown route below the handlers by their own 404', async () => {
    const { origin } = await start(server);
    const answer = await fetch(`${origin}/api/payments/nonsense`, { method: 'POST' });
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found']);
  });
});

describe.each(['mysql.ts', 'better-sqlite3.ts'] as const)('a shop with the ledger of docs/databases.md, %s', (file) => {
  it('pays once, and still knows it after a restart', async () => {
    const env = { DATABASE: file, ...(file === 'mysql.ts' ? await mariadbEnv() : sqliteEnv()) };
    const shop = await start('node', { env });
    await payAt(shop.origin, shop, { name: `ledger-${file}` });
    await shop.stop();
    // What the sandbox knew is lost with its process, so this can only come from the ledger.
    const again = await start('node', { env });
    const page = await browser.newPage();
    await page.goto(again.origin);
    await page.getByText('결제가 완료됐어요').waitFor();
    expect(await fulfilled(again.origin)).toEqual([]);
    await page.close();
  });
});

async function mariadbEnv(): Promise<Record<string, string>> {
  const mariadb = await startMariadb();
  running.push(mariadb.stop);
  return { DATABASE_URL: mariadb.url };
}

function sqliteEnv(): Record<string, string> {
  return { DATABASE_FILE: join(mkdtempSync(join(tmpdir(), 'kiwoom-checkout-host-')), 'shop.db') };
}

describe('a shop behind nginx, whose proxy_pass rewrites Host', () => {
  it('pays once, where browsers say which page asks', async () => {
    const shop = await start('node');
    const nginx = await startNginx(shop.port, '');
    running.unshift(nginx.stop);
    await payAt(`http://localhost:${nginx.port}`, shop, { name: 'nginx' });
  });

  it('pays once on http in a LAN, with publicOrigin', async () => {
    const port = await freePort();
    const nginx = await startNginx(port, '');
    running.unshift(nginx.stop);
    const origin = `http://shop.lan:${nginx.port}`;
    const shop = await start('express', { port, env: { PUBLIC_ORIGIN: origin } });
    await payAt(origin, shop, { name: 'nginx-lan' });
  });
});

it('a page of Vite’s development server pays once, by its proxy', async () => {
  const shop = await start('hono');
  const vite = ['node_modules/vite/bin/vite.js', 'pages/plain', '-c', 'vite.config.ts', '--port', '{port}'];
  const pages = await serve({ cwd: host.folder, args: vite, env: { API: shop.origin } });
  running.unshift(pages.stop);
  await payAt(pages.origin, shop, { name: 'vite-development' });
});

it('an API on another origin that knows its shoppers by a cookie is paid once', async () => {
  const vite = ['node_modules/vite/bin/vite.js', 'preview', 'pages/plain', '-c', 'vite.config.ts', '--port', '{port}'];
  const pages = await serve({ cwd: host.folder, args: vite });
  running.unshift(pages.stop);
  const shop = await start('express', { env: { PAGE_ORIGIN: pages.origin } });
  const api = encodeURIComponent(shop.origin);
  const before = (page: Page) => page.goto(`${shop.origin}/sign-in`);
  await payAt(`${pages.origin}/?api=${api}`, shop, { name: 'another-origin', before });
});
