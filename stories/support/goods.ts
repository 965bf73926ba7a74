import type { Coupon, Locale, Order } from '../../src/index.ts';
import { sampleOrder } from '../../src/testing.ts';

/** The sample order, told in the language of the toolbar: a shop's own words come from the shop. */
export function orderIn(locale: Locale, overrides: Partial<Order> = {}): Order {
  return sampleOrder(locale === 'ko' ? overrides : { ...ENGLISH, ...overrides });
}

const ENGLISH = {
  name: 'Organic cotton shirt and 1 more',
  items: [
    { name: 'Organic cotton shirt', option: 'Ivory · M · 1', amount: 49_000 },
    { name: 'Linen apron', option: 'Grass green · 1', amount: 17_900 },
  ],
  lines: [
    { label: 'Shipping', amount: 3_000 },
    { label: 'Coupon', amount: -5_000 },
  ],
} satisfies Partial<Order>;

/** Two coupons; the second asks for an order above the sample. */
export function couponsIn(locale: Locale): readonly Coupon[] {
  const ko = locale === 'ko';
  return [
    { id: 'autumn', label: ko ? '가을맞이 5,000원 할인' : 'Autumn, ₩5,000 off', discount: 5_000 },
    { id: 'regular', label: ko ? '단골 20,000원 할인' : 'Regulars, ₩20,000 off', discount: 20_000, minimum: 60_000 },
  ];
}

/** 69,900 won without a coupon, 64,900 with the first, 49,900 with the second. */
export function orderWithCoupon(locale: Locale, coupon: Coupon | undefined, overrides: Partial<Order> = {}): Order {
  const { items } = orderIn(locale);
  const lines = [{ label: locale === 'ko' ? '배송비' : 'Shipping', amount: 3_000 }];
  if (coupon) lines.push({ label: locale === 'ko' ? '쿠폰 할인' : 'Coupon', amount: -coupon.discount });
  return orderIn(locale, { items, lines, amount: 69_900 - (coupon?.discount ?? 0), ...overrides });
}
