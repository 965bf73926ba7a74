import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REACT_18 } from '../support/ensure-react-18.mjs';
import type { Host } from './install-host.ts';
import type { Served } from './serve.ts';
import { fulfilled, launch, pay, picture, visit } from './shopper.ts';
import { buildPage, serveShop, viteHostOn } from './vite-host.ts';

let host: Host;
let browser: Browser;
let shop: Served;

beforeAll(async () => {
  host = viteHostOn(REACT_18);
  shop = await serveShop(host, { server: 'node', files: buildPage(host, 'plain') });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
});

it('an app of Vite on React 18.2.0, built for production, pays once', async () => {
  const { version } = JSON.parse(host.run('npm', ['ls', 'react', '--json'])).dependencies.react;
  expect(version).toBe('18.2.0');
  const { page, problems } = await visit(browser, shop.origin);
  await picture(page, 'react-18');
  await pay(page);
  expect(await fulfilled(shop.origin)).toEqual(['order-1042-1']);
  expect([problems, shop.errors()]).toEqual([[], '']);
});
