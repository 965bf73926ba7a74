import type { ProblemCode } from '../../src/server/handlers/http.ts';
import type { Route } from '../../src/server/handlers/routes.ts';
import type { SchemaName } from './json-schemas.ts';

export type Problems = readonly (readonly [status: number, code: ProblemCode])[];

export interface RouteAnswers {
  body?: SchemaName;
  answer: SchemaName;
  /** Every error it can answer with. A test calls the handlers for each. */
  problems: Problems;
}

const READ: Problems = [
  [400, 'invalid-request'],
  [403, 'cross-origin'],
  [403, 'forbidden'],
  [429, 'too-many-requests'],
  [503, 'portone-unavailable'],
  [503, 'shop-unavailable'],
];
const SENT: Problems = [...READ, [413, 'body-too-large'], [415, 'unsupported-media-type'], [500, 'server-error']];
const CLOSED: Problems = [[403, 'authorize-missing']];
const CHARGE: Problems = [
  ...SENT,
  ...CLOSED,
  [404, 'order-not-found'],
  [409, 'payment-in-progress'],
  [429, 'too-many-refusals'],
  [500, 'not-charged'],
  [503, 'not-charged'],
  [503, 'outcome-unknown'],
  [503, 'unfinished'],
];
const SHIPMENT: Problems = [
  ...SENT,
  ...CLOSED,
  [400, 'invalid-shipment'],
  [404, 'payment-not-found'],
  [409, 'refused'],
];

/** What each route takes and answers, beside `not-found` and `method-not-allowed`, which belong to no route. */
export const ROUTE_ANSWERS: Record<Route['action'], RouteAnswers | null> = {
  prepare: {
    body: 'PrepareRequest',
    answer: 'Prepared',
    problems: [...SENT, [404, 'order-not-found'], [409, 'already-paid'], [503, 'outcome-unknown']],
  },
  complete: {
    body: 'CompleteRequest',
    answer: 'Verdict',
    problems: [...SENT, [404, 'order-not-found'], [503, 'unfinished']],
  },
  orderStatus: { body: 'OrderStatusRequest', answer: 'OrderStatus', problems: SENT },
  webhook: {
    body: 'Webhook',
    answer: 'Done',
    problems: [
      [400, 'invalid-request'],
      [413, 'body-too-large'],
      [429, 'too-many-requests'],
      [500, 'server-error'],
      [503, 'payment-not-found'],
      [503, 'portone-unavailable'],
      [503, 'shop-unavailable'],
      [503, 'unfinished'],
    ],
  },
  cardPayment: { body: 'CardPaymentRequest', answer: 'Verdict', problems: [...CHARGE, [400, 'invalid-card']] },
  payBillingKey: { body: 'PayKeyRequest', answer: 'Verdict', problems: CHARGE },
  issueBillingKey: {
    body: 'IssueKeyRequest',
    answer: 'KeyResult',
    problems: [...SENT, ...CLOSED, [400, 'invalid-card'], [429, 'too-many-refusals'], [503, 'outcome-unknown']],
  },
  readBillingKey: { answer: 'SavedCardInfo', problems: [...READ, ...CLOSED, [404, 'key-not-found']] },
  deleteBillingKey: {
    answer: 'Done',
    problems: [...READ, ...CLOSED, [404, 'key-not-found'], [503, 'outcome-unknown']],
  },
  readShipment: {
    answer: 'ShipmentRecord',
    problems: [...READ, ...CLOSED, [404, 'payment-not-found'], [404, 'shipment-not-found'], [409, 'refused']],
  },
  registerShipment: { body: 'Shipment', answer: 'ShipmentRecord', problems: [...SHIPMENT, [503, 'outcome-unknown']] },
  updateShipment: { body: 'Shipment', answer: 'ShipmentRecord', problems: SHIPMENT },
  // Not routes: functions of the handlers.
  refund: null,
  sweep: null,
};

/** @throws Error for what is not a route */
export function answersOf({ action }: Pick<Route, 'action'>): RouteAnswers {
  const answers = ROUTE_ANSWERS[action];
  if (answers === null) throw new Error(`${action} is not a route.`);
  return answers;
}
