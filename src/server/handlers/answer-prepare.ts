import { prepareRequestSchema } from '../../schema/card-requests.ts';
import { hasCode } from '../portone/portone-error.ts';
import type { Prepare } from '../portone/prepare.ts';
import { paidBy } from '../settlement/order-winner.ts';
import { expectPayment } from '../settlement/settle.ts';
import { assertAuthorized } from './authorize-request.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, json, readBody } from './http.ts';

/**
 * `POST {basePath}/prepare`: registers the amount of the order with PortOne, so that a window that asks for another
 * amount does not open, and records in the ledger that an attempt starts. It may be repeated; the amount is then the
 * current one.
 * @throws HttpProblem 404, 409; PortOneError; what the ledger throws
 */
export async function answerPrepare(request: Request, context: HandlerContext): Promise<Response> {
  const parsed = prepareRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchantUid.');
  const { merchantUid } = parsed.data;
  await assertAuthorized(request, context, { name: 'prepare', merchantUid });
  const { portOne, ledger, orders, clock, recheck } = context;
  const order = await orders.find(merchantUid);
  if (!order) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  const { orderId = merchantUid } = order;
  const [known, winner] = await Promise.all([ledger.read(merchantUid), paidBy(ledger, orderId)]);
  if (known?.verdict.status === 'paid' || winner !== null) {
    throw new HttpProblem(409, 'already-paid', 'This order is paid.');
  }
  await expectPayment({ ledger, merchantUid, orderId, clock, recheck });
  const { amount } = order;
  await registerAmount(portOne.payments.prepare, { merchantUid, amount });
  return json({ merchantUid, amount });
}

/** PortOne refuses a second registration, so the registered amount is read, and changed where it differs. */
async function registerAmount(prepare: Prepare, expected: { merchantUid: string; amount: number }): Promise<void> {
  try {
    await prepare.register(expected);
  } catch (error) {
    if (!hasCode(error, 'refused', 'outcome-unknown')) throw error;
    const known = await prepare.read(expected.merchantUid);
    if (known === null) throw error;
    if (known.amount !== expected.amount) await prepare.change(expected);
  }
}
