import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { CardPayment, type CardPaymentProps } from '../src/index.ts';
import { type FakeCardOutcome, fakeCards } from '../src/testing.ts';
import { CardPaymentStates } from './states/cards.tsx';
import { startStoryClock } from './support/clock.ts';
import { CARD_FIELDS, CARD_OUTCOME, CARD_QUOTA, COLOR_SCHEME, LABELS, ORDER_HREF, only } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';
import { typeCard } from './support/typing.ts';

interface Args
  extends Pick<CardPaymentProps, 'cardQuota' | 'fields' | 'customerUid' | 'labels' | 'orderHref' | 'colorScheme'> {
  outcome: FakeCardOutcome;
}

const CONTROLS = {
  outcome: CARD_OUTCOME,
  cardQuota: CARD_QUOTA,
  customerUid: { control: 'text', description: 'Id to store the card under: offers to register it as well' },
  fields: CARD_FIELDS,
  orderHref: ORDER_HREF,
  labels: LABELS,
  colorScheme: COLOR_SCHEME,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Without a window/CardPayment',
  component: CardPayment as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { outcome: 'approve', cardQuota: [2, 3, 4, 5, 6], fields: {}, orderHref: '#order', labels: {} },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: (args) => <Paying key={args.outcome} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = { name: 'ready' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <CardPaymentStates /> };

/** The shopper may store the card as well; the note then explains what that means. */
export const KeepsTheCard: Story = {
  name: 'keeps the card',
  args: { customerUid: 'shopper-7-card-1' },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await see(canvas.findByText(label('cardFormNote')));
    await userEvent.click(canvas.getByRole('checkbox'));
    await see(canvas.findByText(label('billingKeyNote')));
    await expect(canvas.queryByText(label('cardFormNote'))).toBeNull();
  },
};

export const Verifying: Story = {
  tags: ['!autodocs'],
  name: 'verifying',
  args: { outcome: 'never-answer' },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await payIn(canvas, userEvent, globals);
    await see(canvas.findByRole('button', { name: label('verifyingButton') }));
    await expect(canvas.getByLabelText(label('cardFormNumber'))).toHaveValue('');
  },
};

export const Paid: Story = {
  tags: ['!autodocs'],
  name: 'paid',
  play: async ({ canvas, userEvent, globals }) => {
    await payIn(canvas, userEvent, globals);
    const title = await canvas.findByRole('heading', { name: labelsOf(globals)('paidTitle') });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

/** The card was refused. The fields are empty, and the next try is another order. */
export const Failed: Story = {
  tags: ['!autodocs'],
  name: 'failed',
  args: { outcome: 'over-limit' },
  play: async ({ canvas, userEvent, globals }) => {
    await payIn(canvas, userEvent, globals);
    await see(canvas.findByText(labelsOf(globals)('failureOverLimit')));
  },
};

/** The answer did not arrive, though the card was charged: the server is queried, and reports it as paid. */
export const LostAnswer: Story = {
  tags: ['!autodocs'],
  name: 'lost answer',
  args: { outcome: 'lost' },
  play: async ({ canvas, userEvent, globals }) => {
    await payIn(canvas, userEvent, globals);
    await see(canvas.findByRole('heading', { name: labelsOf(globals)('paidTitle') }));
  },
};

/** The outcome is unknown: it is never shown as failed, and there is no way to pay again. */
export const Unconfirmed: Story = {
  tags: ['!autodocs'],
  name: 'unconfirmed',
  args: { outcome: 'server-down' },
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await payIn(canvas, userEvent, globals);
    await see(canvas.findByRole('heading', { name: label('unconfirmedTitle') }, { timeout: 8_000 }));
    await expect(canvas.queryByRole('button', { name: label('payButton', { amount: '64,900원' }) })).toBeNull();
  },
};

type Play = Parameters<NonNullable<Story['play']>>[0];

async function payIn(canvas: Play['canvas'], userEvent: Play['userEvent'], globals: Play['globals']): Promise<void> {
  await typeCard(canvas, userEvent, labelsOf(globals));
  await userEvent.click(canvas.getByRole('button'));
}

function Paying({ outcome, ...props }: Args) {
  const language = useLanguage();
  const [cards] = useState(() => fakeCards({ outcome, delay: 200 }));
  return (
    <CardPayment
      orderId="20261201-0042"
      order={(attempt) => orderIn(language, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      {...props}
    />
  );
}
