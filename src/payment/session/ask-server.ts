import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { CompleteRequest, Verdict } from '../../schema/verdict.ts';
import type { Ending } from '../machine/conclude.ts';

/** Asks the shop's server for the verdict on an attempt. Rejects while the server cannot say. */
export type Verify = (request: CompleteRequest, options: { signal: AbortSignal }) => Promise<Verdict>;

/** `order-not-found`: the shop has no such order. `forbidden`: not this shopper's, as far as the shop can tell. */
export type NoVerdictReason = 'order-not-found' | 'forbidden';

/** The server was asked and gives no verdict on this attempt, however often it is asked. */
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

/** One question; null when no answer came in time. */
export async function askServer(
  verify: Verify,
  request: CompleteRequest,
  signal: AbortSignal,
): Promise<Verdict | NoVerdict | null> {
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, VERIFY_TIMEOUT_MS);
  signal.addEventListener('abort', abort);
  const silence = new Promise<null>((resolve) => limit.signal.addEventListener('abort', () => resolve(null)));
  try {
    return await Promise.race([verify(request, { signal: limit.signal }), silence]);
  } catch (error) {
    return error instanceof NoVerdict ? error : null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
