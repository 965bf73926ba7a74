import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Escrow, type Merchant } from '../src/index.ts';
import { EscrowStates } from './states/choosing.tsx';
import { only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { Shop } from './support/shop.tsx';
import { labelsOf } from './support/story-language.tsx';

interface Args {
  escrow: NonNullable<Merchant['escrow']>;
  checked: boolean;
}

const CONTROLS = {
  escrow: {
    control: 'inline-radio',
    options: ['offer', 'always', 'off'],
    description: 'What the shop says: `merchant.escrow`',
  },
  checked: { control: 'boolean', description: 'Chosen at first' },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Choosing/Escrow',
  component: Escrow as never,
  parameters: { canvas: { widest: 420 }, ...only(CONTROLS) },
  args: { escrow: 'offer', checked: false },
  argTypes: CONTROLS,
  render: ({ escrow, checked }) => (
    <Shop key={String(checked)} merchant={{ escrow }} defaultSelection={{ payMethod: 'trans', escrow: checked }}>
      <Escrow />
    </Shop>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** For bank transfer and virtual account. */
export const Default: Story = {
  play: async ({ canvas, userEvent, globals }) => {
    const box = canvas.getByRole('checkbox', { name: labelsOf(globals)('escrowLabel') });
    await userEvent.click(box);
    await expect(box).toBeChecked();
    await userEvent.click(box);
    await expect(box).not.toBeChecked();
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <EscrowStates /> };

export const Checked: Story = { args: { checked: true } };

/** The shop insists: checked, and closed. */
export const Always: Story = {
  args: { escrow: 'always' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('checkbox')).toBeChecked();
    await expect(canvas.getByRole('checkbox')).toBeDisabled();
  },
};
