import * as z from 'zod/mini';
import { type Issue, parseWith, rule } from './issues.ts';

/**
 * A card as a person writes it. It passes through and is stored nowhere: not in a database, a log, an error or a URL.
 * The contract with Kiwoom Pay decides whether `birth` and `pwd2Digit` are required.
 */
export interface CardInput {
  /** 16 digits, with or without spaces and dashes. */
  number: string;
  /** `YYYY-MM`, or `MM/YY` as printed on the card. */
  expiry: string;
  /** Six digits of the holder's birth date (`YYMMDD`), or ten of a business number. */
  birth?: string | undefined;
  /** The first two digits of the card's password. */
  pwd2Digit?: string | undefined;
}

/** A checked card in PortOne's format. */
export interface Card {
  /** `dddd-dddd-dddd-dddd`. */
  number: string;
  /** `YYYY-MM`. */
  expiry: string;
  birth?: string;
  pwd2Digit?: string;
}

export interface CardChecks {
  /** Also check the Luhn digit, which finds a mistyped one. */
  checkDigit?: boolean | undefined;
  /** Unix milliseconds. Also check that the card is valid at this time: until the end of its month in Korea. */
  now?: number | undefined;
}

export type ParsedCard = { ok: true; value: Card } | { ok: false; issues: Issue[] };

const KOREA_OFFSET_MS = 9 * 3_600_000;

// People and phones put whitespace between digits, including the no-break space that \s matches.
const SEPARATORS = /[\s-]/g;

function onlyDigits(text: string): string {
  return text.replace(SEPARATORS, '');
}

/** `YYYY-MM`, or null for an invalid month. Two-digit years belong to this century. */
export function readExpiry(text: string): string | null {
  const long = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text.trim());
  if (long) return `${long[1]}-${long[2]}`;
  const short = /^(0[1-9]|1[0-2])\s*\/\s*(\d{2})$/.exec(text.trim());
  return short ? `20${short[2]}-${short[1]}` : null;
}

/** The Luhn check, which all card brands use. */
export function fitsCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isPast(expiry: string, now: number): boolean {
  const [year = 0, month = 0] = expiry.split('-').map(Number);
  return Date.UTC(year, month) - KOREA_OFFSET_MS <= now;
}

/** An empty field of a form may be `''`, `null` or `undefined`. */
function optionalDigits(code: 'bad-birth' | 'bad-password-digits', shape: RegExp) {
  return z.nullish(z.string().check(rule(code, (value) => onlyDigits(value) !== '' && !shape.test(onlyDigits(value)))));
}

const looseCard = z.object({
  number: z.string().check(
    rule('required', (value) => onlyDigits(value) === ''),
    rule('bad-card-number', (value) => onlyDigits(value) !== '' && !/^\d{16}$/.test(onlyDigits(value))),
  ),
  expiry: z.string().check(
    rule('required', (value) => value.trim() === ''),
    rule('bad-expiry', (value) => value.trim() !== '' && readExpiry(value) === null),
  ),
  birth: optionalDigits('bad-birth', /^(\d{6}|\d{10})$/),
  pwd2Digit: optionalDigits('bad-password-digits', /^\d{2}$/),
});

function toCard({ number, expiry, birth, pwd2Digit }: z.output<typeof looseCard>): Card {
  const digits = onlyDigits(birth ?? '');
  const password = onlyDigits(pwd2Digit ?? '');
  return {
    number: (onlyDigits(number).match(/\d{4}/g) ?? []).join('-'),
    expiry: readExpiry(expiry) ?? '',
    ...(digits === '' ? {} : { birth: digits }),
    ...(password === '' ? {} : { pwd2Digit: password }),
  };
}

/** Schema of `CardInput`, with a `Card` as output; `parseCard` returns its problems as issues. */
export const cardSchema: z.ZodMiniType<Card> = z.pipe(looseCard, z.transform(toCard));

/**
 * Checks a card and converts it to PortOne's format. Without `checks` only what PortOne documents is required.
 *
 * @returns the card, or one `Issue` for each wrong field (`card.number`, `card.expiry`, `card.birth`,
 * `card.pwd2Digit`). No issue contains a value. Never throws.
 */
export function parseCard(input: unknown, { checkDigit = false, now }: CardChecks = {}): ParsedCard {
  const parsed = parseWith(cardSchema, input, { prefix: 'card' });
  if (!parsed.ok) return parsed;
  const issues: Issue[] = [];
  if (checkDigit && !fitsCheckDigit(onlyDigits(parsed.value.number)))
    issues.push({ field: 'card.number', code: 'bad-check-digit' });
  if (now !== undefined && isPast(parsed.value.expiry, now))
    issues.push({ field: 'card.expiry', code: 'card-expired' });
  return issues.length === 0 ? parsed : { ok: false, issues };
}
