import * as z from 'zod/mini';
import { PAYMENT_FAILURE_CODES, type PaymentFailureCode } from '../errors/payment-failure.ts';
import { impUidSchema, merchantUidSchema, orderIdSchema } from './ids.ts';
import { optional } from './issues.ts';

/**
 * What the server concludes about one attempt, as it travels to the browser.
 * Amounts are won, times are unix seconds.
 */

/** The shop's number of the order, where `orders.find` gives one. */
const orderId = optional(z.string());
const ids = { merchantUid: z.string(), impUid: z.string(), orderId };
const attempt = { merchantUid: z.string(), impUid: optional(z.string()), orderId };

function failureCode(raw: unknown): PaymentFailureCode {
  return PAYMENT_FAILURE_CODES.find((code) => code === raw) ?? 'other';
}

export const failureSchema = z.object({
  /** A code that this version does not know, from a newer server, is `other`: it must not hide the verdict. */
  code: z.pipe(z.unknown(), z.transform(failureCode)),
  raw: optional(z.object({ code: optional(z.string()), message: optional(z.string()) })),
});

/** Where a shopper deposits the money for a virtual account. */
export const depositAccountSchema = z.object({
  bankName: z.string(),
  /** As the bank prints it; may contain dashes. */
  number: z.string(),
  holder: z.nullable(z.string()),
  /** Unix seconds. */
  dueAt: z.number(),
  /** Unix seconds by the server's clock, when it answered. Absent: the page goes by the clock of its device. */
  now: optional(z.number()),
  /** Seconds by which the clock of the device is behind; negative where it is ahead. The page sets it. */
  behind: optional(z.number()),
});

/**
 * A further payment of an order that another payment had paid for. When its ids are those of the verdict itself, the
 * requested payment is the further one.
 */
export const duplicateSchema = z.object({
  ...ids,
  amount: z.number(),
  /**
   * `reported`: the shop was notified and decides. `refunding`: it is being refunded. `refund-needed`: it cannot be refunded
   * automatically, so the shop has to do it. `refunded`: the refund is done.
   */
  refund: z.enum(['reported', 'refunding', 'refund-needed', 'refunded']),
});

export const verdictSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('paid'),
    ...ids,
    amount: z.number(),
    /** Won refunded so far, less than `amount`. Absent: none. */
    refunded: optional(z.number()),
    duplicate: optional(duplicateSchema),
    /** Unix seconds. */
    paidAt: z.number(),
    payMethod: optional(z.string()),
    cardName: optional(z.string()),
    /** Months; 0 is a lump sum. */
    installment: optional(z.number()),
    bankName: optional(z.string()),
    receiptUrl: optional(z.string()),
  }),
  /** A virtual account was issued and not paid into yet. */
  z.object({ status: z.literal('awaiting-deposit'), ...ids, amount: z.number(), account: depositAccountSchema }),
  z.object({
    status: z.literal('cancelled'),
    ...attempt,
    /** Won that had been paid and were refunded, all of it. Absent: nothing had been paid. */
    refunded: optional(z.number()),
  }),
  z.object({ status: z.literal('failed'), ...attempt, failure: failureSchema }),
  z.object({
    status: z.literal('unpaid'),
    ...attempt,
    /** PortOne has an open record: a window reached the PG and may still be paid in. Absent: there is no record. */
    started: optional(z.boolean()),
  }),
  /** Paid, or to be paid, but not what was ordered; never fulfilled. */
  z.object({
    status: z.literal('mismatch'),
    ...ids,
    reason: z.enum(['amount', 'currency', 'merchant', 'sandbox']),
    /** For a virtual account that was not paid into yet: its deadline (unix seconds). */
    depositUntil: optional(z.number()),
  }),
]);

export type Verdict = z.output<typeof verdictSchema>;
export type Duplicate = z.output<typeof duplicateSchema>;
export type DepositAccountInfo = z.output<typeof depositAccountSchema>;

/** Body of `complete`: only ids. */
export const completeRequestSchema = z.object({
  merchantUid: merchantUidSchema,
  impUid: optional(impUidSchema),
});

export type CompleteRequest = z.output<typeof completeRequestSchema>;

/** Body of `order-status`. */
export const orderStatusRequestSchema = z.object({ orderId: orderIdSchema });

/** What is known of an order, over all its attempts. */
export const orderStatusSchema = z.object({
  orderId: z.string(),
  /**
   * The verdict on the attempt that decides what the page shows: the one that paid, else one whose account waits for a
   * deposit, else one that may still be paid in an open window, else the newest. Null: no attempt is known.
   */
  verdict: z.nullable(verdictSchema),
});

export type OrderStatusRequest = z.output<typeof orderStatusRequestSchema>;
export type OrderStatus = z.output<typeof orderStatusSchema>;
