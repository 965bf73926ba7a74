import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BETTER_SQLITE3, ensureSqlite } from '../support/ensure-sqlite.mjs';
import { type Host, installHost, versionsOf } from './install-host.ts';
import { type Served, serve } from './serve.ts';

/** What every page here needs, on any React. */
const VITE = versionsOf(
  'vite',
  '@vitejs/plugin-react',
  'react',
  'react-dom',
  'react-hook-form',
  'tailwindcss',
  'tsx',
  '@types/node',
  'typescript',
);
const TAILWIND = { '@tailwindcss/vite': VITE['tailwindcss'] ?? '*' };

/** The folder of all pages and servers: one installation for all of them. */
export function viteHost(): Host {
  const host = installHost({
    app: 'vite',
    packages: {
      ...VITE,
      ...TAILWIND,
      ...versionsOf('@types/react', '@types/react-dom', 'bootstrap', 'normalize.css'),
      ...versionsOf('express', '@types/express', 'fastify', 'hono', '@hono/node-server'),
      ...versionsOf('mysql2', '@types/better-sqlite3'),
      'reset-css': '5.0.2',
      '@mui/material': '9.5.0',
      '@emotion/react': '11.14.0',
      '@emotion/styled': '11.14.1',
    },
  });
  const driver = join(host.folder, 'node_modules/better-sqlite3');
  if (!existsSync(driver)) {
    // Compiled before: here it would take its minutes again.
    ensureSqlite();
    symlinkSync(dirname(dirname(BETTER_SQLITE3)), driver);
    for (const file of DATABASES)
      cpSync(join(import.meta.dirname, '../../examples/databases', file), join(host.folder, 'servers/databases', file));
  }
  return host;
}

/** The files of docs/databases.md that shops here use. */
export const DATABASES = ['mysql.ts', 'better-sqlite3.ts'] as const;

/** The same pages on another React; the one without a style sheet of the shop's is meant. */
export function viteHostOn(react: string): Host {
  return installHost({
    app: 'vite',
    name: `vite-react-${react}`,
    packages: { ...VITE, ...TAILWIND, react, 'react-dom': react },
  });
}

/** Builds a page, once in a run. @returns its folder of files */
export function buildPage(host: Host, page: string): string {
  const files = join(host.folder, 'pages', page, 'dist');
  if (!existsSync(files)) {
    host.run('npx', ['vite', 'build', `pages/${page}`, '-c', 'vite.config.ts', '--logLevel', 'warn']);
  }
  return files;
}

interface ShopOptions {
  /** A file of `servers/`. */
  server: string;
  /** The files of a built page. */
  files: string;
  env?: Record<string, string>;
  /** @default a free one */
  port?: number;
}

/** Runs a server of the folder with the files of a built page. */
export function serveShop(host: Host, { server, files, env = {}, ...options }: ShopOptions): Promise<Served> {
  const args = ['--import', 'tsx', `servers/${server}.ts`];
  return serve({ cwd: host.folder, args, env: { ...env, PAGES: files }, path: '/fulfilled', ...options });
}
