/** What may be between the digits of a number, also in the full width of East Asian systems. */
const SEPARATOR = '[ ./\\-\\u3000．－]?';

/** Fourteen to nineteen digits, alone or in groups: long enough for a card, too long for a phone number. */
const CARD_NUMBER = new RegExp(`(?<!\\p{Nd})\\p{Nd}(?:${SEPARATOR}\\p{Nd}){13,18}(?!\\p{Nd})`, 'gu');

/** Masks what looks like a card number in words that come from outside. */
export function maskCardNumbers(text: string): string {
  return text.replace(CARD_NUMBER, '****');
}

/** The code a PG puts before its words, as in `[8037]`: too short for a birth date. */
const PG_CODE = /^\s*\[[A-Z]?\d{1,5}\]/;
const NUMBER = /\p{Nd}(?:[ ./-]?\p{Nd})*/gu;

/**
 * Words of a PG without their numbers, but for its own code at their beginning. For what is stored, or read where the
 * card is unknown: two digits of a password look like any other number.
 */
export function maskNumbers(text: string): string {
  const [code = ''] = PG_CODE.exec(text) ?? [];
  return code + text.slice(code.length).replace(NUMBER, '****');
}

export type Clean = (text: string) => string;

/** Keeps the values that must never be shown, and takes them out of texts. */
export interface Redactor {
  learn(secret: string): void;
  /** @param passing what must not be read after one call: the parts of a card, the number of a receipt */
  clean(text: string, passing?: readonly string[]): string;
}

/** Tokens change every half hour; an echo of an older one than this has long expired. */
const MAX_TOKENS = 8;

export function createRedactor(lasting: readonly string[]): Redactor {
  let passing: string[] = [];
  return {
    learn(secret) {
      passing = [secret, ...passing.filter((known) => known !== secret)].slice(0, MAX_TOKENS);
    },
    clean(text, ofCall = []) {
      const secrets = [...lasting, ...passing].filter((secret) => secret !== '');
      const known = secrets.reduce((clean, secret) => clean.replaceAll(secret, '****'), text);
      return maskCardNumbers(ofCall.reduce(maskPassing, known));
    },
  };
}

/** Masks a secret made of digits where it is a whole number, however it is grouped: two digits are part of many numbers. */
function maskPassing(text: string, secret: string): string {
  const digits = secret.replace(/[ ./-]/g, '');
  if (!/^\d+$/.test(digits)) return secret === '' ? text : text.replaceAll(secret, '****');
  const pattern = [...digits].map(inBothWidths).join(SEPARATOR);
  return text.replace(new RegExp(`(?<!\\p{Nd})${pattern}(?!\\p{Nd})`, 'gu'), '****');
}

/** East Asian systems may echo a digit in its full width. */
function inBothWidths(digit: string): string {
  return `[${digit}${String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)}]`;
}
