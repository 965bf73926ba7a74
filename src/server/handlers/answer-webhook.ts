import * as z from 'zod/mini';
import { isClaimed, SOON } from '../settlement/effects.ts';
import { change } from '../settlement/ledger-change.ts';
import { type ReportOptions, report } from '../settlement/report.ts';
import { receive } from '../settlement/settle.ts';
import { assertMethod, HttpProblem, json, readBody } from './http.ts';

export interface WebhookOptions extends ReportOptions {
  /** Milliseconds. */
  webhookWithin: number;
  waitUntil: ((work: Promise<void>, request: Request) => unknown) | undefined;
}

/** PortOne hangs up after 30 seconds, and a shop may take as long as it likes to fulfil an order. */
export const WEBHOOK_WITHIN = 5_000;

/** Webhooks come in both forms, as set in PortOne's console. They carry no signature, so only the ids are read. */
const webhookSchema = z.object({
  merchant_uid: z.string().check(z.minLength(1), z.maxLength(40)),
  imp_uid: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(32))), undefined),
});

/** The answer to PortOne. @throws HttpProblem, or what {@link report} throws */
export async function answerWebhook(request: Request, options: WebhookOptions): Promise<Response> {
  assertMethod(request, 'POST');
  const body = await readBody(request, ['application/json', 'application/x-www-form-urlencoded']);
  const parsed = webhookSchema.safeParse(body);
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchant_uid.');
  const { merchant_uid: merchantUid, imp_uid: impUid } = parsed.data;
  const work = report(options, { merchantUid, impUid }, 'webhook');
  const settlement = await inTime(work, options.webhookWithin);
  if (settlement === LATE) {
    const rest = work.then(
      () => undefined,
      (error: unknown) => options.onError(error, { action: 'webhook', merchantUid }),
    );
    options.waitUntil?.(rest, request);
    // Taken is said only of what is not lost with this process; else PortOne shall send it again.
    await lookSoon(options, merchantUid);
    return taken();
  }
  // One PortOne account may serve several shops. Sending it again would not make it ours, so it is taken and left.
  if (settlement === null) return json({ code: 'order-not-found', message: 'Not an order of this shop.' });
  if (settlement.outcome !== 'threw') return taken();
  throw new HttpProblem(
    503,
    'unfinished',
    'The payment was read, and the shop could not act on it yet. Send it again.',
  );
}

function taken(): Response {
  return json({ code: 'ok', message: 'Taken.' });
}

const LATE = Symbol('late');

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Has `sweep` look at the order within minutes, should nobody be left to settle what was reported. */
async function lookSoon({ ledger, now }: ReportOptions, merchantUid: string): Promise<void> {
  const unpaid = { verdict: { status: 'unpaid', merchantUid }, refunded: false } as const;
  await change(ledger, merchantUid, (known) => {
    const at = now();
    // A claim is looked at when it ends.
    if (known !== null && isClaimed(known, at)) return { next: null };
    const dueAt = Math.min(known?.dueAt ?? Number.POSITIVE_INFINITY, at + SOON);
    return { next: { ...receive(known, known ?? unpaid, at), dueAt, updatedAt: at } };
  });
}
