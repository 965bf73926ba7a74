import type { Issue } from '../../errors/issue.ts';
import { INSTALLMENT_MINIMUM, isInstallmentAllowed } from '../../rules/installment-rules.ts';
import { cardPaymentRequestSchema, payKeyRequestSchema } from '../../schema/card-requests.ts';
import { checkAgain, checkOnetime } from '../portone/subscribe.ts';
import { type ChargeOrder, chargeOrder } from '../settlement/charge-order.ts';
import type { ExpectedPayment } from '../settlement/judge-record.ts';
import { assertAuthorized } from './authorize-request.ts';
import { type CardChannel, type HandlerContext, patienceOf } from './handler-options.ts';
import { HttpProblem, json } from './http.ts';
import { readCard, readCardRequest } from './read-card.ts';
import { withinBudget } from './refusal-budget.ts';

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
  return charged(request, context, {
    ...{ action: 'cardPayment', merchantUid, customerUid, order },
    check: () => checkOnetime(payment),
    charge: () => context.portOne.subscribe.onetime(payment),
  });
}

/** `POST {basePath}/billing-keys/pay`. @throws HttpProblem, or what `chargeOrder` throws */
export async function answerPayKey(request: Request, context: HandlerContext): Promise<Response> {
  const { merchantUid, customerUid, cardQuota } = await readCardRequest(request, payKeyRequestSchema);
  await assertAuthorized(request, context, { name: 'payBillingKey', merchantUid, customerUid });
  const order = await findOrder(context, merchantUid);
  assertMonths(order, cardQuota, context.cardChannel);
  const payment = { ...fromOrder(merchantUid, order), customerUid, cardQuota };
  return charged(request, context, {
    ...{ action: 'payBillingKey', merchantUid, customerUid, order },
    check: () => checkAgain(payment),
    charge: () => context.portOne.subscribe.again(payment),
  });
}

type Charge = Omit<ChargeOrder, 'patience' | 'permit'> & { customerUid: string | undefined };

async function charged(request: Request, context: HandlerContext, charge: Charge): Promise<Response> {
  const { action, merchantUid, customerUid, order } = charge;
  const { orderId = merchantUid, customerId } = order;
  const verdict = await withinBudget(
    context,
    { action, merchantUid, orderId, customerId, customerUid },
    (permit) => chargeOrder(context, { ...charge, permit, patience: patienceOf(request, context) }),
    ({ status }) => status === 'failed',
  );
  return json(verdict);
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
