import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { Ledger } from '../settlement/ledger.ts';
import { MAX_RACES } from '../settlement/ledger-change.ts';
import {
  COLUMNS,
  listReadable,
  NAMES,
  plainValuesOf,
  readEventsRow,
  readNowRow,
  readOrderRow,
  readReportRow,
  readRow,
} from './ledger-rows.ts';
import { type MysqlQuery, type MysqlStatements, mysqlStatements } from './mysql-query.ts';

// In UTC: the session's own time is ambiguous for an hour where clocks are put back.
const NOW = "select timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000 as now";

// Keys are stored as bytes, and read as the text they are.
const textOf = (key: string) => `convert(${key} using utf8mb4) as ${key}`;
const LEDGER = 'kiwoom_checkout_ledger';
const SELECTED = ['merchant_uid', 'version', ...COLUMNS.map(({ name }) => name)]
  .map((name) => (name === 'merchant_uid' || name === 'order_id' ? textOf(name) : name))
  .join(', ');
const READ = `select ${SELECTED} from ${LEDGER} where merchant_uid = ?`;
const CREATE = `insert into ${LEDGER} (${NAMES}, merchant_uid, version) values (${COLUMNS.map(() => '?').join(', ')}, ?, 1)`;
// The version always changes: the count is the same whether the driver counts found rows or changed ones.
const CHANGE = `update ${LEDGER} set ${COLUMNS.map(({ name }) => `${name} = ?`).join(', ')}, version = version + 1
where merchant_uid = ? and version = ?`;
const LIST_DUE = `select ${SELECTED} from ${LEDGER} where due_at <= ? order by due_at, ${LEDGER}.merchant_uid`;
const LIST_ATTEMPTS = `select ${SELECTED} from ${LEDGER} where order_id = ? order by created_at desc, ${LEDGER}.merchant_uid`;

const READ_ORDER = `select ${textOf('order_id')}, version, winner_merchant_uid, winner_imp_uid, updated_at
from kiwoom_checkout_orders where order_id = ?`;
const CREATE_ORDER = `insert into kiwoom_checkout_orders (winner_merchant_uid, winner_imp_uid, updated_at, order_id, version)
values (?, ?, ?, ?, 1)`;
const CHANGE_ORDER = `update kiwoom_checkout_orders
set winner_merchant_uid = ?, winner_imp_uid = ?, updated_at = ?, version = version + 1
where order_id = ? and version = ?`;

const STORE_REPORT = `insert into kiwoom_checkout_reports (merchant_uid, imp_uid, due_at, created_at) values (?, ?, ?, ?)
on duplicate key update imp_uid = ?, due_at = ?`;
const LIST_REPORTS = `select ${textOf('merchant_uid')}, imp_uid, due_at, created_at from kiwoom_checkout_reports
where due_at <= ? order by due_at`;
const DELETE_REPORT = 'delete from kiwoom_checkout_reports where merchant_uid = ?';

const READ_COUNT = 'select count, resets_at from kiwoom_checkout_events where event_key = ?';
const CREATE_COUNT = 'insert into kiwoom_checkout_events (event_key, count, resets_at) values (?, 1, ?)';
const CHANGE_COUNT = `update kiwoom_checkout_events set count = ?, resets_at = ?
where event_key = ? and count = ? and resets_at = ?`;
const REMOVE_EVENT = `update kiwoom_checkout_events set count = count - 1
where event_key = ? and resets_at = ? and count > 0`;
const LIST_EXPIRED = `select ${textOf('event_key')} from kiwoom_checkout_events where resets_at <= ? limit 10`;
const DELETE_EXPIRED = 'delete from kiwoom_checkout_events where event_key = ? and resets_at <= ?';

/**
 * A ledger in MariaDB 10.6 or newer, or MySQL 8. Run `MYSQL_MIGRATION` first. Each write is a single statement that
 * `query` has to commit (as a pool does), so it may use any connection. Keep the character set of the connection utf8mb4,
 * which is the drivers' own.
 *
 * Seen on MariaDB 10.11 with mysql2 3. MySQL 8 has not been seen: run `ledgerLaws` of `kiwoom-checkout/testing` on yours.
 */
export function mysqlLedger(query: MysqlQuery): Ledger {
  const statements = mysqlStatements(query);
  return {
    async now() {
      return readNowRow((await statements.rows(NOW))[0]);
    },
    ...entryTable(statements),
    ...orderTable(statements),
    ...reportTable(statements),
    ...eventTable(statements),
  };
}

/** Written into the statement: as a parameter of a prepared one, MySQL 8 refuses a number of JavaScript here. */
const limited = (limit: number, offset = 0) => ` limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`;

type EntryTable = Pick<Ledger, 'read' | 'compareAndSet' | 'listUnfinished' | 'listAttempts'>;

function entryTable({ rows, write, create }: MysqlStatements): EntryTable {
  return {
    async read(merchantUid) {
      const [row] = await rows(READ, merchantUid);
      return row === undefined ? null : readRow(row);
    },
    async compareAndSet(merchantUid, expectedVersion, next) {
      const params = [...plainValuesOf(next), merchantUid];
      if (expectedVersion === 0) return create(CREATE, ...params);
      return (await write(CHANGE, ...params, expectedVersion)) === 1;
    },
    listUnfinished: ({ dueBefore, limit }) =>
      listReadable(limit, (offset) => rows(LIST_DUE + limited(limit, offset), dueBefore)),
    async listAttempts(orderId, { limit }) {
      return (await rows(LIST_ATTEMPTS + limited(limit), orderId)).map(readRow);
    },
  };
}

function orderTable({ rows, write, create }: MysqlStatements): Pick<Ledger, 'readOrder' | 'compareAndSetOrder'> {
  return {
    async readOrder(orderId) {
      const [row] = await rows(READ_ORDER, orderId);
      return row === undefined ? null : readOrderRow(row);
    },
    async compareAndSetOrder(orderId, expectedVersion, { winner, updatedAt }) {
      const params = [winner.merchantUid, winner.impUid, updatedAt, orderId];
      if (expectedVersion === 0) return create(CREATE_ORDER, ...params);
      return (await write(CHANGE_ORDER, ...params, expectedVersion)) === 1;
    },
  };
}

function reportTable({ rows, write }: MysqlStatements): Pick<Ledger, 'storeReport' | 'listReports' | 'deleteReport'> {
  return {
    async storeReport({ merchantUid, impUid, dueAt, createdAt }) {
      await write(STORE_REPORT, merchantUid, impUid, dueAt, createdAt, impUid, dueAt);
    },
    async listReports({ dueBefore, limit }) {
      return (await rows(LIST_REPORTS + limited(limit), dueBefore)).map(readReportRow);
    },
    async deleteReport(merchantUid) {
      await write(DELETE_REPORT, merchantUid);
    },
  };
}

type EventTable = Pick<Ledger, 'addEvent' | 'removeEvent' | 'readEvents'>;

function eventTable({ rows, write, create }: MysqlStatements): EventTable {
  /** Windows that ended long ago go, a few with each event, so that the table does not grow. */
  async function dropExpired(at: number, own: string): Promise<void> {
    for (const row of await rows(LIST_EXPIRED, at)) {
      const key = String(row['event_key']);
      if (key !== own) await write(DELETE_EXPIRED, key, at);
    }
  }
  return {
    async addEvent(key, { windowMs, at }) {
      await dropExpired(at, key);
      // MySQL returns no row of a write, so each event takes the number after the one it read, or reads again.
      for (let race = 0; race < MAX_RACES; race += 1) {
        const [row] = await rows(READ_COUNT, key);
        if (row === undefined) {
          if (await create(CREATE_COUNT, key, at + windowMs)) return { count: 1, resetsAt: at + windowMs };
          continue;
        }
        const known = readEventsRow(row);
        const next =
          known.resetsAt <= at
            ? { count: 1, resetsAt: at + windowMs }
            : { count: known.count + 1, resetsAt: known.resetsAt };
        const changed = await write(CHANGE_COUNT, next.count, next.resetsAt, key, known.count, known.resetsAt);
        if (changed === 1) return next;
      }
      throw new Error(
        `${MESSAGE_PREFIX}${MAX_RACES} events of one key in a row were not counted. Requests cannot be limited. Check that query commits each statement.`,
      );
    },
    async removeEvent(key, { resetsAt }) {
      await write(REMOVE_EVENT, key, resetsAt);
    },
    async readEvents(key, { at }) {
      const [row] = await rows(READ_COUNT, key);
      const known = row === undefined ? { count: 0, resetsAt: at } : readEventsRow(row);
      return known.resetsAt <= at ? { count: 0, resetsAt: at } : known;
    },
  };
}
