import { executeSchedule, findSchedule, shownSchedule } from '../rest/due-schedules.ts';
import { cancelPayment } from '../rest/rest-cancel.ts';
import { confirmPurchase } from '../rest/rest-shipments.ts';
import { depositPayment } from '../state/finish-payment.ts';
import { type SandboxContext, unixSeconds } from '../state/sandbox-context.ts';
import { json, readBody, redirect, textOf } from '../state/sandbox-http.ts';
import { isOutcome, type Outcome } from '../state/sandbox-outcomes.ts';
import { findPayment, newestFirst, type PaymentRecord, resetState } from '../state/sandbox-state.ts';

export function setOutcome(context: SandboxContext, outcome: Outcome | null, merchantUid?: string | undefined): void {
  const { state } = context;
  state.hasHungScript = false;
  if (merchantUid === undefined) state.nextOutcome = outcome ?? undefined;
  else if (outcome === null) state.outcomes.delete(merchantUid);
  else state.outcomes.set(merchantUid, outcome);
}

/** Cancels the remaining amount and sends the webhook, as PortOne's console does. */
export function cancelAll(context: SandboxContext, record: PaymentRecord): boolean {
  const { amount, cancel_amount: cancelled, status } = record.wire;
  if (status !== 'paid') return false;
  cancelPayment(context, record, { amount: amount - cancelled, reason: '샌드박스에서 취소', notifyShop: true });
  return true;
}

export function resendWebhook(context: SandboxContext, record: PaymentRecord): boolean {
  void context.webhooks.send(record, record.wire.status, { outcome: null });
  return true;
}

/** `GET /control/{list}`: everything so far, newest payment first. */
export function readControl(context: SandboxContext, name: string): Response {
  const { payments, customers, schedules, shipments, receipts, requests, webhooks, nextOutcome, outcomes } =
    context.state;
  switch (name) {
    case 'payments':
      return json(newestFirst(payments).map(({ wire }) => wire));
    case 'customers':
      return json([...customers.values()].map(({ wire }) => wire));
    case 'schedules':
      return json(schedules.map((schedule) => shownSchedule(context.state, schedule)));
    case 'shipments':
      return json([...shipments].map(([imp_uid, shipment]) => ({ imp_uid, ...shipment })));
    case 'receipts':
      return json([...receipts.values()]);
    case 'requests':
      return json(requests);
    case 'webhooks':
      return json(webhooks);
    case 'outcome':
      return json({ outcome: nextOutcome ?? context.options.outcome, byMerchantUid: Object.fromEntries(outcomes) });
    default:
      return json({ error: `There is no list named ${name}.` }, 404);
  }
}

/** `POST /control/{action}`, as JSON from tests or as a form from the list page. */
export async function writeControl(context: SandboxContext, request: Request, name: string): Promise<Response> {
  const isForm = !(request.headers.get('content-type') ?? '').includes('json');
  const answer = write(context, name, await readBody(request));
  // `curl -X POST` has no content type either, but expects a response and not a page.
  const isPerson = isForm && request.headers.get('accept')?.includes('text/html');
  return isPerson && answer.ok ? redirect(`${context.options.basePath}/`, 303) : answer;
}

function write(context: SandboxContext, name: string, body: Record<string, unknown>): Response {
  if (name === 'reset') {
    resetState(context.state);
    return json({ ok: true });
  }
  if (name === 'outcome') return writeOutcome(context, body);
  if (name === 'schedule') return runSchedule(context, String(body.merchant_uid));
  const act = ACTIONS[name];
  if (!act) return json({ error: `There is no action named ${name}.` }, 404);
  const record = findPayment(context.state, String(body.imp_uid));
  if (!record) return json({ error: `There is no payment ${String(body.imp_uid)}.` }, 404);
  const isDone = act(context, record);
  return isDone
    ? json({ ok: true, at: unixSeconds(context) })
    : json({ error: `Not possible for a payment with status ${record.wire.status}.` }, 409);
}

function runSchedule(context: SandboxContext, merchantUid: string): Response {
  const schedule = findSchedule(context.state, merchantUid);
  if (!schedule) return json({ error: `There is no schedule ${merchantUid}.` }, 404);
  return executeSchedule(context, schedule)
    ? json({ ok: true, at: unixSeconds(context) })
    : json({ error: `Not possible for a schedule with status ${schedule.wire.schedule_status}.` }, 409);
}

function writeOutcome(context: SandboxContext, body: Record<string, unknown>): Response {
  const outcome = textOf(body.outcome);
  if (outcome !== null && !isOutcome(outcome)) return json({ error: `There is no outcome named ${outcome}.` }, 400);
  setOutcome(context, outcome, textOf(body.merchant_uid) ?? undefined);
  return json({ ok: true });
}

const ACTIONS: Readonly<Record<string, (context: SandboxContext, record: PaymentRecord) => boolean>> = {
  deposit: depositPayment,
  webhook: resendWebhook,
  cancel: cancelAll,
  confirm: confirmPurchase,
};
