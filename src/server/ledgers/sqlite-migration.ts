/**
 * The tables of the ledger in SQLite 3.35 or newer, in D1 and in libSQL. Run it at every start: it changes nothing that is
 * there. One statement a member. Times are unix milliseconds; keys are compared byte by byte (SQLite's own default).
 */
export const SQLITE_MIGRATION: readonly string[] = [
  `create table if not exists kiwoom_checkout_ledger (
  merchant_uid text primary key collate binary,
  order_id text not null collate binary,
  version integer not null,
  status text not null,
  verdict text not null,
  refunded integer not null,
  on_deposit_pending text not null,
  on_paid text not null,
  on_refunded text not null,
  refund_reported integer not null,
  refund_needed integer not null,
  duplicates text not null,
  claimed_by text,
  claimed_until integer,
  due_at integer,
  created_at integer not null,
  updated_at integer not null
)`,
  'create index if not exists kiwoom_checkout_ledger_due_at on kiwoom_checkout_ledger (due_at) where due_at is not null',
  'create index if not exists kiwoom_checkout_ledger_order_id on kiwoom_checkout_ledger (order_id, created_at desc)',
  `create table if not exists kiwoom_checkout_orders (
  order_id text primary key collate binary,
  version integer not null,
  winner_merchant_uid text not null,
  winner_imp_uid text not null,
  updated_at integer not null
)`,
  `create table if not exists kiwoom_checkout_reports (
  merchant_uid text primary key collate binary,
  imp_uid text,
  due_at integer not null,
  created_at integer not null
)`,
  `create table if not exists kiwoom_checkout_events (
  key text primary key collate binary,
  count integer not null,
  resets_at integer not null
)`,
  'create index if not exists kiwoom_checkout_reports_due_at on kiwoom_checkout_reports (due_at)',
  'create index if not exists kiwoom_checkout_events_resets_at on kiwoom_checkout_events (resets_at)',
];
