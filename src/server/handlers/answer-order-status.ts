import { orderStatusRequestSchema } from '../../schema/verdict.ts';
import { orderStatus } from '../settlement/order-status.ts';
import { assertAuthorized } from './authorize-request.ts';
import { type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';
import { mayQuery } from './query-budget.ts';
import { withServerTime } from './server-time.ts';

/** `POST {basePath}/order-status`. @throws HttpProblem, or what `orderStatus` throws */
export async function answerOrderStatus(request: Request, context: HandlerContext): Promise<Response> {
  const parsed = orderStatusRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send orderId.');
  const { orderId } = parsed.data;
  await assertAuthorized(request, context, { name: 'orderStatus', orderId });
  const mayRead = () => mayQuery(context, 'orderStatus', orderId);
  const status = await orderStatus(context, orderId, { patience: patienceOf(request, context), mayRead });
  return json({ ...status, verdict: await withServerTime(status.verdict, context.clock) });
}
