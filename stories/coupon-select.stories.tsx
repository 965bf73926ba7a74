import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { type Coupon, CouponSelect } from '../src/index.ts';
import { CouponSelectStates } from './states/order.tsx';
import { only } from './support/controls.ts';
import { couponsIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsIn, labelsOf, useLanguage } from './support/story-language.tsx';

interface Args {
  chosen: string | null;
  amount: number;
  empty: boolean;
  announces: boolean;
}

const CONTROLS = {
  chosen: {
    control: { type: 'inline-radio', labels: { null: 'none' } },
    options: [null, 'autumn', 'regular'],
    description: 'Id of the coupon chosen at first',
  },
  amount: {
    control: { type: 'number', step: 100 },
    description: 'Won before any coupon: a coupon shows when its minimum is not reached',
  },
  empty: { control: 'boolean', description: 'There is no coupon to choose' },
  announces: { control: 'boolean', description: 'Says what `regular` changed elsewhere' },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Order/CouponSelect',
  component: CouponSelect as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { chosen: null, amount: 69_900, empty: false, announces: false },
  argTypes: CONTROLS,
  render: (args) => <Coupons key={JSON.stringify(args)} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <CouponSelectStates /> };

export const Chosen: Story = { args: { chosen: 'autumn' } };

/** There is none to choose: the control stays in place and shows that. */
export const None: Story = {
  name: 'No coupons',
  args: { empty: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toBeDisabled();
  },
};

/** The order does not come to what the coupon asks for. */
export const BelowItsMinimum: Story = {
  name: 'Below its minimum',
  args: { chosen: 'regular', amount: 52_000 },
  play: async ({ canvas, globals }) => {
    const amount = globals['locale'] === 'en' ? '₩60,000' : '60,000원';
    await expect(canvas.getByRole('combobox')).toBeInvalid();
    await see(canvas.getByText(labelsOf(globals)('errorCoupon', { amount })));
  },
};

/** A change that the coupon caused elsewhere is announced under the coupon control, with a way to undo it. */
export const Announces: Story = {
  args: { chosen: 'regular', announces: true },
  play: async ({ canvas, globals }) => {
    await see(canvas.getByRole('button', { name: labelsOf(globals)('couponRemoveButton') }));
  },
};

function Coupons({ chosen, amount, empty, announces }: Args) {
  const language = useLanguage();
  const [value, setValue] = useState(chosen);
  const coupons: readonly Coupon[] = empty ? [] : couponsIn(language);
  const label = labelsIn(language);
  const total = language === 'ko' ? '49,900원' : '₩49,900';
  return (
    <CouponSelect
      coupons={coupons}
      value={value}
      onChange={setValue}
      amount={amount}
      announcement={announces && value === 'regular' ? label('announceInstallment', { amount: total }) : undefined}
    />
  );
}
