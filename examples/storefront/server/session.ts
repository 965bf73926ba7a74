import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Authorize } from 'kiwoom-checkout/server';
import type { Orders } from './orders.ts';

/** A demo's idea of accounts: a random cookie is the customer, another one the shop's staff. */
const CUSTOMER = 'shop_customer';
const STAFF = 'shop_staff';
const COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 86_400 } as const;

/** Who calls: also the `customerUid` under which a card is stored. */
function customerOf(request: Request): string | null {
  return readCookie(request, CUSTOMER);
}

export function isStaff(request: Request, adminKey: string): boolean {
  const given = Buffer.from(readCookie(request, STAFF) ?? '');
  const wanted = Buffer.from(adminKey);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export interface WithCustomer {
  Variables: { customer: string };
}

/** Gives each browser a customer of its own. */
export const withCustomer: MiddlewareHandler<WithCustomer> = async (c, next) => {
  const known = getCookie(c, CUSTOMER);
  const customer = known ?? `customer-${randomBytes(12).toString('hex')}`;
  if (!known) setCookie(c, CUSTOMER, customer, COOKIE);
  c.set('customer', customer);
  await next();
};

export function signInStaff(adminKey: string): MiddlewareHandler {
  return async (c) => {
    const { key } = await c.req.json<{ key: string }>();
    if (key !== adminKey) return c.json({ code: 'wrong-key' }, 403);
    setCookie(c, STAFF, adminKey, { ...COOKIE, sameSite: 'Strict' });
    return c.json({ code: 'ok' });
  };
}

/** Customers pay their own orders with their own cards; shipments are the staff's. */
export function authorizeFor(orders: Orders, adminKey: string): Authorize {
  return async (request, { name, merchantUid, customerUid, impUid, orderId }) => {
    // A card company's app may bring the shopper back in another browser, without our cookie. The verdict tells little
    // to a person who knows an attempt's number.
    if (name === 'complete' || name === 'prepare') return true;
    if (impUid !== undefined) return isStaff(request, adminKey);
    const customer = customerOf(request);
    if (customerUid !== undefined && customerUid !== customer) return false;
    if (orderId !== undefined) return customer !== null && (await orders.customerOf(orderId)) === customer;
    if (merchantUid === undefined) return customer !== null;
    return customer !== null && (await orders.ownerOf(merchantUid)) === customer;
  };
}

function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}
