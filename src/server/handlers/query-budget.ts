import { type EventLimit, isWithinLimit } from '../settlement/event-limit.ts';
import type { Query } from '../settlement/report.ts';
import type { HandlerContext } from './handler-options.ts';

const MINUTE_MS = 60_000;

/**
 * How often PortOne is queried for one order on behalf of callers who prove nothing: webhooks are not signed, and without
 * `authorize` anyone who knows a `merchantUid` may call. A stranger must not use up what the shop may query. A page that polls
 * stays far below.
 */
const PER_ORDER = {
  webhook: { count: 20, windowMs: 10 * MINUTE_MS },
  complete: { count: 120, windowMs: MINUTE_MS },
  orderStatus: { count: 60, windowMs: MINUTE_MS },
} as const satisfies Record<string, EventLimit>;

/** Of all orders together. Webhooks above it wait for `sweep`, a minute later. */
const ALL_WEBHOOKS: EventLimit = { count: 600, windowMs: MINUTE_MS };

/** PortOne was queried for this order as often as callers may ask for. */
export class TooManyQueries extends Error {}

type Budget = Pick<HandlerContext, 'ledger' | 'clock'>;

/** @param id of the attempt, or of the order. @throws what the ledger throws */
export async function mayQuery(context: Budget, route: keyof typeof PER_ORDER, id: string): Promise<boolean> {
  if (!(await isWithinLimit(context, `query ${route} ${id}`, PER_ORDER[route]))) return false;
  return route !== 'webhook' || isWithinLimit(context, 'query webhook', ALL_WEBHOOKS);
}

/**
 * For a report: at one time one query for an order and route runs in this process, and only as often as its budget permits.
 * What it throws: TooManyQueries; what the ledger throws.
 */
export function queryOnce(context: HandlerContext, route: keyof typeof PER_ORDER, merchantUid: string): Query {
  return (examine) =>
    context.runs(`${route} ${merchantUid}`, async () => {
      if (!(await mayQuery(context, route, merchantUid))) throw new TooManyQueries();
      return examine();
    });
}
