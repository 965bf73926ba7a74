import { LIMITS, type Limit } from './budgets.ts';
import { type Row, ratioOf } from './row.ts';

export function limitOf(part: string, row: Row): Limit {
  return LIMITS[`${part}/${row.measure}`] ?? {};
}

export function isOverBudget(part: string, row: Row): boolean {
  const { budget } = limitOf(part, row);
  return budget !== undefined && row.value > budget;
}

/** Undefined: the row has no target. */
export function isTargetMet(part: string, row: Row): boolean | undefined {
  const { target, targetRatio, atLeast } = limitOf(part, row);
  if (target !== undefined) return row.value <= target;
  const ratio = ratioOf(row);
  if (targetRatio === undefined || ratio === undefined) return undefined;
  return atLeast ? ratio >= targetRatio : ratio <= targetRatio;
}

/** The budgets of parts that ran whose row is missing: a renamed measure would otherwise lose its budget unnoticed. */
export function findUnmeasured(measured: Readonly<Record<string, readonly Row[]>>): string[] {
  return Object.entries(LIMITS)
    .filter(([name, { budget }]) => budget !== undefined && isMissing(name, measured))
    .map(([name]) => name);
}

function isMissing(name: string, measured: Readonly<Record<string, readonly Row[]>>): boolean {
  const [part = ''] = name.split('/', 1);
  const rows = measured[part];
  return rows !== undefined && !rows.some(({ measure }) => `${part}/${measure}` === name);
}
