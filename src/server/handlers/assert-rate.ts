import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { ErrorContext, HandlerContext } from './handler-options.ts';
import { HttpProblem } from './http.ts';

const MAX_WAIT_S = 86_400;

/** @throws HttpProblem 429 */
export async function assertRate(
  request: Request,
  { rateLimit, onError }: Pick<HandlerContext, 'rateLimit' | 'onError'>,
  action: ErrorContext['action'],
): Promise<void> {
  const wait = await secondsToWait(request, { rateLimit, onError }, action);
  if (!(wait > 0)) return;
  const seconds = Math.ceil(Math.min(wait, MAX_WAIT_S));
  const message = 'Too many requests. Nothing was done. Retry later.';
  throw new HttpProblem(429, 'too-many-requests', message, { 'retry-after': String(seconds) }, { retryAfter: seconds });
}

/** A limiter that fails must not close the shop; the budget of refused cards holds without it. */
async function secondsToWait(
  request: Request,
  { rateLimit, onError }: Pick<HandlerContext, 'rateLimit' | 'onError'>,
  action: ErrorContext['action'],
): Promise<number> {
  try {
    const wait: unknown = await rateLimit?.(request, { action });
    if (typeof wait === 'number') return wait;
    if (wait === undefined || wait === null) return 0;
    throw new Error(
      `${MESSAGE_PREFIX}rateLimit returned a value of type ${typeof wait} for ${action}, so the request passed. Return the seconds to wait as a number, or nothing.`,
    );
  } catch (error) {
    void onError(error, { action });
    return 0;
  }
}
