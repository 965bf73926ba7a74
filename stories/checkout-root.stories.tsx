import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { FormProvider, useForm, useFormContext } from 'react-hook-form';
import { expect, waitFor } from 'storybook/test';
import { defaultSelection } from '../src/core.ts';
import {
  CardIssuers,
  CashReceipt,
  CheckoutFields,
  CheckoutRoot,
  type CheckoutRootProps,
  ChoiceLine,
  Escrow,
  Installments,
  OrderSummary,
  PayButton,
  PayMethods,
  PaymentStatus,
  type Selection,
  usePayment,
} from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { COLOR_SCHEME, LABELS, NO_CONTROLS, ORDER_HREF, only } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { see } from './support/see.ts';
import { KB_3, Shop, useFake, verify } from './support/shop.tsx';
import { labelsOf, useLanguage } from './support/story-language.tsx';

type Args = Pick<CheckoutRootProps, 'labels' | 'orderHref' | 'colorScheme'>;

const CONTROLS = { orderHref: ORDER_HREF, labels: LABELS, colorScheme: COLOR_SCHEME } satisfies Partial<ArgTypes<Args>>;

const meta = {
  title: 'Checkout/CheckoutRoot',
  component: CheckoutRoot as never,
  parameters: { canvas: { widest: 520 }, ...only(CONTROLS) },
  args: { orderHref: '#order', labels: {} },
  argTypes: CONTROLS,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The parts put in an order of the shop's own: the sum first, then how to pay it. */
export const PartsByHand: Story = {
  name: 'Parts by hand',
  render: (args) => (
    <Shop defaultSelection={KB_3} {...args}>
      <div className="story-form">
        <OrderSummary />
        <PayMethods>
          <CardIssuers />
          <Installments />
          <CashReceipt />
          <Escrow />
        </PayMethods>
        <PaymentStatus>
          <ChoiceLine />
          <PayButton />
        </PaymentStatus>
      </div>
    </Shop>
  ),
};

/** Only what a donation needs: no summary, no issuer, two methods. */
export const FewParts: Story = {
  name: 'Few parts',
  render: (args) => (
    <Shop merchant={{ payMethods: ['card', 'kakaopay'], cardQuota: [], cashReceipt: 'off' }} {...args}>
      <div className="story-form">
        <PayMethods />
        <PaymentStatus>
          <PayButton />
        </PaymentStatus>
      </div>
    </Shop>
  ),
};

/** A component of the shop, or the kit itself, threw something unknown: the page around it stays, with a way on. */
export const AfterAnError: Story = {
  tags: ['!autodocs'],
  name: 'After an error',
  parameters: NO_CONTROLS,
  // What a root caught also goes to the error tracking of the page, which here is the test.
  beforeEach: () => {
    const { reportError } = globalThis;
    globalThis.reportError = () => {};
    return () => {
      globalThis.reportError = reportError;
    };
  },
  render: (args) => (
    <Shop {...args}>
      <Broken />
    </Shop>
  ),
  play: async ({ canvas, globals }) => {
    await see(canvas.findByRole('button', { name: labelsOf(globals)('crashedButton') }));
  },
};

function Broken(): never {
  throw new Error('A component of the shop failed.');
}

interface OrderForm {
  name: string;
  payment: Selection;
}

/** The choosing part inside the shop's own react-hook-form: one submit checks both, and nothing is paid before. */
export const InsideOwnForm: Story = {
  tags: ['!autodocs'],
  name: "Inside the shop's own form",
  parameters: NO_CONTROLS,
  render: () => <OwnForm />,
  play: async ({ canvas, userEvent, globals }) => {
    const label = labelsOf(globals);
    await userEvent.click(
      await canvas.findByRole('button', { name: label('payButton', { amount: amountIn(globals) }) }),
    );
    await waitFor(() => expect(canvas.getByRole('textbox')).toHaveAccessibleDescription());
    await expect(canvas.getByRole('textbox')).toHaveFocus();
    await see(canvas.getByText(label('errorCashReceipt')));
  },
};

function amountIn(globals: Record<string, unknown>): string {
  return globals['locale'] === 'en' ? '₩64,900' : '64,900원';
}

function OwnForm() {
  const language = useLanguage();
  const fake = useFake();
  const merchant = sampleMerchant({ payMethods: ['trans', 'card', 'kakaopay'] });
  const order = orderIn(language);
  const form = useForm<OrderForm>({ defaultValues: { name: '', payment: defaultSelection(merchant) } });
  const payment = usePayment({ merchant, order, sdk: fake, verify });
  return (
    <FormProvider {...form}>
      <form
        className="story-form"
        noValidate
        onSubmit={form.handleSubmit(({ payment: selection }) => void payment.pay(selection))}
      >
        <NameField />
        <CheckoutFields name="payment" merchant={merchant} order={order} payment={payment} />
        <PaymentStatus payment={payment} orderHref="#order">
          <PayButton payment={payment} selectionName="payment" />
        </PaymentStatus>
      </form>
    </FormProvider>
  );
}

function NameField() {
  const language = useLanguage();
  const { register, formState } = useFormContext<OrderForm>();
  const { name: error } = formState.errors;
  const words = language === 'ko' ? WORDS.ko : WORDS.en;
  return (
    <label className="story-field">
      {words.label}
      <input
        {...register('name', { required: words.error })}
        autoComplete="name"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'story-name-error' : undefined}
      />
      {error ? (
        <span id="story-name-error" role="alert">
          {error.message}
        </span>
      ) : null}
    </label>
  );
}

const WORDS = {
  ko: { label: '받는 분', error: '받는 분의 이름을 입력해 주세요.' },
  en: { label: 'Recipient', error: 'Enter the recipient’s name.' },
};
