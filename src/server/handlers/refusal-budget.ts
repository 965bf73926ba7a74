import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import { hasCode } from '../portone/portone-error.ts';
import { ChargeError } from '../settlement/charge-error.ts';
import { isWithinLimit } from '../settlement/event-limit.ts';
import type { ErrorContext, HandlerContext, RefusalLimits } from './handler-options.ts';
import { HttpProblem } from './http.ts';

const DEFAULT_LIMITS: RefusalLimits = { perOrder: 5, perCustomer: 10 };
const WINDOW_MS = 3_600_000;

/** @throws TypeError for a limit that is not a number above 0 */
export function refusalLimits(given: Partial<RefusalLimits> = {}): RefusalLimits {
  const limits = {
    perOrder: given.perOrder ?? DEFAULT_LIMITS.perOrder,
    perCustomer: given.perCustomer ?? DEFAULT_LIMITS.perCustomer,
  };
  for (const [name, limit] of Object.entries(limits)) {
    if (limit === Number.POSITIVE_INFINITY || (Number.isSafeInteger(limit) && limit > 0)) continue;
    throw new TypeError(
      `${MESSAGE_PREFIX}refusalLimits.${name} is ${String(limit)}. No card could be limited by it. Pass a whole number above 0, or Infinity.`,
    );
  }
  return limits;
}

/** Whose card is tried. */
export interface CardTry {
  action: ErrorContext['action'];
  merchantUid?: string | undefined;
  orderId?: string | undefined;
  /** Of the order. */
  customerId?: string | undefined;
  /** Of the card that is saved, or to be saved. */
  customerUid?: string | undefined;
}

/** Reported to `onError`, once an hour for each order and customer: this is what card testing looks like. */
export class CardTestingAlert extends Error {
  override readonly name = 'CardTestingAlert';
  /** The one of them whose limit is reached. */
  readonly orderId: string | undefined;
  readonly customerId: string | undefined;
  readonly customerUid: string | undefined;

  constructor({ name, id }: Counted, limit: number) {
    super(
      `${MESSAGE_PREFIX}${limit} cards were refused for the ${name} ${id} within an hour. Further ones are answered by 429 and not sent. Someone may be trying out stolen cards: look at who that is, and limit the requests of one address by rateLimit.`,
    );
    this.orderId = name === 'orderId' ? id : undefined;
    this.customerId = name === 'customerId' ? id : undefined;
    this.customerUid = name === 'customerUid' ? id : undefined;
  }
}

interface Counted {
  name: 'orderId' | 'customerId' | 'customerUid';
  id: string;
}

interface Taken {
  key: string;
  resetsAt: number;
}

/**
 * Runs what sends a card. It calls `permit` right before, which refuses when too many were refused. Each card is counted before
 * it is sent, so that many at a time do not pass together, and not counted any more once it is known not to be refused.
 *
 * @throws HttpProblem 429; what `send` or the ledger throws
 */
export async function withinBudget<Result>(
  context: HandlerContext,
  tried: CardTry,
  send: (permit: () => Promise<void>) => Promise<Result>,
  isRefusal: (result: Result) => boolean,
): Promise<Result> {
  let taken: Taken[] = [];
  let isCounted = true;
  const permit = async () => {
    taken = await take(context, tried);
  };
  try {
    const result = await send(permit);
    isCounted = isRefusal(result);
    return result;
  } catch (error) {
    isCounted = mayBeRefused(error);
    throw error;
  } finally {
    if (!isCounted) await uncount(context, tried, taken);
  }
}

/** Of a charge whose answer is lost nothing is known. */
function mayBeRefused(error: unknown): boolean {
  return hasCode(error, 'outcome-unknown') || (error instanceof ChargeError && error.code === 'unsettled');
}

async function take(context: HandlerContext, tried: CardTry): Promise<Taken[]> {
  const { ledger, clock, refusalLimits: limits } = context;
  const at = await clock();
  const taken: Taken[] = [];
  for (const counted of countedOf(tried)) {
    const limit = counted.name === 'orderId' ? limits.perOrder : limits.perCustomer;
    if (limit === Number.POSITIVE_INFINITY) continue;
    const key = `refused-card ${counted.name} ${counted.id}`;
    const { count, resetsAt } = await ledger.addEvent(key, { windowMs: WINDOW_MS, at });
    taken.push({ key, resetsAt });
    if (count <= limit) continue;
    await uncount(context, tried, taken);
    await alertOnce(context, tried, { counted, limit, key });
    throw tooMany(Math.max(1, Math.ceil((resetsAt - at) / 1_000)));
  }
  return taken;
}

function countedOf({ orderId, customerId, customerUid }: CardTry): Counted[] {
  const all = { orderId, customerId, customerUid };
  return (['orderId', 'customerId', 'customerUid'] as const).flatMap((name) => {
    const id = all[name];
    return id === undefined ? [] : [{ name, id }];
  });
}

/** @param wait seconds */
function tooMany(wait: number): HttpProblem {
  const message = 'Too many cards were refused. Nothing was charged. Retry later, or pay in another way.';
  return new HttpProblem(429, 'too-many-refusals', message, { 'retry-after': String(wait) }, { retryAfter: wait });
}

interface Limited {
  counted: Counted;
  limit: number;
  key: string;
}

async function alertOnce(context: HandlerContext, tried: CardTry, { counted, limit, key }: Limited): Promise<void> {
  const isFirst = await isWithinLimit(context, `${key} alert`, { count: 1, windowMs: WINDOW_MS });
  if (isFirst) void context.onError(new CardTestingAlert(counted, limit), contextOf(tried));
}

/** A ledger that fails here leaves a card counted that was not refused; what became of it matters more. */
async function uncount({ ledger, onError }: HandlerContext, tried: CardTry, taken: readonly Taken[]): Promise<void> {
  const removals = taken.map(({ key, resetsAt }) => ledger.removeEvent(key, { resetsAt }));
  for (const removal of await Promise.allSettled(removals)) {
    if (removal.status === 'rejected') void onError(removal.reason, contextOf(tried));
  }
}

function contextOf({ action, merchantUid }: CardTry): ErrorContext {
  return { action, ...(merchantUid === undefined ? {} : { merchantUid }) };
}
