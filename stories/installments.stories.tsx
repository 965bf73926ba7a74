import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Installments, type Merchant } from '../src/index.ts';
import { InstallmentsStates } from './states/choosing.tsx';
import { CARD_QUOTA, NO_CONTROLS, only } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { KB_3, Shop } from './support/shop.tsx';
import { labelsOf, useLanguage } from './support/story-language.tsx';

interface Args {
  amount: number;
  cardQuota?: number[];
}

const CONTROLS = {
  amount: { control: { type: 'number', step: 100 }, description: 'Won of the order' },
  cardQuota: CARD_QUOTA,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Choosing/Installments',
  component: Installments as never,
  parameters: { canvas: { widest: 360 }, ...only(CONTROLS) },
  args: { amount: 64_900 },
  argTypes: CONTROLS,
  render: (args) => <OfAmount {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** One won below what installments need. */
export const Amount49999: Story = { name: '49,999 won', args: { amount: 49_999 }, play: offers([0]) };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <InstallmentsStates /> };

/** The least amount for installments. */
export const Amount50000: Story = {
  name: '50,000 won',
  args: { amount: 50_000 },
  play: offers([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
};

/** The shop says nothing: 2 to 12 months. */
export const QuotaAbsent: Story = {
  name: 'cardQuota absent',
  play: offers([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
};

/** The shop takes one-time payment only, and the part shows that. */
export const QuotaEmpty: Story = { name: 'cardQuota []', args: { cardQuota: [] }, play: offers([0]) };

/** One number is a bound. */
export const QuotaBound: Story = { name: 'cardQuota [3]', args: { cardQuota: [3] }, play: offers([0, 2, 3]) };

export const QuotaRange: Story = {
  name: 'cardQuota [2, 3, 4, 5, 6]',
  args: { cardQuota: [2, 3, 4, 5, 6] },
  play: offers([0, 2, 3, 4, 5, 6]),
};

/** Several numbers are exactly those. */
export const QuotaExact: Story = { name: 'cardQuota [2, 6]', args: { cardQuota: [2, 6] }, play: offers([0, 2, 6]) };

/** The issuer chosen later does not have the months chosen before: they stay visible, with what is possible. */
export const IssuerWithFewer: Story = {
  name: 'An issuer with fewer months',
  parameters: NO_CONTROLS,
  render: function IssuerWithFewer() {
    const merchant: Partial<Merchant> = { cardQuota: [2, 3, 4, 5, 6], issuerQuotas: { CCKM: [0, 2, 3] } };
    return (
      <Shop merchant={merchant} defaultSelection={{ ...KB_3, installment: 6 }}>
        <Installments />
      </Shop>
    );
  },
  play: async ({ canvas, globals }) => {
    const select = canvas.getByRole('combobox');
    await expect(select).toHaveValue('6');
    await expect(select).toBeInvalid();
    await see(canvas.getByText(labelsOf(globals)('errorInstallmentMonths', { n: 3 })));
  },
};

/** The amount falls while the part is on the page: the months are removed, and the part announces that. */
export const AmountFalls: Story = {
  tags: ['!autodocs'],
  name: 'The amount falls',
  parameters: NO_CONTROLS,
  render: () => <Falling />,
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await expect(canvas.getByRole('combobox')).toHaveValue('3');
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() => expect(canvas.getByRole('combobox')).toHaveValue('0'));
    await expect(canvas.getByRole('combobox')).toBeDisabled();
    await see(canvas.getByText(label('errorInstallmentBelowMinimum')));
    const amount = globals['locale'] === 'en' ? '₩49,900' : '49,900원';
    await see(canvas.getByText(label('announceInstallment', { amount })));
  },
};

function OfAmount({ amount, cardQuota }: Args) {
  const language = useLanguage();
  return (
    <Shop merchant={{ cardQuota }} order={orderIn(language, { amount })}>
      <Installments />
    </Shop>
  );
}

function Falling() {
  const language = useLanguage();
  const [amount, setAmount] = useState(64_900);
  return (
    <div className="story-form">
      <Shop order={orderIn(language, { amount })} defaultSelection={KB_3}>
        <Installments />
      </Shop>
      <button
        type="button"
        className="story-button"
        onClick={() => setAmount((before) => (before === 64_900 ? 49_900 : 64_900))}
      >
        {amount === 64_900 ? '64,900 → 49,900' : '49,900 → 64,900'}
      </button>
    </div>
  );
}

/** A check that the part offers these months and no others. */
function offers(months: readonly number[]): NonNullable<Story['play']> {
  return async ({ canvas }) => {
    const values = canvas.getAllByRole('option').map((option) => Number((option as HTMLOptionElement).value));
    await expect(values).toEqual(months);
    const select = canvas.getByRole('combobox');
    if (months.length === 1) {
      await expect(select).toBeDisabled();
      await expect(select).toHaveAccessibleDescription();
    } else {
      await expect(select).toBeEnabled();
    }
  };
}
