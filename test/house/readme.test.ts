import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const BLOCK = /^```\w*\n.*?^```$/gms;

/** What a section has in any language. */
interface Section {
  level: number;
  /** Blocks of code, word for word. */
  blocks: string[];
  /** Where its links lead, sorted; a heading of the page by its number. */
  links: string[];
  /** Names in the text that are code, sorted. */
  names: string[];
  /** Rows of tables, items of lists and quotes, in their order. */
  rows: string[];
}

function sectionsOf(page: string): Section[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const blocks = text.match(BLOCK) ?? [];
  // A `#` in a block is a comment of its language.
  const parts = text.replace(BLOCK, '```').split(/^(?=#+ )/m);
  const titles = parts.map((part) => slug(/^#+ (.*)$/m.exec(part)?.[1] ?? ''));
  return parts.map((part) => ({
    level: /^#*/.exec(part)?.[0].length ?? 0,
    blocks: (part.match(/^```$/gm) ?? []).map(() => blocks.shift() ?? ''),
    links: [...part.matchAll(/\]\(([^)]*)\)/g)].map(([, to = '']) => neutral(to, titles)).sort(),
    names: [...new Set([...part.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name))].sort(),
    rows: part.match(/^(?:\|.|\d\.|[->] )/gm) ?? [],
  }));
}

function neutral(link: string, titles: readonly string[]): string {
  if (/^README(?:\.ko)?\.md$/.test(link)) return 'the other language';
  return link.startsWith('#') ? `heading ${titles.indexOf(link.slice(1))}` : link;
}

/** As GitHub names a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

describe('README.md and README.ko.md', () => {
  const [english, korean] = [sectionsOf('README.md'), sectionsOf('README.ko.md')];

  it('have the same sections, at the same levels and in the same order', () => {
    expect(english.length).toBeGreaterThan(15);
    expect(korean.map(({ level }) => level)).toEqual(english.map(({ level }) => level));
  });

  it('lead to each other at the top', () => {
    expect(english[0]?.links).toContain('the other language');
    expect(korean[0]?.links).toContain('the other language');
  });

  it('have the same blocks of code, word for word', () => {
    expect(english.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(25);
    expect(korean.map(({ blocks }) => blocks)).toEqual(english.map(({ blocks }) => blocks));
  });

  it('have the same links in each section, none to a heading that is not there', () => {
    const links = english.flatMap(({ links: all }) => all);
    expect(links.length).toBeGreaterThan(25);
    expect(links).not.toContain('heading -1');
    expect(korean.map(({ links: all }) => all)).toEqual(english.map(({ links: all }) => all));
  });

  it('name the same code in each section', () => {
    expect(korean.map(({ names }) => names)).toEqual(english.map(({ names }) => names));
  });

  it('have as many rows and items in each section', () => {
    expect(korean.map(({ rows }) => rows)).toEqual(english.map(({ rows }) => rows));
  });
});
