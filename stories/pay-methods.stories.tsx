import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { FormProvider, useForm } from 'react-hook-form';
import { expect } from 'storybook/test';
import { DEFAULT_PAY_METHODS, PAY_METHODS } from '../src/core.ts';
import {
  CardIssuers,
  CashReceipt,
  CheckoutFields,
  Escrow,
  Installments,
  type PayMethod,
  PayMethods,
  type PayMethodsProps,
} from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { PayMethodsStates } from './states/choosing.tsx';
import { only } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { SIDE_BY_SIDE } from './support/grid.tsx';
import { Shop } from './support/shop.tsx';
import { labelsOf, useLanguage } from './support/story-language.tsx';

const CONTROLS = {
  unavailable: {
    control: 'object',
    description: 'Methods that cannot be used, and why: `device` or `shop`',
  },
} satisfies Partial<ArgTypes<PayMethodsProps>>;

const meta = {
  title: 'Choosing/PayMethods',
  component: PayMethods,
  parameters: { canvas: { widest: 560 }, ...only(CONTROLS) },
  args: { unavailable: {} },
  argTypes: CONTROLS,
  render: (args) => <Listed {...args} />,
} satisfies Meta<typeof PayMethods>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The eight of the guide, the first one chosen. What belongs to a method opens in its row. */
export const Default: Story = {};

/** Every state side by side. */
export const All: Story = { name: 'All states', parameters: SIDE_BY_SIDE, render: () => <PayMethodsStates /> };

export const Card: Story = { ...chosen('card'), name: 'card' };
export const Trans: Story = { ...chosen('trans'), name: 'trans' };
export const Vbank: Story = { ...chosen('vbank'), name: 'vbank' };
export const Kakaopay: Story = { ...chosen('kakaopay'), name: 'kakaopay' };
export const Naverpay: Story = { ...chosen('naverpay'), name: 'naverpay' };
export const Payco: Story = { ...chosen('payco'), name: 'payco' };
export const Samsung: Story = { ...chosen('samsung'), name: 'samsung' };
export const Applepay: Story = { ...chosen('applepay'), name: 'applepay' };
export const Phone: Story = { ...chosen('phone'), name: 'phone' };
export const Cultureland: Story = { ...chosen('cultureland'), name: 'cultureland' };
export const Smartculture: Story = { ...chosen('smartculture'), name: 'smartculture' };
export const Booknlife: Story = { ...chosen('booknlife'), name: 'booknlife' };

/** What cannot be used keeps its place and gives the reason, at full contrast. */
export const Unavailable: Story = {
  args: { unavailable: { applepay: 'device', payco: 'shop' } },
  play: async ({ canvas, globals }) => {
    const label = labelsOf(globals);
    const apple = canvas.getByRole('radio', { name: label('methodApplepay') });
    await expect(apple).toBeDisabled();
    await expect(apple).toHaveAccessibleDescription(label('methodUnavailableDevice'));
  },
};

/** Part of the order is free of VAT: methods that always tax all of it close. */
export const TaxFree: Story = {
  name: 'Tax-free goods',
  render: function TaxFree(args) {
    const language = useLanguage();
    return (
      <Shop order={orderIn(language, { taxFree: 17_900 })}>
        <PayMethods {...args} />
      </Shop>
    );
  },
};

/** The shop's form holds no pay method: the first one is chosen, in the form as well. */
export const Unset: Story = {
  tags: ['!autodocs'],
  name: 'No value in the form',
  render: (args) => <Unchosen {...args} />,
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await expect(canvas.getByRole('radio', { name: label('methodCard') })).toBeChecked();
    await userEvent.click(canvas.getByRole('button'));
    await expect(canvas.queryByText(label('errorPayMethod'))).toBeNull();
  },
};

/** A mark of the shop's own, for those with a licence to show one. The name is always text. */
export const OwnIcons: Story = {
  name: 'Own icons',
  args: {
    icons: {
      kakaopay: <Mark text="talk" colour="#3c1e1e" background="#fae64d" />,
      naverpay: <Mark text="N pay" colour="#ffffff" background="#00713a" />,
    },
  },
};

/** The focus ring is inside the row, so that it does not cover the lines between rows. */
export const Focused: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('radio', { name: labelsOf(globals)('methodCard') })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('radio', { name: labelsOf(globals)('methodTrans') })).toBeChecked();
  },
};

/** Every method there is, without details. */
export const WithoutDetails: Story = {
  name: 'Without details',
  render: (args) => (
    <Shop merchant={{ payMethods: EVERY }}>
      <PayMethods {...args} />
    </Shop>
  ),
};

const EVERY = Object.keys(PAY_METHODS) as PayMethod[];

function chosen(payMethod: PayMethod): Story {
  return {
    render: (args) => <Listed {...args} payMethod={payMethod} />,
    play: async ({ canvasElement }) => {
      const row = canvasElement.querySelector(`[data-pay-method="${payMethod}"]`);
      await expect(row).toHaveAttribute('data-chosen');
    },
  };
}

function Listed({ payMethod, ...args }: PayMethodsProps & { payMethod?: PayMethod }) {
  const isMore = payMethod !== undefined && !(DEFAULT_PAY_METHODS as readonly PayMethod[]).includes(payMethod);
  return (
    <Shop
      merchant={isMore ? { payMethods: EVERY } : {}}
      defaultSelection={payMethod ? { payMethod, cardIssuer: '', installment: 0 } : undefined}
    >
      <PayMethods {...args}>
        <CardIssuers />
        <Installments />
        <CashReceipt />
        <Escrow />
      </PayMethods>
    </Shop>
  );
}

function Unchosen(args: PayMethodsProps) {
  const language = useLanguage();
  const form = useForm({ defaultValues: { payment: { payMethod: '' } } });
  return (
    <FormProvider {...form}>
      <form className="story-form" noValidate onSubmit={form.handleSubmit(() => {})}>
        <CheckoutFields name="payment" merchant={sampleMerchant()} order={orderIn(language)}>
          <PayMethods {...args} />
        </CheckoutFields>
        <button type="submit" className="story-button">
          {language === 'ko' ? '다음' : 'Next'}
        </button>
      </form>
    </FormProvider>
  );
}

function Mark({ text, colour, background }: { text: string; colour: string; background: string }) {
  const style = {
    color: colour,
    background,
    padding: '0 6px',
    borderRadius: 4,
    fontSize: 12,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  } as const;
  return (
    <span aria-hidden="true" style={style}>
      {text}
    </span>
  );
}
