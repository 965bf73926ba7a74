import type { SandboxContext } from '../state/sandbox-context.ts';
import { fail } from '../state/sandbox-http.ts';
import type { Outcome } from '../state/sandbox-outcomes.ts';
import { expireToken } from './rest-token.ts';

/**
 * Runs a REST call, changed by the fault that is set.
 *
 * `rest-401`, `rest-429` and `rest-500` refuse every call before it has an effect. `rest-token-expired` makes the
 * current token expire once; a caller recovers by requesting a new one and repeating the call. Under `rest-slow`,
 * `rest-cut` and `rest-lost` the call takes effect whatever happens to the response, so a caller that repeats it pays or
 * cancels twice.
 */
export async function withFault(
  context: SandboxContext,
  request: Request,
  fault: Outcome | null,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  switch (fault) {
    case 'rest-401':
      return fail(401, 'Unauthorized');
    case 'rest-token-expired':
      return expireToken(context) ? fail(401, 'Unauthorized') : work();
    case 'rest-429':
      return fail(429, 'Too Many Requests');
    case 'rest-500':
      return fail(500, 'Internal Server Error');
    case 'rest-slow': {
      const answer = await work();
      await pause(context.options.delays.rest, request.signal);
      return answer;
    }
    case 'rest-cut':
      return cutOff(await work());
    case 'rest-lost': {
      const answer = await work();
      // A caller recovers by reading the record, so reads succeed.
      return request.method === 'GET' ? answer : fail(504, 'Gateway Timeout');
    }
    default:
      return work();
  }
}

/** Waits; ends early when the caller disconnects. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    timer.unref();
    signal?.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}

/** Sends the headers and the first half of the body, then breaks the connection. */
async function cutOff(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return controller.error(new Error('cut off (rest-cut)'));
      isSent = true;
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
