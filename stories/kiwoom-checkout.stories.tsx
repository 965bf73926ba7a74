import type { ArgTypes, Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, useState } from 'react';
import { fn } from 'storybook/test';
import {
  KiwoomCheckout as Checkout,
  type Coupon,
  CouponSelect,
  type KiwoomCheckoutProps,
  type Locale,
  type Merchant,
  type Order,
  PAY_METHODS,
  type PayMethod,
  type Selection,
} from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { couponsIn, orderIn, orderWithCoupon } from './support/goods.ts';
import { KB_3 } from './support/shop.tsx';
import { useStoryLocale } from './support/story-locale.ts';

/** What a shop sets: on the merchant, on the order, and on the component itself. */
interface PlaygroundArgs
  extends Required<Pick<Merchant, 'digital'>>,
    Pick<KiwoomCheckoutProps, 'defaultSelection' | 'labels' | 'classNames' | 'scheme' | 'orderHref'>,
    Pick<KiwoomCheckoutProps, 'onSettled' | 'onStateChange' | 'onSelectionChange'> {
  payMethods: PayMethod[];
  cardQuota: number[];
  escrow: NonNullable<Merchant['escrow']>;
  cashReceipt: NonNullable<Merchant['cashReceipt']>;
  amount: number;
  taxFree: number;
  vbankDays: number;
  manyItems: boolean;
  summary: boolean;
  children: boolean;
}

const meta = {
  title: 'Checkout/KiwoomCheckout',
  component: Checkout,
  parameters: {
    canvas: { widest: 1020 },
  },
} satisfies Meta<typeof Checkout>;

export default meta;
type Story = StoryObj<Omit<typeof meta, 'component'>>;

const MERCHANT = { table: { category: 'merchant' } };
const ORDER = { table: { category: 'order' } };
const PROPS = { table: { category: 'props' } };

const PLAYGROUND_CONTROLS: ArgTypes<PlaygroundArgs> = {
  amount: { ...ORDER, control: { type: 'number', min: 100, step: 100 }, description: 'Won' },
  taxFree: {
    ...ORDER,
    control: { type: 'number', min: 0, step: 100 },
    description: 'Won of it without VAT; closes methods that tax all of it',
  },
  vbankDays: { ...ORDER, control: { type: 'range', min: 1, max: 10 }, description: 'Days for a deposit' },
  manyItems: { ...ORDER, control: 'boolean', description: 'Four items, which fold on a phone' },
  payMethods: { ...MERCHANT, control: 'inline-check', options: Object.keys(PAY_METHODS) },
  cardQuota: {
    ...MERCHANT,
    control: 'object',
    description: 'Months. `[]`: lump sum only; one number: up to it; several: exactly those',
  },
  digital: { ...MERCHANT, control: 'boolean', description: 'Digital goods, as the contract says' },
  escrow: {
    ...MERCHANT,
    control: 'inline-radio',
    options: ['offer', 'always', 'off'],
    if: { arg: 'digital', truthy: false },
  },
  cashReceipt: { ...MERCHANT, control: 'inline-radio', options: ['ask', 'off'] },
  defaultSelection: { ...PROPS, control: 'object', description: 'What is chosen at first' },
  labels: { ...PROPS, control: 'object', description: 'Words by key, such as `payButton`: *Content guide* has all' },
  classNames: { ...PROPS, control: 'object', description: 'Classes by element, such as `total`: *Anatomy* has all' },
  scheme: { ...PROPS, control: 'inline-radio', options: [undefined, 'light', 'dark'] },
  orderHref: { ...PROPS, control: 'text', description: 'Where "view order" leads' },
  summary: { ...PROPS, control: 'boolean', description: 'A coupon in the order summary' },
  children: { ...PROPS, control: 'boolean', description: 'Terms above the pay button' },
  onSettled: PROPS,
  onStateChange: PROPS,
  onSelectionChange: PROPS,
};

/** Change the settings under Controls and pay: the toolbar says how the payment ends, *Actions* what the shop hears. */
export const Playground: StoryObj<PlaygroundArgs> = {
  parameters: { controls: { include: Object.keys(PLAYGROUND_CONTROLS) } },
  args: {
    amount: 64_900,
    taxFree: 0,
    vbankDays: 3,
    manyItems: false,
    payMethods: ['card', 'trans', 'vbank', 'kakaopay', 'naverpay', 'payco', 'samsung', 'applepay'],
    cardQuota: [2, 3, 4, 5, 6],
    digital: false,
    escrow: 'offer',
    cashReceipt: 'ask',
    defaultSelection: { payMethod: 'card', installment: 0 },
    labels: {},
    classNames: {},
    orderHref: '#order',
    summary: false,
    children: false,
    onSettled: fn(),
    onStateChange: fn(),
    onSelectionChange: fn(),
  },
  argTypes: PLAYGROUND_CONTROLS,
  render: (args) => <Played key={JSON.stringify(args.defaultSelection)} {...args} />,
};

function Played(args: PlaygroundArgs) {
  const { amount, taxFree, vbankDays, manyItems, payMethods, cardQuota, digital, escrow, cashReceipt, ...props } = args;
  const { summary, children, ...rest } = props;
  const locale = useStoryLocale();
  const merchant = sampleMerchant({
    cardQuota,
    digital,
    cashReceipt,
    payMethods: payMethods.length > 0 ? payMethods : ['card'],
    ...(digital ? {} : { escrow }),
  });
  const coupons = couponsIn(locale);
  const [chosen, setChosen] = useState<string | null>(null);
  const coupon = summary ? coupons.find(({ id }) => id === chosen) : undefined;
  const total = amount - (coupon?.discount ?? 0);
  const order = (attempt: number): Order =>
    orderIn(locale, {
      merchantUid: `playground-${attempt}`,
      amount: total,
      items: itemsOf(locale, amount, manyItems ? 4 : 1),
      lines: coupon ? [{ label: coupon.label, amount: -coupon.discount }] : [],
      vbankDue: new Date(Date.now() + vbankDays * DAY),
      ...(taxFree > 0 ? { taxFree: Math.min(taxFree, total) } : {}),
    });
  return (
    <Checkout
      {...rest}
      merchant={merchant}
      order={order}
      orderKey={JSON.stringify([total, taxFree, vbankDays, manyItems, locale])}
      endpoint="/api/payments"
      locale={locale}
      summary={summary ? <CouponSelect {...{ coupons, amount, locale }} value={chosen} onChange={setChosen} /> : null}
    >
      {children ? <Terms locale={locale} /> : null}
    </Checkout>
  );
}

/** Milliseconds. */
const DAY = 86_400_000;

function Terms({ locale }: { locale: Locale }) {
  return (
    <label className="story-terms">
      <input type="checkbox" name="terms" required />
      <span>{locale === 'ko' ? '주문 내용과 결제 조건에 동의해요' : 'I agree to the order and its terms'}</span>
    </label>
  );
}

/** The amount split over so many shirts, the rest of the division on the first. */
function itemsOf(locale: Locale, amount: number, count: number): NonNullable<Order['items']> {
  const [shirt] = orderIn(locale).items ?? [];
  if (!shirt) return [];
  const share = Math.floor(amount / count);
  return Array.from({ length: count }, (_, index) => ({
    ...shirt,
    amount: index === 0 ? amount - share * (count - 1) : share,
  }));
}

/** KB card over three months, as the design shows it. */
export const CardOverMonths: Story = {
  name: 'Card over three months',
  render: () => <Shown defaultSelection={KB_3} />,
};

/** Below 50,000 won nobody pays by installments: the select keeps its place and says why. */
export const BelowTheMinimum: Story = {
  name: 'Below 50,000 won',
  render: function BelowTheMinimum() {
    const locale = useStoryLocale();
    return (
      <Shown
        order={orderIn(locale, {
          amount: 20_900,
          items: (orderIn(locale).items ?? []).slice(1),
          lines: (orderIn(locale).lines ?? []).slice(0, 1),
        })}
      />
    );
  },
};

/** Bank transfer, with the cash receipt and escrow inside its row. */
export const BankTransfer: Story = {
  name: 'Bank transfer',
  render: () => <Shown defaultSelection={{ payMethod: 'trans' }} />,
};

/** The button asks for an account, because nothing is paid yet. */
export const VirtualAccount: Story = {
  name: 'Virtual account',
  render: function VirtualAccount() {
    const locale = useStoryLocale();
    const order = orderIn(locale, { vbankDue: '20261204235900' });
    return <Shown order={order} defaultSelection={{ payMethod: 'vbank', cashReceipt: true, escrow: true }} />;
  },
};

/** A shop whose buyers mostly use easy pay puts those rows first. The order of the list is the shop's. */
export const EasyPayFirst: Story = {
  name: 'Easy pay first',
  render: () => (
    <Shown
      merchant={sampleMerchant({ payMethods: ['kakaopay', 'naverpay', 'payco', 'samsung', 'applepay', 'card'] })}
    />
  ),
};

/** All twelve methods that Kiwoom Pay has on PortOne. */
export const EveryMethod: Story = {
  name: 'Every method',
  render: () => <Shown merchant={sampleMerchant({ payMethods: Object.keys(PAY_METHODS) as PayMethod[] })} />,
};

/** Before the SDK is there the whole form can be filled in; only the button waits. */
export const GettingReady: Story = {
  name: 'Getting ready',
  render: () => <Shown sdk={null} />,
};

/** A coupon inside the summary. The second one brings the total below 50,000 won and ends the installments. */
export const WithCoupons: Story = {
  name: 'With coupons',
  render: function WithCoupons() {
    const locale = useStoryLocale();
    const [coupon, setCoupon] = useState<Coupon | undefined>();
    const coupons = couponsIn(locale);
    return (
      <Shown
        order={orderWithCoupon(locale, coupon)}
        defaultSelection={KB_3}
        summary={
          <CouponSelect
            coupons={coupons}
            value={coupon?.id ?? null}
            onChange={(id) => setCoupon(coupons.find((one) => one.id === id))}
            amount={69_900}
          />
        }
      />
    );
  },
};

/** What the shop asks for above the button. A required box holds the payment back by itself. */
export const WithTerms: Story = {
  name: 'With terms',
  render: function WithTerms() {
    const locale = useStoryLocale();
    return (
      <Shown>
        <Terms locale={locale} />
      </Shown>
    );
  },
};

/** What is chosen belongs to the shop: its own buttons choose as well. */
export const Controlled: Story = {
  render: function Controlled() {
    const [selection, setSelection] = useState<Selection>(KB_3);
    const locale = useStoryLocale();
    const names =
      locale === 'ko'
        ? { card: '카드 3개월', kakaopay: '카카오페이' }
        : { card: 'Card, 3 months', kakaopay: 'KakaoPay' };
    return (
      <>
        <p className="story-choices">
          <button type="button" className="story-button" onClick={() => setSelection(KB_3)}>
            {names.card}
          </button>
          <button
            type="button"
            className="story-button"
            onClick={() => setSelection({ payMethod: 'kakaopay', cashReceipt: false })}
          >
            {names.kakaopay}
          </button>
        </p>
        <Shown selection={selection} onSelectionChange={setSelection} />
      </>
    );
  },
};

/** A yellow accent, square corners, tighter rows: the text on the button and the marks stay legible by themselves. */
export const AnotherLook: Story = {
  name: 'Another look',
  render: () => (
    <div style={ANOTHER_LOOK}>
      <Shown defaultSelection={KB_3} />
    </div>
  ),
};

const ANOTHER_LOOK = {
  '--kc-accent': 'oklch(0.86 0.17 92)',
  '--kc-tone': 'oklch(0.5 0.02 260)',
  '--kc-radius': '2px',
  '--kc-density': '0.9',
} as CSSProperties;

function Shown(props: Partial<KiwoomCheckoutProps>) {
  const locale = useStoryLocale();
  return (
    <Checkout
      merchant={sampleMerchant()}
      order={orderIn(locale)}
      endpoint="/api/payments"
      locale={locale}
      orderHref="#order"
      {...props}
    />
  );
}
