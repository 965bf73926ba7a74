import type { Ledger } from '../settlement/ledger.ts';
import {
  COLUMNS,
  FLAGS,
  listReadable,
  NAMES,
  plainValuesOf,
  type Row,
  readEventsRow,
  readNowRow,
  readOrderRow,
  readReportRow,
  readRow,
} from './ledger-rows.ts';

/** A value that every driver of SQLite takes. */
export type SqliteValue = string | number | null;

/**
 * What the ledger needs of a driver: runs one statement and gives its rows. Every statement of the ledger returns rows.
 *
 * - better-sqlite3: `(sql, params) => db.prepare(sql).all(...params)`
 * - node:sqlite: the same
 * - D1: `async (sql, params) => (await env.DB.prepare(sql).bind(...params).all()).results`
 * - libSQL: `async (sql, params) => (await client.execute({ sql, args: [...params] })).rows`
 */
export type SqliteQuery = (
  sql: string,
  params: readonly SqliteValue[],
) => readonly unknown[] | Promise<readonly unknown[]>;

const NOW = "select cast(round((julianday('now') - 2440587.5) * 86400000) as integer) as now";
const SELECTED = `merchant_uid, version, ${NAMES}`;
const READ = `select ${SELECTED} from kiwoom_checkout_ledger where merchant_uid = ?`;
const CREATE = `insert into kiwoom_checkout_ledger (${NAMES}, merchant_uid, version)
values (${COLUMNS.map(() => '?').join(', ')}, ?, 1) on conflict (merchant_uid) do nothing returning version`;
const CHANGE = `update kiwoom_checkout_ledger set ${COLUMNS.map(({ name }) => `${name} = ?`).join(', ')}, version = version + 1
where merchant_uid = ? and version = ? returning version`;
const LIST_DUE = `select ${SELECTED} from kiwoom_checkout_ledger
where due_at is not null and due_at <= ? order by due_at, merchant_uid limit ? offset ?`;
const LIST_ATTEMPTS = `select ${SELECTED} from kiwoom_checkout_ledger
where order_id = ? order by created_at desc, merchant_uid limit ?`;

const READ_ORDER = `select order_id, version, winner_merchant_uid, winner_imp_uid, updated_at
from kiwoom_checkout_orders where order_id = ?`;
const CREATE_ORDER = `insert into kiwoom_checkout_orders (winner_merchant_uid, winner_imp_uid, updated_at, order_id, version)
values (?, ?, ?, ?, 1) on conflict (order_id) do nothing returning version`;
const CHANGE_ORDER = `update kiwoom_checkout_orders
set winner_merchant_uid = ?, winner_imp_uid = ?, updated_at = ?, version = version + 1
where order_id = ? and version = ? returning version`;

const STORE_REPORT = `insert into kiwoom_checkout_reports (merchant_uid, imp_uid, due_at, created_at) values (?, ?, ?, ?)
on conflict (merchant_uid) do update set imp_uid = excluded.imp_uid, due_at = excluded.due_at returning merchant_uid`;
const LIST_REPORTS = `select merchant_uid, imp_uid, due_at, created_at from kiwoom_checkout_reports
where due_at <= ? order by due_at limit ?`;
const DELETE_REPORT = 'delete from kiwoom_checkout_reports where merchant_uid = ? returning merchant_uid';

// Windows that ended long ago go, a few with each event, so that the table does not grow.
const DELETE_EXPIRED = `delete from kiwoom_checkout_events where key in (
  select key from kiwoom_checkout_events where resets_at <= ? and key <> ? limit 10
) returning key`;
const ADD_EVENT = `insert into kiwoom_checkout_events (key, count, resets_at) values (?, 1, ?)
on conflict (key) do update set
  count = case when resets_at <= ? then 1 else count + 1 end,
  resets_at = case when resets_at <= ? then excluded.resets_at else resets_at end
returning count, resets_at`;
const REMOVE_EVENT = `update kiwoom_checkout_events set count = count - 1
where key = ? and resets_at = ? and count > 0 returning count`;
const READ_EVENTS = 'select count, resets_at from kiwoom_checkout_events where key = ? and resets_at > ?';

/**
 * A ledger in SQLite 3.35 or newer. Run `SQLITE_MIGRATION` first. Each write is a single statement, so several processes
 * may share one file: open it with `journal_mode = wal` and a `busy_timeout` of some seconds. A write that finds the file
 * locked for longer rejects, nothing is lost, and `sweep` tries again.
 */
export function sqliteLedger(query: SqliteQuery): Ledger {
  const rowsOf: RowsOf = async (sql, ...params) => (await query(sql, params)).map(toRow);
  return {
    async now() {
      return readNowRow((await rowsOf(NOW))[0]);
    },
    ...entryTable(rowsOf),
    ...orderTable(rowsOf),
    ...reportTable(rowsOf),
    ...eventTable(rowsOf),
  };
}

type RowsOf = (sql: string, ...params: SqliteValue[]) => Promise<Row[]>;

/** SQLite has no booleans, and a driver may be set to give integers as bigint. */
function toRow(raw: unknown): Row {
  const fields = Object.entries(raw as Record<string, unknown>).map(([name, value]) => {
    const plain = typeof value === 'bigint' ? Number(value) : value;
    return [name, FLAGS.has(name) ? plain === 1 : plain];
  });
  return Object.fromEntries(fields) as Row;
}

function entryTable(rowsOf: RowsOf): Pick<Ledger, 'read' | 'compareAndSet' | 'listUnfinished' | 'listAttempts'> {
  return {
    async read(merchantUid) {
      const [row] = await rowsOf(READ, merchantUid);
      return row === undefined ? null : readRow(row);
    },
    async compareAndSet(merchantUid, expectedVersion, next) {
      const params = [...plainValuesOf(next), merchantUid];
      const rows = await (expectedVersion === 0
        ? rowsOf(CREATE, ...params)
        : rowsOf(CHANGE, ...params, expectedVersion));
      return rows.length === 1;
    },
    listUnfinished: ({ dueBefore, limit }) =>
      listReadable(limit, (offset) => rowsOf(LIST_DUE, dueBefore, limit, offset)),
    async listAttempts(orderId, { limit }) {
      return (await rowsOf(LIST_ATTEMPTS, orderId, limit)).map(readRow);
    },
  };
}

function orderTable(rowsOf: RowsOf): Pick<Ledger, 'readOrder' | 'compareAndSetOrder'> {
  return {
    async readOrder(orderId) {
      const [row] = await rowsOf(READ_ORDER, orderId);
      return row === undefined ? null : readOrderRow(row);
    },
    async compareAndSetOrder(orderId, expectedVersion, { winner, updatedAt }) {
      const params = [winner.merchantUid, winner.impUid, updatedAt, orderId];
      const rows = await (expectedVersion === 0
        ? rowsOf(CREATE_ORDER, ...params)
        : rowsOf(CHANGE_ORDER, ...params, expectedVersion));
      return rows.length === 1;
    },
  };
}

function reportTable(rowsOf: RowsOf): Pick<Ledger, 'storeReport' | 'listReports' | 'deleteReport'> {
  return {
    async storeReport({ merchantUid, impUid, dueAt, createdAt }) {
      await rowsOf(STORE_REPORT, merchantUid, impUid, dueAt, createdAt);
    },
    async listReports({ dueBefore, limit }) {
      return (await rowsOf(LIST_REPORTS, dueBefore, limit)).map(readReportRow);
    },
    async deleteReport(merchantUid) {
      await rowsOf(DELETE_REPORT, merchantUid);
    },
  };
}

type EventTable = Pick<Ledger, 'addEvent' | 'removeEvent' | 'readEvents'>;

function eventTable(rowsOf: RowsOf): EventTable {
  return {
    async addEvent(key, { windowMs, at }) {
      await rowsOf(DELETE_EXPIRED, at, key);
      const [row] = await rowsOf(ADD_EVENT, key, at + windowMs, at, at);
      return readEventsRow(row ?? {});
    },
    async removeEvent(key, { resetsAt }) {
      await rowsOf(REMOVE_EVENT, key, resetsAt);
    },
    async readEvents(key, { at }) {
      const [row] = await rowsOf(READ_EVENTS, key, at);
      return row === undefined ? { count: 0, resetsAt: at } : readEventsRow(row);
    },
  };
}
