/** Fourteen to nineteen digits, alone or in groups: long enough for a card, too long for a phone number. */
const CARD_NUMBER = /(?<!\d)\d(?:[ -]?\d){13,18}(?!\d)/g;

/** Masks what looks like a card number in words that come from outside. */
export function maskCardNumbers(text: string): string {
  return text.replace(CARD_NUMBER, '****');
}

/** Keeps the values that must never be read by anybody, and takes them out of texts. */
export interface Redactor {
  learn(secret: string): void;
  clean(text: string): string;
}

/** Tokens change every half hour; an echo of an older one than this has long expired. */
const KEPT = 8;

export function createRedactor(lasting: readonly string[]): Redactor {
  let passing: string[] = [];
  return {
    learn(secret) {
      passing = [secret, ...passing.filter((known) => known !== secret)].slice(0, KEPT);
    },
    clean(text) {
      const secrets = [...lasting, ...passing].filter((secret) => secret !== '');
      return maskCardNumbers(secrets.reduce((clean, secret) => clean.replaceAll(secret, '****'), text));
    },
  };
}
