import { RECHECK_SOON_MS } from './due.ts';
import { type EventLimit, isWithinLimit } from './event-limit.ts';
import type { UnknownReport } from './ledger.ts';
import { report } from './report.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** A shop may write an order after its payment, or read it from a replica that lags. Other shops' orders never come. */
const MAX_REPORT_AGE_MS = 24 * 3_600_000;
/** Webhooks are not signed, so anyone can send them for orders that do not exist. */
const REPORTS: EventLimit = { count: 1_000, windowMs: 3_600_000 };
const EVENT_KEY = 'unknown-reports';
/** PortOne is queried for payments that are named without their order at most this often an hour. */
const QUESTIONS: EventLimit = { count: 1_000, windowMs: 3_600_000 };
const QUESTION_KEY = 'reports-without-order';

/** What a webhook names. */
export interface WebhookReport {
  merchantUid: string;
  impUid: string | undefined;
}

/**
 * Stores a webhook about an order that `orders.find` does not know, for `sweep`. At most 1,000 an hour are stored.
 *
 * @returns whether it was stored
 */
export async function storeUnknownReport(
  options: Pick<SettlementOptions, 'ledger' | 'clock'>,
  report: WebhookReport,
): Promise<boolean> {
  if (!(await isWithinLimit(options, EVENT_KEY, REPORTS))) return false;
  await storeReport(options, report);
  return true;
}

/** Stores a webhook for `sweep`, a minute later. */
export async function storeReport(
  { ledger, clock }: Pick<SettlementOptions, 'ledger' | 'clock'>,
  { merchantUid, impUid = null }: { merchantUid: string; impUid: string | null | undefined },
): Promise<void> {
  const at = await clock();
  await ledger.storeReport({ merchantUid, impUid, dueAt: at + RECHECK_SOON_MS, createdAt: at });
}

/** Whether PortOne may be queried for a payment of an unknown order: strangers must not use up its rate limit. */
export async function mayAsk(options: Pick<SettlementOptions, 'ledger' | 'clock'>): Promise<boolean> {
  return isWithinLimit(options, QUESTION_KEY, QUESTIONS);
}

/** Whether nothing is left to do about it for now. Checked at twice its age each time, and deleted after a day. */
export async function recheckReport(options: SettlementOptions, stored: UnknownReport): Promise<boolean> {
  const { ledger, clock } = options;
  const { merchantUid, impUid, createdAt } = stored;
  const onError = (error: unknown) => options.onError(error, { action: 'sweep', merchantUid });
  try {
    const settlement = await report(options, { merchantUid, impUid: impUid ?? undefined }, 'sweep');
    const age = (await clock()) - createdAt;
    if (settlement !== null || age >= MAX_REPORT_AGE_MS) await ledger.deleteReport(merchantUid);
    else await ledger.storeReport({ ...stored, dueAt: createdAt + age + Math.max(age, RECHECK_SOON_MS) });
    return settlement === null || settlement.outcome !== 'threw';
  } catch (error) {
    onError(error);
    return false;
  }
}
