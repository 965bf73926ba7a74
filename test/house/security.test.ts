import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readSources } from './sources.ts';
import { deadTests, testLinks } from './test-links.ts';

const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');

describe('docs/security.md', () => {
  const section = /^## Threats\n(.*?)^## /ms.exec(page)?.[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:threat|---)/.test(line));

  it('names for each threat a test that exists, under its title', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.filter((row) => testLinks(row).length === 0)).toEqual([]);
    expect(deadTests(testLinks(page))).toEqual([]);
  });

  it('answers before all else whether a forged webhook can ship goods', () => {
    expect(page.indexOf('**Can a forged webhook ship goods? No.**')).toBeLessThan(page.indexOf('\n## '));
  });

  it('can be read in ten minutes', () => {
    expect(page.replace(/\]\([^)]*\)/g, ']').split(/\s+/).length).toBeLessThan(2_000);
  });

  it('has one block of headers to copy', () => {
    expect(page.match(/^```http$/gm)).toHaveLength(1);
  });
});

it('nothing writes HTML into a page; the sandbox, which writes its own pages, escapes by itself', () => {
  const writing = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/;
  const found = readSources(/\.tsx?$/).filter(({ path, text }) => !path.startsWith('sandbox/') && writing.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});
