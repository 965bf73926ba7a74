import * as z from 'zod/mini';
import { parseVbankDue } from '../rules/deposit-due.ts';
import { unprintableCharacters } from '../rules/euc-kr.ts';
import { isWon } from '../rules/money.ts';
import { isPayMethod, type PayMethod, traitsOf } from '../rules/pay-method-traits.ts';
import type { Checked } from './checked.ts';
import { atMost, fieldRule, type Issue, notBlank, optional, type Parsed, parseWith, rule, text } from './issues.ts';

export interface Buyer {
  /** At most 16 characters of EUC-KR. */
  name?: string | undefined;
  /** At most 64 characters. */
  email?: string | undefined;
  /** At most 16 characters. */
  tel?: string | undefined;
  /** At most 128 characters. */
  address?: string | undefined;
  /** At most 8 characters. */
  postcode?: string | undefined;
}

export interface OrderItem {
  name: string;
  option?: string | undefined;
  quantity?: number | undefined;
  /** Won, for the whole quantity. */
  amount: number;
  /** URL of an image. */
  image?: string | undefined;
}

/** What is bought, in one attempt to pay. Amounts are won. */
export interface Order {
  /** The shop's number of this attempt: 1 to 40 characters, new for each attempt. */
  merchantUid: string;
  /** The shop's number of the order, the same for all its attempts. The shopper reads it. */
  orderId?: string | undefined;
  /** What the payment window shows: 1 to 40 characters of EUC-KR. */
  name: string;
  /** Won, a whole number above 0. */
  amount: number;
  /** Won without VAT, part of `amount`. Not for bank transfer and virtual account. */
  taxFree?: number | undefined;
  buyer?: Buyer | undefined;
  /** Deadline of the deposit to a virtual account. A Date, or text in Korean time (see `parseVbankDue`). */
  vbankDue?: Date | string | undefined;
  /** Returned with the payment record, as JSON. */
  customData?: Record<string, unknown> | undefined;
  /** For phone payments: the number that the payment is bound to. Digits; dashes are removed. */
  phone?: { number: string } | undefined;
  /** For the order summary only. */
  items?: readonly OrderItem[] | undefined;
  /** For the order summary only: shipping, discounts (negative). */
  lines?: readonly { label: string; amount: number }[] | undefined;
}

function eucKr() {
  return rule<string>('not-euc-kr', (value) => {
    const characters = unprintableCharacters(value).map(toVisible);
    return characters.length > 0 && { characters: characters.join(' ') };
  });
}

/** A line break or a zero-width character is invisible in a message, so its code point is shown. */
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
  name: optional(z.string().check(z.normalize('NFC'), atMost(16), eucKr())),
  email: optional(z.string().check(atMost(64))),
  tel: optional(z.string().check(atMost(16))),
  address: optional(z.string().check(atMost(128))),
  postcode: optional(z.string().check(atMost(8))),
});

const itemSchema = z.object({
  name: z.string(),
  option: optional(z.string()),
  quantity: optional(whole(1)),
  amount: whole(0),
  image: optional(z.string()),
});

/** Schema of `Order`; `parseOrder` returns its problems as issues. */
export const orderSchema: z.ZodMiniType<Order> = z
  .object({
    merchantUid: text(40),
    orderId: optional(text(100)),
    name: z.string().check(z.normalize('NFC'), notBlank(), atMost(40), eucKr()),
    amount: won(),
    taxFree: optional(whole(0)),
    buyer: optional(buyerSchema),
    vbankDue: optional(
      z.union([z.date(), z.string().check(rule('not-a-date', (value) => parseVbankDue(value) === null))]),
    ),
    customData: optional(z.record(z.string(), z.unknown()).check(rule('not-json', (value) => !isJson(value)))),
    phone: optional(
      z.object({
        number: z.string().check(rule('not-digits', (value) => !/^[\d\s-]+$/.test(value) || !/\d/.test(value))),
      }),
    ),
    items: optional(z.readonly(z.array(itemSchema))),
    lines: optional(z.readonly(z.array(z.object({ label: z.string(), amount: whole(Number.MIN_SAFE_INTEGER) })))),
  })
  .check(
    fieldRule('taxFree', 'tax-free-above-amount', ({ taxFree = 0, amount }) => taxFree > amount && { max: amount }),
  );

export interface OrderContext {
  /** With it, values that the method does not support are issues too. */
  payMethod?: PayMethod | undefined;
}

/** An order that passed `parseOrder`: a copy without unknown keys, its names composed to NFC. */
export type CheckedOrder = Checked<Order>;

/**
 * Checks an order and returns a copy of it: unknown keys dropped, names composed to NFC.
 *
 * @returns the order, or one `Issue` for each wrong field. Never throws.
 */
export function parseOrder(input: unknown, { payMethod }: OrderContext = {}): Parsed<CheckedOrder> {
  const parsed = parseWith(orderSchema, input);
  if (!parsed.ok) return parsed;
  const order = parsed.value as CheckedOrder;
  const issues = isPayMethod(payMethod) ? payMethodIssues(order, payMethod) : [];
  return issues.length === 0 ? { ok: true, value: order } : { ok: false, issues };
}

/** Issues of a checked order with this pay method; empty when the method supports the order. */
export function payMethodIssues({ taxFree }: CheckedOrder, payMethod: PayMethod): Issue[] {
  if (!taxFree || traitsOf(payMethod).taxFree) return [];
  return [{ field: 'taxFree', code: 'tax-free-pay-method', params: { payMethod } }];
}
