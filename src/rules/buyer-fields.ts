import { shortenText, toSendable } from './sendable-text.ts';

/** Who pays, as the payment window shows it. What cannot be sent is shortened or left out; see `fitBuyer`. */
export interface Buyer {
  /** Sent up to 16 characters of EUC-KR. */
  name?: string | undefined;
  /** Sent up to 64 characters; a longer one is left out. */
  email?: string | undefined;
  /** Sent up to 16 characters; a longer one as digits, `+82` as 0. */
  tel?: string | undefined;
  /** Sent up to 128 characters of EUC-KR. */
  address?: string | undefined;
  /** Sent up to 8 characters; a longer one as letters and digits. */
  postcode?: string | undefined;
}

type BuyerField = keyof Buyer;

/** Limits of PortOne's REST API, in characters. */
const MAX_LENGTH: Readonly<Record<BuyerField, number>> = { name: 16, email: 64, tel: 16, address: 128, postcode: 8 };

const FIT: Readonly<Record<BuyerField, (text: string) => string>> = {
  name: (text) => readable(text, MAX_LENGTH.name),
  // A shortened address would belong to another person.
  email: (text) => (/^[\x21-\x7e]*$/.test(text) ? text : ''),
  tel: fitTel,
  address: (text) => readable(text, MAX_LENGTH.address),
  postcode: (text) => (text.length > MAX_LENGTH.postcode ? text.replace(/[^\dA-Za-z]/g, '') : text),
};

export interface FittedBuyer {
  /** Undefined when there is none to send. */
  buyer: Buyer | undefined;
  /** Fields that are not sent as they were given. */
  changed: readonly BuyerField[];
  omitted: readonly BuyerField[];
}

/**
 * The buyer as PortOne takes it. These fields only fill in forms of the payment window, so one that does not fit never
 * prevents a payment: a name is shortened, a telephone number is written in digits, and what cannot be sent in any form
 * is left out.
 */
export function fitBuyer(input: unknown): FittedBuyer {
  const given: Record<string, unknown> = { ...(input as object | null) };
  const buyer: Buyer = {};
  const changed: BuyerField[] = [];
  const omitted: BuyerField[] = [];
  for (const field of Object.keys(MAX_LENGTH) as BuyerField[]) {
    const value = given[field];
    if (value === undefined || value === null || value === '') continue;
    const composed = typeof value === 'string' ? value.normalize('NFC') : '';
    const text = FIT[field](composed.trim());
    if (text === '' || text.length > MAX_LENGTH[field]) omitted.push(field);
    else {
      buyer[field] = text;
      if (text !== composed) changed.push(field);
    }
  }
  return { buyer: Object.keys(buyer).length > 0 ? buyer : undefined, changed, omitted };
}

/** A text without one of its characters could name another person or place: then it is left out. */
function readable(input: string, max: number): string {
  const { text, dropped } = toSendable(input);
  return dropped.length > 0 ? '' : shortenText(text, max);
}

function fitTel(input: string): string {
  const text = input.normalize('NFKC');
  if (text.length <= MAX_LENGTH.tel && /^[\d+() .-]*$/.test(text)) return text;
  return toDigits(text);
}

/** Digits only, a Korean country code as 0, another one with its plus sign. Empty when there are none. */
export function toDigits(tel: string): string {
  const text = tel.normalize('NFKC').replace(/\(0\)/g, '');
  const digits = text.replace(/\D/g, '');
  if (!/^\s*\+/.test(text)) return digits;
  return digits.startsWith('82') ? `0${digits.slice(2).replace(/^0/, '')}` : `+${digits}`;
}
