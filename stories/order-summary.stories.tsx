import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { CouponSelect, type Order, OrderSummary } from '../src/index.ts';
import { OrderSummaryStates } from './states/order.tsx';
import { NO_CONTROLS } from './support/controls.ts';
import { couponsIn, orderIn, orderWithCoupon, SHIRT_PICTURE } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { Shop } from './support/shop.tsx';
import { useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Order/OrderSummary',
  component: OrderSummary,
  parameters: { canvas: { widest: 380 }, ...NO_CONTROLS },
} satisfies Meta<typeof OrderSummary>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The total is between a single and a double rule: final, as in bookkeeping. */
export const Default: Story = { render: () => <Summary /> };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <OrderSummaryStates /> };

/** The order is still being made. */
export const Loading: Story = {
  render: () => (
    <Shop orderId="order" order={never}>
      <OrderSummary />
    </Shop>
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.kc-order-summary')).toHaveAttribute('data-loading');
  },
};

/** Nothing but the total. */
export const TotalOnly: Story = { name: 'Total only', render: () => <Summary items={[]} lines={[]} /> };

/** More than two items fold into a native disclosure. */
export const ManyItems: Story = { name: 'Many items', render: () => <Many /> };

export const ManyItemsOpen: Story = {
  tags: ['!autodocs'],
  name: 'Many items, unfolded',
  render: () => <Many />,
  play: async ({ canvasElement, userEvent }) => {
    const summary = canvasElement.querySelector('summary');
    if (!summary) throw new Error('Five items did not fold.');
    await userEvent.click(summary);
    await expect(canvasElement.querySelector('details')).toHaveAttribute('open');
  },
};

/** A picture of the shop's in the slot, a quantity, free shipping. */
export const WithPictures: Story = {
  name: 'With pictures',
  render: function WithPictures() {
    const language = useLanguage();
    const ko = language === 'ko';
    return (
      <Summary
        amount={98_000}
        items={[
          {
            name: ko ? '유기농 면 셔츠' : 'Organic cotton shirt',
            option: ko ? '아이보리 · M' : 'Ivory · M',
            quantity: 2,
            amount: 98_000,
            image: SHIRT_PICTURE,
          },
        ]}
        lines={[{ label: ko ? '배송비' : 'Shipping', amount: 0 }]}
      />
    );
  },
};

/** Between the items and the amounts. */
export const WithCoupon: Story = {
  name: 'With coupon',
  render: function WithCoupon() {
    const language = useLanguage();
    const coupons = couponsIn(language);
    const [id, setId] = useState<string | null>('autumn');
    return (
      <Shop
        order={orderWithCoupon(
          language,
          coupons.find((coupon) => coupon.id === id),
        )}
      >
        <OrderSummary>
          <CouponSelect coupons={coupons} value={id} onChange={setId} amount={69_900} />
        </OrderSummary>
      </Shop>
    );
  },
};

/** Long names wrap; amounts never do. */
export const LongNames: Story = {
  name: 'Long names',
  render: function LongNames() {
    const language = useLanguage();
    const ko = language === 'ko';
    const name = ko
      ? '세탁할수록 부드러워지는 유기농 워싱 리넨 오버사이즈 앞치마와 주방 장갑 꾸러미'
      : 'Stonewashed organic linen oversized apron with matching oven gloves and a tea towel';
    return (
      <Summary
        amount={12_345_600}
        items={[{ name, option: ko ? '풀색' : 'Grass green', amount: 12_345_600 }]}
        lines={[]}
      />
    );
  },
};

function Summary(overrides: Partial<Order>) {
  const language = useLanguage();
  return (
    <Shop order={orderIn(language, overrides)}>
      <OrderSummary />
    </Shop>
  );
}

function Many() {
  const language = useLanguage();
  const [shirt, apron] = orderIn(language).items ?? [];
  if (!shirt || !apron) return null;
  return (
    <Summary
      amount={185_800}
      items={[shirt, apron, shirt, apron, shirt]}
      lines={[{ label: language === 'ko' ? '배송비' : 'Shipping', amount: 3_000 }]}
    />
  );
}

function never(): Promise<Order> {
  return new Promise(() => {});
}
