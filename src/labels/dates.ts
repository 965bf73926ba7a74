import type { Label } from './labels.ts';

const SEOUL = 'Asia/Seoul';

export interface DateAndTime {
  /** `12월 4일(금)`, `Fri 4 Dec` */
  date: string;
  /** `23:59` */
  time: string;
}

/**
 * A moment on Korea's clock, in the language of the labels.
 *
 * @param unixSeconds not milliseconds.
 * @param timeZone another clock, for the row that gives the shopper's own time.
 */
export function formatDateTime(unixSeconds: number, label: Label, timeZone: string | undefined = SEOUL): DateAndTime {
  const { code, month } = label.locale;
  const format = new Intl.DateTimeFormat(code, {
    timeZone,
    month,
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // Only the parts come from Intl: where it puts commas and spaces differs between browsers.
  const parts = new Map(format.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, value]));
  const text = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  // Some engines write 12월 or 4日 as one part.
  const number = (type: Intl.DateTimeFormatPartTypes) => Number.parseInt(text(type), 10);
  return {
    date: label('date', {
      month: month === 'numeric' ? number('month') : text('month'),
      day: number('day'),
      weekday: text('weekday'),
    }),
    time: `${text('hour')}:${text('minute')}`,
  };
}

/** Whether the device's clock agrees with Korea's at that moment, so that no second time needs to be shown. */
export function isKoreanClock(unixSeconds: number): boolean {
  return new Date(unixSeconds * 1000).getTimezoneOffset() === -540;
}

/** The time left: days, hours and minutes down to seconds; never below 0. */
export function formatLeft(secondsLeft: number, label: Label): string {
  const left = Math.max(0, Math.floor(secondsLeft));
  const [d, h, m, s] = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60];
  if (d > 0) return label('accountLeftDays', { d, h, m });
  if (h > 0) return label('accountLeftHours', { h, m });
  return label('accountLeftMinutes', { m, s });
}
