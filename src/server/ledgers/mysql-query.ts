import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import { COLUMNS, FLAGS, type Row } from './ledger-rows.ts';

/** A value that every driver of MySQL takes. */
export type MysqlValue = string | number | null;

/** Rows of a `select`; of any other statement, how many rows it changed. */
export type MysqlResult = readonly unknown[] | { affectedRows: number };

/**
 * What the ledger needs of a driver: runs one statement, commits it, and gives its result. A duplicate key has to reject,
 * with the error of the driver itself or one that has it as its `cause`.
 *
 * - mysql2: `async (sql, params) => (await pool.query(sql, [...params]))[0]`
 * - mariadb: `(sql, params) => pool.query(sql, [...params])`
 */
export type MysqlQuery = (sql: string, params: readonly MysqlValue[]) => Promise<MysqlResult>;

export interface MysqlStatements {
  /** Rows, with numbers and booleans as such whatever the driver makes of them. */
  rows(sql: string, ...params: MysqlValue[]): Promise<Row[]>;
  /** @returns how many rows changed */
  write(sql: string, ...params: MysqlValue[]): Promise<number>;
  /** @returns false where the key is there already */
  create(sql: string, ...params: MysqlValue[]): Promise<boolean>;
}

/** The number of MySQL, as a number or digits, and the name of it in mysql2 and mariadb. */
const DUPLICATE_KEY: ReadonlySet<unknown> = new Set([1062, '1062', 'ER_DUP_ENTRY']);
const DEADLOCK: ReadonlySet<unknown> = new Set([1213, '1213', 'ER_LOCK_DEADLOCK']);
const DEADLOCK_TRIES = 10;

export function mysqlStatements(query: MysqlQuery): MysqlStatements {
  async function write(sql: string, ...params: MysqlValue[]): Promise<number> {
    const result = await againAfterDeadlock(() => query(sql, params));
    if ('affectedRows' in result) return Number(result.affectedRows);
    throw new Error(
      `${MESSAGE_PREFIX}query gave no \`affectedRows\` for a statement that writes. Whether it wrote is unknown, so nothing can be settled. Give { affectedRows } for every statement but select.`,
    );
  }
  return {
    async rows(sql, ...params) {
      const result = await query(sql, params);
      if (Array.isArray(result)) return result.map(toRow);
      throw new Error(
        `${MESSAGE_PREFIX}query gave no rows for a select. Nothing can be settled. Give the array of rows, as \`(await pool.query(sql, [...params]))[0]\` does with mysql2.`,
      );
    },
    write,
    async create(sql, ...params) {
      try {
        await write(sql, ...params);
        return true;
      } catch (error) {
        if (isOf(error, DUPLICATE_KEY)) return false;
        throw error;
      }
    },
  };
}

/** The database ended the statement as if it had never run, so that another could go on. */
async function againAfterDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await run();
    } catch (error) {
      if (tried === DEADLOCK_TRIES || !isOf(error, DEADLOCK)) throw error;
    }
  }
}

/**
 * Drivers give number and name on the error. Drizzle wraps it as `cause`; Prisma has it in `meta`, since version 7 as the
 * `cause` of `meta.driverAdapterError`.
 */
function isOf(error: unknown, kind: ReadonlySet<unknown>, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { errno, code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  if ([errno, code, originalCode].some((value) => kind.has(value))) return true;
  return [cause, meta, driverAdapterError].some((inner) => isOf(inner, kind, depth + 1));
}

const NUMBERS: ReadonlySet<string> = new Set([
  ...COLUMNS.flatMap(({ name, type }) => (type === 'number' || type === 'time' ? [name] : [])),
  ...['version', 'count', 'resets_at', 'now'],
]);

/** A bigint column arrives as a number, a bigint or digits, a tinyint(1) as a number or a boolean. */
function toRow(raw: unknown): Row {
  const fields = Object.entries(raw as Record<string, unknown>).map(([name, value]) => {
    if (FLAGS.has(name)) return [name, Number(value) === 1];
    return [name, NUMBERS.has(name) && value !== null ? Number(value) : value];
  });
  return Object.fromEntries(fields) as Row;
}
