import { type CompleteRequest, completeRequestSchema } from '../../schema/verdict.ts';
import { presentVerdict } from '../settlement/present-verdict.ts';
import { type Patience, reportWithin, type Within } from '../settlement/report-within.ts';
import { assertAuthorized } from './authorize-request.ts';
import { type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';
import { stillRunning } from './problems.ts';
import { queryOnce, TooManyQueries } from './query-budget.ts';
import { withServerTime } from './server-time.ts';

/** `POST {basePath}/complete`. @throws HttpProblem, or what `report` throws */
export async function answerComplete(request: Request, context: HandlerContext): Promise<Response> {
  const parsed = completeRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) {
    throw new HttpProblem(400, 'invalid-request', 'Send merchantUid, and impUid if there is one.');
  }
  const { merchantUid } = parsed.data;
  await assertAuthorized(request, context, { name: 'complete', merchantUid });
  const result = await reportQueried(context, parsed.data, patienceOf(request, context));
  const entry = result.isLate ? result.entry : (result.settlement?.entry ?? null);
  if (entry !== null) return json(await withServerTime(presentVerdict(entry), context.clock));
  throw result.isLate ? stillRunning() : new HttpProblem(404, 'order-not-found', 'There is no such order.');
}

/** @throws as `reportWithin` */
async function reportQueried(context: HandlerContext, claim: CompleteRequest, patience: Patience): Promise<Within> {
  const { merchantUid } = claim;
  const query = queryOnce(context, 'complete', merchantUid);
  try {
    return await reportWithin(context, { ...claim, query }, 'complete', patience);
  } catch (error) {
    if (!(error instanceof TooManyQueries)) throw error;
    // What is paid stays paid; anything else may have changed meanwhile.
    const entry = await context.ledger.read(merchantUid);
    return { isLate: true, entry: entry?.verdict.status === 'paid' ? entry : null };
  }
}
