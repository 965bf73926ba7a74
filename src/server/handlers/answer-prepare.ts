import { prepareRequestSchema } from '../../schema/card-requests.ts';
import { hasCode } from '../portone/portone-error.ts';
import type { Prepare } from '../portone/prepare.ts';
import type { ReportOptions } from '../settlement/report.ts';
import { expectPayment } from '../settlement/settle.ts';
import { allow, enter, type Gate } from './authorize-request.ts';
import { HttpProblem, json, readBody } from './http.ts';

/**
 * `POST {basePath}/prepare`: tells PortOne what the order costs, so that a window asking for another amount does not
 * open, and notes in the ledger that an attempt begins. May be asked again: the amount is then the order's present one.
 * @throws HttpProblem 404, 409; PortOneError; what the ledger throws
 */
export async function answerPrepare(request: Request, shared: ReportOptions, gate: Gate): Promise<Response> {
  enter(request, gate, 'POST');
  const parsed = prepareRequestSchema.safeParse(await readBody(request, ['application/json']));
  if (!parsed.success) throw new HttpProblem(400, 'invalid-request', 'Send merchantUid.');
  const { merchantUid } = parsed.data;
  await allow(request, gate, { name: 'prepare', merchantUid });
  const { portOne, ledger, orders, now, recheck } = shared;
  const order = await orders.find(merchantUid);
  if (order === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  const known = await ledger.read(merchantUid);
  if (known?.verdict.status === 'paid') throw new HttpProblem(409, 'already-paid', 'This order is paid.');
  await expectPayment({ ledger, merchantUid, now, recheck });
  const { amount } = order;
  await registerAmount(portOne.payments.prepare, { merchantUid, amount });
  return json({ merchantUid, amount });
}

/** A second registration is refused, so what is registered is read, and changed where it differs. */
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
