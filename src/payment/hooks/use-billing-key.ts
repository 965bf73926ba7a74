'use client';

import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Card } from '../../schema/card.ts';
import type { KeyResult, SavedCardInfo } from '../../schema/card-requests.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import type { EndpointClient } from '../endpoint/endpoint-client.ts';
import { plainFailure } from '../machine/conclude.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useClient } from './use-client.ts';
import { useSingleRequest } from './use-single-request.ts';

/** One registration of a card. `status` is also `data-status` in the DOM. */
export type BillingKeyState =
  | { status: 'ready' }
  | { status: 'issuing' }
  | { status: 'issued'; card: SavedCardInfo }
  | { status: 'failed'; failure: PaymentFailure }
  /** No answer. Registering again is safe: a `customerUid` has one card, the newest. */
  | { status: 'unconfirmed' };

export interface IssueRequest {
  customerUid: string;
  card: Card;
}

/** Where a card is sent to be registered: to the kit's handlers, or by the shop's own function. */
export type IssueTarget =
  | {
      /** Where `createCheckoutHandlers` answers; the card goes to `POST {endpoint}/billing-keys`. @default the provider's */
      endpoint?: Endpoint | undefined;
      issue?: undefined;
    }
  | {
      endpoint?: undefined;
      /** In place of the endpoint. Resolve for a refusal too; reject when the result is not known. */
      issue: (request: IssueRequest) => Promise<KeyResult>;
    };

export type UseBillingKeyOptions = IssueTarget & {
  /** The shop's name for this customer's card; one for each. At most 80 characters. */
  customerUid: string;
};

export interface BillingKeyIssue {
  state: BillingKeyState;
  /** Sends the card, once; a second call before the end joins the first. */
  issue(card: Card): Promise<BillingKeyState>;
}

/**
 * Registers a card for later payments. The card passes through and is stored nowhere in the page.
 *
 * @throws {CheckoutError} `invalid-option` with both or neither of `endpoint` and `issue`.
 */
export function useBillingKey({ customerUid, endpoint, issue: own }: UseBillingKeyOptions): BillingKeyIssue {
  const settings = usePaymentSettings();
  const client = useClient({ endpoint, option: 'issue', isReplaced: own !== undefined, caller: 'useBillingKey' });
  const issue = own ?? settings.issue;
  const [state, run] = useSingleRequest<Card, BillingKeyState>(READY, ISSUING, async (card) => {
    const request = { customerUid, card };
    if (issue) return issue(request).then(toState, () => ({ status: 'unconfirmed' }));
    return client ? issueAt(client, request) : { status: 'unconfirmed' };
  });
  return { state, issue: run };
}

const READY: BillingKeyState = { status: 'ready' };
const ISSUING: BillingKeyState = { status: 'issuing' };

async function issueAt(client: EndpointClient, request: IssueRequest): Promise<BillingKeyState> {
  const outcome = await client.issueKey(request);
  if (outcome.kind === 'lost') return { status: 'unconfirmed' };
  return outcome.kind === 'refused' ? { status: 'failed', failure: outcome.failure } : toState(outcome.result);
}

function toState(result: KeyResult): BillingKeyState {
  if (result.status === 'issued') return { status: 'issued', card: result.card };
  return { status: 'failed', failure: plainFailure(result.failure) };
}
