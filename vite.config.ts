import { basename, resolve } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ENTRIES } from './scripts/entries.ts';
import { chromiumArgs, chromiumPath } from './test/support/chromium.ts';
import { REACT_18_MODULES } from './test/support/ensure-react-18.mjs';

/** Every story as a test in Chromium, under what the toolbar of Storybook would say: wide, or on the smallest phone. */
function stories(locale: 'ko' | 'en', scheme: 'light' | 'dark', width: 'wide' | '320') {
  const name = ['stories', locale, scheme, width].join('-');
  const initialGlobals = { locale, scheme, ...(width === '320' ? { viewport: { value: 'small' } } : {}) };
  return {
    extends: true as const,
    plugins: [storybookTest({ configDir: resolve('.storybook'), initialGlobals })],
    test: {
      name,
      isolate: false,
      // axe takes its time on the pages that show everything at once.
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: chromiumArgs } }),
        instances: [{ browser: 'chromium' as const }],
      },
    },
  };
}

/** Tests of everything that binds to a react-hook-form. */
const FORM_TESTS = [
  'checkout-root',
  'checkout-fields',
  'shop-form',
  'pay-methods',
  'card-details',
  'transfer-details',
  'card-form',
  'shipment-form',
];

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The example imports the kit by its name; here that is the source.
    alias: [
      { find: /^kiwoom-checkout\/(styles(?:\.layer)?\.css)$/, replacement: `${resolve('src')}/$1` },
      { find: /^kiwoom-checkout\/([\w/-]+)$/, replacement: `${resolve('src')}/$1.ts` },
      { find: /^kiwoom-checkout$/, replacement: resolve('src/index.ts') },
    ],
  },
  build: {
    target: 'es2022',
    // Readable as it is, one file as one file, so it needs no source maps; the shop's bundler minifies. What an editor
    // shows of a name is in its declaration, so the scripts have no docstrings.
    minify: false,
    cssMinify: true,
    copyPublicDir: false,
    cssCodeSplit: true,
    lib: {
      entry: {
        ...Object.fromEntries(ENTRIES.map((name) => [name, resolve(`src/${name}.ts`)])),
        styles: resolve('src/styles.css'),
        'styles.layer': resolve('src/styles.layer.css'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // One file stays one file: only so does each keep its own 'use client'.
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        comments: { legal: true, annotation: true, jsdoc: false },
        entryFileNames: '[name].js',
        // A style sheet keeps its whole name: Vite would call `styles.layer.css` a second `styles.css`.
        assetFileNames: (asset) => basename(asset.originalFileNames[0] ?? '[name][extname]'),
      },
      experimental: { attachDebugInfo: 'none' },
      // A constant that is written in place would leave its import behind, and bundlers would warn a shop of it.
      optimization: { inlineConst: false },
      external: [/^react($|\/)/, /^react-dom($|\/)/, /^react-hook-form/, /^zod/, /^node:/],
    },
  },
  test: {
    // On a busy machine what comes may come late.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{test,examples}/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/e2e/**', 'test/package/**', 'test/processes/**', '**/node_modules/**'],
          environment: 'node',
          setupFiles: ['test/support/setup.ts'],
          // Typing key by key takes its time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        // The forms on the lowest react-hook-form of the peer range.
        extends: true,
        resolve: { alias: [{ find: /^react-hook-form$/, replacement: 'react-hook-form-lowest' }] },
        test: {
          name: 'unit-lowest-form',
          include: FORM_TESTS.map((name) => `test/components/${name}.test.tsx`),
          environment: 'node',
          setupFiles: ['test/support/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // All that renders, on the lowest React of the peer range.
        extends: true,
        resolve: {
          // The libraries that import React as well: each gets the React beside it.
          alias: [
            {
              find: /^(react|react-dom|react-hook-form|react-router|@testing-library\/react)($|\/)/,
              replacement: `${REACT_18_MODULES}/$1$2`,
            },
          ],
        },
        test: {
          name: 'unit-react-18',
          include: ['test/{components,payment}/**/*.test.tsx'],
          environment: 'node',
          setupFiles: ['test/support/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // Node drives a real browser: what needs two origins, pop-ups, or a network of its own.
        extends: true,
        test: {
          name: 'browser',
          // A real browser now and then hangs while it closes a window whose page never answers.
          retry: 1,
          include: ['test/browser/**/*.browser.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Older engines, fetched when they are first asked for. Not a part of `npm test`.
        extends: true,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.engine.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Several processes of one shop over one PostgreSQL server.
        extends: true,
        test: {
          name: 'processes',
          include: ['test/processes/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The tarball, installed into fresh apps outside the repository.
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        // The tarball in apps of other frameworks. Slow to install, so most of them are not a part of `npm test`.
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/hosts/*.host.ts'],
          globalSetup: ['test/hosts/pack-once.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 400_000,
          fileParallelism: false,
        },
      },
      // axe has to find nothing in each language, scheme and width, so the stories run once for each.
      ...(['ko', 'en'] as const).flatMap((locale) =>
        (['light', 'dark'] as const).flatMap((scheme) => [
          stories(locale, scheme, 'wide'),
          stories(locale, scheme, '320'),
        ]),
      ),
    ],
  },
});
