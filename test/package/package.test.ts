import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, chromiumPath } from '../support/chromium.ts';
import { listen } from '../support/listen.ts';
import { createFreshApp, type FreshApp } from './fresh-app.ts';
import { payOnce } from './pay-once.ts';

const { version: VERSION } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

const ENTRIES = [
  '.',
  './core',
  './server',
  './sandbox',
  './testing',
  './storybook',
  './locales/en',
  './locales/ko',
] as const;

let app: FreshApp;
let browser: Browser;

beforeAll(async () => {
  app = createFreshApp();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
});
afterAll(async () => {
  await browser?.close();
  app?.remove();
});

describe('the packed kit in a fresh Vite app', () => {
  it.each(ENTRIES)('offers the same names as before from %s', (entry) => {
    const name = `kiwoom-checkout${entry.slice(1)}`;
    const script = `import(${JSON.stringify(name)}).then((all) => console.log(JSON.stringify(Object.keys(all).sort())))`;
    expect(JSON.parse(app.run('node', '-e', script))).toMatchSnapshot();
  });

  it('type-checks in a strict project that checks its libraries as well', () => {
    expect(app.run('npx', 'tsc')).toBe('');
  });

  it('builds, and lets nothing of the server or the sandbox into the page', () => {
    // Warnings too: the page takes the names of the sandbox from its entry.
    expect(app.run('npx', 'vite', 'build', '--logLevel', 'warn')).toBe('');
    const folder = join(app.folder, 'dist/assets');
    const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
    const code = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(code).toContain('request_pay');
    for (const word of [
      'imp_secret',
      'getToken',
      'kiwoom_checkout_ledger',
      'sandbox-api',
      'node:http',
      'access_token',
    ]) {
      expect(code).not.toContain(word);
    }
  });

  it('has no import that does nothing, of which bundlers warn', () => {
    const folder = join(app.folder, 'node_modules/kiwoom-checkout/dist');
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    const bare = scripts.filter((file) => /^import ?["'](?!node:)/m.test(readFileSync(join(folder, file), 'utf8')));
    expect(bare).toEqual([]);
  });

  it('has no source maps, nothing that runs at installation, and no path of the machine that built it', () => {
    const folder = join(app.folder, 'node_modules/kiwoom-checkout');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const repository = join(import.meta.dirname, '../..');
    const telling = files.filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return text.includes('sourceMappingURL=') || text.includes(repository);
    });
    expect(telling).toEqual([]);
    const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const atInstallation = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(atInstallation.filter((name) => name in scripts)).toEqual([]);
  });

  it('is at most 350 kB', () => {
    expect(statSync(app.tarball).size).toBeLessThanOrEqual(350_000);
  });

  it('has these files, and beside them one for each module that a page can load', () => {
    const folder = join(app.folder, 'node_modules/kiwoom-checkout');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
    const sources = join(import.meta.dirname, '../../src');
    const isModule = (file: string) => {
      const source = /^dist\/(.+\/.+)\.js$/.exec(file)?.[1];
      return source !== undefined && ['.ts', '.tsx'].some((end) => existsSync(join(sources, source + end)));
    };
    expect(files.filter((file) => !isModule(file)).sort()).toMatchSnapshot();
    expect(files.filter((file) => /^dist\/(?:server|sandbox)\//.test(file) && isModule(file))).toEqual([
      'dist/sandbox/state/sandbox-options.js',
    ]);
  });

  it('brings the sandbox as a command', () => {
    expect(app.run('npx', 'kiwoom-checkout', '--help')).toContain('kiwoom-checkout sandbox [options]');
    expect(app.run('npx', 'kiwoom-checkout', '--version').trim()).toBe(VERSION);
    expect(() => app.run('npx', 'kiwoom-checkout', 'sandbx')).toThrow('There is no command "sandbx"');
  });

  it('says in a sentence that a port is in use', async () => {
    const { origin, close } = await listen(createServer());
    const { hostname, port } = new URL(origin);
    const start = () => app.run('npx', 'kiwoom-checkout', 'sandbox', '--host', hostname, '--port', port);
    expect(start).toThrow(`Port ${port} is in use`);
    await close();
  });

  it('renders on a server without a browser', () => {
    const script = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { KiwoomCheckout } from 'kiwoom-checkout';
      const merchant = { userCode: 'imp1', channelKey: 'c', digital: false };
      const order = { merchantUid: 'm1', name: 'a', amount: 64900 };
      console.log(renderToString(createElement(KiwoomCheckout, { merchant, order, endpoint: '/x' })));`;
    const html = app.run('node', '--input-type=module', '-e', script);
    expect(html).toContain('카카오페이');
    expect(html).toContain('64,900원');
  });

  it('pays against the sandbox, and fulfils once', () => payOnce(app, browser));
});
