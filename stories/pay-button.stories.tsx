import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { DEFAULT_PAY_METHODS } from '../src/core.ts';
import { PayButton, type PayMethod, type PaymentFailureCode, type PaymentState } from '../src/index.ts';
import { PayButtonStates } from './states/paying.tsx';
import { FAILURE, only, STATUS } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { Standing } from './support/shop.tsx';
import { failedIn, stateIn } from './support/states.ts';
import { labelsOf, languageOf, useLanguage } from './support/story-language.tsx';

interface Args {
  status: PaymentState['status'];
  failure: PaymentFailureCode;
  payMethod: PayMethod;
}

const CONTROLS = {
  status: STATUS,
  failure: FAILURE,
  payMethod: {
    control: 'select',
    options: [...DEFAULT_PAY_METHODS],
    description: 'The method chosen: for `vbank` the button requests an account',
  },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Paying/PayButton',
  component: PayButton as never,
  parameters: { canvas: { widest: 340 }, ...only(CONTROLS) },
  args: { status: 'ready', failure: 'over-limit', payMethod: 'card' },
  argTypes: CONTROLS,
  render: (args) => <Button {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The SDK or the order is not there yet. The button keeps the focus and does nothing. */
export const Preparing: Story = { ...at('preparing'), name: 'preparing', play: busy };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <PayButtonStates /> };

export const Ready: Story = {
  ...at('ready'),
  name: 'ready',
  play: async ({ canvas, globals }) => {
    const amount = languageOf(globals) === 'en' ? '₩64,900' : '64,900원';
    await expect(canvas.getByRole('button', { name: labelsOf(globals)('payButton', { amount }) })).toBeEnabled();
  },
};

export const Paying: Story = { ...at('paying'), name: 'paying', play: busy };

export const Verifying: Story = { ...at('verifying'), name: 'verifying', play: busy };

/** There is nothing left to press: PaymentStatus shows the next step. */
export const Paid: Story = { ...at('paid'), name: 'paid', play: absent };

export const AwaitingDeposit: Story = { ...at('awaiting-deposit'), name: 'awaiting-deposit', play: absent };

export const Cancelled: Story = { ...at('cancelled'), name: 'cancelled' };

/** The label names the retry. */
export const Failed: Story = { ...at('failed'), name: 'failed' };

/** Never a pay label: it may have been paid. */
export const Unconfirmed: Story = {
  ...at('unconfirmed'),
  name: 'unconfirmed',
  play: async (context) => {
    await busy(context);
    await expect(context.canvas.queryByText(/결제하기|^Pay/)).toBeNull();
  },
};

/** The button requests an account, not a payment. */
export const ReadyVbank: Story = {
  name: 'ready, vbank',
  args: { payMethod: 'vbank' },
};

/** Getting ready failed, so it can only be prepared again. */
export const FailedToLoad: Story = {
  name: 'failed, not-prepared',
  args: { status: 'failed', failure: 'not-prepared' },
};

/** The focus ring is two pixels outside the button. */
export const Focused: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('button')).toHaveFocus();
  },
};

function at(status: PaymentState['status']): Story {
  return { args: { status } };
}

function Button({ status, failure, payMethod }: Args) {
  const language = useLanguage();
  const state = status === 'failed' ? failedIn(failure, language) : stateIn(status, language);
  return (
    <Standing key={payMethod} state={state} selection={{ payMethod, installment: 0 }}>
      <PayButton />
    </Standing>
  );
}

async function busy({ canvas }: Pick<Parameters<NonNullable<Story['play']>>[0], 'canvas'>) {
  const button = canvas.getByRole('button');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).not.toHaveAttribute('disabled');
}

async function absent({ canvas }: Pick<Parameters<NonNullable<Story['play']>>[0], 'canvas'>) {
  await expect(canvas.queryByRole('button')).toBeNull();
}
