import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import type { Recheck } from '../settlement/due.ts';
import type { Ledger } from '../settlement/ledger.ts';
import type { Orders } from '../settlement/orders.ts';
import type { Patience } from '../settlement/report-within.ts';
import type { SettlementContext, SettlementOptions } from '../settlement/settlement-options.ts';
import type { Examined } from '../settlement/verify-payment.ts';
import type { Authorize, CheckoutAction } from './authorize-request.ts';
import type { JoinRuns } from './join-runs.ts';
import type { OriginCheck } from './refuse-stranger.ts';

/** Contracts under which cards are charged without a payment window. */
export interface CardChannel {
  /** For key-in payments: `daou`, or `daou.CPID`. PortOne takes no channel key there. */
  pg?: string | undefined;
  /** For billing keys; required to issue them. */
  channelKey?: string | undefined;
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
}

/** Where an error came up. */
export interface ErrorContext {
  action: CheckoutAction['name'] | SettlementContext['action'];
  merchantUid?: string;
}

/**
 * Cards that may be refused within an hour, before the next one is refused here, by 429, and not sent to PortOne. Who holds a
 * list of stolen cards finds out in this way which of them work.
 */
export interface RefusalLimits {
  /** Over all attempts at an order. `Infinity` for any number. @default 5 */
  perOrder: number;
  /** Of one `customerId` of `orders.find`, and of one `customerUid`. `Infinity` for any number. @default 10 */
  perCustomer: number;
}

/**
 * The shop's own limit, by the address of the caller for example. Called before anything of a request is read.
 *
 * @returns seconds to wait, for an answer of 429; anything else, and an error, lets the request pass
 */
export type RateLimit = (
  request: Request,
  context: Pick<ErrorContext, 'action'>,
) => number | null | undefined | Promise<number | null | undefined>;

/** Keeps a process alive until the promise settles; the promise never rejects. */
export type WaitUntil = (work: Promise<void>, request: Request) => unknown;

export interface CheckoutHandlersOptions {
  /** Path under which the handlers are mounted, for example `/api/payments`. */
  basePath: string;
  portOne: PortOne;
  ledger: Ledger;
  orders: Orders;
  /**
   * Decides who may do what. Without it `complete` and `prepare` are open, so anyone who knows an order's number can
   * read whether it is paid, and every route about cards, billing keys and shipments answers 403 `authorize-missing`.
   * Check who owns the `merchantUid`, `customerUid` or `impUid`: these come from the browser. The body of the request
   * is already consumed; read the headers. Only `true` permits a request; a `Response` is sent as it is.
   */
  authorize?: Authorize | undefined;
  cardChannel?: CardChannel | undefined;
  /** How many cards may be refused before the next one is not sent. @default 5 per order and 10 per customer within an hour */
  refusalLimits?: Partial<RefusalLimits> | undefined;
  /**
   * A limit of the shop's own, asked before anything of a request is read: the seconds to wait give 429, nothing lets it pass.
   * What it throws goes to `onError`, and the request passes.
   */
  rateLimit?: RateLimit | undefined;
  /**
   * Other origins whose pages may call the browser routes, with their cookies: for example `https://m.shop.example`, or
   * `capacitor://localhost` for an app.
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * The shop's own origin or origins, for example `https://shop.example`, in place of what is derived from `Host`,
   * `X-Forwarded-Host` and `Forwarded`. Required where none of them names it: behind a proxy that replaces `Host`, older
   * browsers, and every browser on plain http, do not say whether a page is the shop's own. `onError` reports that. It also
   * keeps out pages whose name was pointed to this server (DNS rebinding).
   */
  publicOrigin?: string | readonly string[] | undefined;
  /**
   * Receives every error, and a `SettlementAlert` for every payment that needs a person. It may return a promise: a further
   * payment of an order is reported again until one resolves, within five seconds. @default `console.error`
   */
  onError?: ((error: unknown, context: ErrorContext) => unknown) | undefined;
  /** @default the environment of `portOne` */
  environment?: PortOneEnvironment | undefined;
  /** Unix milliseconds. @default the clock of the ledger, which all processes share */
  now?: (() => number) | undefined;
  /** Milliseconds an effect may take before another process takes it over. @default 60_000 */
  lease?: number | undefined;
  /** How long attempts without a result are checked again. */
  recheck?: Partial<Recheck> | undefined;
  /**
   * What happens to money that does not match the order (amount, currency, a test channel in production). It is never
   * delivered for. `keep`: it is reported to `onError` and a person decides. `cancel`: it is refunded at once, and
   * `sweep` retries until it is. @default 'keep'
   */
  onMismatch?: 'keep' | 'cancel' | undefined;
  /**
   * What happens to a further payment of an order that is paid already, by another attempt or under the same
   * merchantUid. Nothing is delivered for it, and it is reported to `onError` once. `cancel`: it is refunded, after PortOne
   * confirmed that the payment that counts is still paid. A deposit cannot be refunded automatically; see `refund`.
   * @default 'keep'
   */
  onDuplicate?: 'keep' | 'cancel' | undefined;
  /**
   * Milliseconds after which `complete` is answered even if `orders.onPaid` is still running; the settlement continues.
   * @default 5_000
   */
  completeWithin?: number | undefined;
  /**
   * Milliseconds after which a webhook is answered even if its settlement, `orders.onPaid` included, is still running;
   * the settlement continues. PortOne hangs up after 30 seconds. @default 5_000
   */
  webhookWithin?: number | undefined;
  /**
   * For platforms that freeze a process once it has answered: `waitUntil` of `@vercel/functions` or
   * `cloudflare:workers`. It also gets what `onError` does. Without it, a settlement that outlasts its request is finished
   * by `sweep`.
   */
  waitUntil?: WaitUntil | undefined;
}

/** What the routes share. */
export interface HandlerContext extends SettlementOptions {
  origins: OriginCheck;
  authorize: Authorize | undefined;
  cardChannel: CardChannel;
  refusalLimits: RefusalLimits;
  rateLimit: RateLimit | undefined;
  onError: (error: unknown, context: ErrorContext) => Promise<boolean>;
  /** Unix milliseconds, by the clock of this process. */
  now: () => number;
  /** Milliseconds. */
  completeWithin: number;
  webhookWithin: number;
  /** The queries of PortOne that run in this process, by route and merchantUid. */
  runs: JoinRuns<Examined>;
  waitUntil: WaitUntil | undefined;
}

/** A caller waits for `completeWithin`; the platform keeps the rest alive where it can. */
export function patienceOf(
  request: Request,
  { completeWithin, waitUntil }: Pick<HandlerContext, 'completeWithin' | 'waitUntil'>,
): Patience {
  return { within: completeWithin, keepAlive: (rest) => keepAlive(rest, request, waitUntil) };
}

/** The context of one request: what `onError` does may outlast the answer, so the platform is to wait for it as well. */
export function contextFor(request: Request, context: HandlerContext): HandlerContext {
  const onError: HandlerContext['onError'] = (error, where) => {
    const reported = context.onError(error, where);
    keepAlive(
      reported.then(() => undefined),
      request,
      context.waitUntil,
    );
    return reported;
  };
  return { ...context, onError };
}

/** A platform that refuses it, for example after the answer, must not turn a paid order into an error. */
function keepAlive(work: Promise<void>, request: Request, waitUntil: WaitUntil | undefined): void {
  try {
    waitUntil?.(work, request);
  } catch {
    // The work goes on; `sweep` finishes what is cut off.
  }
}
