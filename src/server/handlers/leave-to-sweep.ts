import { RECHECK_SOON_MS } from '../settlement/due.ts';
import { isClaimed } from '../settlement/effects.ts';
import { type EventLimit, isWithinLimit } from '../settlement/event-limit.ts';
import { change, stateOf } from '../settlement/ledger-change.ts';
import { SettlementAlert } from '../settlement/settlement-alert.ts';
import { storeReport, storeUnknownReport, type WebhookReport } from '../settlement/unknown-reports.ts';
import type { HandlerContext } from './handler-options.ts';
import { stillRunning } from './problems.ts';

const ONCE_AN_HOUR: EventLimit = { count: 1, windowMs: 3_600_000 };

/**
 * Leaves it to `sweep`, within a minute.
 *
 * @param isOrder the shop has the order, so what strangers made up cannot use up its place
 * @throws HttpProblem 503 when it cannot be stored; what the ledger throws
 */
export async function leaveToSweep(context: HandlerContext, report: WebhookReport, isOrder: boolean): Promise<void> {
  const { merchantUid } = report;
  if ((await context.ledger.read(merchantUid)) !== null) return recheckSoon(context, merchantUid);
  if (isOrder) await storeReport(context, report);
  else if (!(await storeUnknownReport(context, report))) throw stillRunning();
}

/** Makes the attempt due for `sweep` within a minute, in case this process dies before the settlement ends. */
export async function recheckSoon(context: HandlerContext, merchantUid: string): Promise<void> {
  await change(context, merchantUid, (known, at) => {
    // A claimed attempt is due when its claim ends.
    if (known === null || isClaimed(known, at)) return { next: null };
    const dueAt = Math.min(known.dueAt ?? Number.POSITIVE_INFINITY, at + RECHECK_SOON_MS);
    return { next: { ...stateOf(known), dueAt, updatedAt: at } };
  });
}

/** The shop's own attempt, whose order is gone: money may arrive for it, and only a person can say what that is for. */
export async function alertIfOwn(context: HandlerContext, { merchantUid, impUid }: WebhookReport): Promise<void> {
  const entry = await context.ledger.read(merchantUid);
  if (entry === null) return;
  if (!(await isWithinLimit(context, `order-missing ${merchantUid}`, ONCE_AN_HOUR))) return;
  const { orderId, verdict } = entry;
  const alert = new SettlementAlert(
    'order-missing',
    `PortOne reported a change of the order ${merchantUid}, which the ledger has and orders.find does not. Nothing was done about it. Look at its payment in PortOne's console: if money arrived, refund it or restore the order.`,
    { merchantUid, orderId, impUid: impUid ?? verdict.impUid },
  );
  void context.onError(alert, { action: 'webhook', merchantUid });
}
