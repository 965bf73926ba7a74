import { describe, expect, it } from 'vitest';
import { isCourier } from '../../src/rules/couriers.ts';

describe('isCourier', () => {
  it.each([
    ['CJGLS', true],
    ['ETC', true],
    ['cjgls', false],
    ['', false],
    [['CJGLS'], false],
    [undefined, false],
  ])('%j: %s', (code, expected) => {
    expect(isCourier(code)).toBe(expected);
  });
});
