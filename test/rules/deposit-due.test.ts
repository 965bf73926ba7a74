import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depositDue, parseVbankDue, toVbankDue } from '../../src/rules/deposit-due.ts';

describe('toVbankDue', () => {
  it.each([
    ['2026-12-04T14:59:59Z', '20261204235959'],
    ['2026-12-04T15:00:00Z', '20261205000000'],
    ['2026-12-31T15:00:00.999Z', '20270101000000'],
    ['2028-02-28T15:30:05Z', '20280229003005'],
  ])('%s is %s in Korea', (moment, expected) => {
    expect(toVbankDue(new Date(moment))).toBe(expected);
  });
});

describe('parseVbankDue', () => {
  it.each([
    ['2026-12-04', '2026-12-04T14:59:59.000Z'],
    ['20261204', '2026-12-04T14:59:59.000Z'],
    ['2026-12-04 18:30:00', '2026-12-04T09:30:00.000Z'],
    ['20261204183000', '2026-12-04T09:30:00.000Z'],
    ['20280229', '2028-02-29T14:59:59.000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseVbankDue(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '',
    'tomorrow',
    '2026-13-01',
    '2026-02-30',
    '20270229',
    '2026-12-04 24:00:00',
    '2026-12-04 23:60:00',
    '202612042359',
    '2026-12-04T18:30:00',
    '2026/12/04',
    ' 2026-12-04',
  ])('does not read %j', (text) => {
    expect(parseVbankDue(text)).toBeNull();
  });

  it('reads back every deadline that was written', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const seconds = Math.floor(moment.getTime() / 1000) * 1000;
        expect(parseVbankDue(toVbankDue(moment))?.getTime()).toBe(seconds);
      }),
    );
  });
});

describe('depositDue', () => {
  it.each([
    ['2026-12-01T14:59:00Z', 3, '20261204235959'],
    // A minute later it is already the second of December in Korea.
    ['2026-12-01T15:00:00Z', 3, '20261205235959'],
    ['2026-12-01T00:00:00Z', 0, '20261201235959'],
    ['2026-12-30T00:00:00Z', 2, '20270101235959'],
  ])('from %s, %i days: %s', (from, days, expected) => {
    expect(toVbankDue(depositDue({ from: new Date(from), days }))).toBe(expected);
  });
});
