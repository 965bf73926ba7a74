import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../examples/storefront/server/database.ts';
import { createOrders, type Orders } from '../../examples/storefront/server/orders.ts';

const ONE = { quantity: 1, coupon: null, locale: 'ko' } as const;
const TWENTY = { quantity: 20, coupon: 'regular', locale: 'ko' } as const;
const LATER = () => Date.now() / 1000 + 3_600;

let database: Database;
let orders: Orders;

beforeAll(async () => {
  database = await openDatabase({ folder: 'memory://' });
  orders = createOrders(database);
}, 120_000);
afterAll(() => database.close());

/** A new order, and how to begin attempts at it. */
async function order() {
  const { id } = await orders.create(1, 'customer-1');
  const attempt = async (choice: typeof ONE | typeof TWENTY = ONE) => (await orders.attempt(id, choice)).merchantUid;
  return { id, attempt };
}

async function shipments(id: string): Promise<unknown[]> {
  const { rows } = await database.query('select merchant_uid from shipments where order_id = $1', [id]);
  return rows.map((row) => row['merchant_uid']);
}

describe('an order of the storefront', () => {
  it('is what its paid attempt was for, whatever another tab asked for later', async () => {
    const { id, attempt } = await order();
    const first = await attempt(ONE);
    await attempt(TWENTY);
    await orders.ship(first);
    expect(await orders.read(id)).toMatchObject({ status: 'paid', merchantUid: first, quantity: 1, coupon: null });
  });

  it('ships once, though ship runs again after its process died, or twice at the same time', async () => {
    const { id, attempt } = await order();
    const merchantUid = await attempt();
    await Promise.all([orders.ship(merchantUid), orders.ship(merchantUid)]);
    await orders.ship(merchantUid);
    expect(await shipments(id)).toEqual([merchantUid]);
    expect(await orders.read(id)).toMatchObject({ status: 'paid' });
  });

  it('has no shipment that its status does not know of: both are written, or neither', async () => {
    const { id, attempt } = await order();
    const merchantUid = await attempt();
    let left = 1;
    const dying = createOrders({
      ...database,
      query: (text, params) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : database.query(text, params);
      },
    });
    await dying.ship(merchantUid).catch(() => undefined);
    const { status } = (await orders.read(id)) ?? {};
    expect([await shipments(id), status]).toEqual([[merchantUid], 'paid']);
  });

  it('is paid again by another attempt after all of its money went back, and ships for that one too', async () => {
    const { id, attempt } = await order();
    const first = await attempt(ONE);
    const second = await attempt(TWENTY);
    await orders.ship(first);
    await orders.refunded(first);
    expect(await orders.read(id)).toMatchObject({ status: 'refunded' });
    // A process that was slow: the money of this attempt is back already.
    await orders.ship(first);
    expect(await orders.read(id)).toMatchObject({ status: 'refunded' });

    await orders.ship(second);
    expect(await shipments(id)).toEqual([first, second]);
    expect(await orders.read(id)).toMatchObject({ status: 'paid', merchantUid: second, quantity: 20 });
  });

  it('tells the kit which order an attempt is for', async () => {
    const { id, attempt } = await order();
    const merchantUid = await attempt(ONE);
    expect(await orders.expected(merchantUid)).toEqual({ amount: 57_900, name: '노르웨이 회전 의자', orderId: id });
    expect(await orders.expected('nothing')).toBeNull();
  });

  it('takes no further attempt once it is paid, or refunded', async () => {
    const { id, attempt } = await order();
    const merchantUid = await attempt();
    await orders.ship(merchantUid);
    await expect(orders.attempt(id, ONE)).rejects.toMatchObject({ code: 'already-paid' });
    await orders.refunded(merchantUid);
    await expect(orders.attempt(id, ONE)).rejects.toMatchObject({ code: 'already-paid' });
    await expect(orders.attempt('nothing', ONE)).rejects.toMatchObject({ code: 'order-not-found' });
  });

  it('waits for its deposit, and takes a new attempt only when the account takes no money any more', async () => {
    const { id, attempt } = await order();
    const account = await attempt(ONE);
    const other = await attempt(TWENTY);
    await orders.awaitDeposit(account, LATER());
    // The page of the order shows the account, not the newest attempt.
    expect(await orders.read(id)).toMatchObject({ status: 'awaiting-deposit', merchantUid: account });
    await expect(orders.attempt(id, ONE)).rejects.toMatchObject({ code: 'awaiting-deposit' });

    await orders.awaitDeposit(account, LATER() - 7_200);
    const next = await attempt(ONE);
    expect(await orders.read(id)).toMatchObject({ status: 'open', merchantUid: next });
    expect(new Set([account, other, next]).size).toBe(3);
  });

  it('is paid by the deposit of an account that had expired, when it came all the same', async () => {
    const { id, attempt } = await order();
    const account = await attempt(ONE);
    await orders.awaitDeposit(account, LATER() - 7_200);
    await attempt(TWENTY);
    await orders.ship(account);
    expect(await orders.read(id)).toMatchObject({ status: 'paid', merchantUid: account, quantity: 1 });
  });

  it('does not wait again for an account after it was paid', async () => {
    const { id, attempt } = await order();
    const account = await attempt(ONE);
    const card = await attempt(ONE);
    await orders.ship(card);
    await orders.awaitDeposit(account, LATER());
    expect(await orders.read(id)).toMatchObject({ status: 'paid', merchantUid: card });
  });
});
