/**
 * The tables of the ledger. Run it before each start of a new version, or at every start: it changes nothing that is
 * there. One statement a member. It also brings tables of earlier versions to this one; processes of an earlier version
 * that still run answer 503 from then on and lose nothing.
 */
export const POSTGRES_MIGRATION: readonly string[] = [
  `create table if not exists kiwoom_checkout_ledger (
  merchant_uid text primary key,
  order_id text not null,
  version integer not null,
  status text not null,
  verdict jsonb not null,
  refunded boolean not null,
  on_deposit_pending text not null,
  on_paid text not null,
  on_refunded text not null,
  refund_reported float8 not null default 0,
  refund_needed boolean not null default false,
  duplicates jsonb not null default '[]',
  claimed_by text,
  claimed_until timestamptz,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
)`,
  // Only where it is needed: altering a table locks it, and waits for those who use it.
  `do $$
begin
  perform pg_advisory_xact_lock(hashtext('kiwoom_checkout_ledger'));
  if exists (
    select from information_schema.columns
    where table_schema = any (current_schemas(false)) and table_name = 'kiwoom_checkout_ledger' and column_name = 'fulfil'
  ) then
    alter table kiwoom_checkout_ledger rename column awaiting_deposit to on_deposit_pending;
    alter table kiwoom_checkout_ledger rename column fulfil to on_paid;
    alter table kiwoom_checkout_ledger rename column cancelled to on_refunded;
    alter table kiwoom_checkout_ledger
      add column order_id text,
      add column refund_reported float8 not null default 0,
      add column refund_needed boolean not null default false,
      add column duplicates jsonb not null default '[]';
    update kiwoom_checkout_ledger set order_id = merchant_uid;
    alter table kiwoom_checkout_ledger alter column order_id set not null;
  end if;
end
$$`,
  'create index if not exists kiwoom_checkout_ledger_due_at on kiwoom_checkout_ledger (due_at) where due_at is not null',
  'create index if not exists kiwoom_checkout_ledger_order_id on kiwoom_checkout_ledger (order_id, created_at desc)',
  `create table if not exists kiwoom_checkout_orders (
  order_id text primary key,
  version integer not null,
  winner_merchant_uid text not null,
  winner_imp_uid text not null,
  updated_at timestamptz not null
)`,
  `create table if not exists kiwoom_checkout_reports (
  merchant_uid text primary key,
  imp_uid text,
  due_at timestamptz not null,
  created_at timestamptz not null
)`,
  `create table if not exists kiwoom_checkout_events (
  key text primary key,
  count integer not null,
  resets_at timestamptz not null
)`,
  'create index if not exists kiwoom_checkout_reports_due_at on kiwoom_checkout_reports (due_at)',
  'create index if not exists kiwoom_checkout_events_resets_at on kiwoom_checkout_events (resets_at)',
];
