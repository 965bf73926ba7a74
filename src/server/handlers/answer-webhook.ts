import * as z from 'zod/mini';
import { impUidSchema, merchantUidSchema } from '../../schema/ids.ts';
import { RECHECK_SOON_MS } from '../settlement/due.ts';
import { isClaimed } from '../settlement/effects.ts';
import { change, stateOf } from '../settlement/ledger-change.ts';
import { newState } from '../settlement/receive.ts';
import { reportWithin } from '../settlement/report-within.ts';
import type { Settlement } from '../settlement/settle.ts';
import { storeUnknownReport } from '../settlement/unknown-reports.ts';
import { type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** Webhooks come as JSON or as a form, as set in PortOne's console. They carry no signature, so only the ids are read. */
const webhookSchema = z.object({
  merchant_uid: merchantUidSchema,
  // The payment is found by its order where this is unusable.
  imp_uid: z.catch(z.optional(impUidSchema), undefined),
});

/** `POST {basePath}/webhook`, for PortOne. @throws HttpProblem, or what `report` throws */
export async function answerWebhook(request: Request, context: HandlerContext): Promise<Response> {
  const body = await readBody(request, ['application/json', 'application/x-www-form-urlencoded']);
  const parsed = webhookSchema.safeParse(body);
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchant_uid.');
  const { merchant_uid: merchantUid, imp_uid: impUid } = parsed.data;
  const patience = { ...patienceOf(request, context), within: context.webhookWithin };
  const result = await reportWithin(context, { merchantUid, impUid }, 'webhook', patience);
  // A webhook is accepted only once it is stored: otherwise PortOne has to send it again.
  if (result.isLate) await recheckSoon(context, merchantUid);
  else if (result.settlement === null) return unknownOrder(context, { merchantUid, impUid });
  else await settled(context, result.settlement);
  return json({ code: 'ok', message: 'Accepted.' });
}

async function settled(context: HandlerContext, { entry, outcome }: Settlement): Promise<void> {
  if (outcome === 'threw' || outcome === 'unrecorded') {
    throw new HttpProblem(503, 'unfinished', 'The payment was read, but the shop could not process it yet. Retry.');
  }
  // PortOne reports what happened, so a record that does not show it yet is read again.
  if (entry.verdict.status === 'unpaid') await recheckSoon(context, entry.merchantUid);
}

/** One PortOne account may serve several shops, and a shop may write an order late. */
async function unknownOrder(
  context: HandlerContext,
  report: { merchantUid: string; impUid: string | undefined },
): Promise<Response> {
  const isStored = await storeUnknownReport(context, report);
  return json({
    code: 'order-not-found',
    message: isStored ? 'Unknown order. Checked again later.' : 'Unknown order.',
  });
}

/** Makes the attempt due for `sweep` within a minute, in case this process dies before the settlement ends. */
async function recheckSoon(context: HandlerContext, merchantUid: string): Promise<void> {
  await change(context, merchantUid, (known, at) => {
    // A claimed attempt is due when its claim ends.
    if (known !== null && isClaimed(known, at)) return { next: null };
    const unpaid = { verdict: { status: 'unpaid', merchantUid }, refunded: false } as const;
    const state = known === null ? newState(unpaid, { orderId: merchantUid, at }) : stateOf(known);
    const dueAt = Math.min(known?.dueAt ?? Number.POSITIVE_INFINITY, at + RECHECK_SOON_MS);
    return { next: { ...state, dueAt, updatedAt: at } };
  });
}
