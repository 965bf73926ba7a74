import type { Ledger } from '../settlement/ledger.ts';
import {
  listReadable,
  NAMES,
  type Row,
  readEventsRow,
  readNowRow,
  readOrderRow,
  readReportRow,
  readRow,
} from './ledger-rows.ts';
import {
  paramsOf,
  SELECTED,
  SELECTED_EVENTS,
  SELECTED_ORDER,
  SELECTED_REPORT,
  timeOf,
  VALUES,
  VERSION_PARAMETER,
} from './postgres-rows.ts';

/** What the ledger needs of a PostgreSQL driver: `pool.query` of pg, `db.query` of PGlite, or two lines around another. */
export type PostgresQuery = (text: string, params: unknown[]) => Promise<{ rows: Row[] }>;

const NOW = 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now';
const READ = `select ${SELECTED} from kiwoom_checkout_ledger where merchant_uid = $1`;
const CREATE = `insert into kiwoom_checkout_ledger (merchant_uid, ${NAMES}, version)
values ($1, ${VALUES}, 1) on conflict (merchant_uid) do nothing returning version`;
const CHANGE = `update kiwoom_checkout_ledger set (${NAMES}, version) = row(${VALUES}, version + 1)
where merchant_uid = $1 and version = $${VERSION_PARAMETER} returning version`;
// The column and not the selected value of that name, which has no index: PostgreSQL would sort all that is due.
const LIST_DUE = `select ${SELECTED} from kiwoom_checkout_ledger as entry
where due_at is not null and due_at <= ${timeOf(1)} order by entry.due_at, merchant_uid limit $2 offset $3`;
const LIST_ATTEMPTS = `select ${SELECTED} from kiwoom_checkout_ledger as entry
where order_id = $1 order by entry.created_at desc, merchant_uid limit $2`;

const READ_ORDER = `select ${SELECTED_ORDER} from kiwoom_checkout_orders where order_id = $1`;
const CREATE_ORDER = `insert into kiwoom_checkout_orders (order_id, winner_merchant_uid, winner_imp_uid, updated_at, version)
values ($1, $2, $3, ${timeOf(4)}, 1) on conflict (order_id) do nothing returning version`;
const CHANGE_ORDER = `update kiwoom_checkout_orders
set winner_merchant_uid = $2, winner_imp_uid = $3, updated_at = ${timeOf(4)}, version = version + 1
where order_id = $1 and version = $5 returning version`;

const STORE_REPORT = `insert into kiwoom_checkout_reports (merchant_uid, imp_uid, due_at, created_at)
values ($1, $2::text, ${timeOf(3)}, ${timeOf(4)})
on conflict (merchant_uid) do update set imp_uid = excluded.imp_uid, due_at = excluded.due_at`;
const LIST_REPORTS = `select ${SELECTED_REPORT} from kiwoom_checkout_reports as report
where due_at <= ${timeOf(1)} order by report.due_at limit $2`;
const DELETE_REPORT = 'delete from kiwoom_checkout_reports where merchant_uid = $1';

// Windows that ended long ago go, a few with each event, so that the table does not grow.
const ADD_EVENT = `with expired as (
  delete from kiwoom_checkout_events where key in (
    select key from kiwoom_checkout_events where resets_at <= ${timeOf(3)} and key <> $1 limit 10 for update skip locked
  )
)
insert into kiwoom_checkout_events as known (key, count, resets_at) values ($1, 1, ${timeOf(2)})
on conflict (key) do update set
  count = case when known.resets_at <= ${timeOf(3)} then 1 else known.count + 1 end,
  resets_at = case when known.resets_at <= ${timeOf(3)} then excluded.resets_at else known.resets_at end
returning ${SELECTED_EVENTS}`;
const REMOVE_EVENT = `update kiwoom_checkout_events set count = count - 1
where key = $1 and resets_at = ${timeOf(2)} and count > 0`;
const READ_EVENTS = `select ${SELECTED_EVENTS} from kiwoom_checkout_events where key = $1 and resets_at > ${timeOf(2)}`;

/**
 * A ledger in PostgreSQL, or in PGlite. Run `POSTGRES_MIGRATION` first.
 * Each write is a single statement, so `query` may use any connection of a pool, also through PgBouncer in
 * transaction mode. Nothing has to be set there for node-postgres. A driver that names its prepared statements, as
 * postgres.js does, fails behind PgBouncer before 1.21: give it `prepare: false`.
 */
export function postgresLedger(query: PostgresQuery): Ledger {
  const rowsOf: RowsOf = async (text, params) => (await query(text, params)).rows;
  return {
    async now() {
      return readNowRow((await rowsOf(NOW, []))[0]);
    },
    ...entryTable(rowsOf),
    ...orderTable(rowsOf),
    ...reportTable(rowsOf),
    ...eventTable(rowsOf),
  };
}

type RowsOf = (text: string, params: unknown[]) => Promise<Row[]>;
type EntryTable = Pick<Ledger, 'read' | 'compareAndSet' | 'listUnfinished' | 'listAttempts'>;

function entryTable(rowsOf: RowsOf): EntryTable {
  return {
    async read(merchantUid) {
      const [row] = await rowsOf(READ, [merchantUid]);
      return row === undefined ? null : readRow(row);
    },
    async compareAndSet(merchantUid, expectedVersion, next) {
      const params = [merchantUid, ...paramsOf(next)];
      const rows = await (expectedVersion === 0
        ? rowsOf(CREATE, params)
        : rowsOf(CHANGE, [...params, expectedVersion]));
      return rows.length === 1;
    },
    listUnfinished: ({ dueBefore, limit }) =>
      listReadable(limit, (offset) => rowsOf(LIST_DUE, [dueBefore, limit, offset])),
    async listAttempts(orderId, { limit }) {
      return (await rowsOf(LIST_ATTEMPTS, [orderId, limit])).map(readRow);
    },
  };
}

function orderTable(rowsOf: RowsOf): Pick<Ledger, 'readOrder' | 'compareAndSetOrder'> {
  return {
    async readOrder(orderId) {
      const [row] = await rowsOf(READ_ORDER, [orderId]);
      return row === undefined ? null : readOrderRow(row);
    },
    async compareAndSetOrder(orderId, expectedVersion, { winner, updatedAt }) {
      const params = [orderId, winner.merchantUid, winner.impUid, updatedAt];
      const rows = await (expectedVersion === 0
        ? rowsOf(CREATE_ORDER, params)
        : rowsOf(CHANGE_ORDER, [...params, expectedVersion]));
      return rows.length === 1;
    },
  };
}

function reportTable(rowsOf: RowsOf): Pick<Ledger, 'storeReport' | 'listReports' | 'deleteReport'> {
  return {
    async storeReport({ merchantUid, impUid, dueAt, createdAt }) {
      await rowsOf(STORE_REPORT, [merchantUid, impUid, dueAt, createdAt]);
    },
    async listReports({ dueBefore, limit }) {
      return (await rowsOf(LIST_REPORTS, [dueBefore, limit])).map(readReportRow);
    },
    async deleteReport(merchantUid) {
      await rowsOf(DELETE_REPORT, [merchantUid]);
    },
  };
}

type EventTable = Pick<Ledger, 'addEvent' | 'removeEvent' | 'readEvents'>;

function eventTable(rowsOf: RowsOf): EventTable {
  return {
    async addEvent(key, { windowMs, at }) {
      const [row] = await rowsOf(ADD_EVENT, [key, at + windowMs, at]);
      return readEventsRow(row ?? {});
    },
    async removeEvent(key, { resetsAt }) {
      await rowsOf(REMOVE_EVENT, [key, resetsAt]);
    },
    async readEvents(key, { at }) {
      const [row] = await rowsOf(READ_EVENTS, [key, at]);
      return row === undefined ? { count: 0, resetsAt: at } : readEventsRow(row);
    },
  };
}
