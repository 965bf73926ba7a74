import { completeRequestSchema } from '../../schema/verdict.ts';
import { report } from '../settlement/report.ts';
import { assertAuthorized } from './authorize-request.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** `POST {basePath}/complete`. @throws HttpProblem, or what {@link report} throws */
export async function answerComplete(request: Request, context: HandlerContext): Promise<Response> {
  const parsed = completeRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) {
    throw new HttpProblem(400, 'invalid-request', 'Send merchantUid, and impUid if there is one.');
  }
  const { merchantUid } = parsed.data;
  await assertAuthorized(request, context, { name: 'complete', merchantUid });
  const settlement = await report(context, parsed.data, 'complete');
  if (settlement === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return json(settlement.entry.verdict);
}
