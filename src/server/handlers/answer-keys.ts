import type { PaymentFailure } from '../../errors/payment-failure.ts';
import { readFailure } from '../../errors/read-failure.ts';
import { issueKeyRequestSchema, type KeyResult, type SavedCardInfo } from '../../schema/card-requests.ts';
import type { Customer } from '../portone/customer-record.ts';
import { assertInput, hasCode } from '../portone/portone-error.ts';
import { maskCardNumbers } from '../portone/redact.ts';
import { assertAuthorized } from './authorize-request.ts';
import type { HandlerContext } from './handler-options.ts';
import { HttpProblem, json } from './http.ts';
import { readCard, readCardRequest } from './read-card.ts';
import { withinBudget } from './refusal-budget.ts';

/** `POST {basePath}/billing-keys`. A refused card is a result, not a problem. @throws HttpProblem; PortOneError */
export async function answerIssueKey(request: Request, context: HandlerContext): Promise<Response> {
  const body = await readCardRequest(request, issueKeyRequestSchema);
  const { customerUid } = body;
  await assertAuthorized(request, context, { name: 'issueBillingKey', customerUid });
  const card = readCard(body.card, context.now());
  const { channelKey } = context.cardChannel;
  assertInput(
    channelKey !== undefined,
    'createCheckoutHandlers was given no cardChannel.channelKey. No billing key can be issued. Pass the key of the channel for billing keys.',
  );
  const issue = () => context.portOne.customers.issue(customerUid, { channelKey, card });
  const tried = { action: 'issueBillingKey', customerUid } as const;
  const result = await withinBudget(
    context,
    tried,
    async (permit) => {
      await permit();
      return keyResult(customerUid, issue);
    },
    ({ status }) => status === 'failed',
  );
  return json(result);
}

async function keyResult(customerUid: string, issue: () => Promise<Customer>): Promise<KeyResult> {
  try {
    return { status: 'issued', card: toSavedCard(await issue()) };
  } catch (error) {
    if (!hasCode(error, 'refused')) throw error;
    return { status: 'failed', customerUid, failure: toFailure(error.raw ?? {}) };
  }
}

/** `GET {basePath}/billing-keys/{customerUid}`. @throws HttpProblem; PortOneError */
export async function answerReadKey(request: Request, context: HandlerContext, customerUid: string): Promise<Response> {
  await assertAuthorized(request, context, { name: 'readBillingKey', customerUid });
  const found = await context.portOne.customers.get(customerUid);
  if (found === null) throw keyNotFound();
  return json(toSavedCard(found));
}

/** `DELETE {basePath}/billing-keys/{customerUid}`. @throws HttpProblem; PortOneError */
export async function answerDeleteKey(
  request: Request,
  context: HandlerContext,
  customerUid: string,
): Promise<Response> {
  await assertAuthorized(request, context, { name: 'deleteBillingKey', customerUid });
  await context.portOne.customers.delete(customerUid).catch((error: unknown) => {
    throw hasCode(error, 'not-found') ? keyNotFound() : error;
  });
  return json({ code: 'ok', message: 'Deleted.' });
}

function keyNotFound(): HttpProblem {
  return new HttpProblem(404, 'key-not-found', 'There is no such card.');
}

function toSavedCard({ customerUid, cardName, cardNumber, cardType }: Customer): SavedCardInfo {
  // PortOne masks the number. If it ever does not, it is masked here.
  return { customerUid, cardName, cardNumber: cardNumber === null ? null : maskCardNumbers(cardNumber), cardType };
}

function toFailure(raw: { code?: string; message?: string }): PaymentFailure {
  const read = readFailure(raw);
  return read === 'cancelled' ? { code: 'declined', raw } : read;
}
