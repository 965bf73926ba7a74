import type { LedgerEntry, UnreadableEntry } from './ledger.ts';
import { stateOf } from './ledger-change.ts';
import { report } from './report.ts';
import { SettlementAlert } from './settlement-alert.ts';
import type { SettlementOptions } from './settlement-options.ts';
import { recheckReport } from './unknown-reports.ts';

export interface SweepOptions {
  /** Orders checked in one call, a few at a time. @default 100 */
  limit?: number | undefined;
}

export interface SweepResult {
  looked: number;
  /** Of those, the ones still to be done: an effect threw or is stuck, a row is unreadable, or a call failed. */
  unfinished: number;
}

/** Within PortOne's rate limit, and fast enough for a task that runs every minute. */
const CONCURRENCY = 5;

/**
 * Checks every order that is due: effects that threw or whose process died, refunds that failed, attempts without a
 * result, webhooks of orders that were unknown. Run it every minute or so, in as many processes as you like. It rejects
 * only when the ledger cannot be read. It ends after `onError` has, because its process may end with it.
 */
export async function sweepLedger(
  settings: SettlementOptions,
  { limit = 100 }: SweepOptions = {},
): Promise<SweepResult> {
  const reported: Promise<boolean>[] = [];
  const onError: SettlementOptions['onError'] = (error, context) => {
    const call = settings.onError(error, context);
    reported.push(call);
    return call;
  };
  const options = { ...settings, onError };
  const dueBefore = await options.clock();
  const entries = await options.ledger.listUnfinished({ dueBefore, limit });
  const reports = await options.ledger.listReports({ dueBefore, limit });
  const checks = [
    ...entries.map((entry) => () => recheckEntry(options, entry)),
    ...reports.map((each) => () => recheckReport(options, each)),
  ];
  let unfinished = 0;
  for (let start = 0; start < checks.length; start += CONCURRENCY) {
    const running = checks.slice(start, start + CONCURRENCY).map((check) => check());
    unfinished += (await Promise.all(running)).filter((isFinished) => !isFinished).length;
  }
  await Promise.all(reported);
  return { looked: checks.length, unfinished };
}

/** Whether nothing is left to do about it for now. */
async function recheckEntry(options: SettlementOptions, entry: LedgerEntry | UnreadableEntry): Promise<boolean> {
  const { merchantUid } = entry;
  const onError = (error: unknown) => options.onError(error, { action: 'sweep', merchantUid });
  if ('unreadable' in entry) {
    onError(unreadableAlert(entry));
    return false;
  }
  try {
    const settlement = await report(options, { merchantUid, impUid: entry.verdict.impUid }, 'sweep');
    if (settlement !== null) return !['threw', 'unrecorded'].includes(settlement.outcome) && !settlement.again;
    onError(missingAlert(entry));
    await requeue(options, entry, null);
  } catch (error) {
    onError(error);
    // To the end of the queue, so that a few orders that keep failing do not hold up the others.
    await options
      .clock()
      .then((at) => requeue(options, entry, at))
      .catch(onError);
  }
  return false;
}

async function requeue({ ledger, clock }: SettlementOptions, entry: LedgerEntry, dueAt: number | null): Promise<void> {
  const { merchantUid, version } = entry;
  await ledger.compareAndSet(merchantUid, version, { ...stateOf(entry), dueAt, updatedAt: await clock() });
}

function unreadableAlert({ merchantUid, unreadable }: UnreadableEntry): Error {
  return new SettlementAlert(
    'unreadable',
    `the ledger's row of ${merchantUid} cannot be read (${unreadable}). Sweep skips it. A newer version may have written it: finish the deployment, or repair the row.`,
    { merchantUid },
  );
}

function missingAlert({ merchantUid, orderId }: LedgerEntry): Error {
  return new SettlementAlert(
    'order-missing',
    `the ledger has the order ${merchantUid}, and orders.find does not. Sweep leaves it alone until it is reported again. Check its payment by hand if it was deleted.`,
    { merchantUid, orderId },
  );
}
