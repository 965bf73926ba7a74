import type { SandboxContext } from '../state/sandbox-context.ts';
import { fail } from '../state/sandbox-http.ts';
import type { Outcome } from '../state/sandbox-outcomes.ts';
import { expireToken } from './rest-token.ts';

/**
 * Does the work of a REST call, or what the chosen fault makes of it.
 *
 * `rest-401`, `rest-429` and `rest-500` refuse before anything happens, and go on refusing. `rest-token-expired` refuses
 * a token once and for good, and takes the one issued in its place: asking for it, and repeating the call, is the way
 * out. Under `rest-slow`, `rest-cut` and `rest-lost`
 * the work is done whatever becomes of the answer, so a caller that repeats it pays or cancels twice.
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
      // Looking it up is the way out, so reads get through.
      return request.method === 'GET' ? answer : fail(504, 'Gateway Timeout');
    }
    default:
      return work();
  }
}

/** Waits, unless the caller has hung up. */
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

/** Headers and the first bytes arrive, then the line goes dead. */
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
