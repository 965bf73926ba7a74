import { answerComplete, answerWebhook, type CheckoutAction, toProblem } from './answers.ts';
import type { PortOne, PortOneEnvironment } from './create-portone.ts';
import { RECHECK, type Recheck } from './duties.ts';
import { HttpProblem, problem } from './http.ts';
import type { Ledger } from './ledger.ts';
import { corsHeaders } from './origin.ts';
import type { ErrorContext, Orders, ReportOptions } from './report.ts';
import { expectPayment } from './settle.ts';
import { type SweepOptions, type SweepResult, sweepLedger } from './sweep.ts';

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

  function complete(request: Request): Promise<Response> {
    const cors = corsHeaders(request, allowedOrigins);
    if (request.method === 'OPTIONS' && 'vary' in cors)
      return Promise.resolve(new Response(null, { status: 204, headers: cors }));
    return guard('complete', () => answerComplete(request, shared, { allowedOrigins, authorize }), cors);
  }

  function webhook(request: Request): Promise<Response> {
    return guard('webhook', () => answerWebhook(request, shared));
  }

  async function guard(
    action: 'complete' | 'webhook',
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

/** A listener that throws, or rejects, must not turn a paid order into an error. */
function safely(listener: (error: unknown, context: ErrorContext) => unknown): ReportOptions['onError'] {
  return (error, context) => {
    const tell = async () => listener(error, context);
    // There is nobody left to tell.
    tell().catch(() => undefined);
  };
}
