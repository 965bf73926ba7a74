import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const { exports, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
  files: string[];
};
const docs = readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`);
const isShipped = (path: string) =>
  !files.includes(`!${path}`) && files.some((entry) => path === entry || path.startsWith(`${entry}/`));
const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** The places of a page that can be linked to: its headings, as GitHub names them, and its own ids. */
function placesOf(page: string): string[] {
  const text = textOf(page).replace(/```.*?```/gs, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .replace(/<[^>]*>/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** Links to files and places of the project, as `[from, page, place]`. */
function linksOf(page: string): [from: string, to: string, place: string][] {
  const text = textOf(page).replace(/```.*?```/gs, '');
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)].map(([, path = '', place = '']) => [
    page,
    path === '' ? page : normalize(join(dirname(page), path)),
    place,
  ]);
}

describe('the pages that ship', () => {
  const pages = [...docs.filter((name) => name.endsWith('.md') && isShipped(name)), 'llms.txt'];
  // What stays in the repository, where these pages say so.
  const isElsewhere = ([from, to]: readonly string[]) =>
    (from === 'docs/security.md' && to?.startsWith('test/')) ||
    (from === 'docs/accessibility.md' && to === 'docs/kwcag.md') ||
    (from === 'docs/endpoint.md' && to === 'examples/other-languages/server.py');
  const links = pages.flatMap(linksOf).filter((link) => !isElsewhere(link));

  it('link to files that ship, and to places that those have', () => {
    expect(links.length).toBeGreaterThan(30);
    const dead = links.filter(([, to, place]) => {
      if (!isShipped(to) || !existsSync(join(ROOT, to))) return true;
      return place !== '' && !placesOf(to).includes(place);
    });
    expect(dead).toEqual([]);
  });
});

describe('the pages of the repository', () => {
  it.each([
    ['README.md', 25],
    ['README.ko.md', 25],
    ['docs/faults.md', 180],
    ['docs/security.md', 20],
    ['docs/accessibility.md', 0],
    ['docs/endpoint.md', 4],
    ['docs/kwcag.md', 0],
    ['SECURITY.md', 0],
  ])('link in %s to what the repository has', (page, atLeast) => {
    const links = linksOf(page);
    expect(links.length).toBeGreaterThan(atLeast);
    const dead = links.filter(
      ([, to, place]) => !existsSync(join(ROOT, to)) || (place !== '' && !placesOf(to).includes(place)),
    );
    expect(dead).toEqual([]);
  });
});

describe('llms.txt', () => {
  const text = textOf('llms.txt');

  it('lists each page and each entry, and no other', () => {
    expect(
      linksOf('llms.txt')
        .map(([, to]) => to)
        .sort(),
    ).toEqual(['README.md', ...docs.filter(isShipped)].sort());
    const entries = Object.keys(exports).filter((name) => name !== './package.json');
    const section = /## Entries\n(.*?)\n## /s.exec(text)?.[1] ?? '';
    const listed = [...section.matchAll(/`(kiwoom-checkout[^`]*)`/g)].map(([, name]) => name);
    expect(listed.sort()).toEqual(entries.map((name) => name.replace(/^\./, 'kiwoom-checkout')).sort());
  });

  it('names only functions and components that the entries export', async () => {
    const modules = await Promise.all(
      ['index', 'core', 'server', 'sandbox', 'testing', 'storybook', 'locales/en', 'locales/ko'].map(
        (name) => import(join(ROOT, `src/${name}.ts`)) as Promise<object>,
      ),
    );
    const exported = modules.flatMap((module) => Object.keys(module));
    const themes = readdirSync(join(ROOT, 'src/themes')).map((name) => name.replace('.css', ''));
    const entries = /## Entries\n(.*?)\n## /s.exec(text)?.[1] ?? '';
    const named = [...entries.matchAll(/`(\w[\w-]*)`/g), ...text.matchAll(/<([A-Z]\w+)/g)].map(([, name = '']) => name);
    const others = new Set(['classNames', 'locale', ...themes]);
    expect(named.length).toBeGreaterThan(15);
    const missing = named.filter((name) => !others.has(name) && !exported.includes(name));
    expect(missing.filter((name) => !name.startsWith('kiwoom-checkout'))).toEqual([]);
  });
});
