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

export type Authorize = (request: Request, action: CheckoutAction) => boolean | Promise<boolean>;

/** @throws HttpProblem 403 when there is an `authorize` and it refuses */
export async function assertAuthorized(
  request: Request,
  { authorize }: { authorize: Authorize | undefined },
  action: CheckoutAction,
): Promise<void> {
  if (authorize === undefined || (await authorize(request, action))) return;
  throw new HttpProblem(403, 'forbidden', 'You are not authorized to do this.');
}
