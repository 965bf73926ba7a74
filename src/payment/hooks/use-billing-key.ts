'use client';

import type { PaymentFailure } from '../../errors/payment-failure.ts';
import type { Card } from '../../schema/card.ts';
import { type KeyResult, keyResultSchema, type SavedCardInfo } from '../../schema/card-requests.ts';
import { callEndpoint, isRefused } from '../endpoint/call-endpoint.ts';
import { failureOf } from '../endpoint/charge-endpoint.ts';
import { usePaymentSettings } from './payment-settings.ts';
import { useAction } from './use-action.ts';

/** One registration of a card. `status` is also `data-status` in the DOM. */
export type BillingKeyState =
  | { status: 'ready' }
  | { status: 'issuing' }
  | { status: 'issued'; card: SavedCardInfo }
  | { status: 'failed'; failure: PaymentFailure }
  /** No answer came. Registering again is safe: a `customerUid` has one card, the newest. */
  | { status: 'unconfirmed' };

export interface UseBillingKeyOptions {
  /** The shop's name for this person's card; one for each. At most 80 characters. */
  customerUid: string;
  /** Base path of `createCheckoutHandlers`; the card goes to `POST {endpoint}/billing-keys`. */
  endpoint?: string | undefined;
  /** In place of `endpoint`. A refusal is an answer; reject when nobody knows. */
  issue?: ((request: { customerUid: string; card: Card }) => Promise<KeyResult>) | undefined;
}

export interface BillingKeyIssue {
  state: BillingKeyState;
  /** Sends the card, once; a second call before the end joins the first. */
  issue(card: Card): Promise<BillingKeyState>;
}

/** Registers a card for later payments. The card passes through and is kept nowhere in the page. */
export function useBillingKey({ customerUid, endpoint, issue: own }: UseBillingKeyOptions): BillingKeyIssue {
  const defaults = usePaymentSettings();
  const issue = own ?? defaults.issue;
  const [state, run] = useAction<Card, BillingKeyState>(READY, ISSUING, async (card) => {
    const request = { customerUid, card };
    if (!issue) return issueAt(endpoint ?? '', request);
    return issue(request).then(toState, () => ({ status: 'unconfirmed' }));
  });
  return { state, issue: run };
}

const READY: BillingKeyState = { status: 'ready' };
const ISSUING: BillingKeyState = { status: 'issuing' };

async function issueAt(endpoint: string, body: { customerUid: string; card: Card }): Promise<BillingKeyState> {
  const answer = await callEndpoint(endpoint, 'billing-keys', { method: 'POST', body });
  if (isRefused(answer)) return { status: 'failed', failure: failureOf(answer) };
  const parsed = keyResultSchema.safeParse(answer.kind === 'answered' ? answer.body : null);
  return parsed.success ? toState(parsed.data) : { status: 'unconfirmed' };
}

function toState(result: KeyResult): BillingKeyState {
  if (result.status === 'issued') return { status: 'issued', card: result.card };
  const { code, raw } = result.failure;
  if (!raw) return { status: 'failed', failure: { code } };
  const said = { ...(raw.code ? { code: raw.code } : {}), ...(raw.message ? { message: raw.message } : {}) };
  return { status: 'failed', failure: { code, raw: said } };
}

/** Takes a registered card away at `DELETE {endpoint}/billing-keys/{customerUid}`; true when it is gone. */
export async function removeKeyAt(endpoint: string, customerUid: string): Promise<boolean> {
  const answer = await callEndpoint(endpoint, `billing-keys/${encodeURIComponent(customerUid)}`, { method: 'DELETE' });
  // Gone already is gone.
  return answer.kind === 'answered' || (answer.kind === 'problem' && answer.code === 'key-not-found');
}
