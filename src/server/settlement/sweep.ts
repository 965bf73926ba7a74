import type { LedgerEntry } from './ledger.ts';
import { report } from './report.ts';
import type { SettlementOptions } from './settlement-options.ts';

export interface SweepOptions {
  /** Orders looked at, a few at a time. @default 100 */
  limit?: number | undefined;
}

export interface SweepResult {
  looked: number;
  /** Of those, the ones still to be done: an effect threw or is stuck, or somebody could not be reached. */
  unfinished: number;
}

/** Kind to PortOne's rate limit, and quick enough for a task that runs every minute. */
const CONCURRENCY = 5;

/**
 * Asks again about every order that is due: effects that threw or whose process died, and attempts that went silent.
 * Run it every minute or so, in as many processes as you like. It rejects only when the ledger cannot be read.
 */
export async function sweepLedger(
  options: SettlementOptions,
  { limit = 100 }: SweepOptions = {},
): Promise<SweepResult> {
  const due = await options.ledger.listUnfinished({ dueBefore: options.now(), limit });
  let unfinished = 0;
  for (let start = 0; start < due.length; start += CONCURRENCY) {
    const looks = due.slice(start, start + CONCURRENCY).map((entry) => recheckEntry(options, entry));
    unfinished += (await Promise.all(looks)).filter((isFinished) => !isFinished).length;
  }
  return { looked: due.length, unfinished };
}

/** Whether nothing is left to do about it for now. */
async function recheckEntry(options: SettlementOptions, entry: LedgerEntry): Promise<boolean> {
  const { merchantUid } = entry;
  const told = (error: unknown) => options.onError(error, { action: 'sweep', merchantUid });
  try {
    const settlement = await report(options, { merchantUid, impUid: entry.verdict.impUid }, 'sweep');
    if (settlement !== null) return settlement.outcome !== 'threw' && !settlement.again;
    told(
      new Error(
        `KiwoomCheckout: the ledger has the order ${merchantUid}, and orders.find does not. Sweep leaves it alone until somebody reports it again. Check its payment by hand if it was deleted.`,
      ),
    );
    await requeue(options, entry, null);
  } catch (error) {
    told(error);
    // To the end of the queue, so that a few hopeless orders do not keep the others waiting.
    await requeue(options, entry, options.now()).catch(told);
  }
  return false;
}

async function requeue(
  { ledger, now }: SettlementOptions,
  { merchantUid, version, ...state }: LedgerEntry,
  dueAt: number | null,
): Promise<void> {
  await ledger.compareAndSet(merchantUid, version, { ...state, dueAt, updatedAt: now() });
}
