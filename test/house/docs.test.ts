import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpointPage } from '../../scripts/endpoint-page.ts';
import { errorsPage } from '../../scripts/errors-page.ts';
import { partsPage } from '../../scripts/parts-page.ts';
import { testingPage } from '../../scripts/testing-page.ts';
import {
  SANDBOX_API_KEY,
  SANDBOX_API_SECRET,
  SANDBOX_CHANNEL_KEY,
  SANDBOX_USER_CODE,
} from '../../src/sandbox/state/sandbox-options.ts';
import { ROOMS, SUB_ROOMS } from './rooms.ts';

it.each([
  ['endpoint.md', endpointPage],
  ['errors.md', errorsPage],
  ['parts.md', partsPage],
  ['testing.md', testingPage],
])('docs/%s is what `npm run docs` writes', async (name, page) => {
  expect(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')).toBe(await page());
});

describe('docs/errors.md', () => {
  const ids = [...errorsPage().matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);

  it('has each code in one place that can be linked to', () => {
    expect(ids.length).toBeGreaterThan(120);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('links only to places that it has', () => {
    const links = [...errorsPage().matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

it.each(['servers', 'databases'])(
  'docs/%s.md has the files of that example, word for word, and no other code',
  (name) => {
    const root = join(import.meta.dirname, '../..');
    const page = readFileSync(join(root, `docs/${name}.md`), 'utf8');
    const blocks = [...page.matchAll(/```(?:tsx?|js|jsx)\n(.*?)```/gs)].map(([, code]) => code);
    const folder = join(root, 'examples', name);
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.toSorted()).toEqual(files.toSorted());
  },
);

it.each(['vite', 'next'])('README.md has every file of examples/%s, word for word', (name) => {
  const root = join(import.meta.dirname, '../..');
  const page = readFileSync(join(root, 'README.md'), 'utf8');
  const folder = join(root, 'examples', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const missing = files.filter(({ parentPath, name: file }) => {
    const code = readFileSync(join(parentPath, file), 'utf8');
    return !page.includes(`\n${code}\`\`\`\n`);
  });
  expect(files.length).toBeGreaterThan(6);
  expect(missing.map(({ name: file }) => file)).toEqual([]);
});

it.each(['vite', 'next'])('examples/%s starts with the keys of the sandbox', (name) => {
  const env = readFileSync(join(import.meta.dirname, `../../examples/${name}/.env.example`), 'utf8');
  for (const key of [SANDBOX_USER_CODE, SANDBOX_CHANNEL_KEY, SANDBOX_API_KEY, SANDBOX_API_SECRET])
    expect(env).toContain(`=${key}\n`);
});

describe('ARCHITECTURE.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');
  const section = /## Where would you change …\?\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:change|---)/.test(line));
  const pathsOf = (text: string) =>
    [...text.matchAll(/`([\w./-]+\/[\w./-]+|[\w-]+\.[\w.]+)`/g)].map(([, path = '']) => path);

  it('says for ten changes or more where they are made', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(rows.filter((row) => pathsOf(row).length === 0)).toEqual([]);
  });

  it.each(pathsOf(section).map((path) => [path]))('names %s, which exists', (path) => {
    expect(existsSync(join(import.meta.dirname, '../..', path))).toBe(true);
  });

  it('has every room and every sub-room', () => {
    const subRooms = Object.values(SUB_ROOMS).flatMap(({ order }) => order);
    expect([...Object.keys(ROOMS), ...subRooms].filter((room) => !page.includes(`${room}/`))).toEqual([]);
  });
});

describe('the pages of the Storybook', () => {
  const folder = join(import.meta.dirname, '../../stories');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:mdx|stories\.tsx)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const titles = pages.flatMap((text) => /(?:^ {2}title: '|<Meta title=")([^'"]+)/m.exec(text)?.[1] ?? []);
  const ids = titles.map((title) => title.toLowerCase().replace(/[^\p{L}\d]+/gu, '-'));
  const links = pages.flatMap((text) =>
    [...text.matchAll(/\?path=\/(?:docs|story)\/([^)"]+?)--/g)].map(([, id = '']) => id),
  );

  it('link to pages that exist', () => {
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
