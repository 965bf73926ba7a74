import type { PartOptions, PartResult } from '../row.ts';
import { ledgerRows } from './ledger-rows.ts';
import { openMemory } from './memory-store.ts';
import { openPostgres } from './postgres-store.ts';
import { renderRows } from './render-rows.ts';
import { ruleRows } from './rule-rows.ts';
import { openSqlite } from './sqlite-store.ts';
import type { Store } from './store.ts';

const SIZES = [1_000, 100_000];
const LARGE_SIZES = [...SIZES, 1_000_000];

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  memory: openMemory,
  PostgreSQL: openPostgres,
  SQLite: openSqlite,
};

/** Rendering, rules, and the handlers over each ledger as it grows. */
export async function run({ large }: PartOptions): Promise<PartResult> {
  const result: PartResult = { rows: [...renderRows(), ...ruleRows()], skipped: [], details: [] };
  for (const [name, open] of Object.entries(STORES)) {
    const measured = await measure(name, open, large ? LARGE_SIZES : SIZES);
    result.rows.push(...measured.rows);
    result.skipped.push(...measured.skipped);
    result.details.push(...measured.details);
  }
  return result;
}

/** A store that this machine does not have loses its own rows only. */
async function measure(name: string, open: () => Promise<Store>, sizes: readonly number[]): Promise<PartResult> {
  let store: Store;
  try {
    store = await open();
  } catch (error) {
    return { rows: [], skipped: [`${name}: ${error instanceof Error ? error.message : error}`], details: [] };
  }
  try {
    return await ledgerRows(name, store, sizes);
  } finally {
    await store.close();
  }
}
