import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { CARD_ISSUERS } from '../src/core.ts';
import { CardIssuers, type CardIssuersProps } from '../src/index.ts';
import { CardIssuersStates } from './states/choosing.tsx';
import { only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { KB_3, Shop } from './support/shop.tsx';
import { labelsOf } from './support/story-language.tsx';

const CONTROLS = {
  issuers: {
    control: 'inline-check',
    options: Object.keys(CARD_ISSUERS),
    description: 'Codes of the issuers to offer, in this order; absent: all of them',
  },
} satisfies Partial<ArgTypes<CardIssuersProps>>;

const meta = {
  title: 'Choosing/CardIssuers',
  component: CardIssuers,
  parameters: { canvas: { widest: 360 }, ...only(CONTROLS) },
  argTypes: CONTROLS,
  render: (args) => (
    <Shop>
      <CardIssuers {...args} />
    </Shop>
  ),
} satisfies Meta<typeof CardIssuers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The first option leaves the choice to the payment window. */
export const Default: Story = {
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    const select = canvas.getByRole('combobox', { name: label('cardIssuerLabel') });
    await expect(select).toHaveDisplayValue(label('cardIssuerOptionAny'));
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <CardIssuersStates /> };

export const Chosen: Story = {
  render: (args) => (
    <Shop defaultSelection={KB_3}>
      <CardIssuers {...args} />
    </Shop>
  ),
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue(labelsOf(globals)('issuer381'));
  },
};

/** Only the issuers a shop names, in its order. */
export const Few: Story = {
  args: { issuers: ['381', '366', '367'] },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('option')).toHaveLength(4);
  },
};
