import type { Merchant } from '../schema/merchant.ts';
import type { Order } from '../schema/order.ts';

/** A valid order of 64,900 won. */
export function sampleOrder(overrides: Partial<Order> = {}): Order {
  return {
    merchantUid: '20261201-0042',
    name: '유기농 면 셔츠 외 1건',
    amount: 64_900,
    buyer: { name: '홍길동', email: 'hong@example.com', tel: '010-1234-5678' },
    items: [
      { name: '유기농 면 셔츠', option: '아이보리 · M · 1개', amount: 49_000 },
      { name: '리넨 앞치마', option: '풀색 · 1개', amount: 17_900 },
    ],
    lines: [
      { label: '배송비', amount: 3_000 },
      { label: '쿠폰 할인', amount: -5_000 },
    ],
    ...overrides,
  };
}

/** Valid settings of a fictitious shop. */
export function sampleMerchant(overrides: Partial<Merchant> = {}): Merchant {
  const { pg, channelKey = 'channel-key-00000000-0000-0000-0000-000000000000', ...settings } = overrides;
  return {
    userCode: 'imp00000000',
    digital: false,
    cardQuota: [2, 3, 4, 5, 6],
    redirectUrl: '/pay/return',
    ...settings,
    ...(pg === undefined ? { channelKey } : { pg }),
  };
}
