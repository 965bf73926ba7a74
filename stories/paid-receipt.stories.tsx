import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { PaidReceipt, type PaidReceiptProps, type PayMethod } from '../src/index.ts';
import { PaidReceiptStates } from './states/after.tsx';
import { LABELS, ORDER_HREF, only } from './support/controls.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { see } from './support/see.ts';
import { paidBy } from './support/states.ts';
import { labelsOf, useLanguage } from './support/story-language.tsx';

interface Args extends Pick<PaidReceiptProps, 'labels' | 'orderHref'> {
  amount: number;
  payMethod: PayMethod;
  installment: number;
}

const CONTROLS = {
  amount: { control: { type: 'number', step: 100 }, description: 'Won, as the record says' },
  payMethod: {
    control: 'inline-radio',
    options: ['card', 'kakaopay', 'trans', 'vbank'],
    description: 'Method, as the record says',
  },
  installment: {
    control: { type: 'range', min: 0, max: 12 },
    description: 'Months; 0 is a lump sum',
    if: { arg: 'payMethod', eq: 'card' },
  },
  orderHref: ORDER_HREF,
  labels: LABELS,
} satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'After/PaidReceipt',
  component: PaidReceipt as never,
  parameters: { canvas: { widest: 380 }, ...only(CONTROLS) },
  args: { amount: 64_900, payMethod: 'card', installment: 3, orderHref: '#order', labels: {} },
  argTypes: CONTROLS,
  render: (args) => <Receipt {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Method, time and number, as the server's record says. */
export const Card: Story = {
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    await see(canvas.getByRole('link', { name: label('paidButton') }));
    await see(canvas.getByText(/3개월|3 months/));
  },
};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <PaidReceiptStates /> };

export const InFull: Story = { name: 'Card, in full', args: { installment: 0 } };

export const Kakaopay: Story = { name: 'kakaopay', args: { payMethod: 'kakaopay' } };

export const Trans: Story = { name: 'trans', args: { payMethod: 'trans' } };

/** The deposit to a virtual account arrived. */
export const Vbank: Story = { name: 'vbank', args: { payMethod: 'vbank' } };

/** The shop has no page of orders. */
export const WithoutOrderLink: Story = { name: 'Without an order page', args: { orderHref: '' } };

function Receipt({ amount, payMethod, installment, ...props }: Args) {
  const language = useLanguage();
  return <PaidReceipt state={{ ...paidBy(payMethod, language, installment), amount }} {...props} />;
}
