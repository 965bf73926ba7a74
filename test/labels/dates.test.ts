import { describe, expect, it, vi } from 'vitest';
import { createLabels } from '../../src/labels/create-labels.ts';
import { formatDateTime, formatLeft, isKoreanClock } from '../../src/labels/dates.ts';
import { en as enLocale } from '../../src/locales/en.ts';

const english = createLabels(enLocale);

function seconds(moment: string): number {
  return Date.parse(moment) / 1000;
}

describe('formatDateTime', () => {
  it.each([
    ['2026-12-04T14:59:59Z', '12월 4일(금)', 'Fri 4 Dec', '23:59'],
    ['2026-12-04T15:00:00Z', '12월 5일(토)', 'Sat 5 Dec', '00:00'],
    ['2027-01-09T00:05:00Z', '1월 9일(토)', 'Sat 9 Jan', '09:05'],
  ])('shows %s by Korea’s clock', (moment, ko, en, time) => {
    expect(formatDateTime(seconds(moment), createLabels())).toEqual({ date: ko, time });
    expect(formatDateTime(seconds(moment), english)).toEqual({ date: en, time });
  });

  it('shows another clock on request', () => {
    const moment = seconds('2026-12-04T14:59:59Z');
    expect(formatDateTime(moment, english, 'America/New_York')).toEqual({ date: 'Fri 4 Dec', time: '09:59' });
  });
});

describe('isKoreanClock', () => {
  it.each([
    [-540, true],
    [0, false],
    [300, false],
  ])('an offset of %i minutes: %s', (offset, expected) => {
    const spy = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
    expect(isKoreanClock(seconds('2026-12-04T14:59:59Z'))).toBe(expected);
    spy.mockRestore();
  });
});

describe('formatLeft', () => {
  it.each([
    [2 * 86_400 + 3 * 3600 + 4 * 60 + 5, '2일 3시간 4분', '2d 3h 4m'],
    [86_400, '1일 0시간 0분', '1d 0h 0m'],
    [86_399, '23시간 59분', '23h 59m'],
    [3600, '1시간 0분', '1h 0m'],
    [3599.9, '59분 59초', '59m 59s'],
    [0, '0분 0초', '0m 0s'],
    [-5, '0분 0초', '0m 0s'],
  ])('%d seconds', (left, ko, en) => {
    expect(formatLeft(left, createLabels())).toBe(ko);
    expect(formatLeft(left, english)).toBe(en);
  });
});
