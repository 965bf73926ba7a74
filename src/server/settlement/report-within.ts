import type { LedgerEntry } from './ledger.ts';
import { type Claim, report } from './report.ts';
import type { Settlement } from './settle.ts';
import type { SettlementOptions, SettlementTrigger } from './settlement-options.ts';

/** How long a caller waits for a settlement, and what keeps it running afterwards. */
export interface Patience {
  /** Milliseconds. */
  within: number;
  /** Gets the rest of the settlement when the caller does not wait for it; the promise never rejects. */
  keepAlive: (rest: Promise<void>) => void;
}

/** A settlement, or what was stored before the time was over: the entry, or null when PortOne had not answered yet. */
export type Within = { isLate: false; settlement: Settlement | null } | { isLate: true; entry: LedgerEntry | null };

/**
 * As {@link report}, but for a limited time: the shop's functions may take as long as they like. The settlement goes on
 * afterwards, and its errors go to `onError`.
 * @throws as {@link report}, within the time
 */
export async function reportWithin(
  options: SettlementOptions,
  claim: Omit<Claim, 'onStored'>,
  action: SettlementTrigger,
  { within, keepAlive }: Patience,
): Promise<Within> {
  let stored: LedgerEntry | null = null;
  const onStored = (entry: LedgerEntry) => {
    stored = entry;
  };
  const work = report(options, { ...claim, onStored }, action);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Within>((resolve) => {
    timer = setTimeout(() => resolve({ isLate: true, entry: stored }), within);
  });
  const done = work.then((settlement): Within => ({ isLate: false, settlement }));
  const first = await Promise.race([done, late]).finally(() => clearTimeout(timer));
  if (first.isLate) {
    const { merchantUid } = claim;
    const onError = async (error: unknown) => void (await options.onError(error, { action, merchantUid }));
    keepAlive(work.then(() => undefined, onError));
  }
  return first;
}
