import * as z from 'zod/mini';
import { impUidSchema, MAX_MERCHANT_UID_LENGTH, merchantUidSchema } from '../../schema/ids.ts';
import { orAbort, withDeadline } from '../portone/deadline.ts';
import { orAbsent } from '../portone/portone-error.ts';
import type { Query } from '../settlement/report.ts';
import { type Patience, reportWithin, type Within } from '../settlement/report-within.ts';
import type { Settlement } from '../settlement/settle.ts';
import { mayAsk, storeUnknownReport, type WebhookReport } from '../settlement/unknown-reports.ts';
import { type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json, readUntypedBody } from './http.ts';
import { alertIfOwn, leaveToSweep, recheckSoon } from './leave-to-sweep.ts';
import { stillRunning } from './problems.ts';
import { queryOnce, TooManyQueries } from './query-budget.ts';

/**
 * Webhooks come as JSON or as a form, as set in PortOne's console, and through proxies also as text or without a type. They
 * carry no signature, so only the ids are read. One id is enough: where the other is absent or unusable, PortOne is asked.
 */
const webhookSchema = z.object({ merchant_uid: claimed(), imp_uid: claimed() });

/** Text, or a number, or nothing; whatever else was sent is nothing. */
function claimed() {
  const text = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
  return z.catch(z.optional(text), undefined);
}

/** `POST {basePath}/webhook`, for PortOne. @throws HttpProblem, or what `report` throws */
export async function answerWebhook(request: Request, context: HandlerContext): Promise<Response> {
  const claim = webhookSchema.safeParse(await readUntypedBody(request));
  const { merchant_uid: claimedOrder, imp_uid: claimedPayment } = claim.success ? claim.data : {};
  const impUid = impUidSchema.safeParse(claimedPayment).data;
  const { webhookWithin } = context;
  const startedAt = performance.now();
  const named = namedOrder(claimedOrder);
  const merchantUid = named ?? (await merchantUidOf(context, impUid));
  const spent = named === undefined ? performance.now() - startedAt : 0;
  const patience = { ...patienceOf(request, context), within: Math.max(0, webhookWithin - spent) };
  const report = { merchantUid, impUid };
  const { result, isOrder } = await reportQueried(context, report, patience);
  // A webhook is accepted only once it is stored: PortOne sends it once, unless its support switched retries on.
  if (result === null || result.isLate) await leaveToSweep(context, report, isOrder);
  else if (result.settlement === null) return unknownOrder(context, report);
  else await settled(context, result.settlement);
  return json({ code: 'ok', message: 'Accepted.' });
}

interface Queried {
  /** Null where more webhooks came than PortOne may be queried for. */
  result: Within | null;
  /** `orders.find` gave the order within the time. */
  isOrder: boolean;
}

/** @throws as `reportWithin` */
async function reportQueried(context: HandlerContext, report: WebhookReport, patience: Patience): Promise<Queried> {
  const queryOrder = queryOnce(context, 'webhook', report.merchantUid);
  let isOrder = false;
  const query: Query = (examine) => {
    isOrder = true;
    return queryOrder(examine);
  };
  try {
    const result = await reportWithin(context, { ...report, query }, 'webhook', patience);
    return { result, isOrder };
  } catch (error) {
    if (error instanceof TooManyQueries) return { result: null, isOrder };
    throw error;
  }
}

/** Undefined where none is named, or one that no order of PortOne has. @throws HttpProblem 400 for one that cannot be stored */
function namedOrder(text: string | undefined): string | undefined {
  if (text === undefined || text === '' || text.length > MAX_MERCHANT_UID_LENGTH) return undefined;
  const { data } = merchantUidSchema.safeParse(text);
  if (data === undefined) throw invalidIds();
  return data;
}

function invalidIds(): HttpProblem {
  return new HttpProblem(400, 'invalid-request', 'Send imp_uid and merchant_uid.');
}

/**
 * The order of a payment that was reported without it.
 * @throws HttpProblem 400, 503; PortOneError. A webhook that is refused here is not accepted: PortOne sends it again where its
 *   support switched retries on.
 */
async function merchantUidOf(context: HandlerContext, impUid: string | undefined): Promise<string> {
  if (impUid === undefined) throw invalidIds();
  const { portOne, webhookWithin } = context;
  if (!(await mayAsk(context))) throw stillRunning();
  const record = await withDeadline(webhookWithin, (signal) =>
    orAbort(orAbsent(portOne.payments.get(impUid)), signal, stillRunning),
  );
  if (record?.impUid === impUid) return record.merchantUid;
  throw new HttpProblem(503, 'payment-not-found', 'PortOne has no such payment yet. Retry.');
}

async function settled(context: HandlerContext, { entry, outcome }: Settlement): Promise<void> {
  if (outcome === 'threw' || outcome === 'unrecorded') {
    throw new HttpProblem(503, 'unfinished', 'The payment was read, but the shop could not process it yet. Retry.');
  }
  // PortOne reports what happened, so a record that does not show it yet is read again.
  if (entry.verdict.status === 'unpaid') await recheckSoon(context, entry.merchantUid);
}

/** One PortOne account may serve several shops, and a shop may write an order late. */
async function unknownOrder(context: HandlerContext, report: WebhookReport): Promise<Response> {
  await alertIfOwn(context, report);
  const isStored = await storeUnknownReport(context, report);
  return json({
    code: 'order-not-found',
    message: isStored ? 'Unknown order. Checked again later.' : 'Unknown order.',
  });
}
