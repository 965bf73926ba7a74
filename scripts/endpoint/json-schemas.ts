import * as z from 'zod';
import type * as mini from 'zod/mini';
import { PAYMENT_FAILURE_CODES } from '../../src/errors/payment-failure.ts';
import { ISSUE_MESSAGES } from '../../src/labels/issue-messages.ts';
import { cardSchema } from '../../src/schema/card.ts';
import {
  cardPaymentRequestSchema,
  issueKeyRequestSchema,
  keyResultSchema,
  payKeyRequestSchema,
  prepareRequestSchema,
  savedCardSchema,
} from '../../src/schema/card-requests.ts';
import { shipmentSchema } from '../../src/schema/shipment.ts';
import {
  completeRequestSchema,
  depositAccountSchema,
  duplicateSchema,
  failureSchema,
  orderStatusRequestSchema,
  orderStatusSchema,
  verdictSchema,
} from '../../src/schema/verdict.ts';
import type { ShipmentRecord } from '../../src/server/portone/escrows.ts';
import { FIELD_NOTES } from './field-notes.ts';

export type JsonSchema = Record<string, unknown>;

const shipmentRecordSchema: z.ZodType<ShipmentRecord> = z.object({
  company: z.string(),
  invoice: z.string(),
  sentAt: z.number(),
  appliedAt: z.number(),
});
/** What webhooks are read for; whatever else they contain is ignored. One of the two is enough. */
const webhookSchema = z.object({ imp_uid: z.string().optional(), merchant_uid: z.string().optional() });
const preparedSchema = z.object({ merchantUid: z.string(), amount: z.number() });
const doneSchema = z.object({ code: z.enum(['ok', 'order-not-found']), message: z.string() });
const issueSchema = z.object({
  field: z.string(),
  code: z.enum(Object.keys(ISSUE_MESSAGES)),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Requests are described as they are sent, answers as they are made. */
const REQUESTS = {
  PrepareRequest: prepareRequestSchema,
  CompleteRequest: completeRequestSchema,
  OrderStatusRequest: orderStatusRequestSchema,
  Webhook: webhookSchema,
  Card: cardSchema,
  CardPaymentRequest: cardPaymentRequestSchema,
  IssueKeyRequest: issueKeyRequestSchema,
  PayKeyRequest: payKeyRequestSchema,
  Shipment: shipmentSchema,
};
const ANSWERS = {
  Failure: failureSchema,
  DepositAccount: depositAccountSchema,
  Duplicate: duplicateSchema,
  Verdict: verdictSchema,
  OrderStatus: orderStatusSchema,
  Prepared: preparedSchema,
  Done: doneSchema,
  SavedCardInfo: savedCardSchema,
  KeyResult: keyResultSchema,
  ShipmentRecord: shipmentRecordSchema,
  Issue: issueSchema,
};

export type SchemaName = keyof typeof REQUESTS | keyof typeof ANSWERS;
type AnySchema = z.core.$ZodType;

const NAMES = new Map<AnySchema, string>(
  Object.entries({ ...REQUESTS, ...ANSWERS }).map(([name, schema]) => [schema as AnySchema, name]),
);

/** The handlers read the card apart from the rest of the body, so that its schema is not in that of the body. */
const CARDS: ReadonlySet<AnySchema> = new Set([cardPaymentRequestSchema.shape.card, issueKeyRequestSchema.shape.card]);
const WITH_CARD: ReadonlySet<AnySchema> = new Set([cardPaymentRequestSchema, issueKeyRequestSchema]);

export function refTo(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** `components.schemas` of the document. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const requests = Object.entries(REQUESTS).map(([name, schema]) => [name, toJson(schema, 'input')] as const);
  const answers = Object.entries(ANSWERS).map(([name, schema]) => [name, toJson(schema, 'output')] as const);
  return Object.fromEntries([...requests, ...answers]);
}

function toJson(schema: z.ZodType | mini.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema as z.ZodType, {
    // An optional id may also be null; what is described is the id.
    io: schema === completeRequestSchema ? 'output' : io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema, path }) => adjust({ zodSchema, jsonSchema, isRoot: path.length === 0 }),
  });
  return described(made);
}

interface Adjusted {
  zodSchema: AnySchema;
  jsonSchema: JsonSchema;
  isRoot: boolean;
}

function adjust({ zodSchema, jsonSchema, isRoot }: Adjusted): void {
  const name = NAMES.get(zodSchema);
  // Unknown fields are ignored, and a newer server may answer with more.
  delete jsonSchema['additionalProperties'];
  if (!isRoot && name !== undefined) return replace(jsonSchema, refTo(name as SchemaName));
  if (CARDS.has(zodSchema)) return replace(jsonSchema, refTo('Card'));
  if (isRoot && WITH_CARD.has(zodSchema)) jsonSchema['required'] = [...(jsonSchema['required'] as string[]), 'card'];
  if (zodSchema === failureSchema.shape.code) {
    return replace(jsonSchema, { type: 'string', enum: [...PAYMENT_FAILURE_CODES] });
  }
  const { options = [] } = zodSchema._zod.def as { options?: readonly AnySchema[] };
  // A `Date` cannot travel as JSON; the text can.
  if (options.some(({ _zod }) => _zod.def.type === 'date')) replace(jsonSchema, { type: 'string' });
}

function replace(jsonSchema: JsonSchema, by: JsonSchema): void {
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, by);
}

/** Adds the meaning to each field whose name has one. */
function described(schema: JsonSchema): JsonSchema {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, visit(inner)] as const);
    return Object.fromEntries(entries.map(([key, inner]) => [key, key === 'properties' ? withNotes(inner) : inner]));
  };
  return visit(schema) as JsonSchema;
}

function withNotes(properties: unknown): unknown {
  const entries = Object.entries(properties as Record<string, JsonSchema>);
  return Object.fromEntries(
    entries.map(([name, schema]) => {
      const description = FIELD_NOTES[name];
      return [name, description === undefined ? schema : { ...schema, description }];
    }),
  );
}
