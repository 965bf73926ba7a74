import * as z from 'zod/mini';
import { impUidSchema, merchantUidSchema } from '../../schema/ids.ts';
import { isClaimed, RECHECK_SOON_MS } from '../settlement/effects.ts';
import { change } from '../settlement/ledger-change.ts';
import { report } from '../settlement/report.ts';
import { receive } from '../settlement/settle.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** PortOne hangs up after 30 seconds, and `orders.onPaid` may take longer than that. */
export const WEBHOOK_TIMEOUT_MS = 5_000;

/** Webhooks come as JSON or as a form, as set in PortOne's console. They carry no signature, so only the ids are read. */
const webhookSchema = z.object({
  merchant_uid: merchantUidSchema,
  imp_uid: z.catch(z.optional(impUidSchema), undefined),
});

/** `POST {basePath}/webhook`, for PortOne. @throws HttpProblem, or what {@link report} throws */
export async function answerWebhook(request: Request, context: HandlerContext): Promise<Response> {
  const body = await readBody(request, ['application/json', 'application/x-www-form-urlencoded']);
  const parsed = webhookSchema.safeParse(body);
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchant_uid.');
  const { merchant_uid: merchantUid, imp_uid: impUid } = parsed.data;
  const work = report(context, { merchantUid, impUid }, 'webhook');
  const settlement = await inTime(work, context.webhookWithin);
  if (settlement === LATE) {
    const rest = work.then(
      () => undefined,
      (error: unknown) => context.onError(error, { action: 'webhook', merchantUid }),
    );
    context.waitUntil?.(rest, request);
    // A webhook is accepted only once it is stored: otherwise PortOne has to send it again.
    await recheckSoon(context, merchantUid);
    return accepted();
  }
  // One PortOne account may serve several shops. A repeat would not change whose order it is.
  if (settlement === null) return json({ code: 'order-not-found', message: 'Not an order of this shop.' });
  if (settlement.outcome !== 'threw') return accepted();
  throw new HttpProblem(503, 'unfinished', 'The payment was read, but the shop could not process it yet. Retry.');
}

function accepted(): Response {
  return json({ code: 'ok', message: 'Accepted.' });
}

const LATE = Symbol('late');

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Makes the order due for `sweep` within a minute, in case this process dies before the settlement ends. */
async function recheckSoon({ ledger, now }: HandlerContext, merchantUid: string): Promise<void> {
  const unpaid = { verdict: { status: 'unpaid', merchantUid }, refunded: false } as const;
  await change(ledger, merchantUid, (known) => {
    const at = now();
    // A claimed order is due when its claim ends.
    if (known !== null && isClaimed(known, at)) return { next: null };
    const dueAt = Math.min(known?.dueAt ?? Number.POSITIVE_INFINITY, at + RECHECK_SOON_MS);
    return { next: { ...receive(known, known ?? unpaid, at), dueAt, updatedAt: at } };
  });
}
