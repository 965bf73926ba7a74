import type { LedgerState } from '../settlement/ledger.ts';
import { COLUMNS, type Column } from './ledger-rows.ts';

/** What is sent to PostgreSQL for an entry, and what comes back. */

// Drivers disagree on what jsonb, timestamptz and bigint become, and on how JSON and dates are sent; text and float8 they agree on.
const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8 as ${column}`;
/** A parameter in unix milliseconds. */
export const timeOf = (parameter: number) => `to_timestamp($${parameter}::float8 / 1000)`;

const CASTS: Readonly<Record<Exclude<Column['type'], 'time' | 'json'>, string>> = {
  text: 'text',
  boolean: 'boolean',
  number: 'float8',
};

/** The first parameter of an entry's columns is `$2`. */
export const VALUES = COLUMNS.map(({ type }, index) => {
  const parameter = index + 2;
  if (type === 'time') return timeOf(parameter);
  return type === 'json' ? `$${parameter}::text::jsonb` : `$${parameter}::${CASTS[type]}`;
}).join(', ');

export const VERSION_PARAMETER = COLUMNS.length + 2;

export const SELECTED = [
  'merchant_uid, version',
  ...COLUMNS.flatMap(({ name, type }) => {
    if (type === 'time') return [milliseconds(name)];
    return type === 'json' ? [`${name}::text as ${name}`] : [name];
  }),
].join(', ');

export const SELECTED_ORDER = `order_id, version, winner_merchant_uid, winner_imp_uid, ${milliseconds('updated_at')}`;
export const SELECTED_REPORT = `merchant_uid, imp_uid, ${milliseconds('due_at')}, ${milliseconds('created_at')}`;
export const SELECTED_EVENTS = `count, ${milliseconds('resets_at')}`;

export function paramsOf(next: LedgerState): unknown[] {
  return COLUMNS.map(({ value }) => value(next));
}
