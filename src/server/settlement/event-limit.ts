import type { SettlementOptions } from './settlement-options.ts';

/** So many events of one key within a window that begins with the first of them. */
export interface EventLimit {
  count: number;
  windowMs: number;
}

/** Counts one event of `key`, over all processes. Whether it is within the limit. @throws what the ledger throws */
export async function isWithinLimit(
  { ledger, clock }: Pick<SettlementOptions, 'ledger' | 'clock'>,
  key: string,
  { count: most, windowMs }: EventLimit,
): Promise<boolean> {
  const { count } = await ledger.addEvent(key, { windowMs, at: await clock() });
  return count <= most;
}
