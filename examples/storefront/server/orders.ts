import { randomUUID } from 'node:crypto';
import type { Order } from 'kiwoom-checkout/core';
import { COUPONS, PRODUCT, priceOf, type ShopLocale } from './catalog.ts';
import type { Database } from './database.ts';

export interface ShopOrder {
  id: string;
  quantity: number;
  coupon: string | null;
  status: 'open' | 'awaiting-deposit' | 'paid' | 'refunded';
  /** The newest attempt; the one that paid, once there is one. */
  merchantUid: string | null;
}

export interface Choice {
  quantity: number;
  coupon: string | null;
  /** Of the summary's lines; the payment window is Korean. */
  locale: ShopLocale;
}

export interface Orders {
  create(quantity: number, customer: string): Promise<ShopOrder>;
  read(id: string): Promise<ShopOrder | null>;
  /** A new try to pay: a number of its own, at the price of this moment. Null when the order is paid already. */
  attempt(id: string, choice: Choice): Promise<Order | null>;
  /** The newest first. */
  list(): Promise<ShopOrder[]>;
  ownerOf(merchantUid: string): Promise<string | null>;
  /** What the attempt with that number must bring in. */
  expected(merchantUid: string): Promise<{ amount: number; name: string } | null>;
  /** Hands out the goods. The ledger sees to it that this runs once. */
  fulfil(merchantUid: string): Promise<void>;
  setStatus(merchantUid: string, status: ShopOrder['status']): Promise<void>;
}

const SELECT = `
  select o.id, o.quantity, o.coupon, o.status,
         coalesce(o.paid_by, (select merchant_uid from attempts where order_id = o.id order by created_at desc limit 1)) as merchant_uid
    from orders o`;

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
  async function ownerOf(merchantUid: string): Promise<string | null> {
    const { rows } = await query(
      'select o.customer from orders o join attempts a on a.order_id = o.id where a.merchant_uid = $1',
      [merchantUid],
    );
    return (rows[0]?.['customer'] as string | null | undefined) ?? null;
  }

  return {
    ownerOf,
    async read(id) {
      const { rows } = await query(`${SELECT} where o.id = $1`, [id]);
      return rows[0] ? toOrder(rows[0]) : null;
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
      const { rows } = await query(
        `update orders set quantity = $2, coupon = $3 where id = $1 and status not in ('paid', 'refunded') returning id`,
        [id, quantity, coupon],
      );
      if (rows.length === 0) return null;
      const merchantUid = `${id}-${randomUUID().slice(0, 12)}`;
      await query('insert into attempts (merchant_uid, order_id, amount) values ($1, $2, $3)', [
        merchantUid,
        id,
        total,
      ]);
      return payableOrder(merchantUid, choice);
    },
    async expected(merchantUid) {
      const { rows } = await query('select amount from attempts where merchant_uid = $1', [merchantUid]);
      return rows[0] ? { amount: Number(rows[0]['amount']), name: PRODUCT.ko.name } : null;
    },
    async fulfil(merchantUid) {
      await query(
        'insert into shipments (order_id, merchant_uid) select order_id, merchant_uid from attempts where merchant_uid = $1',
        [merchantUid],
      );
      await query(
        `update orders set status = 'paid', paid_by = $1 where id = (select order_id from attempts where merchant_uid = $1)`,
        [merchantUid],
      );
    },
    async setStatus(merchantUid, status) {
      const paid = status === 'refunded' ? ['paid'] : ['open'];
      await query(
        `update orders set status = $2 where id = (select order_id from attempts where merchant_uid = $1) and status = any($3)`,
        [merchantUid, status, paid],
      );
    },
  };
}

const WORDS = {
  ko: { shipping: '배송비', coupon: '쿠폰 할인' },
  en: { shipping: 'Shipping', coupon: 'Coupon' },
} as const;

/** The order as the kit takes it, with the lines of its summary. */
function payableOrder(merchantUid: string, { quantity, coupon, locale }: Choice): Order {
  const { goods, shipping, discount, total } = priceOf(quantity, coupon);
  const words = WORDS[locale];
  const { name } = PRODUCT.ko;
  return {
    merchantUid,
    name: quantity > 1 ? `${name} ${quantity}개` : name,
    amount: total,
    buyer: { name: '홍길동', email: 'hong@example.com', tel: '010-1234-5678' },
    items: [{ ...PRODUCT[locale], quantity, amount: goods }],
    lines: [
      { label: words.shipping, amount: shipping },
      ...(discount > 0
        ? [{ label: COUPONS.find(({ id }) => id === coupon)?.label[locale] ?? words.coupon, amount: -discount }]
        : []),
    ],
  };
}
