/** What the shop sells, and what it costs. Prices are decided here and never taken from the page. */

export type ShopLocale = 'ko' | 'en';

export const PRODUCT = {
  price: 54_900,
  ko: { name: '노르웨이 회전 의자', option: '자작나무 · 회색' },
  en: { name: 'Norwegian swivel chair', option: 'Birch · grey' },
} as const;
const SHIPPING = 3_000;
export const MAX_QUANTITY = 20;

export interface Coupon {
  id: string;
  label: Record<ShopLocale, string>;
  /** Won. */
  discount: number;
  /** Won of goods from which it may be used. */
  minimum: number;
}

export const COUPONS: readonly Coupon[] = [
  {
    id: 'first',
    label: { ko: '첫 구매 9,000원 할인', en: '₩9,000 off your first order' },
    discount: 9_000,
    minimum: 0,
  },
  {
    id: 'regular',
    label: { ko: '단골 10,000원 할인', en: '₩10,000 off for regulars' },
    discount: 10_000,
    minimum: 100_000,
  },
];

export interface Price {
  goods: number;
  shipping: number;
  discount: number;
  total: number;
}

/** @throws {RangeError} for a quantity or a coupon that the shop does not take. */
export function priceOf(quantity: number, couponId: string | null): Price {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) throw new RangeError('quantity');
  const goods = PRODUCT.price * quantity;
  const coupon = couponId === null ? null : COUPONS.find(({ id }) => id === couponId);
  if (coupon === undefined || (coupon && goods < coupon.minimum)) throw new RangeError('coupon');
  const discount = coupon?.discount ?? 0;
  return { goods, shipping: SHIPPING, discount, total: goods + SHIPPING - discount };
}
