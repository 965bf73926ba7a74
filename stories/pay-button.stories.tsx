import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PayButton, type PaymentState, type Selection } from '../src/index.ts';
import { Standing } from './support/shop.tsx';
import { failedIn, stateIn } from './support/states.ts';
import { localeOf, useStoryLocale, wordsOf } from './support/story-locale.ts';

const meta = {
  title: 'Paying/PayButton',
  component: PayButton,
  parameters: { canvas: { widest: 340 } },
} satisfies Meta<typeof PayButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The SDK or the order is not there yet. The button keeps the focus and does nothing. */
export const Preparing: Story = { ...at('preparing'), name: 'preparing', play: busy };

export const Ready: Story = {
  ...at('ready'),
  name: 'ready',
  play: async ({ canvas, globals }) => {
    const amount = localeOf(globals) === 'en' ? '₩64,900' : '64,900원';
    await expect(canvas.getByRole('button', { name: wordsOf(globals)('payButton', { amount }) })).toBeEnabled();
  },
};

export const Paying: Story = { ...at('paying'), name: 'paying', play: busy };

export const Verifying: Story = { ...at('verifying'), name: 'verifying', play: busy };

/** Nothing is left to press: what comes next stands in PaymentStatus. */
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

/** An account is asked for, not a payment. */
export const ReadyVbank: Story = {
  name: 'ready, vbank',
  render: () => <Button status="ready" selection={{ payMethod: 'vbank' }} />,
};

/** Getting ready failed, so it can only be prepared again. */
export const FailedToLoad: Story = {
  name: 'failed, not-prepared',
  render: function FailedToLoad() {
    const locale = useStoryLocale();
    return <Button state={failedIn('not-prepared', locale)} />;
  },
};

/** The ring stands two pixels outside. */
export const Focused: Story = {
  render: () => <Button status="ready" />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('button')).toHaveFocus();
  },
};

function at(status: PaymentState['status']): Story {
  return { render: () => <Button status={status} /> };
}

interface ButtonProps {
  status?: PaymentState['status'];
  state?: PaymentState;
  selection?: Selection;
}

function Button({ status = 'ready', state, selection }: ButtonProps) {
  const locale = useStoryLocale();
  return (
    <Standing state={state ?? stateIn(status, locale)} selection={selection}>
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
