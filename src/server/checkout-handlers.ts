import * as z from 'zod/mini';
import { completeRequestSchema } from '../schema/verdict.ts';
import type { PortOne, PortOneEnvironment } from './create-portone.ts';
import { RECHECK, type Recheck } from './duties.ts';
import { assertPost, HttpProblem, json, problem, readBody } from './http.ts';
import type { Ledger } from './ledger.ts';
import { assertSameOrigin, corsHeaders } from './origin.ts';
import { hasCode, PortOneError } from './portone-error.ts';
import { type ErrorContext, type Orders, report, type ReportOptions } from './report.ts';
import { expectPayment } from './settle.ts';
import { type SweepOptions, type SweepResult, sweepLedger } from './sweep.ts';

/** What a shopper's browser asks for; more names come with more handlers. */
export interface CheckoutAction {
  name: 'complete';
  merchantUid: string;
}

export interface CheckoutHandlersOptions {
  /** Path the handlers live under, as in `/api/payments`. */
  basePath: string;
  portOne: PortOne;
  ledger: Ledger;
  orders: Orders;
  /**
   * Whether this shopper may ask about this order. Without it anybody who knows an order's number learns
   * whether it is paid, and where its deposit goes. The request's body is read already; use its headers.
   */
  authorize?: ((request: Request, action: CheckoutAction) => boolean | Promise<boolean>) | undefined;
  /** Other origins whose pages may call `complete`, as in `https://m.shop.example`. */
  allowedOrigins?: readonly string[] | undefined;
  /** Told of everything that went wrong and of money that needs a person. @default `console.error` */
  onError?: ((error: unknown, context: ErrorContext) => void) | undefined;
  /** @default the client's */
  environment?: PortOneEnvironment | undefined;
  /** Unix milliseconds. @default Date.now */
  now?: (() => number) | undefined;
  /** Milliseconds a duty may take before another process takes it over. @default 60_000 */
  lease?: number | undefined;
  /** How long silent attempts are asked about again. */
  recheck?: Partial<Recheck> | undefined;
}

export interface CheckoutHandlers {
  /** Both routes below `basePath`; 404 for others. */
  fetch(request: Request): Promise<Response>;
  /** `POST {basePath}/complete`: the browser asks what became of its payment, and is answered with a verdict. */
  complete(request: Request): Promise<Response>;
  /** `POST {basePath}/webhook`: PortOne says that something happened. What did is read from PortOne itself. */
  webhook(request: Request): Promise<Response>;
  /** Notes that an attempt is about to begin, so that `sweep` asks about it if everybody goes silent. */
  begin(merchantUid: string): Promise<void>;
  /** Catches up with what was missed. Run it every minute or so. */
  sweep(options?: SweepOptions): Promise<SweepResult>;
}

/** Webhooks come in both forms, as set in PortOne's console. They carry no signature, so only the ids are read. */
const webhookSchema = z.object({
  merchant_uid: z.string().check(z.minLength(1), z.maxLength(40)),
  imp_uid: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(32))), undefined),
});

/**
 * Handlers over web-standard requests: mount `fetch` in Next, Hono, Remix, Workers or Node.
 * Callback, redirect, reload and webhooks may all report one payment, in any order and in several processes:
 * the ledger makes `orders.fulfil` be called once.
 */
export function createCheckoutHandlers(options: CheckoutHandlersOptions): CheckoutHandlers {
  const { portOne, ledger, orders, authorize, allowedOrigins = [], now = Date.now, lease } = options;
  const basePath = options.basePath.replace(/\/+$/, '');
  const recheck = { ...RECHECK, ...options.recheck };
  const onError = safely(options.onError ?? ((error) => console.error(error)));
  const shared: ReportOptions = { portOne, ledger, orders, environment: options.environment ?? portOne.environment, now, lease, recheck, onError };

  async function answerComplete(request: Request): Promise<Response> {
    assertSameOrigin(request, allowedOrigins);
    assertPost(request);
    const parsed = completeRequestSchema.safeParse(await readBody(request, ['application/json']));
    if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchantUid, and impUid when there is one.');
    const { merchantUid } = parsed.data;
    if (authorize !== undefined && !(await authorize(request, { name: 'complete', merchantUid }))) {
      throw new HttpProblem(403, 'forbidden', 'This order is not yours to ask about.');
    }
    const settlement = await report(shared, parsed.data, 'complete');
    if (settlement === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
    return json(settlement.entry.verdict);
  }

  async function answerWebhook(request: Request): Promise<Response> {
    assertPost(request);
    const parsed = webhookSchema.safeParse(await readBody(request, ['application/json', 'application/x-www-form-urlencoded']));
    if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchant_uid.');
    const { merchant_uid: merchantUid, imp_uid: impUid } = parsed.data;
    const settlement = await report(shared, { merchantUid, impUid }, 'webhook');
    // One PortOne account may serve several shops. Sending it again would not make it ours, so it is taken and left.
    if (settlement === null) return json({ code: 'order-not-found', message: 'Not an order of this shop; nothing was done.' });
    if (settlement.outcome === 'threw') throw new HttpProblem(503, 'unfinished', 'The payment was read, and the shop could not act on it yet. Send it again.');
    return json({ code: 'ok', message: 'Taken.' });
  }

  function complete(request: Request): Promise<Response> {
    const cors = corsHeaders(request, allowedOrigins);
    if (request.method === 'OPTIONS' && 'vary' in cors) return Promise.resolve(new Response(null, { status: 204, headers: cors }));
    return guard('complete', () => answerComplete(request), cors);
  }

  function webhook(request: Request): Promise<Response> {
    return guard('webhook', () => answerWebhook(request));
  }

  async function guard(action: 'complete' | 'webhook', run: () => Promise<Response>, headers: Record<string, string> = {}): Promise<Response> {
    const response = await run().catch((error: unknown) => {
      if (!(error instanceof HttpProblem)) onError(error, { action });
      return problem(toProblem(error));
    });
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  }

  return {
    complete,
    webhook,
    async fetch(request) {
      const path = new URL(request.url).pathname.replace(/\/+$/, '');
      if (path === `${basePath}/complete`) return complete(request);
      if (path === `${basePath}/webhook`) return webhook(request);
      return problem(new HttpProblem(404, 'not-found', 'There is nothing here.'));
    },
    begin: (merchantUid) => expectPayment({ ledger, merchantUid, now, recheck }),
    sweep: (sweepOptions) => sweepLedger(shared, sweepOptions),
  };
}

/** 503 wherever asking again may help: PortOne then repeats a webhook, and a browser says `unconfirmed`, never failed. */
function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasCode(error, 'invalid-input')) return new HttpProblem(500, 'server-error', 'The shop cannot check this payment.');
  const code = error instanceof PortOneError ? 'portone-unavailable' : 'shop-unavailable';
  return new HttpProblem(503, code, 'The payment cannot be checked right now. It may have been made. Ask again.', { 'retry-after': '3' });
}

/** A listener that throws must not turn a paid order into an error. */
function safely(listener: (error: unknown, context: ErrorContext) => void): (error: unknown, context: ErrorContext) => void {
  return (error, context) => {
    try {
      listener(error, context);
    } catch {
      // There is nobody left to tell.
    }
  };
}
