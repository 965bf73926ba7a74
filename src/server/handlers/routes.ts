import { answerCardPayment, answerPayKey } from './answer-charges.ts';
import { answerComplete } from './answer-complete.ts';
import { answerDeleteKey, answerIssueKey, answerReadKey } from './answer-keys.ts';
import { answerOrderStatus } from './answer-order-status.ts';
import { answerPrepare } from './answer-prepare.ts';
import { answerReadShipment, answerRegisterShipment, answerUpdateShipment } from './answer-shipment.ts';
import { answerWebhook } from './answer-webhook.ts';
import type { ErrorContext, HandlerContext } from './handler-options.ts';

/**
 * Who may call a route. `open`: browsers of the shop's own pages, unless `authorize` refuses. `authorized`: closed until
 * the shop passes an `authorize`, which then decides. `portone`: PortOne's servers, which send no proof; what
 * they report is read from PortOne.
 */
export type RouteAccess = 'open' | 'authorized' | 'portone';

export interface Route {
  /** The function of `CheckoutHandlers` that answers this route alone. */
  handler: 'complete' | 'orderStatus' | 'webhook' | 'prepare' | 'cardPayment' | 'billingKey' | 'shipment';
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `basePath`. A segment in braces is an id. */
  path: string;
  /** Its name for `authorize` and `onError`. */
  action: ErrorContext['action'];
  access: RouteAccess;
  /** One sentence for the documentation. */
  summary: string;
  /** @param id the decoded segment in braces; empty where there is none */
  answer: (request: Request, context: HandlerContext, id: string) => Promise<Response>;
}

/** Every route. `fetch`, the functions of single routes, CORS and docs/endpoint.md are derived from this table. */
export const ROUTES: readonly Route[] = [
  {
    handler: 'prepare',
    method: 'POST',
    path: 'prepare',
    action: 'prepare',
    access: 'open',
    summary: 'Registers the amount with PortOne before the window opens, and starts the attempt in the ledger.',
    answer: answerPrepare,
  },
  {
    handler: 'complete',
    method: 'POST',
    path: 'complete',
    action: 'complete',
    access: 'open',
    summary: 'Reads the payment from PortOne, settles it and answers with a verdict.',
    answer: answerComplete,
  },
  {
    handler: 'orderStatus',
    method: 'POST',
    path: 'order-status',
    action: 'orderStatus',
    access: 'open',
    summary: 'Answers with the verdict that holds for an order over all its attempts, before anything is paid.',
    answer: answerOrderStatus,
  },
  {
    handler: 'webhook',
    method: 'POST',
    path: 'webhook',
    action: 'webhook',
    access: 'portone',
    summary: "PortOne's notification of a change. Only its ids are used; the payment is read from PortOne.",
    answer: answerWebhook,
  },
  {
    handler: 'cardPayment',
    method: 'POST',
    path: 'card-payments',
    action: 'cardPayment',
    access: 'authorized',
    summary: 'Pays an order with a card and answers with a verdict.',
    answer: answerCardPayment,
  },
  {
    handler: 'billingKey',
    method: 'POST',
    path: 'billing-keys',
    action: 'issueBillingKey',
    access: 'authorized',
    summary: 'Stores a card at PortOne as a billing key.',
    answer: answerIssueKey,
  },
  {
    handler: 'billingKey',
    method: 'POST',
    path: 'billing-keys/pay',
    action: 'payBillingKey',
    access: 'authorized',
    summary: 'Pays an order with a billing key and answers with a verdict.',
    answer: answerPayKey,
  },
  {
    handler: 'billingKey',
    method: 'GET',
    path: 'billing-keys/{customerUid}',
    action: 'readBillingKey',
    access: 'authorized',
    summary: 'Reads the masked card of a billing key.',
    answer: answerReadKey,
  },
  {
    handler: 'billingKey',
    method: 'DELETE',
    path: 'billing-keys/{customerUid}',
    action: 'deleteBillingKey',
    access: 'authorized',
    summary: 'Deletes a billing key.',
    answer: answerDeleteKey,
  },
  {
    handler: 'shipment',
    method: 'GET',
    path: 'shipments/{impUid}',
    action: 'readShipment',
    access: 'authorized',
    summary: 'Reads the shipment of an escrow payment.',
    answer: answerReadShipment,
  },
  {
    handler: 'shipment',
    method: 'POST',
    path: 'shipments/{impUid}',
    action: 'registerShipment',
    access: 'authorized',
    summary: 'Registers the shipment of an escrow payment.',
    answer: answerRegisterShipment,
  },
  {
    handler: 'shipment',
    method: 'PUT',
    path: 'shipments/{impUid}',
    action: 'updateShipment',
    access: 'authorized',
    summary: 'Changes the shipment of an escrow payment.',
    answer: answerUpdateShipment,
  },
];
