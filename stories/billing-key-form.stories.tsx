import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { BillingKeyForm, type BillingKeyFormProps } from '../src/index.ts';
import { type FakeCardOutcome, fakeCards } from '../src/testing.ts';
import { BillingKeyFormStates } from './states/cards.tsx';
import { startStoryClock } from './support/clock.ts';
import { CARD_FIELDS, CARD_OUTCOME, COLOR_SCHEME, LABELS, only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsOf } from './support/story-language.tsx';
import { typeCard } from './support/typing.ts';

interface Args extends Pick<BillingKeyFormProps, 'fields' | 'labels' | 'colorScheme'> {
  outcome: FakeCardOutcome;
}

const CONTROLS = {
  outcome: CARD_OUTCOME,
  fields: CARD_FIELDS,
  labels: LABELS,
  colorScheme: COLOR_SCHEME,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Without a window/BillingKeyForm',
  component: BillingKeyForm as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { outcome: 'approve', fields: {}, labels: {} },
  argTypes: CONTROLS,
  beforeEach: startStoryClock,
  render: (args) => <Registering key={args.outcome} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** States that the card is stored, by whom, and how to remove it. */
export const Ready: Story = {
  name: 'ready',
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await see(canvas.getByText(label('billingKeyNote')));
    await expect(canvas.queryByText(label('cardFormNote'))).toBeNull();
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <BillingKeyFormStates /> };

export const Issuing: Story = {
  tags: ['!autodocs'],
  name: 'issuing',
  args: { outcome: 'never-answer' },
  play: async ({ canvas, userEvent, globals }) => {
    await register(canvas, userEvent, globals);
    await see(canvas.findByRole('button', { name: labelsOf(globals)('billingKeyButtonIssuing') }));
  },
};

export const Issued: Story = {
  tags: ['!autodocs'],
  name: 'issued',
  play: async ({ canvas, userEvent, globals }) => {
    await register(canvas, userEvent, globals);
    const title = await canvas.findByRole('heading', { name: labelsOf(globals)('billingKeyTitleIssued') });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

export const Failed: Story = {
  tags: ['!autodocs'],
  name: 'failed',
  args: { outcome: 'decline' },
  play: async ({ canvas, userEvent, globals }) => {
    await register(canvas, userEvent, globals);
    await see(canvas.findByText(labelsOf(globals)('failureDeclined')));
  },
};

export const Unconfirmed: Story = {
  tags: ['!autodocs'],
  name: 'unconfirmed',
  args: { outcome: 'lost' },
  play: async ({ canvas, userEvent, globals }) => {
    await register(canvas, userEvent, globals);
    await see(canvas.findByText(labelsOf(globals)('billingKeyBodyUnconfirmed')));
  },
};

type Play = Parameters<NonNullable<Story['play']>>[0];

async function register(canvas: Play['canvas'], userEvent: Play['userEvent'], globals: Play['globals']): Promise<void> {
  await typeCard(canvas, userEvent, labelsOf(globals));
  await userEvent.click(canvas.getByRole('button'));
}

function Registering({ outcome, ...props }: Args) {
  const [cards] = useState(() => fakeCards({ outcome, delay: 200 }));
  return <BillingKeyForm customerUid="shopper-7-card-1" issue={cards.issue} {...props} />;
}
