import { hasCode, PortOneError } from '../portone/portone-error.ts';
import { ChargeError } from '../settlement/charge-error.ts';
import { HttpProblem } from './http.ts';

const RETRY_SOON = { 'retry-after': '3' };

/** Neither an answer to the caller nor reported to `onError` yet. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof HttpProblem || error instanceof ChargeError);
}

/** The time of the caller is over, and PortOne has not answered yet. */
export function stillRunning(): HttpProblem {
  return new HttpProblem(503, 'unfinished', 'The payment is still being checked. Retry.', RETRY_SOON);
}

/** 503 wherever a retry may help: a browser then shows `unconfirmed`, and never `failed`. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof ChargeError) return chargeProblem(error);
  if (hasCode(error, 'invalid-input')) {
    return new HttpProblem(500, 'server-error', 'The server cannot check this payment.');
  }
  if (hasCode(error, 'outcome-unknown')) {
    return new HttpProblem(503, 'outcome-unknown', 'The outcome is not known yet. Do not send it again.');
  }
  const code = error instanceof PortOneError ? 'portone-unavailable' : 'shop-unavailable';
  const message = 'The payment cannot be checked right now. It may have been made. Try again.';
  return new HttpProblem(503, code, message, RETRY_SOON);
}

function chargeProblem({ code, retryable }: ChargeError): HttpProblem {
  switch (code) {
    case 'order-not-found':
      return new HttpProblem(404, code, 'There is no such order.');
    case 'unsettled':
      return stillRunning();
    case 'payment-in-progress':
      return new HttpProblem(
        409,
        code,
        'Another payment of this order is running. Ask `complete` for its outcome.',
        RETRY_SOON,
      );
    case 'not-charged':
      return new HttpProblem(retryable ? 503 : 500, code, 'Nothing was charged. You can try again.');
    default:
      return code satisfies never;
  }
}
