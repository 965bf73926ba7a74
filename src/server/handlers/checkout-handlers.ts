import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import { isPathId } from '../portone/path-id.ts';
import { RECHECK, type Recheck } from '../settlement/effects.ts';
import type { Ledger } from '../settlement/ledger.ts';
import type { ErrorContext, Orders, ReportOptions } from '../settlement/report.ts';
import { expectPayment } from '../settlement/settle.ts';
import { type SweepOptions, type SweepResult, sweepLedger } from '../settlement/sweep.ts';
import {
  answerCardPayment,
  answerIssueKey,
  answerKey,
  answerPayKey,
  type CardChannel,
  type CardOptions,
} from './answer-cards.ts';
import { answerPrepare } from './answer-prepare.ts';
import { answerShipment } from './answer-shipment.ts';
import { answerWebhook, WEBHOOK_WITHIN, type WebhookOptions } from './answer-webhook.ts';
import { answerComplete, toProblem } from './answers.ts';
import type { Authorize, Gate } from './authorize-request.ts';
import { HttpProblem, problem } from './http.ts';
import { corsHeaders } from './origin.ts';

export interface CheckoutHandlersOptions {
  /** Path the handlers live under, as in `/api/payments`. */
  basePath: string;
  portOne: PortOne;
  ledger: Ledger;
  orders: Orders;
  /**
   * Who may do what: `complete` and `prepare` are open without it, so that anybody who knows an order's number learns
   * whether it is paid; everything about cards, billing keys and shipments answers 403 (`authorize-missing`) without it.
   * Decide whose `merchantUid`, `customerUid` and `impUid` these are: the body of the request is the browser's word.
   * That body is read already; use the headers.
   */
  authorize?: Authorize | undefined;
  /** Through which contracts cards are charged without a window. */
  cardChannel?: CardChannel | undefined;
  /** Other origins whose pages may call what browsers may call, as in `https://m.shop.example`. */
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
  /**
   * Money that arrived and is not what was ordered (amount, currency, a test channel in production) is never fulfilled.
   * `keep`: `onError` is told, and a person decides. `cancel`: it is given back at once, and `sweep` tries
   * again until it is. @default 'keep'
   */
  onMismatch?: 'keep' | 'cancel' | undefined;
  /**
   * Milliseconds after which a webhook is answered even though its settlement, `orders.fulfil` included, is still under
   * way; that goes on. PortOne hangs up after 30 seconds. @default 5_000
   */
  webhookWithin?: number | undefined;
  /**
   * Keeps the process alive until a settlement that outlasted its webhook ends; the promise never rejects. For platforms
   * that freeze a process once it has answered: `waitUntil` of `@vercel/functions` or `cloudflare:workers`. Without it
   * such a settlement is taken up by `sweep`.
   */
  waitUntil?: ((work: Promise<void>, request: Request) => unknown) | undefined;
}

export interface CheckoutHandlers {
  /** All routes below `basePath`; 404 for others. */
  fetch(request: Request): Promise<Response>;
  /** `POST {basePath}/prepare`: registers the amount with PortOne before the window opens, and begins the attempt. */
  prepare(request: Request): Promise<Response>;
  /** `POST {basePath}/complete`: the browser asks what became of its payment, and is answered with a verdict. */
  complete(request: Request): Promise<Response>;
  /** `POST {basePath}/webhook`: PortOne says that something happened. What did is read from PortOne itself. */
  webhook(request: Request): Promise<Response>;
  /** `POST {basePath}/card-payments`: pays an order with a card; answered with a verdict. */
  cardPayment(request: Request): Promise<Response>;
  /**
   * `POST {basePath}/billing-keys` keeps a card, `POST {basePath}/billing-keys/pay` pays an order with it (answered with
   * a verdict), `GET` and `DELETE {basePath}/billing-keys/{customerUid}` read it and take it away.
   */
  billingKey(request: Request): Promise<Response>;
  /** `GET`, `POST` and `PUT {basePath}/shipments/{impUid}`: the shipment of an escrow payment. */
  shipment(request: Request): Promise<Response>;
  /** Notes that an attempt is about to begin, so that `sweep` asks about it if everybody goes silent. */
  begin(merchantUid: string): Promise<void>;
  /** Catches up with what was missed. Run it every minute or so. */
  sweep(options?: SweepOptions): Promise<SweepResult>;
}

/**
 * Handlers over web-standard requests: mount `fetch` in Next, Hono, Remix, Workers or Node.
 * Callback, redirect, reload and webhooks may all report one payment, in any order and in several processes:
 * the ledger makes `orders.fulfil` be called once.
 */
export function createCheckoutHandlers(options: CheckoutHandlersOptions): CheckoutHandlers {
  const { portOne, ledger, orders, authorize, allowedOrigins = [], now = Date.now, lease } = options;
  const basePath = options.basePath.replace(/\/+$/, '');
  const recheck = { ...RECHECK, ...options.recheck, givesBack: options.onMismatch === 'cancel' };
  const onError = safely(options.onError ?? ((error) => console.error(error)));
  const shared: ReportOptions = {
    portOne,
    ledger,
    orders,
    environment: options.environment ?? portOne.environment,
    now,
    lease,
    recheck,
    onError,
  };

  const webhooks: WebhookOptions = {
    ...shared,
    webhookWithin: options.webhookWithin ?? WEBHOOK_WITHIN,
    waitUntil: options.waitUntil,
  };
  const gate: Gate = { allowedOrigins, authorize };
  const cards: CardOptions = { ...shared, cardChannel: options.cardChannel ?? {} };

  /** For browsers: preflights, and headers that let a page of an allowed origin read the answer. */
  function browser(action: ErrorContext['action'], answer: (request: Request) => Promise<Response>) {
    return async (request: Request): Promise<Response> => {
      const cors = corsHeaders(request, allowedOrigins);
      if (request.method === 'OPTIONS' && 'vary' in cors) return new Response(null, { status: 204, headers: cors });
      return guard(action, async () => answer(request), cors);
    };
  }

  const complete = browser('complete', (request) => answerComplete(request, shared, gate));
  const prepare = browser('prepare', (request) => answerPrepare(request, shared, gate));
  const cardPayment = browser('cardPayment', (request) => answerCardPayment(request, cards, gate));
  const issueKey = browser('issueBillingKey', (request) => answerIssueKey(request, cards, gate));
  const payKey = browser('payBillingKey', (request) => answerPayKey(request, cards, gate));
  const oneKey = browser('deleteBillingKey', (request) => answerKey(request, cards, gate, lastSegment(request)));
  const shipment = browser('registerShipment', (request) =>
    answerShipment(request, shared, gate, lastSegment(request)),
  );

  async function billingKey(request: Request): Promise<Response> {
    const path = pathOf(request);
    if (path === 'billing-keys') return issueKey(request);
    const isPay = path === 'billing-keys/pay' && !['GET', 'DELETE'].includes(request.method);
    return isPay ? payKey(request) : oneKey(request);
  }

  /** Below `basePath`, without slashes around. */
  function pathOf(request: Request): string | null {
    const path = new URL(request.url).pathname.replace(/\/+$/, '');
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : null;
  }

  function webhook(request: Request): Promise<Response> {
    return guard('webhook', () => answerWebhook(request, webhooks));
  }

  async function guard(
    action: ErrorContext['action'],
    run: () => Promise<Response>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
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
    prepare,
    cardPayment,
    billingKey,
    shipment,
    async fetch(request) {
      const path = pathOf(request);
      if (path === 'complete') return complete(request);
      if (path === 'webhook') return webhook(request);
      if (path === 'prepare') return prepare(request);
      if (path === 'card-payments') return cardPayment(request);
      if (path !== null && /^billing-keys(\/[^/]+)?$/.test(path)) return billingKey(request);
      if (path !== null && /^shipments\/[^/]+$/.test(path)) return shipment(request);
      return problem(new HttpProblem(404, 'not-found', 'There is nothing here.'));
    },
    begin: (merchantUid) => expectPayment({ ledger, merchantUid, now, recheck }),
    sweep: (sweepOptions) => sweepLedger(shared, sweepOptions),
  };
}

/** The id at the end of the path. @throws HttpProblem 400 */
function lastSegment(request: Request): string {
  const segment = new URL(request.url).pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    const id = decodeURIComponent(segment);
    if (isPathId(id)) return id;
  } catch {
    // Not an encoding of anything.
  }
  throw new HttpProblem(400, 'invalid-request', 'There is no such id.');
}

/** A listener that throws, or rejects, must not turn a paid order into an error. */
function safely(listener: (error: unknown, context: ErrorContext) => unknown): ReportOptions['onError'] {
  return (error, context) => {
    const tell = async () => listener(error, context);
    // There is nobody left to tell.
    tell().catch(() => undefined);
  };
}
