import { mkdirSync } from 'node:fs';
import { POSTGRES_MIGRATION, type PostgresQuery } from 'kiwoom-checkout/server';

export interface Database {
  query: PostgresQuery;
  close(): Promise<void>;
}

const SHOP_TABLES = [
  `create table if not exists orders (
    id text primary key,
    quantity integer not null,
    coupon text,
    status text not null default 'open',
    paid_by text,
    created_at timestamptz not null default now()
  )`,
  'alter table orders add column if not exists customer text',
  `create table if not exists attempts (
    merchant_uid text primary key,
    order_id text not null references orders (id),
    amount integer not null,
    created_at timestamptz not null default now()
  )`,
  // The attempt records what was paid for: another tab may have ordered something else since.
  'alter table attempts add column if not exists quantity integer',
  'alter table attempts add column if not exists coupon text',
  // Until when the attempt's virtual account takes a deposit.
  'alter table attempts add column if not exists account_until timestamptz',
  // One row for each delivery. An order whose payment was refunded can be paid, and delivered, by another attempt.
  `create table if not exists shipments (
    id serial primary key,
    order_id text not null references orders (id),
    merchant_uid text not null,
    created_at timestamptz not null default now()
  )`,
  'drop index if exists shipments_order',
  'create unique index if not exists shipments_attempt on shipments (merchant_uid)',
  // Payments that need a person, as the kit reports them to `onError`.
  `create table if not exists alerts (
    id serial primary key,
    code text not null,
    merchant_uid text not null,
    imp_uid text not null,
    order_id text,
    amount integer,
    message text not null,
    created_at timestamptz not null default now(),
    closed_at timestamptz,
    unique (code, merchant_uid, imp_uid)
  )`,
];

/** A PostgreSQL server when `url` is given; else PostgreSQL inside this process, its files in `folder`. */
export async function openDatabase({ url, folder }: { url?: string | undefined; folder: string }): Promise<Database> {
  const database = url ? await openServer(url) : await openEmbedded(folder);
  for (const statement of [...SHOP_TABLES, ...POSTGRES_MIGRATION]) await database.query(statement, []);
  return database;
}

async function openServer(connectionString: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString });
  // A server that restarts ends idle connections. The pool opens others; without a listener the error would end this process.
  pool.on('error', ({ message }) => console.warn(`An idle database connection ended: ${message}`));
  return { query: (text, params) => pool.query(text, params as unknown[]), close: () => pool.end() };
}

async function openEmbedded(folder: string): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  if (!folder.startsWith('memory://')) mkdirSync(folder, { recursive: true });
  const db = await PGlite.create(folder);
  return {
    query: (text, params) => db.query<Record<string, unknown>>(text, params as unknown[]),
    close: () => db.close(),
  };
}
