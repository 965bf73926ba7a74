import { describe, expect, it } from 'vitest';
import { readFailure } from '../../src/errors/read-failure.ts';

describe('readFailure', () => {
  it.each([
    ['NOT_READY', 'shop-setting'],
    ['F1001', 'shop-setting'],
    ['F1002', 'already-paid'],
    ['X9', 'other'],
  ])('reads the code %s as %s', (code, expected) => {
    expect(readFailure({ code })).toEqual({ code: expected, raw: { code } });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes %s for a code that nobody knows, not for what every object inherits',
    (code) => {
      expect(readFailure({ code })).toEqual({ code: 'other', raw: { code } });
    },
  );
});
