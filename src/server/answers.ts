import * as z from 'zod/mini';
import { completeRequestSchema } from '../schema/verdict.ts';
import { allow, enter, type Gate } from './gate.ts';
import { assertMethod, HttpProblem, json, readBody } from './http.ts';
import { hasCode, PortOneError } from './portone-error.ts';
import { type ReportOptions, report } from './report.ts';

/** The answer to a browser. @throws HttpProblem, or what {@link report} throws */
export async function answerComplete(request: Request, shared: ReportOptions, gate: Gate): Promise<Response> {
  enter(request, gate, 'POST');
  const parsed = completeRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchantUid, and impUid when there is one.');
  const { merchantUid } = parsed.data;
  await allow(request, gate, { name: 'complete', merchantUid });
  const settlement = await report(shared, parsed.data, 'complete');
  if (settlement === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return json(settlement.entry.verdict);
}

/** Webhooks come in both forms, as set in PortOne's console. They carry no signature, so only the ids are read. */
const webhookSchema = z.object({
  merchant_uid: z.string().check(z.minLength(1), z.maxLength(40)),
  imp_uid: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(32))), undefined),
});

/** The answer to PortOne. @throws HttpProblem, or what {@link report} throws */
export async function answerWebhook(request: Request, shared: ReportOptions): Promise<Response> {
  assertMethod(request, 'POST');
  const body = await readBody(request, ['application/json', 'application/x-www-form-urlencoded']);
  const parsed = webhookSchema.safeParse(body);
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchant_uid.');
  const { merchant_uid: merchantUid, imp_uid: impUid } = parsed.data;
  const settlement = await report(shared, { merchantUid, impUid }, 'webhook');
  // One PortOne account may serve several shops. Sending it again would not make it ours, so it is taken and left.
  if (settlement === null) return json({ code: 'order-not-found', message: 'Not an order of this shop.' });
  if (settlement.outcome === 'threw') {
    throw new HttpProblem(
      503,
      'unfinished',
      'The payment was read, and the shop could not act on it yet. Send it again.',
    );
  }
  return json({ code: 'ok', message: 'Taken.' });
}

/** 503 wherever asking again may help: PortOne then repeats a webhook, and a browser says `unconfirmed`, never failed. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasCode(error, 'invalid-input'))
    return new HttpProblem(500, 'server-error', 'The shop cannot check this payment.');
  if (hasCode(error, 'outcome-unknown'))
    return new HttpProblem(
      503,
      'outcome-unknown',
      'Nobody knows yet whether it was carried out. Do not send it again.',
    );
  const code = error instanceof PortOneError ? 'portone-unavailable' : 'shop-unavailable';
  return new HttpProblem(503, code, 'The payment cannot be checked right now. It may have been made. Ask again.', {
    'retry-after': '3',
  });
}
