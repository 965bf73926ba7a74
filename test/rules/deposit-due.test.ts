import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depositDue, parseVbankDue, toDeadline, toVbankDue } from '../../src/rules/deposit-due.ts';

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
    [' 2026-12-04 ', '2026-12-04T14:59:59.000Z'],
    ['2026/12/04', '2026-12-04T14:59:59.000Z'],
    ['2026.12.04 18:30', '2026-12-04T09:30:00.000Z'],
    ['202612042359', '2026-12-04T14:59:00.000Z'],
    ['2026-12-04T18:30:00', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T09:30:00.000Z', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04t09:30:00.123456789z', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T18:30:00+09:00', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T18:30+0900', '2026-12-04T09:30:00.000Z'],
    ['2026-12-03T23:30:00-10:00', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T18:30:00+09:00[Asia/Seoul]', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T15:00:00+05:30', '2026-12-04T09:30:00.000Z'],
    ['2026-12-04T06:00:00-0330', '2026-12-04T09:30:00.000Z'],
    ['1796376600', '2026-12-04T09:30:00.000Z'],
    ['1796376600000', '2026-12-04T09:30:00.000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseVbankDue(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '',
    'tomorrow',
    'due 2026-12-04',
    '2026-13-01',
    '2026-02-30',
    '20270229',
    '2026-12-04 24:00:00',
    '2026-12-04 23:60:00',
    '202612042460',
    '2026-12/04',
    '2026-12-04Z',
    '2026-12-04T18',
    '2026-12-04 18:30 KST',
    '0000000000',
    `2026-12-04T18:30:00+09:00[${'a'.repeat(10_000)}`,
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

describe('toDeadline', () => {
  const due = new Date('2026-12-04T09:30:00Z');

  it.each<[string, unknown]>([
    ['a Date', due],
    ['what JSON makes of a Date', JSON.parse(JSON.stringify(due))],
    ['unix seconds', 1_796_376_600],
    ['seconds with a fraction, as Jackson writes an Instant', 1_796_376_600.0],
    ['unix milliseconds', 1_796_376_600_000],
    ['the numbers of a LocalDateTime', [2026, 12, 4, 18, 30]],
    ['the numbers of an hour of Korea on a day', [2026, 12, 4, 18, 30, 0]],
    ['the same with seconds and nanoseconds', [2026, 12, 4, 18, 30, 0, 5]],
  ])('reads %s', (_what, value) => {
    expect(toDeadline(value)?.toISOString()).toBe(due.toISOString());
  });

  it.each([
    [[2026, 12, 4], '20261204235959'],
    [[2026, 12, 4, 18], '20261204180000'],
    [99_999_999_999, '51381116184639'],
    [100_000_000_000, '19730303184640'],
  ])('reads %j as %s in Korea', (value, text) => {
    expect(toVbankDue(toDeadline(value) ?? new Date(0))).toBe(text);
  });

  it.each([
    null,
    undefined,
    {},
    [],
    [2026, 2, 30],
    [2026, 12],
    [1_796_376_600],
    [26, 12, 4],
    [2026, '12', 4],
    [2026, 12, 4, 18, 30, 0, 5, 1],
    ['2026', '12', '4'],
    Number.NaN,
    -1,
    0,
    true,
    new Date('no'),
  ])('does not read %j', (value) => {
    expect(toDeadline(value)).toBeNull();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => void toDeadline(value)));
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
