/** Fourteen to nineteen digits, alone or in groups: long enough for a card, too long for a phone number. */
const CARD_NUMBER = /(?<!\d)\d(?:[ -]?\d){13,18}(?!\d)/g;

/** Masks what looks like a card number in words that come from outside. */
export function maskCardNumbers(text: string): string {
  return text.replace(CARD_NUMBER, '****');
}

export type Clean = (text: string) => string;

/** Keeps the values that must never be read by anybody, and takes them out of texts. */
export interface Redactor {
  learn(secret: string): void;
  /** @param passing what must not be read after one call: the parts of a card, the number of a receipt */
  clean(text: string, passing?: readonly string[]): string;
}

/** Tokens change every half hour; an echo of an older one than this has long expired. */
const KEPT = 8;

export function createRedactor(lasting: readonly string[]): Redactor {
  let passing: string[] = [];
  return {
    learn(secret) {
      passing = [secret, ...passing.filter((known) => known !== secret)].slice(0, KEPT);
    },
    clean(text, ofCall = []) {
      const secrets = [...lasting, ...passing].filter((secret) => secret !== '');
      const known = secrets.reduce((clean, secret) => clean.replaceAll(secret, '****'), text);
      return maskCardNumbers(ofCall.reduce(maskDigits, known));
    },
  };
}

/** Masks a secret made of digits where it stands alone, however it is grouped: two digits are part of many numbers. */
function maskDigits(text: string, secret: string): string {
  const digits = secret.replace(/\D/g, '');
  if (digits === '') return secret === '' ? text : text.replaceAll(secret, '****');
  return text.replace(new RegExp(`(?<!\\d)${[...digits].join('[ ./-]?')}(?!\\d)`, 'g'), '****');
}
