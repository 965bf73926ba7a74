import * as z from 'zod/mini';
import { parseVbankDue } from '../rules/deposit-due.ts';
import { unprintableCharacters } from '../rules/euc-kr.ts';
import { isWon } from '../rules/money.ts';
import { isPayMethod, type PayMethod, traitsOf } from '../rules/pay-methods.ts';
import { atMost, fieldRule, notBlank, type Parsed, parseWith, rule, text } from './issues.ts';

function eucKr() {
  return rule<string>('not-euc-kr', (value) => {
    const characters = unprintableCharacters(value).map(toVisible);
    return characters.length > 0 && { characters: characters.join(' ') };
  });
}

/** A line break or a zero-width sign shows nothing in a message, so its code point stands in. */
function toVisible(character: string): string {
  if (!/^[\p{C}\p{Z}]+$/u.test(character)) return character;
  return [...character]
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join('');
}

function won() {
  return z.number().check(rule('not-won', (value) => !isWon(value)));
}

function whole(min: number) {
  return z.number().check(rule('not-whole', (value) => !Number.isSafeInteger(value) || value < min));
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

const buyerSchema = z.object({
  /** At most 16 characters of EUC-KR. */
  name: z.optional(z.string().check(z.normalize('NFC'), atMost(16), eucKr())),
  /** At most 64 characters. */
  email: z.optional(z.string().check(atMost(64))),
  /** At most 16 characters. */
  tel: z.optional(z.string().check(atMost(16))),
  /** At most 128 characters. */
  address: z.optional(z.string().check(atMost(128))),
  /** At most 8 characters. */
  postcode: z.optional(z.string().check(atMost(8))),
});

const itemSchema = z.object({
  name: z.string(),
  option: z.optional(z.string()),
  quantity: z.optional(whole(1)),
  /** Won, of all pieces together. */
  amount: whole(0),
  /** URL of a picture. */
  image: z.optional(z.string()),
});

/** What is bought, in one attempt to pay. Amounts are won. */
export const orderSchema = z
  .object({
    /** The shop's number of this attempt: 1 to 40 characters, new for each attempt. */
    merchantUid: text(40),
    /** What the payment window shows: 1 to 40 characters of EUC-KR. */
    name: z.string().check(z.normalize('NFC'), notBlank(), atMost(40), eucKr()),
    /** Won, a whole number above 0. */
    amount: won(),
    /** Won without VAT, part of `amount`. Not for bank transfer and virtual account. */
    taxFree: z.optional(whole(0)),
    buyer: z.optional(buyerSchema),
    /** Until when a virtual account takes the deposit. A Date, or text in Korean time (see `parseVbankDue`). */
    vbankDue: z.optional(
      z.union([z.date(), z.string().check(rule('not-a-date', (value) => parseVbankDue(value) === null))]),
    ),
    /** Comes back with the payment record, as JSON. */
    customData: z.optional(z.record(z.string(), z.unknown()).check(rule('not-json', (value) => !isJson(value)))),
    /** For phone payments: the number they are fixed to. Digits; dashes are taken out. */
    phone: z.optional(
      z.object({
        number: z.string().check(rule('not-digits', (value) => !/^[\d\s-]+$/.test(value) || !/\d/.test(value))),
      }),
    ),
    /** For the order summary only. */
    items: z.optional(z.readonly(z.array(itemSchema))),
    /** For the order summary only: shipping, discounts (negative). */
    lines: z.optional(z.readonly(z.array(z.object({ label: z.string(), amount: whole(Number.MIN_SAFE_INTEGER) })))),
  })
  .check(
    fieldRule('taxFree', 'tax-free-above-amount', ({ taxFree = 0, amount }) => taxFree > amount && { max: amount }),
  );

export interface Order extends z.output<typeof orderSchema> {}

export interface OrderContext {
  /** With it, what the method cannot do is an issue too. */
  payMethod?: PayMethod | undefined;
}

/**
 * Checks an order and gives a fresh copy of it: unknown keys dropped, names composed to NFC.
 *
 * @returns the order, or one `Issue` for each field that is wrong. Never throws.
 */
export function parseOrder(input: unknown, { payMethod }: OrderContext = {}): Parsed<Order> {
  const parsed = parseWith<Order>(orderSchema, input);
  if (!parsed.ok || !isPayMethod(payMethod) || !parsed.value.taxFree || traitsOf(payMethod).taxFree) return parsed;
  return { ok: false, issues: [{ field: 'taxFree', code: 'tax-free-pay-method', params: { payMethod } }] };
}
