import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { CARD_ISSUERS, DEFAULT_PAY_METHODS } from '../src/core.ts';
import { ChoiceLine, type Selection } from '../src/index.ts';
import { ChoiceLineStates } from './states/paying.tsx';
import { only } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { Shop } from './support/shop.tsx';
import { labelsOf, useLanguage } from './support/story-language.tsx';

type Args = Required<Pick<Selection, 'payMethod' | 'cardIssuer' | 'installment'>>;

const CONTROLS = {
  payMethod: { control: 'select', options: [...DEFAULT_PAY_METHODS], description: 'The method chosen' },
  cardIssuer: {
    control: { type: 'select', labels: { '': 'left to the window' } },
    options: ['', ...Object.keys(CARD_ISSUERS)],
    description: 'Code of the card issuer',
    if: { arg: 'payMethod', eq: 'card' },
  },
  installment: {
    control: { type: 'range', min: 0, max: 12 },
    description: 'Months; 0 is a lump sum',
    if: { arg: 'payMethod', eq: 'card' },
  },
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Paying/ChoiceLine',
  component: ChoiceLine as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { payMethod: 'card', cardIssuer: '', installment: 0 },
  argTypes: CONTROLS,
  render: (args) => <Line key={JSON.stringify(args)} {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const LumpSum: Story = { name: 'In full' };

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <ChoiceLineStates /> };

export const Issuer: Story = { args: { cardIssuer: '381' } };

/** A month that does not divide evenly says "about". */
export const Months: Story = {
  args: { cardIssuer: '381', installment: 3 },
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    const amount = globals['locale'] === 'en' ? '₩21,633' : '21,633원';
    await see(canvas.getByText(label('choiceLineMonths', { issuer: label('issuer381'), n: 3 })));
    await see(canvas.getByText(label('choiceLineMonthlyAbout', { amount })));
  },
};

/** Until when to deposit, by Korea's clock. */
export const Vbank: Story = { name: 'vbank', args: { payMethod: 'vbank' } };

export const Kakaopay: Story = { name: 'kakaopay', args: { payMethod: 'kakaopay' } };

function Line(selection: Args) {
  const language = useLanguage();
  return (
    <Shop order={orderIn(language, { vbankDue: '20261204235900' })} defaultSelection={selection}>
      <ChoiceLine />
    </Shop>
  );
}
