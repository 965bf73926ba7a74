import { completeRequestSchema } from '../../schema/verdict.ts';
import { hasCode, PortOneError } from '../portone/portone-error.ts';
import { type ReportOptions, report } from '../settlement/report.ts';
import { allow, enter, type Gate } from './authorize-request.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** The answer to a browser. @throws HttpProblem, or what {@link report} throws */
export async function answerComplete(request: Request, shared: ReportOptions, gate: Gate): Promise<Response> {
  enter(request, gate, 'POST');
  const parsed = completeRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchantUid, and impUid when there is one.');
  const { merchantUid } = parsed.data;
  await allow(request, gate, { name: 'complete', merchantUid });
  const settlement = await report(shared, parsed.data, 'complete');
  if (settlement === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return json(settlement.entry.verdict);
}

/** 503 wherever asking again may help: PortOne then repeats a webhook, and a browser says `unconfirmed`, never failed. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasCode(error, 'invalid-input'))
    return new HttpProblem(500, 'server-error', 'The shop cannot check this payment.');
  if (hasCode(error, 'outcome-unknown'))
    return new HttpProblem(
      503,
      'outcome-unknown',
      'Nobody knows yet whether it was carried out. Do not send it again.',
    );
  const code = error instanceof PortOneError ? 'portone-unavailable' : 'shop-unavailable';
  return new HttpProblem(503, code, 'The payment cannot be checked right now. It may have been made. Ask again.', {
    'retry-after': '3',
  });
}
