import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import { HttpProblem } from './http.ts';

interface OfOrder<Name> {
  name: Name;
  merchantUid: string;
  customerUid?: string | undefined;
  impUid?: undefined;
  orderId?: undefined;
}

interface OfWholeOrder<Name> {
  name: Name;
  orderId: string;
  merchantUid?: undefined;
  customerUid?: undefined;
  impUid?: undefined;
}

interface OfCustomer<Name> {
  name: Name;
  customerUid: string;
  merchantUid?: undefined;
  impUid?: undefined;
  orderId?: undefined;
}

interface OfPayment<Name> {
  name: Name;
  impUid: string;
  merchantUid?: undefined;
  customerUid?: undefined;
  orderId?: undefined;
}

/**
 * What a request asks for, for `authorize` to decide on. Only the shop knows who owns a `merchantUid`, an
 * `orderId` or a `customerUid`; shipments are for its staff.
 */
export type CheckoutAction =
  | OfOrder<'complete' | 'prepare'>
  | OfWholeOrder<'orderStatus'>
  | OfOrder<'cardPayment'>
  | (OfOrder<'payBillingKey'> & { customerUid: string })
  | OfCustomer<'issueBillingKey' | 'readBillingKey' | 'deleteBillingKey'>
  | OfPayment<'registerShipment' | 'updateShipment' | 'readShipment'>;

/** Only `true` permits the action. A `Response` is sent as it is, for example a redirect to the login page. */
export type Authorize = (request: Request, action: CheckoutAction) => boolean | Response | Promise<boolean | Response>;

/** The shop's own answer to a request that it refuses. */
export class RefusedBy extends Error {
  constructor(readonly response: Response) {
    super('authorize refused the request by a response of its own');
  }
}

/**
 * @throws HttpProblem 403 when there is an `authorize` and it does not return `true`: `'false'`, `[]` and
 *   `{ allowed: false }` count as true in an `if`, and must not open a route.
 * @throws RefusedBy when it returns a `Response`
 */
export async function assertAuthorized(
  request: Request,
  { authorize }: { authorize: Authorize | undefined },
  action: CheckoutAction,
): Promise<void> {
  const permission: unknown = authorize === undefined ? true : await authorize(request, action);
  if (permission === true) return;
  if (permission instanceof Response) throw new RefusedBy(permission);
  const refusal = new HttpProblem(403, 'forbidden', 'You are not authorized to do this.');
  if (permission !== false) {
    refusal.cause = new Error(
      `${MESSAGE_PREFIX}authorize returned a value of type ${typeof permission} for ${action.name}. Only true permits a request, so this one was refused. Return true or false (a promise of it), or a Response.`,
    );
  }
  throw refusal;
}
