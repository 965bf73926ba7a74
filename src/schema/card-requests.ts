import * as z from 'zod/mini';
import type { Card } from './card.ts';
import { customerUidSchema, merchantUidSchema } from './ids.ts';
import { failureSchema } from './verdict.ts';

/** The card routes of the endpoint: the bodies of the requests, and one answer. */

/** Months; 0 is a lump sum. The server checks them against the amount. */
const cardQuota = z.optional(z.number());

/** Body of `prepare`. */
export const prepareRequestSchema = z.object({ merchantUid: merchantUidSchema });

/** Body of `card-payments`. The card is read by `parseCard`. */
export const cardPaymentRequestSchema = z.object({
  merchantUid: merchantUidSchema,
  card: z.optional(z.unknown()),
  /** With it PortOne stores the card as a billing key. */
  customerUid: z.optional(customerUidSchema),
  cardQuota,
});

/** Body of `billing-keys`. The card is read by `parseCard`. */
export const issueKeyRequestSchema = z.object({ customerUid: customerUidSchema, card: z.optional(z.unknown()) });

/** Body of `billing-keys/pay`. */
export const payKeyRequestSchema = z.object({
  customerUid: customerUidSchema,
  merchantUid: merchantUidSchema,
  cardQuota,
});

/** The public details of the card behind a billing key. */
export const savedCardSchema = z.object({
  customerUid: z.string(),
  cardName: z.string(),
  /** Masked by PortOne. */
  cardNumber: z.nullable(z.string()),
  /** 0 credit, 1 check. */
  cardType: z.nullable(z.number()),
});

/** Answer of `billing-keys`: a declined card is an answer, not an error. */
export const keyResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('issued'), card: savedCardSchema }),
  z.object({ status: z.literal('failed'), customerUid: z.string(), failure: failureSchema }),
]);

/** What a page sends to `card-payments`: the charge, and whose attempt it is. */
export interface CardPaymentRequest {
  merchantUid: string;
  card: Card;
  /** Months; 0 is a lump sum. */
  cardQuota: number;
  /** With it the card is also stored as a billing key. Tell the shopper so. */
  customerUid?: string | undefined;
}

export type PrepareRequest = z.output<typeof prepareRequestSchema>;
export type IssueKeyRequest = z.output<typeof issueKeyRequestSchema>;
export type PayKeyRequest = z.output<typeof payKeyRequestSchema>;
export type SavedCardInfo = z.output<typeof savedCardSchema>;
export type KeyResult = z.output<typeof keyResultSchema>;
