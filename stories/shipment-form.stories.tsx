import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { type KnownShipment, ShipmentForm, type ShipmentFormProps } from '../src/index.ts';
import { type FakeCardOutcome, fakeCards } from '../src/testing.ts';
import { CARD_OUTCOME, LABELS, only, SCHEME } from './support/controls.ts';
import { see } from './support/see.ts';
import { useStoryLocale, wordsOf } from './support/story-locale.ts';

interface Args extends Pick<ShipmentFormProps, 'labels' | 'scheme' | 'shipment'> {
  outcome: FakeCardOutcome;
}

const SHIPMENT: KnownShipment = {
  sender: { relationship: '본인' },
  receiver: { name: '홍길동' },
  logis: {
    company: 'CJGLS',
    invoice: '123456789012',
    sentAt: '2026-12-01T14:30',
    receivingAt: '2026-12-03',
    address: '서울시 성동구 솔밭길 7',
  },
};

const CONTROLS = {
  outcome: CARD_OUTCOME,
  shipment: {
    control: { type: 'inline-radio', labels: { undefined: 'none' } },
    options: [undefined, 'registered'],
    mapping: { registered: SHIPMENT },
    description: 'What is registered already: saving then changes it',
  },
  labels: LABELS,
  scheme: SCHEME,
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

/** A shipment that is there already is changed. */
export const Update: Story = {
  name: 'update',
  args: { shipment: SHIPMENT },
  play: async ({ canvas, globals }) => {
    const label = wordsOf(globals);
    await expect(canvas.getByLabelText(label('shipmentSentAt'))).toHaveValue('2026-12-01T14:30');
    await see(canvas.getByRole('button', { name: label('shipmentUpdate') }));
  },
};

export const Errors: Story = {
  name: 'error',
  play: async ({ canvas, userEvent, globals }) => {
    const label = wordsOf(globals);
    await userEvent.click(canvas.getByRole('button'));
    await see(canvas.findByText(label('errorInvoice')));
    await expect(canvas.getByLabelText(label('shipmentCourier'))).toHaveFocus();
  },
};

export const Saved: Story = {
  name: 'saved',
  args: { shipment: SHIPMENT },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'));
    const title = await canvas.findByRole('heading', { name: wordsOf(globals)('shipmentSaved') });
    await waitFor(() => expect(title).toHaveFocus());
  },
};

export const Failed: Story = {
  name: 'failed',
  args: { shipment: SHIPMENT, outcome: 'decline' },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'));
    await see(canvas.findByRole('heading', { name: wordsOf(globals)('shipmentFailed') }));
  },
};

function Shipping({ outcome, ...props }: Args) {
  const [cards] = useState(() => fakeCards({ outcome, delay: 200 }));
  return <ShipmentForm impUid="imp_420420420420" save={cards.act} locale={useStoryLocale()} {...props} />;
}
