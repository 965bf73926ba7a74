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

/** Day and time with or without separators; a fraction of the second; the offset, and the zone that Java adds in brackets. */
const DATE_TIME =
  /^(\d{4})([-./]?)(\d{2})\2(\d{2})(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?: ?(Z|[+-]\d{2}:?\d{2})(?:\[[\w/+-]{1,40}\])?)?)?$/i;

/** Digits of unix time, in seconds or milliseconds. A date has 8, 12 or 14. */
const UNIX_TIME = /^\d{10}$|^\d{13}$/;

/**
 * Parses a deposit deadline: a day, or a day and a time, in the formats of PortOne's manuals (`YYYY-MM-DD`, `YYYYMMDD`,
 * `YYYY-MM-DD HH:mm:ss`, `YYYYMMDDHHmmss`, `YYYYMMDDhhmm`) and in those that dates have in JSON (ISO 8601 with or without
 * an offset, unix seconds or milliseconds). Korean time where none is named; a day without a time lasts until 23:59:59.
 *
 * @returns null for any other format and for a day or time that does not exist.
 */
export function parseVbankDue(text: string): Date | null {
  const trimmed = text.trim();
  if (UNIX_TIME.test(trimmed)) return fromUnixTime(Number(trimmed));
  const match = DATE_TIME.exec(trimmed);
  if (!match) return null;
  const [, year, , month, day, hour = '23', minute = '59', seconds, zone] = match;
  const second = seconds ?? (match[5] === undefined ? '59' : '00');
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  // Engines roll 30 February over into March, so the result is compared with the input.
  if (Number.isNaN(local.getTime()) || toVbankDue(local) !== `${year}${month}${day}${hour}${minute}${second}`)
    return null;
  return new Date(local.getTime() + KOREA_OFFSET_MS - offsetOf(zone));
}

/** Milliseconds ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return KOREA_OFFSET_MS;
  const [sign, hours, minutes] = [zone.startsWith('-') ? -1 : 1, Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return zone.toUpperCase() === 'Z' ? 0 : sign * (hours * HOUR_MS + minutes * 60_000);
}

/** A time before the year 5138 in seconds, or one after 1973 in milliseconds. */
function fromUnixTime(value: number): Date | null {
  const due = new Date(Math.abs(value) < 100_000_000_000 ? value * 1_000 : value);
  return Number.isFinite(value) && value > 0 && !Number.isNaN(due.getTime()) ? due : null;
}

/**
 * A deadline in whatever form it has after its way through JSON: a Date, text (see `parseVbankDue`), unix seconds or
 * milliseconds, or the list of numbers that Java's Jackson makes of a local time (`[2026, 12, 4, 23, 59]`).
 *
 * @returns null when it cannot be read
 */
export function toDeadline(value: unknown): Date | null {
  if (typeof value === 'string') return parseVbankDue(value);
  if (typeof value === 'number') return fromUnixTime(value);
  if (Array.isArray(value)) return fromParts(value);
  if (Object.prototype.toString.call(value) !== '[object Date]') return null;
  const time = (value as Date).getTime();
  return Number.isNaN(time) ? null : new Date(time);
}

/** Year, month, day, and perhaps hour, minute, second and nanosecond. */
function fromParts(parts: readonly unknown[]): Date | null {
  if (parts.length < 3 || parts.length > 7 || !parts.every((part) => Number.isSafeInteger(part))) return null;
  const digits = parts.slice(0, 6).map((part) => String(part).padStart(2, '0'));
  return parseVbankDue(`${digits.join('')}${parts.length === 4 ? '00' : ''}`);
}

/**
 * The end (23:59:59 in Korea) of the day `days` days after the Korean day of `from`. 0 is the end of today.
 */
export function depositDue({ from, days }: { from: Date; days: number }): Date {
  const koreanDay = Math.floor((from.getTime() + KOREA_OFFSET_MS) / DAY_MS);
  return new Date((koreanDay + days + 1) * DAY_MS - KOREA_OFFSET_MS - 1000);
}
