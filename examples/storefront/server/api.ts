import { Hono } from 'hono';
import type { CheckoutHandlers, PortOne } from 'kiwoom-checkout/server';
import type { createAdminApi } from './admin-api.ts';
import { COUPONS, MAX_QUANTITY, PRODUCT } from './catalog.ts';
import { AttemptRefused, type Choice, type Orders } from './orders.ts';
import { type WithCustomer, withCustomer } from './session.ts';
import { CARD_QUOTA, type Settings } from './settings.ts';

interface ApiOptions {
  orders: Orders;
  payments: CheckoutHandlers;
  portOne: PortOne;
  merchant: Settings['merchant'];
  /** The sandbox's page for people, where a deposit can be made. */
  sandboxPath: string | null;
  admin: ReturnType<typeof createAdminApi>;
}

/** The shop's own API. Everything about payments below `/api/payments` is the kit's. */
export function createApi({ orders, payments, portOne, merchant, sandboxPath, admin }: ApiOptions): Hono<WithCustomer> {
  const api = new Hono<WithCustomer>();
  api.use('/api/*', withCustomer);

  api.get('/api/shop', (c) =>
    c.json({
      product: PRODUCT,
      coupons: COUPONS,
      maxQuantity: MAX_QUANTITY,
      merchant: { ...merchant, cardQuota: CARD_QUOTA },
      sandboxPath,
      customerUid: c.get('customer'),
    }),
  );

  api.post('/api/orders', async (c) => {
    const { quantity } = await c.req.json<{ quantity: number }>();
    return c.json(await orders.create(quantity, c.get('customer')), 201);
  });

  api.get('/api/orders/:id', async (c) => {
    const order = await orders.read(c.req.param('id'));
    return order ? c.json(order) : c.json({ code: 'order-not-found' }, 404);
  });

  api.post('/api/orders/:id/attempts', async (c) => {
    const { quantity, coupon, locale } = await c.req.json<Choice>();
    const choice: Choice = { quantity, coupon, locale: locale === 'en' ? 'en' : 'ko' };
    const order = await orders.attempt(c.req.param('id'), choice);
    const { merchantUid, amount } = order;
    // PortOne refuses a window whose amount was changed in the browser; the sweep finds attempts that are not reported.
    await portOne.payments.prepare.register({ merchantUid, amount });
    await payments.begin(merchantUid);
    return c.json(order, 201);
  });

  api.route('/api/admin', admin);
  api.all('/api/payments/*', (c) => payments.fetch(c.req.raw));

  api.onError((error, c) => {
    if (error instanceof AttemptRefused)
      return c.json({ code: error.code }, error.code === 'order-not-found' ? 404 : 409);
    if (error instanceof RangeError || error instanceof SyntaxError)
      return c.json({ code: 'bad-request', field: error.message }, 400);
    console.error(error);
    return c.json({ code: 'server-error' }, 500);
  });
  return api;
}
