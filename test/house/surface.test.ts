import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';
import { findAmbiguousNames, findOldNames, otherExports, readSurface } from './surface.ts';

const entries = readSources(/^[^/]+\.ts$/);

describe('the entries', () => {
  it('only re-export, by name', () => {
    const isCommand = (path: string) => path === 'cli.ts';
    expect(
      entries
        .filter(({ path }) => !isCommand(path))
        .flatMap((entry) => otherExports(entry).map((line) => `${entry.path}: ${line}`)),
    ).toEqual([]);
  });

  const ambiguous = findAmbiguousNames(entries);
  const old = findOldNames(entries);

  it('publish no name for two things', () => {
    expect(ambiguous).toEqual([]);
  });

  it('publish no name of the first plan', () => {
    expect(old).toEqual([]);
  });

  it('give React components, hooks and types; rules, checks and labels are in the core alone', () => {
    const core = entries.find(({ path }) => path === 'core.ts');
    const index = entries.find(({ path }) => path === 'index.ts');
    const values = [...(index?.text.matchAll(/export\s+\{[^}]*\}\s*from\s*'\.\/core\.ts'/g) ?? [])];
    expect(values).toEqual([]);
    expect(core && [...readSurface(core, entries).keys()]).toContain('parseSelection');
  });
});

describe('the check itself', () => {
  const index = {
    path: 'index.ts',
    text: "export { Receipt } from './components/receipt.tsx';\nexport type { Order } from './core.ts';",
  };
  const core = { path: 'core.ts', text: "export { type Order, parse as parseOrder } from './schema/order.ts';" };

  it('finds a name that means two things', () => {
    const server = { path: 'server.ts', text: "export type { Receipt } from './server/receipts.ts';" };
    expect(findAmbiguousNames([index, core, server])).toEqual([
      'Receipt means two things: components/receipt.tsx#Receipt, server/receipts.ts#Receipt',
    ]);
  });

  it('follows a name through another entry', () => {
    expect(findAmbiguousNames([index, core])).toEqual([]);
    expect(readSurface(index, [index, core]).get('Order')).toBe('schema/order.ts#Order');
    expect(readSurface(core, [index, core]).get('parseOrder')).toBe('schema/order.ts#parse');
  });

  it.each(["export * from './core.ts';", 'export const a = 1;', 'export default 1;'])('finds %s', (text) => {
    expect(otherExports({ path: 'index.ts', text })).toHaveLength(1);
  });
});
