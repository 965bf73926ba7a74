import type { ProblemCode } from '../../src/server/handlers/http.ts';

export interface ProblemNote {
  /** HTTP statuses it is answered with. */
  status: readonly number[];
  cause: string;
  remedy: string;
}

const NOTHING = 'Nothing was charged.';

/** What each code of an error answer means. */
export const PROBLEM_NOTES: Record<ProblemCode, ProblemNote> = {
  'invalid-request': {
    status: [400],
    cause: 'The body is not JSON, or a field or the id in the path is missing or invalid. Nothing was done.',
    remedy: 'Send what the route takes. For months that are not offered, `issues` has the field.',
  },
  'invalid-card': {
    status: [400],
    cause: `The card is mistyped or has expired. ${NOTHING}`,
    remedy: 'Let the shopper correct the fields in `issues`, which contain no values.',
  },
  'invalid-shipment': {
    status: [400],
    cause: 'A field that Kiwoom Pay requires for a shipment is missing or invalid.',
    remedy: 'Correct the fields in `issues`.',
  },
  'cross-origin': {
    status: [403],
    cause: 'A browser sent it from a page that is not of the server’s origin, or a proxy hides that it is.',
    remedy:
      'Pass `publicOrigin` behind a proxy that replaces `Host`, or `allowedOrigins` for a page on another origin. `onError` receives, once for each case, what the browser sent and what the server took itself for.',
  },
  'authorize-missing': {
    status: [403],
    cause: 'Routes about cards, billing keys and shipments are closed until the shop says who may use them.',
    remedy: 'Pass `authorize` to `createCheckoutHandlers`.',
  },
  forbidden: {
    status: [403],
    cause: 'The shop’s `authorize` did not return `true`.',
    remedy:
      'Let the shopper log in, or correct `authorize`. Where it returned something else than true or false, `onError` receives that.',
  },
  'not-found': {
    status: [404],
    cause: 'There is no such route below `basePath`.',
    remedy: 'Set `endpoint` to the `basePath`, without the name of a route.',
  },
  'order-not-found': {
    status: [404],
    cause: '`orders.find` returned null. A webhook is answered 200 with this code, and is checked again by `sweep`.',
    remedy: 'Store the attempt, with its amount, before the page receives its `merchantUid`.',
  },
  'payment-not-found': {
    status: [404, 503],
    cause:
      '404: PortOne has no payment with this `impUid`. 503, for a webhook that names only a payment: PortOne does not have it yet.',
    remedy:
      'Check the `impUid`. PortOne repeats a webhook only where its support has switched on retries; `sweep` finds the payment otherwise.',
  },
  'key-not-found': {
    status: [404],
    cause: 'There is no billing key with this `customerUid`.',
    remedy: 'Remove it from the shopper’s saved cards.',
  },
  'shipment-not-found': {
    status: [404],
    cause: 'No shipment is registered for this payment.',
    remedy: 'Register one.',
  },
  'method-not-allowed': {
    status: [405],
    cause: 'The route has other methods; the `allow` header lists them.',
    remedy: 'Forward every method of the page as it is, and end `endpoint` at the `basePath`.',
  },
  'already-paid': {
    status: [409],
    cause: 'Another attempt, or this one, has paid the order.',
    remedy: 'Do not open a window. Ask `order-status` for the verdict.',
  },
  'payment-in-progress': {
    status: [409],
    cause: 'Another charge of the order is running, or the outcome of one is not known yet.',
    remedy: 'Do not charge again. Ask `complete` for the verdict, after `retry-after`.',
  },
  refused: {
    status: [409],
    cause: 'PortOne refused the shipment: the payment has no escrow, or its shipment is registered already.',
    remedy: 'Read `raw`, which has the reason.',
  },
  'too-many-refusals': {
    status: [429],
    cause: `As many cards of this order or customer were refused within an hour as \`refusalLimits\` allows. ${NOTHING}`,
    remedy:
      'Retry after `retry-after` (also `retryAfter` in the body, in seconds), or pay in the payment window. `onError` received a `CardTestingAlert` with the first one.',
  },
  'too-many-requests': {
    status: [429],
    cause: '`rateLimit` of the shop asked to wait. Nothing of the request was read.',
    remedy: 'Retry after `retry-after` (also `retryAfter` in the body, in seconds).',
  },
  'body-too-large': {
    status: [413],
    cause: 'The body has more than 16 KB.',
    remedy: 'Send only the fields of the route.',
  },
  'unsupported-media-type': {
    status: [415],
    cause: 'The content type is not `application/json`.',
    remedy: 'Send it, and have proxies forward it.',
  },
  'server-error': {
    status: [500],
    cause:
      'A mistake in the shop’s own code or data: a body that was read before the handlers received it, or an order without a valid amount or id.',
    remedy: 'Correct what `onError` received. A retry does not help.',
  },
  'not-charged': {
    status: [500, 503],
    cause: `The charge was not carried out. 503: it may succeed later. ${NOTHING}`,
    remedy: 'The shopper may try again. `onError` received the cause.',
  },
  unfinished: {
    status: [503],
    cause: 'PortOne, or the shop’s `onPaid` after a webhook, has not finished in time. The payment may be made.',
    remedy: 'Retry after `retry-after`; never show it as failed.',
  },
  'outcome-unknown': {
    status: [503],
    cause: 'A charge, or another change, was sent and its answer is lost. It may have been carried out.',
    remedy:
      'Do not send it again. Ask `complete` for the verdict of a charge, or read the billing key or the shipment.',
  },
  'portone-unavailable': {
    status: [503],
    cause:
      'PortOne could not be asked, refused the keys, or answered something else. It says nothing about the payment.',
    remedy: 'Retry after `retry-after`. `onError` received a `PortOneError`: see [below](#portone-errors).',
  },
  'shop-unavailable': {
    status: [503],
    cause: '`orders`, `authorize` or the ledger failed. It says nothing about the payment.',
    remedy: 'Retry after `retry-after`. `onError` received the error.',
  },
};
