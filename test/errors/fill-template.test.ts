import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/errors/fill-template.ts';

describe('fillTemplate', () => {
  it.each<[string, object, string]>([
    ['{n} months', { n: 3 }, '3 months'],
    ['{a} and {a}', { a: 'x' }, 'x and x'],
    ['no places', { n: 3 }, 'no places'],
    ['{missing} stays', {}, '{missing} stays'],
    ['{toString} is no value', {}, '{toString} is no value'],
    ['{zero}', { zero: 0 }, '0'],
    ['{dollar}', { dollar: '$& $1' }, '$& $1'],
  ])('%j with %j is %j', (text, params, expected) => {
    expect(fillTemplate(text, params)).toBe(expected);
  });

  it('never expands a value a second time', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillTemplate('<{a}>', { a: `{b}${value}`, b: 'no' })).toBe(`<{b}${value}>`);
      }),
    );
  });
});
