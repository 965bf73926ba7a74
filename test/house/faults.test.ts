import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';
import { deadTests, testLinks } from './test-links.ts';

const UNTESTED = 'Known, and not handled or not tested';
const KINDS = [
  'Browser',
  'Phone',
  'Network',
  'SDK',
  'Service',
  'Server',
  'Database',
  'Deploy',
  'Clock',
  'Shopper',
  'Shop’s own code',
  'Hostile',
];

interface Row {
  kind: string;
  cells: string[];
}

function rowsOf(page: string): Row[] {
  const sections = page.split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const [kind = '', ...lines] = section.split('\n');
    const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
    return rows.map((line) => ({ kind, cells: line.slice(2, -2).split(' | ') }));
  });
}

describe('docs/faults.md', () => {
  const all = rowsOf(readFileSync(join(ROOT, 'docs/faults.md'), 'utf8'));
  const rows = all.filter(({ kind }) => kind !== UNTESTED);

  it('has 80 faults or more, of each kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(KINDS);
  });

  it('has no fault twice, and no cell that is empty', () => {
    const faults = all.map(({ cells: [fault = ''] }) => fault.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
    expect(faults.filter((fault, index) => faults.indexOf(fault) !== index)).toEqual([]);
    const columns = (kind: string) => (kind === UNTESTED ? 3 : 4);
    expect(all.filter(({ kind, cells }) => cells.length !== columns(kind) || cells.includes(''))).toEqual([]);
  });

  it('names for each a test that exists, under its title', () => {
    expect(rows.filter(({ cells }) => testLinks(cells[3] ?? '').length === 0)).toEqual([]);
    expect(deadTests(rows.flatMap(({ cells }) => testLinks(cells[3] ?? '')))).toEqual([]);
  });

  it('lists what is not tested in one table at the end', () => {
    expect(all.at(-1)?.kind).toBe(UNTESTED);
    expect(all.length).toBeGreaterThan(rows.length);
  });
});

describe('the check itself', () => {
  const check = (text: string) => deadTests(testLinks(text));

  it('takes a title of a file, of `each` and templates as the source writes them', () => {
    expect(check('[`faults.test.ts`](../test/house/faults.test.ts) "the check itself"')).toEqual([]);
    const title = '\x24{outcome}: paid in the end, and shipped once';
    expect(check(`[\`told.spec.ts\`](test/e2e/told.spec.ts) "${title}"`)).toEqual([]);
  });

  it.each([
    ['`nothing.ts`](../test/house/nothing.ts) "a"', 'test/house/nothing.ts does not exist'],
    ['`rooms.ts`](../test/house/faults.test.ts) "a"', 'rooms.ts leads to test/house/faults.test.ts'],
    [
      '`faults.test.ts`](../test/house/faults.test.ts) "the check"',
      'test/house/faults.test.ts has no test "the check"',
    ],
    ['`faults.test.ts`](../test/house/faults.test.ts)', 'test/house/faults.test.ts has no test ""'],
  ])('finds [%s', (link, found) => {
    expect(check(`[${link}`)).toEqual([found]);
  });
});
