import * as z from 'zod/mini';
import { verdictSchema } from '../../schema/verdict.ts';
import type { LedgerEntry, LedgerState, OrderEntry, UnknownReport, UnreadableEntry } from '../settlement/ledger.ts';

/** The columns of the tables, the same in every database, and how their rows are read. Times are unix milliseconds. */

export type Row = Record<string, unknown>;

export interface Column {
  name: string;
  type: 'text' | 'json' | 'boolean' | 'number' | 'time';
  /** What is written. */
  value: (state: LedgerState) => unknown;
}

/** Of an entry, beside `merchant_uid` and `version`. */
export const COLUMNS: readonly Column[] = [
  { name: 'order_id', type: 'text', value: ({ orderId }) => orderId },
  { name: 'status', type: 'text', value: ({ verdict }) => verdict.status },
  { name: 'verdict', type: 'json', value: ({ verdict }) => JSON.stringify(verdict) },
  { name: 'refunded', type: 'boolean', value: ({ refunded }) => refunded },
  { name: 'on_deposit_pending', type: 'text', value: ({ onDepositPending }) => onDepositPending },
  { name: 'on_paid', type: 'text', value: ({ onPaid }) => onPaid },
  { name: 'on_refunded', type: 'text', value: ({ onRefunded }) => onRefunded },
  { name: 'refund_reported', type: 'number', value: ({ refundReported }) => refundReported },
  { name: 'refund_needed', type: 'boolean', value: ({ refundNeeded }) => refundNeeded },
  { name: 'duplicates', type: 'json', value: ({ duplicates }) => JSON.stringify(duplicates) },
  { name: 'claimed_by', type: 'text', value: ({ claimedBy }) => claimedBy },
  { name: 'claimed_until', type: 'time', value: ({ claimedUntil }) => claimedUntil },
  { name: 'due_at', type: 'time', value: ({ dueAt }) => dueAt },
  { name: 'created_at', type: 'time', value: ({ createdAt }) => createdAt },
  { name: 'updated_at', type: 'time', value: ({ updatedAt }) => updatedAt },
];

export const NAMES = COLUMNS.map(({ name }) => name).join(', ');

/** What is written of an entry, in the order of `COLUMNS`, to a database that has no booleans. */
export function plainValuesOf(next: LedgerState): (string | number | null)[] {
  return COLUMNS.map(({ value }) => {
    const written = value(next);
    return typeof written === 'boolean' ? Number(written) : (written as string | number | null);
  });
}

/** The columns that such a database returns as 0 or 1. */
export const FLAGS: ReadonlySet<string> = new Set(
  COLUMNS.flatMap(({ name, type }) => (type === 'boolean' ? [name] : [])),
);

const effectState = z.enum(['none', 'claimed', 'done']);
const time = z.pipe(
  z.number(),
  z.transform((value) => Math.round(value)),
);

const duplicatesSchema = z.array(
  z.object({
    impUid: z.string(),
    amount: z.number(),
    refund: z.enum(['reported', 'refunding', 'refund-needed', 'refunded']),
    isReported: z.boolean(),
  }),
);

const rowSchema = z.object({
  merchant_uid: z.string(),
  version: z.number(),
  order_id: z.string(),
  verdict: z.string(),
  refunded: z.boolean(),
  on_deposit_pending: effectState,
  on_paid: effectState,
  on_refunded: effectState,
  refund_reported: z.number(),
  refund_needed: z.boolean(),
  duplicates: z.string(),
  claimed_by: z.nullable(z.string()),
  claimed_until: z.nullable(time),
  due_at: z.nullable(time),
  created_at: time,
  updated_at: time,
});

/** @throws when this version cannot read the row */
export function readRow(row: Row): LedgerEntry {
  const read = rowSchema.parse(row);
  return {
    merchantUid: read.merchant_uid,
    version: read.version,
    orderId: read.order_id,
    verdict: verdictSchema.parse(JSON.parse(read.verdict)),
    refunded: read.refunded,
    onDepositPending: read.on_deposit_pending,
    onPaid: read.on_paid,
    onRefunded: read.on_refunded,
    refundReported: read.refund_reported,
    refundNeeded: read.refund_needed,
    duplicates: duplicatesSchema.parse(JSON.parse(read.duplicates)),
    claimedBy: read.claimed_by,
    claimedUntil: read.claimed_until,
    dueAt: read.due_at,
    createdAt: read.created_at,
    updatedAt: read.updated_at,
  };
}

export function readRowOrReason(row: Row): LedgerEntry | UnreadableEntry {
  try {
    return readRow(row);
  } catch (error) {
    // The fields only: a value may be personal data.
    const issues = error instanceof z.core.$ZodError ? error.issues : [];
    const fields = issues.map(({ path }) => path.map(String).join('.') || 'verdict');
    return { merchantUid: String(row['merchant_uid']), unreadable: fields.join(', ') || 'not JSON' };
  }
}

const orderSchema = z.object({
  order_id: z.string(),
  version: z.number(),
  winner_merchant_uid: z.string(),
  winner_imp_uid: z.string(),
  updated_at: time,
});

/** @throws when this version cannot read the row */
export function readOrderRow(row: Row): OrderEntry {
  const read = orderSchema.parse(row);
  return {
    orderId: read.order_id,
    version: read.version,
    winner: { merchantUid: read.winner_merchant_uid, impUid: read.winner_imp_uid },
    updatedAt: read.updated_at,
  };
}

const reportSchema = z.object({
  merchant_uid: z.string(),
  imp_uid: z.nullable(z.string()),
  due_at: time,
  created_at: time,
});

export function readReportRow(row: Row): UnknownReport {
  const read = reportSchema.parse(row);
  return { merchantUid: read.merchant_uid, impUid: read.imp_uid, dueAt: read.due_at, createdAt: read.created_at };
}

const eventsSchema = z.object({ count: z.number(), resets_at: time });

export function readEventsRow(row: Row): { count: number; resetsAt: number } {
  const read = eventsSchema.parse(row);
  return { count: read.count, resetsAt: read.resets_at };
}

export function readNowRow(row: Row | undefined): number {
  return z.object({ now: time }).parse(row).now;
}

/** Rows that cannot be read do not take the place of others: the list goes on until it has enough. */
export async function listReadable(
  limit: number,
  page: (offset: number) => Promise<Row[]>,
): Promise<(LedgerEntry | UnreadableEntry)[]> {
  const found: (LedgerEntry | UnreadableEntry)[] = [];
  let readable = 0;
  for (let offset = 0; readable < limit; offset += limit) {
    const rows = await page(offset);
    for (const entry of rows.map(readRowOrReason)) {
      if ('unreadable' in entry) found.push(entry);
      else if (readable < limit) {
        readable += 1;
        found.push(entry);
      }
    }
    if (rows.length < limit) break;
  }
  return found;
}
