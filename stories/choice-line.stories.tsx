import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChoiceLine, type Selection } from '../src/index.ts';
import { orderIn } from './support/goods.ts';
import { see } from './support/see.ts';
import { KB_3, Shop } from './support/shop.tsx';
import { useStoryLocale, wordsOf } from './support/story-locale.ts';

interface Args {
  selection: Selection;
}

const meta = {
  title: 'Paying/ChoiceLine',
  component: ChoiceLine as never,
  parameters: { canvas: { widest: 380 } },
  args: { selection: { payMethod: 'card', cardIssuer: '', installment: 0 } },
  render: ({ selection }) => <Line selection={selection} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const LumpSum: Story = { name: 'In full' };

export const Issuer: Story = { args: { selection: { ...KB_3, installment: 0 } } };

/** A month that does not divide evenly says "about". */
export const Months: Story = {
  args: { selection: KB_3 },
  play: async ({ canvas, globals }) => {
    const label = wordsOf(globals);
    const amount = globals['locale'] === 'en' ? '₩21,633' : '21,633원';
    await see(canvas.getByText(label('choiceMonths', { issuer: label('issuer381'), n: 3 })));
    await see(canvas.getByText(label('choiceMonthlyAbout', { amount })));
  },
};

/** Until when to deposit, by Korea's clock. */
export const Vbank: Story = { name: 'vbank', args: { selection: { payMethod: 'vbank' } } };

export const Kakaopay: Story = { name: 'kakaopay', args: { selection: { payMethod: 'kakaopay' } } };

function Line({ selection }: Args) {
  const locale = useStoryLocale();
  return (
    <Shop order={orderIn(locale, { vbankDue: '20261204235900' })} defaultSelection={selection}>
      <ChoiceLine />
    </Shop>
  );
}
