const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Korea keeps UTC+9 all year. */
const KOREA = 9 * HOUR;

/**
 * @returns `YYYYMMDDHHmmss` in Korean time, as `vbank_due` takes it.
 */
export function toVbankDue(due: Date): string {
  return new Date(due.getTime() + KOREA).toISOString().slice(0, 19).replace(/\D/g, '');
}

const FORMATS = [
  /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/,
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/,
];

/**
 * Reads the four ways of writing a deposit deadline: `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-MM-DD HH:mm:ss`, `YYYYMMDDHHmmss`,
 * all in Korean time. A day without a time ends at 23:59:59.
 *
 * @returns null when the text is none of these or names a day or time that does not exist.
 */
export function parseVbankDue(text: string): Date | null {
  const match = FORMATS.map((format) => format.exec(text)).find((found) => found !== null);
  if (!match) return null;
  const [, year, month, day, hour = '23', minute = '59', second = '59'] = match;
  const due = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  // Engines roll 30 February over into March; reading it back shows that.
  const isReal = !Number.isNaN(due.getTime()) && toVbankDue(due) === `${year}${month}${day}${hour}${minute}${second}`;
  return isReal ? due : null;
}

/**
 * The end (23:59:59 in Korea) of the day that lies `days` after the Korean day of `from`. 0 is the end of today.
 */
export function depositDue({ from, days }: { from: Date; days: number }): Date {
  const koreanDay = Math.floor((from.getTime() + KOREA) / DAY);
  return new Date((koreanDay + days + 1) * DAY - KOREA - 1000);
}
