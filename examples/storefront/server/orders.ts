import { randomUUID } from 'node:crypto';
import type { Order } from 'kiwoom-checkout/core';
import { PRODUCT, priceOf, type ShopLocale } from './catalog.ts';
import type { Database } from './database.ts';
import { payableOrder } from './payable-order.ts';

export interface ShopOrder {
  id: string;
  /** Of the newest attempt; of the one that paid, once there is one. So is the coupon. */
  quantity: number;
  coupon: string | null;
  status: 'open' | 'awaiting-deposit' | 'paid' | 'refunded';
  /** The attempt that paid, else the one whose account waits for a deposit, else the newest. */
  merchantUid: string | null;
}

export interface Choice {
  quantity: number;
  coupon: string | null;
  /** Of the summary's lines; the payment window is Korean. */
  locale: ShopLocale;
}

/** Why an order takes no new attempt. While an account waits for its deposit, a second payment would be one too many. */
export class AttemptRefused extends Error {
  override name = 'AttemptRefused';
  constructor(readonly code: 'order-not-found' | 'already-paid' | 'awaiting-deposit') {
    super(`No new attempt: ${code}.`);
  }
}

export interface Orders {
  create(quantity: number, customer: string): Promise<ShopOrder>;
  read(id: string): Promise<ShopOrder | null>;
  /** A new try to pay: a number of its own, at the price of this moment. @throws AttemptRefused */
  attempt(id: string, choice: Choice): Promise<Order & { merchantUid: string }>;
  /** The newest first. */
  list(): Promise<ShopOrder[]>;
  ownerOf(merchantUid: string): Promise<string | null>;
  customerOf(id: string): Promise<string | null>;
  /** Whether the attempt is one at this order. */
  isAttemptAt(id: string, merchantUid: string): Promise<boolean>;
  /** What the attempt with that number must bring in, and for which order: the kit lets one attempt pay for an order. */
  expected(merchantUid: string): Promise<{ amount: number; name: string; orderId: string } | null>;
  /** Ships the goods of that attempt, once however often it runs. Which attempt ships is decided by the kit. */
  ship(merchantUid: string): Promise<void>;
  /** An account was issued that takes the money until then (unix seconds). */
  awaitDeposit(merchantUid: string, until: number): Promise<void>;
  /** The money of that attempt went back. */
  refunded(merchantUid: string): Promise<void>;
}

const SELECT = `
  select o.id, o.quantity, o.coupon, o.status,
         coalesce(o.paid_by, (
           select merchant_uid from attempts where order_id = o.id
            order by coalesce(account_until > now(), false) desc, created_at desc limit 1
         )) as merchant_uid
    from orders o`;

/** One statement, so that no attempt begins between the question whether it may and the attempt. */
const ATTEMPT = `
  with chosen as (
    update orders o set quantity = $3::integer, coupon = $4::text, status = 'open'
     where o.id = $1 and o.status in ('open', 'awaiting-deposit')
       and not exists (select from attempts a where a.order_id = o.id and a.account_until > now())
    returning o.id
  )
  insert into attempts (merchant_uid, order_id, quantity, coupon, amount)
  select $2, id, $3::integer, $4::text, $5::integer from chosen returning merchant_uid`;

/**
 * One statement: all of it happens or nothing, whenever the process dies. A process that died before it was recorded as
 * done runs it again, and so does one that outlasted its lease; meanwhile the money may have gone back.
 */
const SHIP = `
  with attempt as (
    select * from attempts where merchant_uid = $1
  ), shipment as (
    insert into shipments (order_id, merchant_uid) select order_id, merchant_uid from attempt
    on conflict (merchant_uid) do nothing
  )
  update orders o
     set status = 'paid', paid_by = attempt.merchant_uid, coupon = attempt.coupon,
         quantity = coalesce(attempt.quantity, o.quantity)
    from attempt
   where o.id = attempt.order_id and (o.status <> 'refunded' or o.paid_by is distinct from attempt.merchant_uid)`;

const AWAIT_DEPOSIT = `
  with attempt as (
    update attempts set account_until = to_timestamp($2::float8) where merchant_uid = $1 returning order_id
  )
  update orders o set status = 'awaiting-deposit' from attempt where o.id = attempt.order_id and o.status = 'open'`;

const REFUNDED = `update orders set status = 'refunded' where paid_by = $1 and status = 'paid'`;

function toOrder(row: Record<string, unknown>): ShopOrder {
  return {
    id: String(row['id']),
    quantity: Number(row['quantity']),
    coupon: row['coupon'] as string | null,
    status: row['status'] as ShopOrder['status'],
    merchantUid: row['merchant_uid'] as string | null,
  };
}

export function createOrders({ query }: Database): Orders {
  async function read(id: string): Promise<ShopOrder | null> {
    const { rows } = await query(`${SELECT} where o.id = $1`, [id]);
    return rows[0] ? toOrder(rows[0]) : null;
  }

  return {
    read,
    async ownerOf(merchantUid) {
      const { rows } = await query(
        'select o.customer from orders o join attempts a on a.order_id = o.id where a.merchant_uid = $1',
        [merchantUid],
      );
      return (rows[0]?.['customer'] as string | null | undefined) ?? null;
    },
    async customerOf(id) {
      const { rows } = await query('select customer from orders where id = $1', [id]);
      return (rows[0]?.['customer'] as string | null | undefined) ?? null;
    },
    async isAttemptAt(id, merchantUid) {
      const { rows } = await query('select from attempts where order_id = $1 and merchant_uid = $2', [id, merchantUid]);
      return rows.length === 1;
    },
    async list() {
      const { rows } = await query(`${SELECT} order by o.created_at desc limit 100`, []);
      return rows.map(toOrder);
    },
    async create(quantity, customer) {
      priceOf(quantity, null);
      const id = randomUUID().slice(0, 8);
      await query('insert into orders (id, quantity, customer) values ($1, $2, $3)', [id, quantity, customer]);
      return { id, quantity, coupon: null, status: 'open', merchantUid: null };
    },
    async attempt(id, choice) {
      const { quantity, coupon } = choice;
      const { total } = priceOf(quantity, coupon);
      const merchantUid = `${id}-${randomUUID().slice(0, 12)}`;
      const { rows } = await query(ATTEMPT, [id, merchantUid, quantity, coupon, total]);
      if (rows.length === 1) return { ...payableOrder(merchantUid, choice), merchantUid };
      const status = (await read(id))?.status;
      if (status === undefined) throw new AttemptRefused('order-not-found');
      throw new AttemptRefused(status === 'paid' || status === 'refunded' ? 'already-paid' : 'awaiting-deposit');
    },
    async expected(merchantUid) {
      const { rows } = await query('select amount, order_id from attempts where merchant_uid = $1', [merchantUid]);
      if (!rows[0]) return null;
      return { amount: Number(rows[0]['amount']), name: PRODUCT.ko.name, orderId: String(rows[0]['order_id']) };
    },
    async ship(merchantUid) {
      await query(SHIP, [merchantUid]);
    },
    async awaitDeposit(merchantUid, until) {
      await query(AWAIT_DEPOSIT, [merchantUid, until]);
    },
    async refunded(merchantUid) {
      await query(REFUNDED, [merchantUid]);
    },
  };
}
