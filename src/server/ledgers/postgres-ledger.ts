import * as z from 'zod/mini';
import { verdictSchema } from '../../schema/verdict.ts';
import type { Ledger, LedgerEntry, LedgerState } from '../settlement/ledger.ts';

/** What the ledger needs of a PostgreSQL driver: `pool.query` of pg, `db.query` of PGlite, or two lines around another. */
export type PostgresQuery = (text: string, params: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** The ledger's table. Run it once, or at every start: it changes nothing that is there. One statement a member. */
export const POSTGRES_MIGRATION: readonly string[] = [
  `create table if not exists kiwoom_checkout_ledger (
  merchant_uid text primary key,
  version integer not null,
  status text not null,
  verdict jsonb not null,
  refunded boolean not null,
  awaiting_deposit text not null,
  fulfil text not null,
  cancelled text not null,
  claimed_by text,
  claimed_until timestamptz,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
)`,
  'create index if not exists kiwoom_checkout_ledger_due_at on kiwoom_checkout_ledger (due_at) where due_at is not null',
];

// Drivers disagree on what jsonb, timestamptz and bigint become, and on how JSON and dates are sent; text and float8 they agree on.
const MILLISECONDS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8 as ${column}`;
const TIME = (parameter: number) => `to_timestamp($${parameter}::float8 / 1000)`;

const COLUMNS = [
  'merchant_uid, version, verdict::text as verdict, refunded, awaiting_deposit, fulfil, cancelled, claimed_by',
  ...['claimed_until', 'due_at', 'created_at', 'updated_at'].map(MILLISECONDS),
].join(', ');

const VALUES = `$2::text, $3::text::jsonb, $4::boolean, $5::text, $6::text, $7::text, $8::text, ${[9, 10, 11, 12].map(TIME).join(', ')}`;
const NAMES =
  'status, verdict, refunded, awaiting_deposit, fulfil, cancelled, claimed_by, claimed_until, due_at, created_at, updated_at';

const READ = `select ${COLUMNS} from kiwoom_checkout_ledger where merchant_uid = $1`;
const CREATE = `insert into kiwoom_checkout_ledger (merchant_uid, ${NAMES}, version)
values ($1, ${VALUES}, 1) on conflict (merchant_uid) do nothing returning version`;
const CHANGE = `update kiwoom_checkout_ledger set (${NAMES}, version) = row(${VALUES}, version + 1)
where merchant_uid = $1 and version = $13 returning version`;
const LIST = `select ${COLUMNS} from kiwoom_checkout_ledger
where due_at is not null and due_at <= ${TIME(1)} order by due_at limit $2`;

const effectState = z.enum(['none', 'claimed', 'done']);
const time = z.nullable(z.number());

const rowSchema = z.object({
  merchant_uid: z.string(),
  version: z.number(),
  verdict: z.string(),
  refunded: z.boolean(),
  awaiting_deposit: effectState,
  fulfil: effectState,
  cancelled: effectState,
  claimed_by: z.nullable(z.string()),
  claimed_until: time,
  due_at: time,
  created_at: z.number(),
  updated_at: z.number(),
});

/**
 * A ledger in PostgreSQL, or in PGlite. Run {@link POSTGRES_MIGRATION} first.
 * Each write is one statement that stands alone, so `query` may use any connection of a pool.
 */
export function postgresLedger(query: PostgresQuery): Ledger {
  return {
    async read(merchantUid) {
      const { rows } = await query(READ, [merchantUid]);
      return rows[0] === undefined ? null : readRow(rows[0]);
    },
    async compareAndSet(merchantUid, expectedVersion, next) {
      const params = [merchantUid, ...paramsOf(next)];
      const { rows } = await (expectedVersion === 0
        ? query(CREATE, params)
        : query(CHANGE, [...params, expectedVersion]));
      return rows.length === 1;
    },
    async listUnfinished({ dueBefore, limit }) {
      const { rows } = await query(LIST, [dueBefore, limit]);
      return rows.map(readRow);
    },
  };
}

function paramsOf(next: LedgerState): unknown[] {
  const {
    verdict,
    refunded,
    onDepositPending,
    onPaid,
    onRefunded,
    claimedBy,
    claimedUntil,
    dueAt,
    createdAt,
    updatedAt,
  } = next;
  const text = JSON.stringify(verdict);
  return [
    verdict.status,
    text,
    refunded,
    onDepositPending,
    onPaid,
    onRefunded,
    claimedBy,
    claimedUntil,
    dueAt,
    createdAt,
    updatedAt,
  ];
}

function readRow(row: Record<string, unknown>): LedgerEntry {
  const read = rowSchema.parse(row);
  return {
    merchantUid: read.merchant_uid,
    version: read.version,
    verdict: verdictSchema.parse(JSON.parse(read.verdict)),
    refunded: read.refunded,
    onDepositPending: read.awaiting_deposit,
    onPaid: read.fulfil,
    onRefunded: read.cancelled,
    claimedBy: read.claimed_by,
    claimedUntil: milliseconds(read.claimed_until),
    dueAt: milliseconds(read.due_at),
    createdAt: Math.round(read.created_at),
    updatedAt: Math.round(read.updated_at),
  };
}

function milliseconds(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
