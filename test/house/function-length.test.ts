import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';
import { readSyntax } from './syntax.ts';

const MAX_LINES = 40;
/** Forty lines are a guide; today every function keeps to it, and the number only goes down. */
const MAX_LONG_FUNCTIONS = 0;

describe('functions of src/', () => {
  it(`have ${MAX_LINES} lines or fewer, with few exceptions`, () => {
    const long = readSources(/\.tsx?$/).flatMap((file) =>
      readSyntax(file)
        .functions.filter(({ lines }) => lines > MAX_LINES)
        .map(({ text, line, lines }) => `${file.path}:${line} ${text}: ${lines} lines`),
    );
    expect(long.length, long.join('\n')).toBeLessThanOrEqual(MAX_LONG_FUNCTIONS);
  });

  it.each([
    ['a declaration', 'function long() {\n%\n}'],
    ['an arrow function', 'const long = () => {\n%\n};'],
    ['a method', 'const a = {\n  long() {\n%\n  },\n};'],
  ])('counts %s with its name', (_what, shape) => {
    const text = shape.replace('%', Array.from({ length: 40 }, () => '  a();').join('\n'));
    expect(readSyntax({ path: 'a.ts', text }).functions).toEqual([
      expect.objectContaining({ text: 'long', lines: 42 }),
    ]);
  });
});
