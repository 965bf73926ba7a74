import type { Order } from 'kiwoom-checkout/core';
import { COUPONS, PRODUCT, priceOf } from './catalog.ts';
import type { Choice } from './orders.ts';

const WORDS = {
  ko: { shipping: '배송비', coupon: '쿠폰 할인' },
  en: { shipping: 'Shipping', coupon: 'Coupon' },
} as const;

/** The order as the kit takes it, with the lines of its summary. */
export function payableOrder(merchantUid: string, { quantity, coupon, locale }: Choice): Order {
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
