import type * as z from 'zod/mini';
import type { Issue } from '../../errors/issue.ts';
import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { readFailure } from '../../errors/read-failure.ts';
import { INSTALLMENT_MINIMUM, isInstallmentAllowed } from '../../rules/installment-rules.ts';
import { type Card, parseCard } from '../../schema/card.ts';
import {
  cardPaymentRequestSchema,
  issueKeyRequestSchema,
  type KeyResult,
  payKeyRequestSchema,
  type SavedCardInfo,
} from '../../schema/card-requests.ts';
import type { Customer } from '../portone/customers.ts';
import { assertInput, hasCode } from '../portone/portone-error.ts';
import { maskCardNumbers } from '../portone/redact.ts';
import { checkAgain, checkOnetime } from '../portone/subscribe.ts';
import { chargeOrder } from '../settlement/charge-order.ts';
import type { ExpectedPayment } from '../settlement/judge-record.ts';
import type { ReportOptions } from '../settlement/report.ts';
import { allow, assertGuarded, enter, type Gate } from './authorize-request.ts';
import { HttpProblem, json, readBody } from './http.ts';

/** Through which contracts cards are charged without a window. */
export interface CardChannel {
  /** For key-in payments: `daou`, or `daou.CPID`. PortOne takes no channel key there. */
  pg?: string | undefined;
  /** For billing keys; needed to issue them. */
  channelKey?: string | undefined;
  /** Months the shop offers, as `merchant.cardQuota`. */
  cardQuota?: readonly number[] | undefined;
}

export interface CardOptions extends ReportOptions {
  cardChannel: CardChannel;
}

/** `POST {basePath}/card-payments`. @throws HttpProblem, or what `chargeOrder` throws */
export async function answerCardPayment(request: Request, options: CardOptions, gate: Gate): Promise<Response> {
  const body = await readGuarded(request, gate, cardPaymentRequestSchema);
  const { merchantUid, customerUid, cardQuota } = body;
  await allow(request, gate, { name: 'cardPayment', merchantUid, customerUid });
  const card = readCard(body.card, options.now());
  const order = await findOrder(options, merchantUid);
  assertMonths(order, cardQuota, options.cardChannel);
  const { pg } = options.cardChannel;
  const payment = { ...fromOrder(merchantUid, order), card, customerUid, cardQuota, pg };
  const check = () => checkOnetime(payment);
  const charge = () => options.portOne.subscribe.onetime(payment);
  return json(await chargeOrder(options, { action: 'cardPayment', merchantUid, order, check, charge }));
}

/** `POST {basePath}/billing-keys/pay`. @throws HttpProblem, or what `chargeOrder` throws */
export async function answerPayKey(request: Request, options: CardOptions, gate: Gate): Promise<Response> {
  const { merchantUid, customerUid, cardQuota } = await readGuarded(request, gate, payKeyRequestSchema);
  await allow(request, gate, { name: 'payBillingKey', merchantUid, customerUid });
  const order = await findOrder(options, merchantUid);
  assertMonths(order, cardQuota, options.cardChannel);
  const payment = { ...fromOrder(merchantUid, order), customerUid, cardQuota };
  const check = () => checkAgain(payment);
  const charge = () => options.portOne.subscribe.again(payment);
  return json(await chargeOrder(options, { action: 'payBillingKey', merchantUid, order, check, charge }));
}

/** `POST {basePath}/billing-keys`. A card that is refused is an answer, not a problem. */
export async function answerIssueKey(request: Request, options: CardOptions, gate: Gate): Promise<Response> {
  const body = await readGuarded(request, gate, issueKeyRequestSchema);
  const { customerUid } = body;
  await allow(request, gate, { name: 'issueBillingKey', customerUid });
  const card = readCard(body.card, options.now());
  const { channelKey } = options.cardChannel;
  assertInput(
    channelKey !== undefined,
    'createCheckoutHandlers was given no cardChannel.channelKey. No billing key can be issued. Pass the key of the channel for billing keys.',
  );
  try {
    return keyAnswer({
      status: 'issued',
      card: toKeptCard(await options.portOne.customers.issue(customerUid, { channelKey, card })),
    });
  } catch (error) {
    if (!hasCode(error, 'refused')) throw error;
    return keyAnswer({ status: 'failed', customerUid, failure: toFailure(error.raw ?? {}) });
  }
}

/** `GET` and `DELETE {basePath}/billing-keys/{customerUid}`. */
export async function answerKey(
  request: Request,
  { portOne }: CardOptions,
  gate: Gate,
  customerUid: string,
): Promise<Response> {
  enter(request, gate, 'GET', 'DELETE');
  assertGuarded(gate);
  const isRead = request.method === 'GET';
  await allow(request, gate, { name: isRead ? 'readBillingKey' : 'deleteBillingKey', customerUid });
  const none = () => new HttpProblem(404, 'key-not-found', 'There is no such card.');
  if (isRead) {
    const found = await portOne.customers.get(customerUid);
    if (found === null) throw none();
    return json(toKeptCard(found));
  }
  await portOne.customers.delete(customerUid).catch((error: unknown) => {
    throw hasCode(error, 'not-found') ? none() : error;
  });
  return json({ code: 'ok', message: 'Deleted.' });
}

async function readGuarded<T>(request: Request, gate: Gate, schema: z.ZodMiniType<T>): Promise<T> {
  enter(request, gate, 'POST');
  assertGuarded(gate);
  const parsed = schema.safeParse(await readBody(request, ['application/json']));
  if (parsed.success) return parsed.data;
  // Names alone: a value may be a card's.
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'the body'))];
  throw new HttpProblem(400, 'invalid-request', `Not as it should be: ${names.join(', ')}.`);
}

function readCard(input: unknown, now: number): Card {
  const parsed = parseCard(input, { checkDigit: true, now });
  if (parsed.ok) return parsed.value;
  throw new HttpProblem(400, 'invalid-card', 'The card is not as it should be.', {}, { issues: parsed.issues });
}

async function findOrder({ orders }: CardOptions, merchantUid: string): Promise<ExpectedPayment> {
  const order = await orders.find(merchantUid);
  if (order === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return order;
}

/** The amount is the shop's, whatever the body says. */
function fromOrder(merchantUid: string, { amount, taxFree, buyer, name = merchantUid }: ExpectedPayment) {
  return { merchantUid, amount, name, taxFree, buyer };
}

function assertMonths({ amount }: ExpectedPayment, months = 0, { cardQuota }: CardChannel): void {
  if (isInstallmentAllowed({ months, amount, cardQuota })) return;
  const code: Issue['code'] = amount < INSTALLMENT_MINIMUM ? 'installment-below-minimum' : 'installment-months';
  const issue = { field: 'cardQuota', code, params: { months, amount } };
  throw new HttpProblem(400, 'invalid-request', 'These months are not offered.', {}, { issues: [issue] });
}

function keyAnswer(result: KeyResult): Response {
  return json(result);
}

function toKeptCard({ customerUid, cardName, cardNumber, cardType }: Customer): SavedCardInfo {
  // PortOne masks it; should it ever not, it ends here.
  return { customerUid, cardName, cardNumber: cardNumber === null ? null : maskCardNumbers(cardNumber), cardType };
}

function toFailure(raw: { code?: string; message?: string }): PaymentFailure {
  const read = readFailure(raw);
  return read === 'cancelled' ? { code: 'declined', raw } : read;
}
