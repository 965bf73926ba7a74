import type { Verdict } from '../../schema/verdict.ts';
import { orAbort, withDeadline } from '../portone/deadline.ts';
import { RECHECK } from '../settlement/due.ts';
import { type RefundByHand, refundByHand } from '../settlement/refund-by-hand.ts';
import { expectPayment } from '../settlement/settle.ts';
import { clockOf } from '../settlement/settlement-options.ts';
import { type SweepOptions, type SweepResult, sweepLedger } from '../settlement/sweep.ts';
import { assertRequest } from './assert-request.ts';
import { dispatch, matchPath } from './dispatch.ts';
import { type CheckoutHandlersOptions, contextFor, type ErrorContext, type HandlerContext } from './handler-options.ts';
import { createJoinRuns } from './join-runs.ts';
import { originRules } from './origin-rules.ts';
import { refusalLimits } from './refusal-budget.ts';
import { createOriginCheck } from './refuse-stranger.ts';
import { ROUTES, type Route } from './routes.ts';

/** PortOne hangs up after 30 seconds, a shopper loses patience earlier, and `orders.onPaid` may take longer than that. */
const ANSWER_TIMEOUT_MS = 5_000;

/** Longer ones are of no page of a shop: an id has 200 characters at most. */
const MAX_ADDRESS_LENGTH = 4_096;

type Handler = (request: Request) => Promise<Response>;

/**
 * docs/endpoint.md lists the routes. The functions of single routes are for servers that do their own routing. Each rejects
 * with a TypeError for what is not a web `Request`; see `toNodeListener`.
 */
export interface CheckoutHandlers {
  /** All routes below `basePath`; 404 for others. */
  fetch: Handler;
  /** The same by method, for a route file of Next: `export const { GET, POST, PUT, DELETE, OPTIONS } = payments.methods`. */
  methods: Readonly<Record<Route['method'] | 'OPTIONS', Handler>>;
  /** `POST {basePath}/prepare` */
  prepare: Handler;
  /** `POST {basePath}/complete` */
  complete: Handler;
  /** `POST {basePath}/order-status` */
  orderStatus: Handler;
  /** `POST {basePath}/webhook` */
  webhook: Handler;
  /** `POST {basePath}/card-payments` */
  cardPayment: Handler;
  /** The routes below `{basePath}/billing-keys`. */
  billingKey: Handler;
  /** The routes below `{basePath}/shipments`. */
  shipment: Handler;
  /** Records that an attempt is about to start, so that `sweep` checks it if its end is not reported. */
  begin(merchantUid: string): Promise<void>;
  /** Checks what is due. Run it every minute or so. */
  sweep(options?: SweepOptions): Promise<SweepResult>;
  /**
   * Refunds all of a payment that was reported to `onError` as `duplicate`, `mismatch` or `refund-needed`; a deposit needs
   * `refundAccount`. Not a route: call it from the shop's back office.
   * @returns the verdict on its attempt after it
   * @throws PortOneError
   */
  refund(payment: RefundByHand): Promise<Verdict>;
}

/**
 * Handlers over web-standard requests: mount `fetch` in Next, Hono, Remix, Workers or Node.
 * Callback, redirect, reload and webhooks may all report one payment, in any order and in several processes:
 * the ledger makes sure that `orders.onPaid` is called once.
 * @throws TypeError when `allowedOrigins` or `publicOrigin` contains text that is not an origin, or a limit is not a number
 */
export function createCheckoutHandlers(options: CheckoutHandlersOptions): CheckoutHandlers {
  const context = contextOf(options);
  const answers = webHandlers(context, options.basePath.replace(/(?<!\/)\/+$/, ''));
  const { fetch } = answers;
  const { ledger, orders, clock, recheck } = context;
  return {
    ...answers,
    methods: { GET: fetch, POST: fetch, PUT: fetch, DELETE: fetch, OPTIONS: fetch },
    async begin(merchantUid) {
      // An attempt is recorded even where its order cannot be read right now; its orderId then follows with a report.
      const find = async () => (await orders.find(merchantUid))?.orderId;
      const orderId = await find().catch(() => undefined);
      await expectPayment({ ledger, merchantUid, orderId, clock, recheck });
    },
    refund: (payment) => refundByHand(context, payment),
    sweep: (sweepOptions) => sweepLedger(context, sweepOptions),
  };
}

function webHandlers(context: HandlerContext, basePath: string): Record<Route['handler'] | 'fetch', Handler> {
  /** Below `basePath`, without slashes at either end; null for other paths. Doubled slashes count as one. */
  function pathOf(request: Request): string | null {
    if (request.url.length > MAX_ADDRESS_LENGTH) return null;
    const path = new URL(request.url).pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : null;
  }

  function answering(routes: readonly Route[], path?: string): Handler {
    return async (request) => {
      assertRequest(request);
      return dispatch(request, contextFor(request, context), matchPath(routes, path ?? pathOf(request)));
    };
  }

  function handler(name: Route['handler']): Handler {
    const routes = ROUTES.filter((route) => route.handler === name);
    // A single route is answered wherever the shop mounted it.
    return answering(routes, routes.length === 1 ? routes[0]?.path : undefined);
  }

  return {
    fetch: answering(ROUTES),
    complete: handler('complete'),
    orderStatus: handler('orderStatus'),
    webhook: handler('webhook'),
    prepare: handler('prepare'),
    cardPayment: handler('cardPayment'),
    billingKey: handler('billingKey'),
    shipment: handler('shipment'),
  };
}

function contextOf(options: CheckoutHandlersOptions): HandlerContext {
  const { portOne, ledger, orders, authorize, now = Date.now, lease, waitUntil } = options;
  return {
    portOne,
    ledger,
    orders,
    authorize,
    origins: createOriginCheck(originRules(options), now),
    now,
    clock: clockOf(ledger, options.now),
    lease,
    waitUntil,
    environment: options.environment ?? portOne.environment,
    recheck: {
      ...RECHECK,
      ...options.recheck,
      refundsMismatch: options.onMismatch === 'cancel',
      refundsDuplicates: options.onDuplicate === 'cancel',
    },
    cardChannel: options.cardChannel ?? {},
    refusalLimits: refusalLimits(options.refusalLimits),
    rateLimit: options.rateLimit,
    completeWithin: options.completeWithin ?? ANSWER_TIMEOUT_MS,
    runs: createJoinRuns(),
    webhookWithin: options.webhookWithin ?? ANSWER_TIMEOUT_MS,
    onError: safely(options.onError ?? ((error) => console.error(error))),
  };
}

/** A listener that throws, rejects or never ends must not turn a paid order into an error. */
function safely(listener: (error: unknown, context: ErrorContext) => unknown): HandlerContext['onError'] {
  return async (error, context) => {
    try {
      const call = async () => listener(error, context);
      await withDeadline(ANSWER_TIMEOUT_MS, (signal) => orAbort(call(), signal, () => new Error('no end')));
      return true;
    } catch {
      // There is nowhere else to report it.
      return false;
    }
  };
}
