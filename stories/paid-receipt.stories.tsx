import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Locale, PaidReceipt, type PaymentIn } from '../src/index.ts';
import { see } from './support/see.ts';
import { paidIn } from './support/states.ts';
import { useStoryLocale, wordsOf } from './support/story-locale.ts';

interface Args {
  overrides?: (locale: Locale) => Partial<PaymentIn<'paid'>>;
  orderHref?: string;
}

const meta = {
  title: 'After/PaidReceipt',
  component: PaidReceipt as never,
  parameters: { canvas: { widest: 380 } },
  args: { orderHref: '#order' },
  render: (args) => <Receipt {...args} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Method, time and number, as the server's record says. */
export const Card: Story = {
  play: async ({ canvas, globals }) => {
    const label = wordsOf(globals);
    await see(canvas.getByRole('link', { name: label('paidButton') }));
    await see(canvas.getByText(/3개월|3 months/));
  },
};

export const InFull: Story = { name: 'Card, in full', args: { overrides: () => ({ installment: 0 }) } };

export const Kakaopay: Story = { name: 'kakaopay', render: (args) => <Plain {...args} payMethod="kakaopay" /> };

export const Trans: Story = {
  name: 'trans',
  render: (args) => <Plain {...args} payMethod="trans" bankName={{ ko: '국민은행', en: 'KB Kookmin Bank' }} />,
};

/** The deposit to a virtual account arrived. */
export const Vbank: Story = {
  name: 'vbank',
  render: (args) => <Plain {...args} payMethod="vbank" bankName={{ ko: '국민은행', en: 'KB Kookmin Bank' }} />,
};

/** The shop has no page of orders. */
export const WithoutOrderLink: Story = { name: 'Without an order page', render: () => <Receipt /> };

function Receipt({ overrides, orderHref }: Args) {
  const locale = useStoryLocale();
  return <PaidReceipt state={paidIn(locale, overrides?.(locale))} orderHref={orderHref} locale={locale} />;
}

/** A record without a card in it. */
function Plain({ payMethod, bankName, orderHref }: Args & { payMethod: string; bankName?: Record<Locale, string> }) {
  const locale = useStoryLocale();
  const { cardName: _card, installment: _months, ...record } = paidIn(locale);
  const state = { ...record, payMethod, ...(bankName ? { bankName: bankName[locale] } : {}) };
  return <PaidReceipt state={state} orderHref={orderHref} locale={locale} />;
}
