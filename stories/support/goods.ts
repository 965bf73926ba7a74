import type { Coupon, Order, SavedCardPaymentProps, ShipmentDraft } from '../../src/index.ts';
import { sampleOrder } from '../../src/testing.ts';
import type { Language } from './story-language.tsx';

/** The sample order in the language of the toolbar: a shop translates its own texts. */
export function orderIn(language: Language, overrides: Partial<Order> = {}): Order {
  return sampleOrder(language === 'ko' ? overrides : { ...ENGLISH, ...overrides });
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
export function couponsIn(language: Language): readonly Coupon[] {
  const ko = language === 'ko';
  return [
    { id: 'autumn', label: ko ? '가을맞이 5,000원 할인' : 'Autumn, ₩5,000 off', discount: 5_000 },
    { id: 'regular', label: ko ? '단골 20,000원 할인' : 'Regulars, ₩20,000 off', discount: 20_000, minimum: 60_000 },
  ];
}

/** 69,900 won without a coupon, 64,900 with the first, 49,900 with the second. */
export function orderWithCoupon(language: Language, coupon: Coupon | undefined, overrides: Partial<Order> = {}): Order {
  const { items } = orderIn(language);
  const lines = [{ label: language === 'ko' ? '배송비' : 'Shipping', amount: 3_000 }];
  if (coupon) lines.push({ label: language === 'ko' ? '쿠폰 할인' : 'Coupon', amount: -coupon.discount });
  return orderIn(language, { items, lines, amount: 69_900 - (coupon?.discount ?? 0), ...overrides });
}

/** A picture of the shop's own. */
export const SHIRT_PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 56 56"><rect width="56" height="56" fill="#e9e3d6"/><path d="M20 14 10 20l4 8 4-2v18h20V26l4 2 4-8-10-6c-1 4-4 6-8 6s-7-2-8-6Z" fill="#f8f5ee" stroke="#b8ad97"/></svg>',
)}`;

/** What a back office has registered already. */
export const SHIPMENT: ShipmentDraft = {
  sender: { relationship: '본인' },
  receiver: { name: '홍길동' },
  logis: {
    company: 'CJGLS',
    invoice: '123456789012',
    sentAt: '2026-12-01T14:30',
    receivingAt: '2026-12-03',
    address: '서울시 성동구 솔밭길 7',
  },
};

/** A card that was registered before, as the server returns it. */
export function savedCardIn(language: Language): SavedCardPaymentProps['card'] {
  return { cardName: language === 'ko' ? '국민카드' : 'KB Kookmin', cardNumber: '9410-****-****-9010' };
}
