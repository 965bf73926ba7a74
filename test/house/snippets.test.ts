import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleOf, pages, type Snippet, snippetsOf, typeErrors } from './snippets.ts';
import { ROOT } from './sources.ts';

const snippets = pages().flatMap((page) => snippetsOf(page, readFileSync(join(ROOT, page), 'utf8')));

describe('the code in docs/ and in both READMEs', () => {
  it('is complete, and passes the type check of the strictest project', { timeout: 120_000 }, () => {
    expect(snippets.length).toBeGreaterThan(20);
    expect(typeErrors(snippets.filter(({ isFragment }) => !isFragment))).toEqual([]);
  });

  it('has the first payment of README, checked as the files of examples/ that it is', () => {
    const files = snippets.filter(({ page }) => page === 'README.md').map((snippet) => exampleOf(snippet) ?? '');
    const named = files.filter((file) => /examples\/(?:vite|next)\//.test(file));
    expect(named).toHaveLength(12);
  });

  it('is a fragment in parts.md alone', () => {
    const elsewhere = snippets.filter(({ isFragment, page }) => isFragment && page !== 'docs/parts.md');
    expect(elsewhere.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  });
});

describe('the check itself', () => {
  const page = ['# A', '', '```tsx', "import { nothing } from 'kiwoom-checkout';", '```', '', '<!-- fragment -->'];
  const text = [...page, '```ts', 'a …', '```', '', '```sh', 'ls', '```', ''].join('\n');

  it('finds each block with its line, and what is marked', () => {
    const found = snippetsOf('docs/a.md', text).map(({ line, language, isFragment }) => [line, language, isFragment]);
    expect(found).toEqual([
      [4, 'tsx', false],
      [9, 'ts', true],
    ]);
  });

  it('names page and line of an error, and knows optional properties exactly', { timeout: 120_000 }, () => {
    const [missing] = snippetsOf('docs/a.md', text) as [Snippet, Snippet];
    const undefinedEmail = {
      ...missing,
      line: 7,
      code: "import type { Order } from 'kiwoom-checkout';\nexport const a: Order['items'] = [{ name: 'a', amount: undefined }];",
    };
    const errors = typeErrors([missing, undefinedEmail]);
    expect(errors[0]).toMatch(/^.*a\.md\.4\.tsx\(4,\d+\): error TS2305/);
    expect(errors[1]).toMatch(/^.*a\.md\.7\.tsx\(8,\d+\): error TS/);
  });

  it('reads a block of examples/ beside its files, and one that differs from it alone', { timeout: 120_000 }, () => {
    const [, block] = snippetsOf('docs/a.md', text) as [Snippet, Snippet];
    const code = readFileSync(join(ROOT, 'examples/vite/src/App.tsx'), 'utf8').trimEnd();
    expect(typeErrors([{ ...block, language: 'tsx', code }])).toEqual([]);
    const errors = typeErrors([
      { ...block, language: 'tsx', code: code.replace('<Checkout />', '<Checkout order />') },
    ]);
    expect(errors[0]).toMatch(/a\.md\.9\.tsx\(9,\d+\): error TS2307: Cannot find module '\.\/checkout\.tsx'/);
  });
});
