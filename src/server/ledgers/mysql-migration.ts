/**
 * The tables of the ledger in MariaDB 10.6 or newer and MySQL 8. Run it at every start: it changes nothing that is there.
 * One statement a member. Times are unix milliseconds. Keys are bytes: every collation of text takes some keys for the same,
 * as "A" and "a", or "a" and "a ".
 */
export const MYSQL_MIGRATION: readonly string[] = [
  `create table if not exists kiwoom_checkout_ledger (
  merchant_uid varbinary(1024) not null primary key,
  order_id varbinary(1024) not null,
  version bigint not null,
  status varchar(40) not null,
  verdict longtext not null,
  refunded tinyint(1) not null,
  on_deposit_pending varchar(10) not null,
  on_paid varchar(10) not null,
  on_refunded varchar(10) not null,
  refund_reported bigint not null,
  refund_needed tinyint(1) not null,
  duplicates longtext not null,
  claimed_by varchar(255),
  claimed_until bigint,
  due_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  index kiwoom_checkout_ledger_due_at (due_at),
  index kiwoom_checkout_ledger_order_id (order_id, created_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin`,
  `create table if not exists kiwoom_checkout_orders (
  order_id varbinary(1024) not null primary key,
  version bigint not null,
  winner_merchant_uid varchar(255) not null,
  winner_imp_uid varchar(255) not null,
  updated_at bigint not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin`,
  `create table if not exists kiwoom_checkout_reports (
  merchant_uid varbinary(1024) not null primary key,
  imp_uid varchar(255),
  due_at bigint not null,
  created_at bigint not null,
  index kiwoom_checkout_reports_due_at (due_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin`,
  `create table if not exists kiwoom_checkout_events (
  event_key varbinary(1024) not null primary key,
  count bigint not null,
  resets_at bigint not null,
  index kiwoom_checkout_events_resets_at (resets_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin`,
];
