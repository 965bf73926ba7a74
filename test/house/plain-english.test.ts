import { describe, expect, it } from 'vitest';
import { DIALECT_EXCEPTIONS } from './dialect-exceptions.ts';
import { findDialect } from './plain-english.ts';
import { findProjectDialect } from './project.ts';

describe('code and pages', () => {
  const found = findProjectDialect();

  it('are written in plain technical English', () => {
    const fresh = found.filter(({ area, word }) => !DIALECT_EXCEPTIONS[area]?.includes(word));
    expect(fresh.map(({ message }) => message)).toEqual([]);
  });
});

describe('the check itself', () => {
  const words = (path: string, text: string) => findDialect({ path, text }).map(({ word }) => word);

  it.each([
    ['a comment', 'a.ts', '// Months nobody saw are not missed', 'nobody'],
    ['a comment over two lines', 'a.ts', '/**\n * The shop is asked\n * about the order.\n */', 'asks about'],
    ['an error text', 'a.ts', "throw new Error('The month is no number of months.');", 'is no'],
    ['a template', 'a.ts', 'const a = `the duty of an order`;', 'duty'],
    ['text of a page', 'a.tsx', 'export const A = () => <p>It stands here.</p>;', 'stands'],
    ['a name', 'a.ts', 'const wasTold = 1;', 'told'],
    ['a constant without a unit', 'a.ts', 'const ANSWER_WITHIN = 5;', 'WITHIN'],
    ['a replaced name in a type', 'a.ts', 'interface A { fulfil: () => void }', 'fulfil'],
    ['Markdown', 'a.md', 'One.\n\nThe record is kept.', 'kept'],
  ])('finds the dialect in %s', (_what, path, text, word) => {
    expect(words(path, text)).toContain(word);
  });

  it('lets technical English through', () => {
    const text = [
      '// There is no window, so the tag stands for the whole request; it is no longer stored.',
      "import { told } from './is-no-month.ts';",
      "export const path = 'no-one-is-told';",
    ].join('\n');
    expect(words('a.ts', text.replace('{ told }', '{ report }'))).toEqual([]);
  });
});
