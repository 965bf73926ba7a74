import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { ShipmentForm, type ShipmentFormProps } from '../src/index.ts';
import { type FakeCardOutcome, fakeCards } from '../src/testing.ts';
import { ShipmentFormStates } from './states/cards.tsx';
import { CARD_OUTCOME, COLOR_SCHEME, LABELS, only } from './support/controls.ts';
import { SHIPMENT } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { labelsOf } from './support/story-language.tsx';

interface Args extends Pick<ShipmentFormProps, 'labels' | 'colorScheme' | 'shipment'> {
  outcome: FakeCardOutcome;
}

const CONTROLS = {
  outcome: CARD_OUTCOME,
  shipment: {
    control: { type: 'inline-radio', labels: { undefined: 'none' } },
    options: [undefined, 'registered'],
    mapping: { registered: SHIPMENT },
    description: 'What is registered already: saving then changes it',
  },
  labels: LABELS,
  colorScheme: COLOR_SCHEME,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Back office/ShipmentForm',
  component: ShipmentForm as never,
  parameters: only(CONTROLS),
  args: { outcome: 'approve', labels: {} },
  argTypes: CONTROLS,
  render: (args) => <Shipping key={JSON.stringify([args.outcome, args.shipment])} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const New: Story = { name: 'new' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <ShipmentFormStates /> };

/** A shipment that is there already is changed. */
export const Update: Story = {
  name: 'update',
  args: { shipment: SHIPMENT },
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await expect(canvas.getByLabelText(label('shipmentSentAt'))).toHaveValue('2026-12-01T14:30');
    await see(canvas.getByRole('button', { name: label('shipmentButtonUpdate') }));
  },
};

export const Errors: Story = {
  tags: ['!autodocs'],
  name: 'error',
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(canvas.getByRole('button'));
    await see(canvas.findByText(label('errorInvoice')));
    await expect(canvas.getByLabelText(label('shipmentCourier'))).toHaveFocus();
  },
};

export const Saved: Story = {
  tags: ['!autodocs'],
  name: 'saved',
  args: { shipment: SHIPMENT },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'));
    const title = await canvas.findByRole('heading', { name: labelsOf(globals)('shipmentTitleSaved') });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

export const Failed: Story = {
  tags: ['!autodocs'],
  name: 'failed',
  args: { shipment: SHIPMENT, outcome: 'decline' },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'));
    await see(canvas.findByRole('heading', { name: labelsOf(globals)('shipmentTitleFailed') }));
  },
};

function Shipping({ outcome, ...props }: Args) {
  const [cards] = useState(() => fakeCards({ outcome, delay: 200 }));
  return <ShipmentForm impUid="imp_420420420420" save={cards.act} {...props} />;
}
