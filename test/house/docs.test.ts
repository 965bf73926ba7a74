import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsPage } from '../../scripts/parts-page.ts';
import { ROOMS, SUB_ROOMS } from './rooms.ts';

it('docs/parts.md is what `npm run docs` writes', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/parts.md'), 'utf8')).toBe(partsPage());
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
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
  const titles = files.flatMap((file) => /(?:^ {2}title: '|<Meta title=")([^'"]+)/m.exec(textOfPage(file))?.[1] ?? []);
  const ids = titles.map((title) => title.toLowerCase().replace(/[^\p{L}\d]+/gu, '-'));
  const links = files
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) => [...textOf(file).matchAll(/\?path=\/(?:docs|story)\/([^)"]+?)--/g)].map(([, id = '']) => id));

  function textOfPage(file: string): string {
    return /\.(?:mdx|stories\.tsx)$/.test(file) ? textOf(file) : '';
  }

  it('link to pages that exist', () => {
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
