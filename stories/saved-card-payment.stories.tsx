import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { SavedCardPayment, type SavedCardPaymentProps } from '../src/index.ts';
import { type FakeCardOutcome, fakeCards } from '../src/testing.ts';
import { SavedCardPaymentStates } from './states/cards.tsx';
import { startStoryClock } from './support/clock.ts';
import { CARD_OUTCOME, CARD_QUOTA, COLOR_SCHEME, LABELS, ORDER_HREF, only } from './support/controls.ts';
import { orderIn, savedCardIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';

interface Args extends Pick<SavedCardPaymentProps, 'cardQuota' | 'labels' | 'orderHref' | 'colorScheme'> {
  outcome: FakeCardOutcome;
}

const CONTROLS = {
  outcome: CARD_OUTCOME,
  cardQuota: CARD_QUOTA,
  orderHref: ORDER_HREF,
  labels: LABELS,
  colorScheme: COLOR_SCHEME,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Without a window/SavedCardPayment',
  component: SavedCardPayment as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { outcome: 'approve', cardQuota: [2, 3, 4, 5, 6], orderHref: '#order', labels: {} },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: (args) => <Saved key={args.outcome} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = { name: 'ready' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <SavedCardPaymentStates /> };

export const Paid: Story = {
  tags: ['!autodocs'],
  name: 'paid',
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(await payButton(canvas, globals));
    const title = await canvas.findByRole('heading', { name: labelsOf(globals)('paidTitle') });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

export const Failed: Story = {
  tags: ['!autodocs'],
  name: 'failed',
  args: { outcome: 'decline' },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(await payButton(canvas, globals));
    await see(canvas.findByText(labelsOf(globals)('failureDeclined')));
  },
};

/** It cannot be undone, so it needs a confirmation. */
export const AsksBeforeRemoving: Story = {
  tags: ['!autodocs'],
  name: 'asks before removing',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(await canvas.findByRole('button', { name: label('savedCardRemoveButton') }));
    await expect(canvas.getByRole('button', { name: label('savedCardRemoveCancel') })).toHaveFocus();
  },
};

export const Removed: Story = {
  tags: ['!autodocs'],
  name: 'removed',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(await canvas.findByRole('button', { name: label('savedCardRemoveButton') }));
    await userEvent.click(canvas.getByRole('button', { name: label('savedCardRemoveConfirm') }));
    await see(canvas.findByText(label('savedCardTitleRemoved')));
  },
};

type Play = Parameters<NonNullable<Story['play']>>[0];

function payButton(canvas: Play['canvas'], globals: Play['globals']): Promise<HTMLElement> {
  const amount = globals['locale'] === 'en' ? '₩64,900' : '64,900원';
  return canvas.findByRole('button', { name: labelsOf(globals)('payButton', { amount }) });
}

function Saved({ outcome, ...props }: Args) {
  const language = useLanguage();
  const [cards] = useState(() => fakeCards({ outcome, delay: 200 }));
  return (
    <SavedCardPayment
      customerUid="shopper-7-card-1"
      card={savedCardIn(language)}
      orderId="20261201-0042"
      order={(attempt) => orderIn(language, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      remove={cards.act}
      {...props}
    />
  );
}
