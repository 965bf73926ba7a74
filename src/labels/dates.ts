import type { Label, Locale } from './labels.ts';

const SEOUL = 'Asia/Seoul';

export interface DateAndTime {
  /** `12월 4일(금)`, `Fri 4 Dec` */
  date: string;
  /** `23:59` */
  time: string;
}

/**
 * A moment as Korea's clock shows it, in the words of a language.
 *
 * @param unixSeconds not milliseconds.
 * @param timeZone another clock, for the row that gives the shopper's own time.
 */
export function formatDateTime(unixSeconds: number, locale: Locale, timeZone: string | undefined = SEOUL): DateAndTime {
  const format = new Intl.DateTimeFormat(locale === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone,
    month: locale === 'ko' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // Only the parts are Intl's: where it puts commas and spaces differs between browsers.
  const parts = new Map(format.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, value]));
  const [month = '', day = '', weekday = ''] = [parts.get('month'), parts.get('day'), parts.get('weekday')];
  return {
    date:
      locale === 'ko'
        ? `${Number.parseInt(month, 10)}월 ${Number.parseInt(day, 10)}일(${weekday})`
        : `${weekday} ${day} ${month}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** Does the device's clock agree with Korea's at that moment? Then no second time needs to be shown. */
export function isKoreanClock(unixSeconds: number): boolean {
  return new Date(unixSeconds * 1000).getTimezoneOffset() === -540;
}

/** What is left, from days down to seconds; nothing below 0. */
export function formatLeft(secondsLeft: number, label: Label): string {
  const left = Math.max(0, Math.floor(secondsLeft));
  const [d, h, m, s] = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60];
  if (d > 0) return label('accountLeftDays', { d, h, m });
  if (h > 0) return label('accountLeftHours', { h, m });
  return label('accountLeftMinutes', { m, s });
}
