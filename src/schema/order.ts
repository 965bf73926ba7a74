import * as z from 'zod/mini';
import { warnOnce } from '../errors/warn.ts';
import { type Buyer, toDigits } from '../rules/buyer-fields.ts';
import { toDeadline } from '../rules/deposit-due.ts';
import { unprintableCharacters } from '../rules/euc-kr.ts';
import { isWon } from '../rules/money.ts';
import { MAX_ORDER_NAME_LENGTH } from '../rules/order-name.ts';
import { isPayMethod, type PayMethod, traitsOf } from '../rules/pay-method-traits.ts';
import { buyerSchema } from './buyer.ts';
import type { Checked } from './checked.ts';
import {
  atMost,
  fieldRule,
  type Issue,
  notBlank,
  optional,
  type Parsed,
  parseWith,
  read,
  rule,
  text,
} from './issues.ts';

export type { Buyer } from '../rules/buyer-fields.ts';

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
  /** What the payment window shows: 1 to 40 characters of EUC-KR. `orderName` of `kiwoom-checkout/core` makes one. */
  name: string;
  /** Won, a whole number. 0 is an order that costs nothing, which no payment window opens for: see `onFree`. */
  amount: number;
  /** Won without VAT, part of `amount`. Not for bank transfer and virtual account. */
  taxFree?: number | undefined;
  /** Fills in forms of the payment window. What cannot be sent is shortened or left out, with a warning in development. */
  buyer?: Buyer | undefined;
  /**
   * Deadline of the deposit to a virtual account: a Date, or what JSON made of it (see `parseVbankDue`). One that cannot
   * be read closes virtual accounts only.
   */
  vbankDue?: Date | string | number | undefined;
  /** Returned with the payment record, as JSON. */
  customData?: Record<string, unknown> | undefined;
  /** For phone payments, which a number without digits closes: the number that the payment is bound to. */
  phone?: { number: string } | undefined;
  /** For the order summary only, which leaves a list out that is not in order. */
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

function wonOrNothing() {
  return z.number().check(rule('not-won', (value) => value !== 0 && !isWon(value)));
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

const items: z.ZodMiniType<readonly OrderItem[]> = z.readonly(
  z.array(
    z.object({
      name: z.string(),
      option: optional(z.string()),
      quantity: optional(whole(1)),
      amount: whole(0),
      image: optional(z.string()),
    }),
  ),
);
const lines = z.readonly(z.array(z.object({ label: z.string(), amount: whole(Number.MIN_SAFE_INTEGER) })));

/** A deadline that cannot be read becomes an invalid Date, for `payMethodIssues`. */
function toDue(value: unknown): Date {
  return toDeadline(value) ?? new Date(Number.NaN);
}

/** A number that cannot be read becomes an empty one, for `payMethodIssues`. */
function toPhone(value: unknown): { number: string } {
  const number: unknown = typeof value === 'object' && value !== null && 'number' in value ? value.number : undefined;
  const isNumber = typeof number === 'string' && /^[\d\s+().-]*$/.test(number.normalize('NFKC'));
  return { number: isNumber ? toDigits(number).replace(/\D/g, '') : '' };
}

/** What is shown only cannot prevent a payment. */
function displayed<Value>(field: string, schema: z.ZodMiniType<Value>, value: unknown): Value | undefined {
  const parsed = parseWith(schema, value, { prefix: field });
  if (parsed.ok) return parsed.value;
  warnOnce('display-omitted', parsed.issues.map(({ field: name, code }) => `${name} (${code})`).join(', '));
  return undefined;
}

/** Schema of `Order`; `parseOrder` returns its problems as issues. */
export const orderSchema: z.ZodMiniType<Order> = z
  .object({
    merchantUid: text(40),
    orderId: optional(text(100)),
    name: z.string().check(z.normalize('NFC'), notBlank(), atMost(MAX_ORDER_NAME_LENGTH), eucKr()),
    amount: wonOrNothing(),
    taxFree: optional(whole(0)),
    buyer: buyerSchema,
    vbankDue: read(toDue),
    customData: optional(z.record(z.string(), z.unknown()).check(rule('not-json', (value) => !isJson(value)))),
    phone: read(toPhone),
    items: read((value) => displayed('items', items, value)),
    lines: read((value) => displayed('lines', lines, value)),
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
  const parsed = parseWith(orderSchema, input, { whole: 'order' });
  if (!parsed.ok) return parsed;
  const order = parsed.value as CheckedOrder;
  const issues = isPayMethod(payMethod) ? payMethodIssues(order, payMethod) : [];
  return issues.length === 0 ? { ok: true, value: order } : { ok: false, issues };
}

/** Issues of an order with this pay method; empty when the method supports the order. */
export function payMethodIssues(
  { taxFree, vbankDue, phone }: Pick<Order, 'taxFree' | 'vbankDue' | 'phone'>,
  payMethod: PayMethod,
): Issue[] {
  const { taxFree: mayBeTaxFree, deposit, carriers } = traitsOf(payMethod);
  const issues: Issue[] = [];
  if (taxFree && !mayBeTaxFree) issues.push({ field: 'taxFree', code: 'tax-free-pay-method', params: { payMethod } });
  if (deposit && vbankDue !== undefined && toDeadline(vbankDue) === null) {
    issues.push({ field: 'vbankDue', code: 'not-a-date' });
  }
  if (carriers && phone && toPhone(phone).number === '') issues.push({ field: 'phone.number', code: 'not-digits' });
  return issues;
}

/** Does the order cost nothing? PortOne takes no payment of 0 won. */
export function isFree({ amount }: Pick<Order, 'amount'>): boolean {
  return amount === 0;
}
