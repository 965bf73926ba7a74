import { Hono } from 'hono';
import {
  type CheckoutHandlers,
  type Ledger,
  type PaymentIds,
  type PortOne,
  PortOneError,
} from 'kiwoom-checkout/server';
import type { Alerts } from './alerts.ts';
import type { Orders } from './orders.ts';
import { isStaff, signInStaff } from './session.ts';

interface AdminOptions {
  orders: Orders;
  alerts: Alerts;
  payments: CheckoutHandlers;
  portOne: PortOne;
  ledger: Ledger;
  adminKey: string;
  origin: string;
}

/** Of the shop that does not exist; a cash receipt carries them. */
const SHOP = { companyName: '솔밭상점', companyTel: '02-0000-0000', corpRegNo: '000-00-00000' };

/** What the shop's staff may do with orders. Each request reads from PortOne; nothing here trusts the page. */
export function createAdminApi({ orders, alerts, payments, portOne, ledger, adminKey, origin }: AdminOptions): Hono {
  const admin = new Hono();
  admin.post('/session', signInStaff(adminKey));
  admin.use('*', async (c, next) => (isStaff(c.req.raw, adminKey) ? next() : c.json({ code: 'forbidden' }, 403)));

  admin.get('/orders', async (c) => {
    const list = await orders.list();
    const rows = list.map(async (order) => ({
      ...order,
      verdict: order.merchantUid ? ((await ledger.read(order.merchantUid))?.verdict ?? null) : null,
    }));
    return c.json({ orders: await Promise.all(rows), alerts: await alerts.listOpen() });
  });

  admin.post('/alerts/:id/close', async (c) => {
    const id = Number(c.req.param('id'));
    if (!Number.isSafeInteger(id)) throw new RangeError('id');
    await alerts.close(id);
    return c.json({ code: 'ok' });
  });

  admin.get('/orders/:id/payment', async (c) => {
    const { impUid } = await paymentOf(c.req.param('id'), c.req.query());
    const record = await portOne.payments.get(impUid);
    const hasReceipt = record.payMethod === 'trans' || record.payMethod === 'vbank';
    const [shipment, receipt] = await Promise.all([
      record.escrow ? portOne.escrows.get(impUid) : null,
      hasReceipt ? portOne.receipts.get(impUid) : null,
    ]);
    return c.json({ record, shipment, receipt });
  });

  admin.post('/orders/:id/verify', async (c) => {
    const { merchantUid } = await paymentOf(c.req.param('id'), await c.req.json());
    return verify(merchantUid, c.req.raw);
  });

  admin.post('/orders/:id/cancel', async (c) => {
    const { amount, checksum, refundAccount, ...payment } = await c.req.json();
    const { merchantUid, impUid } = await paymentOf(c.req.param('id'), payment);
    await portOne.payments.cancel({ impUid, amount, checksum, refundAccount, reason: '관리자 취소' });
    return verify(merchantUid, c.req.raw);
  });

  // A payment that does not count for its order: the kit reads the one that counts again, so that not both go back.
  admin.post('/orders/:id/refund', async (c) => {
    const { refundAccount, ...payment } = await c.req.json();
    const ids = await paymentOf(c.req.param('id'), payment);
    return c.json(await payments.refund({ ...ids, refundAccount, reason: '관리자 환불' }));
  });

  admin.post('/orders/:id/receipt', async (c) => {
    const { identifier, ...payment } = await c.req.json();
    const { impUid } = await paymentOf(c.req.param('id'), payment);
    return c.json(await portOne.receipts.issue(impUid, { identifier, ...SHOP }), 201);
  });

  admin.onError((error, c) => {
    if (!(error instanceof PortOneError)) throw error;
    const status = error.code === 'invalid-input' || error.code === 'refused' ? 422 : 502;
    return c.json({ code: error.code, message: error.raw?.message ?? error.message }, status);
  });

  /** The payment, if it is one of this order that the ledger knows. @throws RangeError otherwise */
  async function paymentOf(id: string, { merchantUid, impUid }: Record<string, unknown>): Promise<PaymentIds> {
    if (typeof merchantUid !== 'string' || !(await orders.isAttemptAt(id, merchantUid)))
      throw new RangeError('merchantUid');
    const entry = await ledger.read(merchantUid);
    const known = [entry?.verdict.impUid, ...(entry?.duplicates ?? []).map((duplicate) => duplicate.impUid)];
    const wanted = impUid ?? known[0];
    if (typeof wanted !== 'string' || !known.includes(wanted)) throw new RangeError('impUid');
    return { merchantUid, impUid: wanted };
  }

  /** The same route a shopper's browser uses: reads the record again and settles what follows from it. */
  function verify(merchantUid: string, { headers }: Request): Promise<Response> {
    const cookie = headers.get('cookie') ?? '';
    return payments.complete(
      new Request(`${origin}/api/payments/complete`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ merchantUid }),
      }),
    );
  }

  return admin;
}
