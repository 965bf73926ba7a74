import { Hono } from 'hono';
import { type CheckoutHandlers, type Ledger, type PortOne, PortOneError } from 'kiwoom-checkout/server';
import type { Orders } from './orders.ts';
import { isStaff, signInStaff } from './session.ts';

interface AdminOptions {
  orders: Orders;
  payments: CheckoutHandlers;
  portOne: PortOne;
  ledger: Ledger;
  adminKey: string;
  origin: string;
}

/** Of the shop that does not exist; a cash receipt carries them. */
const SHOP = { companyName: '솔밭상점', companyTel: '02-0000-0000', corpRegNo: '000-00-00000' };

/** What the shop's staff may do with orders. Each request reads from PortOne; nothing here trusts the page. */
export function createAdminApi({ orders, payments, portOne, ledger, adminKey, origin }: AdminOptions): Hono {
  const admin = new Hono();
  admin.post('/session', signInStaff(adminKey));
  admin.use('*', async (c, next) => (isStaff(c.req.raw, adminKey) ? next() : c.json({ code: 'forbidden' }, 403)));

  admin.get('/orders', async (c) => {
    const list = await orders.list();
    const rows = list.map(async (order) => ({
      ...order,
      verdict: order.merchantUid ? ((await ledger.read(order.merchantUid))?.verdict ?? null) : null,
    }));
    return c.json(await Promise.all(rows));
  });

  admin.get('/orders/:id/payment', async (c) => {
    const { impUid } = await attemptOf(c.req.param('id'), c.req.query('attempt'));
    const record = await portOne.payments.get(impUid);
    const hasReceipt = record.payMethod === 'trans' || record.payMethod === 'vbank';
    const [shipment, receipt] = await Promise.all([
      record.escrow ? portOne.escrows.get(impUid) : null,
      hasReceipt ? portOne.receipts.get(impUid) : null,
    ]);
    return c.json({ record, shipment, receipt });
  });

  admin.post('/orders/:id/verify', async (c) => {
    const { attempt } = await c.req.json();
    const { merchantUid } = await attemptOf(c.req.param('id'), attempt);
    return verify(merchantUid, c.req.raw);
  });

  admin.post('/orders/:id/cancel', async (c) => {
    const { attempt, amount, checksum, refundAccount } = await c.req.json();
    const { merchantUid, impUid } = await attemptOf(c.req.param('id'), attempt);
    await portOne.payments.cancel({ impUid, amount, checksum, refundAccount, reason: '관리자 취소' });
    return verify(merchantUid, c.req.raw);
  });

  admin.post('/orders/:id/receipt', async (c) => {
    const { attempt, identifier } = await c.req.json();
    const { impUid } = await attemptOf(c.req.param('id'), attempt);
    return c.json(await portOne.receipts.issue(impUid, { identifier, ...SHOP }), 201);
  });

  admin.onError((error, c) => {
    if (!(error instanceof PortOneError)) throw error;
    const status = error.code === 'invalid-input' || error.code === 'refused' ? 422 : 502;
    return c.json({ code: error.code, message: error.raw?.message ?? error.message }, status);
  });

  /** The attempt, if it is one at this order and PortOne has a record of it. @throws RangeError otherwise */
  async function attemptOf(id: string, merchantUid: unknown): Promise<{ merchantUid: string; impUid: string }> {
    if (typeof merchantUid !== 'string' || !(await orders.isAttemptAt(id, merchantUid)))
      throw new RangeError('attempt');
    const impUid = (await ledger.read(merchantUid))?.verdict.impUid;
    if (!impUid) throw new RangeError('attempt');
    return { merchantUid, impUid };
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
