import type { Issue } from '../../errors/issue.ts';
import { INSTALLMENT_MINIMUM, isInstallmentAllowed } from '../../rules/installment-rules.ts';
import { cardPaymentRequestSchema, payKeyRequestSchema } from '../../schema/card-requests.ts';
import { checkAgain, checkOnetime } from '../portone/subscribe.ts';
import { chargeOrder } from '../settlement/charge-order.ts';
import type { ExpectedPayment } from '../settlement/judge-record.ts';
import { assertAuthorized } from './authorize-request.ts';
import { type CardChannel, type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json } from './http.ts';
import { readCard, readCardRequest } from './read-card.ts';

/** `POST {basePath}/card-payments`. @throws HttpProblem, or what `chargeOrder` throws */
export async function answerCardPayment(request: Request, context: HandlerContext): Promise<Response> {
  const body = await readCardRequest(request, cardPaymentRequestSchema);
  const { merchantUid, customerUid, cardQuota } = body;
  await assertAuthorized(request, context, { name: 'cardPayment', merchantUid, customerUid });
  const card = readCard(body.card, context.now());
  const order = await findOrder(context, merchantUid);
  assertMonths(order, cardQuota, context.cardChannel);
  const { pg } = context.cardChannel;
  const payment = { ...fromOrder(merchantUid, order), card, customerUid, cardQuota, pg };
  const check = () => checkOnetime(payment);
  const charge = () => context.portOne.subscribe.onetime(payment);
  return json(
    await chargeOrder(context, {
      action: 'cardPayment',
      merchantUid,
      order,
      check,
      charge,
      patience: patienceOf(request, context),
    }),
  );
}

/** `POST {basePath}/billing-keys/pay`. @throws HttpProblem, or what `chargeOrder` throws */
export async function answerPayKey(request: Request, context: HandlerContext): Promise<Response> {
  const { merchantUid, customerUid, cardQuota } = await readCardRequest(request, payKeyRequestSchema);
  await assertAuthorized(request, context, { name: 'payBillingKey', merchantUid, customerUid });
  const order = await findOrder(context, merchantUid);
  assertMonths(order, cardQuota, context.cardChannel);
  const payment = { ...fromOrder(merchantUid, order), customerUid, cardQuota };
  const check = () => checkAgain(payment);
  const charge = () => context.portOne.subscribe.again(payment);
  return json(
    await chargeOrder(context, {
      action: 'payBillingKey',
      merchantUid,
      order,
      check,
      charge,
      patience: patienceOf(request, context),
    }),
  );
}

async function findOrder({ orders }: HandlerContext, merchantUid: string): Promise<ExpectedPayment> {
  const order = await orders.find(merchantUid);
  if (!order) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return order;
}

/** The amount comes from the shop, whatever the body says. */
function fromOrder(merchantUid: string, { amount, taxFree, buyer, name = merchantUid }: ExpectedPayment) {
  return { merchantUid, amount, name, taxFree, buyer };
}

function assertMonths({ amount }: ExpectedPayment, months = 0, { cardQuota }: CardChannel): void {
  if (isInstallmentAllowed({ months, amount, cardQuota })) return;
  const code: Issue['code'] = amount < INSTALLMENT_MINIMUM ? 'installment-below-minimum' : 'installment-months';
  const issue = { field: 'cardQuota', code, params: { months, amount } };
  const message = 'This number of installment months is not offered.';
  throw new HttpProblem(400, 'invalid-request', message, {}, { issues: [issue] });
}
