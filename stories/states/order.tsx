import { useState } from 'react';
import { type Coupon, CouponSelect, type Order, OrderSummary } from '../../src/index.ts';
import { Driven } from '../support/driven.tsx';
import { couponsIn, orderIn, SHIRT_PICTURE } from '../support/goods.ts';
import { States } from '../support/grid.tsx';
import { Shop } from '../support/shop.tsx';
import { labelsIn, useLanguage } from '../support/story-language.tsx';

export function OrderSummaryStates() {
  const language = useLanguage();
  const { items = [] } = orderIn(language);
  const many = { items: [...items, ...items], amount: 130_800, lines: [] };
  const pictured = items.slice(0, 1).map((item) => ({ ...item, quantity: 2, amount: 98_000, image: SHIRT_PICTURE }));
  const free = [{ label: language === 'ko' ? '배송비' : 'Shipping', amount: 0 }];
  return (
    <States
      of={[
        [{ ko: '상품 두 개', en: 'Two items' }, <Summary key="two" />],
        [{ ko: '주문을 만드는 동안', en: 'While the order is made' }, <Summary key="loading" order={never} />],
        [{ ko: '총액만', en: 'The total alone' }, <Summary key="total" of={{ items: [], lines: [] }} />],
        [{ ko: '상품이 많을 때', en: 'Many items' }, <Summary key="many" of={many} />],
        [
          { ko: '많은 상품을 펼쳤을 때', en: 'Many items, unfolded' },
          <Driven key="open" by={({ root }) => root.querySelector('details')?.setAttribute('open', '')}>
            <Summary of={many} />
          </Driven>,
        ],
        [
          { ko: '사진과 수량, 무료 배송', en: 'Picture, quantity, free shipping' },
          <Summary key="picture" of={{ items: pictured, amount: 98_000, lines: free }} />,
        ],
      ]}
    />
  );
}

function Summary({ of, order }: { of?: Partial<Order>; order?: () => Promise<Order> }) {
  const language = useLanguage();
  return (
    <Shop orderId="order" order={order ?? orderIn(language, of)}>
      <OrderSummary />
    </Shop>
  );
}

function never(): Promise<Order> {
  return new Promise(() => {});
}

export function CouponSelectStates() {
  const language = useLanguage();
  const coupons = couponsIn(language);
  const amount = language === 'ko' ? '49,900원' : '₩49,900';
  const announcement = labelsIn(language)('announceInstallment', { amount });
  return (
    <States
      of={[
        [{ ko: '쓰지 않음', en: 'None chosen' }, <Coupons key="none" coupons={coupons} />],
        [{ ko: '고름', en: 'Chosen' }, <Coupons key="chosen" coupons={coupons} first="autumn" />],
        [{ ko: '쿠폰이 없을 때', en: 'No coupons' }, <Coupons key="empty" coupons={[]} />],
        [
          { ko: '최소 금액에 못 미칠 때', en: 'Below its minimum' },
          <Coupons key="below" coupons={coupons} first="regular" amount={52_000} />,
        ],
        [
          { ko: '다른 곳을 바꿨을 때', en: 'It changed something elsewhere' },
          <Coupons key="announces" coupons={coupons} first="regular" announcement={announcement} />,
        ],
      ]}
    />
  );
}

interface CouponsProps {
  coupons: readonly Coupon[];
  first?: string;
  amount?: number;
  announcement?: string;
}

function Coupons({ coupons, first, amount = 69_900, announcement }: CouponsProps) {
  const _language = useLanguage();
  const [value, setValue] = useState(first ?? null);
  return <CouponSelect {...{ coupons, value, amount, announcement }} onChange={setValue} />;
}
