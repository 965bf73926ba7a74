const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Korea is at UTC+9 all year. */
const KOREA_OFFSET_MS = 9 * HOUR_MS;

/**
 * @returns `YYYYMMDDHHmmss` in Korean time, the format of `vbank_due`.
 */
export function toVbankDue(due: Date): string {
  return new Date(due.getTime() + KOREA_OFFSET_MS).toISOString().slice(0, 19).replace(/\D/g, '');
}

const FORMATS = [
  /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/,
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/,
];

/**
 * Parses the four formats of a deposit deadline: `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-MM-DD HH:mm:ss`, `YYYYMMDDHHmmss`,
 * all in Korean time. A date without a time means 23:59:59 of that day.
 *
 * @returns null for any other format and for a day or time that does not exist.
 */
export function parseVbankDue(text: string): Date | null {
  const match = FORMATS.map((format) => format.exec(text)).find((found) => found !== null);
  if (!match) return null;
  const [, year, month, day, hour = '23', minute = '59', second = '59'] = match;
  const due = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  // Engines roll 30 February over into March, so the result is compared with the input.
  const isReal = !Number.isNaN(due.getTime()) && toVbankDue(due) === `${year}${month}${day}${hour}${minute}${second}`;
  return isReal ? due : null;
}

/**
 * The end (23:59:59 in Korea) of the day `days` days after the Korean day of `from`. 0 is the end of today.
 */
export function depositDue({ from, days }: { from: Date; days: number }): Date {
  const koreanDay = Math.floor((from.getTime() + KOREA_OFFSET_MS) / DAY_MS);
  return new Date((koreanDay + days + 1) * DAY_MS - KOREA_OFFSET_MS - 1000);
}
