import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { CompleteRequest, OrderStatus, Verdict } from '../../schema/verdict.ts';
import type { Ending } from '../machine/conclude.ts';

/** Asks the shop's server for the verdict on an attempt. Rejects while the server cannot say. */
export type Verify = (request: CompleteRequest, options: { signal: AbortSignal }) => Promise<Verdict>;

/** Reads what the shop's server knows of an order, over all its attempts. Rejects while the server cannot say. */
export type ReadOrderStatus = (orderId: string, options: { signal: AbortSignal }) => Promise<OrderStatus>;

/** Who answers for an order. */
export interface OrderServer {
  verify: Verify;
  orderStatus?: ReadOrderStatus | undefined;
}

/** `order-not-found`: the shop has no such order. `forbidden`: not this shopper's, as far as the shop can tell. */
export type NoVerdictReason = 'order-not-found' | 'forbidden';

/** The server answered that it gives no verdict on this attempt; asking more often does not help. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
  constructor(readonly reason: NoVerdictReason) {
    super(`${MESSAGE_PREFIX}the server gives no verdict on this attempt (${reason})`);
  }
}

/**
 * Does that end an attempt of an earlier visit? Not one that was answered and is refused now: there may be money in it,
 * and an expired session is refused in the same way.
 */
export function isFinalRefusal(reason: NoVerdictReason, ending: Ending): boolean {
  return reason === 'order-not-found' || ending.kind !== 'answered';
}

const VERIFY_TIMEOUT_MS = 15_000;

/** One question about an attempt; null when no answer came in time. */
export async function askServer(
  verify: Verify,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Verdict | NoVerdict | null> {
  try {
    return await within(VERIFY_TIMEOUT_MS, signal, (limit) => verify(request, { signal: limit }));
  } catch (error) {
    return error instanceof NoVerdict ? error : null;
  }
}

/** The pay button waits for it, so a slow server must not hold it back for long. */
const ORDER_STATUS_TIMEOUT_MS = 5_000;

/** One question about an order; null when the server did not say in time. */
export async function readOrderWithin(
  read: ReadOrderStatus,
  orderId: string,
  signal: AbortSignal,
): Promise<OrderStatus | null> {
  try {
    const status = await within(ORDER_STATUS_TIMEOUT_MS, signal, (limit) => read(orderId, { signal: limit }));
    return status?.orderId === orderId ? status : null;
  } catch {
    return null;
  }
}

/** The answer, or null after that time or when `signal` aborts. */
async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  ask: (limit: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, milliseconds);
  signal.addEventListener('abort', abort);
  const silence = new Promise<null>((resolve) => limit.signal.addEventListener('abort', () => resolve(null)));
  try {
    return await Promise.race([ask(limit.signal), silence]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
