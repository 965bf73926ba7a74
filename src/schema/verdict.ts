import * as z from 'zod/mini';
import { PAYMENT_FAILURE_CODES } from '../errors/payment-failure.ts';
import { impUidSchema, merchantUidSchema } from './ids.ts';
import { optional } from './issues.ts';

/**
 * What the server concludes about one attempt, as it travels to the browser.
 * Amounts are won, times are unix seconds.
 */

const ids = { merchantUid: z.string(), impUid: z.string() };

export const failureSchema = z.object({
  /** A code that this version does not know, from a newer server, is `other`: it must not hide the verdict. */
  code: z.catch(z.enum(PAYMENT_FAILURE_CODES), 'other'),
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
});

export const verdictSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('paid'),
    ...ids,
    amount: z.number(),
    /** Unix seconds. */
    paidAt: z.number(),
    payMethod: optional(z.string()),
    cardName: optional(z.string()),
    /** Months; 0 is a lump sum. */
    installment: optional(z.number()),
    bankName: optional(z.string()),
    receiptUrl: optional(z.string()),
  }),
  /** A virtual account was issued. Nobody has paid yet. */
  z.object({ status: z.literal('awaiting-deposit'), ...ids, amount: z.number(), account: depositAccountSchema }),
  z.object({ status: z.literal('cancelled'), merchantUid: z.string(), impUid: optional(z.string()) }),
  z.object({
    status: z.literal('failed'),
    merchantUid: z.string(),
    impUid: optional(z.string()),
    failure: failureSchema,
  }),
  /** No record yet, or one that was opened and not finished: nothing paid as of now. */
  z.object({ status: z.literal('unpaid'), merchantUid: z.string(), impUid: optional(z.string()) }),
  /** Paid, or to be paid, but not what was ordered; never fulfilled. */
  z.object({
    status: z.literal('mismatch'),
    ...ids,
    reason: z.enum(['amount', 'currency', 'merchant', 'sandbox']),
    /** A virtual account that nobody has paid into yet: until when it takes the money (unix seconds). */
    depositUntil: optional(z.number()),
  }),
]);

export type Verdict = z.output<typeof verdictSchema>;
export type DepositAccountInfo = z.output<typeof depositAccountSchema>;

/** What the browser sends to `complete`: ids and nothing else. */
export const completeRequestSchema = z.object({
  merchantUid: merchantUidSchema,
  impUid: optional(impUidSchema),
});

export type CompleteRequest = z.output<typeof completeRequestSchema>;
