import { assertMethod, HttpProblem } from './http.ts';
import { assertSameOrigin } from './origin.ts';

interface OfOrder<Name> {
  name: Name;
  merchantUid: string;
  customerUid?: string | undefined;
  impUid?: undefined;
}

interface OfCustomer<Name> {
  name: Name;
  customerUid: string;
  merchantUid?: undefined;
  impUid?: undefined;
}

interface OfPayment<Name> {
  name: Name;
  impUid: string;
  merchantUid?: undefined;
  customerUid?: undefined;
}

/**
 * What somebody asks for, for `authorize` to decide on. Whose `merchantUid` and `customerUid` these are is known to the
 * shop alone; registering shipments is for its own people.
 */
export type CheckoutAction =
  | OfOrder<'complete' | 'prepare'>
  | OfOrder<'cardPayment'>
  | (OfOrder<'payBillingKey'> & { customerUid: string })
  | OfCustomer<'issueBillingKey' | 'readBillingKey' | 'deleteBillingKey'>
  | OfPayment<'registerShipment' | 'updateShipment' | 'readShipment'>;

export type Authorize = (request: Request, action: CheckoutAction) => boolean | Promise<boolean>;

export interface Gate {
  allowedOrigins: readonly string[];
  authorize: Authorize | undefined;
}

/** @throws HttpProblem 403, 405 */
export function enter(request: Request, { allowedOrigins }: Gate, ...methods: string[]): void {
  assertSameOrigin(request, allowedOrigins);
  assertMethod(request, ...methods);
}

/** @throws HttpProblem 403 when there is an `authorize`, and it says no */
export async function allow(request: Request, { authorize }: Gate, action: CheckoutAction): Promise<void> {
  if (authorize === undefined || (await authorize(request, action))) return;
  throw new HttpProblem(403, 'forbidden', 'This is not yours to ask for.');
}

/**
 * For what nobody may do unless the shop says so.
 * @throws HttpProblem 403
 */
export function assertGuarded({ authorize }: Gate): void {
  if (authorize !== undefined) return;
  throw new HttpProblem(
    403,
    'authorize-missing',
    'Nobody may do this: createCheckoutHandlers was given no `authorize` to say who.',
  );
}
