import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { CashReceipt, PayButton, type PayMethod, PaymentStatus, type Selection } from '../src/index.ts';
import { CashReceiptStates } from './states/choosing.tsx';
import { only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { Shop } from './support/shop.tsx';
import { labelsOf } from './support/story-language.tsx';

interface Args {
  payMethod: PayMethod;
  cashReceipt?: boolean;
}

const CONTROLS = {
  payMethod: {
    control: 'inline-radio',
    options: ['trans', 'vbank', 'kakaopay'],
    description: 'The methods that ask for it',
  },
  cashReceipt: {
    control: { type: 'inline-radio', labels: { undefined: 'not answered', true: 'yes', false: 'no' } },
    options: [undefined, true, false],
    description: 'The answer at first',
  },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Choosing/CashReceipt',
  component: CashReceipt as never,
  parameters: { canvas: { widest: 420 }, ...only(CONTROLS) },
  args: { payMethod: 'trans' },
  argTypes: CONTROLS,
  render: (args) => (
    <Shop key={JSON.stringify(args)} defaultSelection={selectionOf(args)}>
      <CashReceipt />
    </Shop>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The answer is not guessed: neither is chosen at first. */
export const Default: Story = {
  play: async ({ canvas }) => {
    for (const radio of canvas.getAllByRole('radio')) await expect(radio).not.toBeChecked();
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <CashReceiptStates /> };

export const Yes: Story = { args: { cashReceipt: true } };

export const No: Story = { args: { cashReceipt: false } };

/** It is offered here as well: a virtual account and KakaoPay. */
export const Kakaopay: Story = { name: 'kakaopay', args: { payMethod: 'kakaopay' } };

/** Paying without an answer. */
export const Required: Story = {
  tags: ['!autodocs'],
  name: 'Not answered',
  render: (args) => (
    <Shop defaultSelection={selectionOf(args)}>
      <div className="story-form">
        <CashReceipt />
        <PaymentStatus>
          <PayButton />
        </PaymentStatus>
      </div>
    </Shop>
  ),
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    const amount = globals['locale'] === 'en' ? '₩64,900' : '64,900원';
    await userEvent.click(await canvas.findByRole('button', { name: label('payButton', { amount }) }));
    await see(canvas.findByText(label('errorCashReceipt')));
    await expect(canvas.getByRole('radio', { name: label('cashReceiptOptionYes') })).toHaveFocus();
  },
};

function selectionOf({ payMethod, cashReceipt }: Args): Selection {
  return { payMethod, cashReceipt };
}
