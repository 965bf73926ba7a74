import type { Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, useState } from 'react';
import { PAY_METHODS } from '../src/core.ts';
import {
  type Coupon,
  CouponSelect,
  KiwoomCheckout,
  type KiwoomCheckoutProps,
  type PayMethod,
  type Selection,
} from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import {
  PLAYGROUND_ARGS,
  PLAYGROUND_CONTROLS,
  type PlaygroundArgs,
  Playground as PlaygroundCheckout,
  Terms,
} from './pages/playground.tsx';
import { NO_CONTROLS, only } from './support/controls.ts';
import { couponsIn, orderIn, orderWithCoupon } from './support/goods.ts';
import { KB_3 } from './support/shop.tsx';
import { useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Checkout/KiwoomCheckout',
  component: KiwoomCheckout,
  parameters: {
    canvas: { widest: 1020 },
    ...NO_CONTROLS,
  },
} satisfies Meta<typeof KiwoomCheckout>;

export default meta;
type Story = StoryObj<Omit<typeof meta, 'component'>>;

/** Change the settings under Controls and pay: the toolbar says how the payment ends, *Actions* what the shop hears. */
export const Playground: StoryObj<PlaygroundArgs> = {
  parameters: { controls: { ...only(PLAYGROUND_CONTROLS).controls, disable: false } },
  args: PLAYGROUND_ARGS,
  argTypes: PLAYGROUND_CONTROLS,
  render: (args) => <PlaygroundCheckout key={JSON.stringify(args.defaultSelection)} {...args} />,
};

/** KB card over three months, as the design shows it. */
export const CardOverMonths: Story = {
  name: 'Card over three months',
  render: () => <Shown defaultSelection={KB_3} />,
};

/** Below 50,000 won there are no installments: the select stays in place and says why. */
export const BelowTheMinimum: Story = {
  name: 'Below 50,000 won',
  render: function BelowTheMinimum() {
    const language = useLanguage();
    return (
      <Shown
        order={orderIn(language, {
          amount: 20_900,
          items: (orderIn(language).items ?? []).slice(1),
          lines: (orderIn(language).lines ?? []).slice(0, 1),
        })}
      />
    );
  },
};

/** A coupon took the whole amount: there is nothing to choose, and the shop places the order itself. */
export const NothingToPay: Story = {
  name: 'Nothing to pay',
  render: function NothingToPay() {
    const language = useLanguage();
    const lines = [{ label: language === 'ko' ? '쿠폰 할인' : 'Coupon', amount: -66_900 }];
    return <Shown order={orderIn(language, { amount: 0, lines })} onFree={() => new Promise(() => {})} />;
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
    const language = useLanguage();
    const order = orderIn(language, { vbankDue: '20261204235900' });
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
    const language = useLanguage();
    const [coupon, setCoupon] = useState<Coupon | undefined>();
    const coupons = couponsIn(language);
    return (
      <Shown
        order={orderWithCoupon(language, coupon)}
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
    const language = useLanguage();
    return (
      <Shown>
        <Terms language={language} />
      </Shown>
    );
  },
};

/** What is chosen belongs to the shop: its own buttons choose as well. */
export const Controlled: Story = {
  render: function Controlled() {
    const [selection, setSelection] = useState<Selection>(KB_3);
    const language = useLanguage();
    const names =
      language === 'ko'
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
    <div style={CUSTOM_STYLE}>
      <Shown defaultSelection={KB_3} />
    </div>
  ),
};

const CUSTOM_STYLE = {
  '--kc-accent': 'oklch(0.86 0.17 92)',
  '--kc-tone': 'oklch(0.5 0.02 260)',
  '--kc-radius': '2px',
  '--kc-density': '0.9',
} as CSSProperties;

function Shown(props: Partial<KiwoomCheckoutProps>) {
  const language = useLanguage();
  const page = {
    merchant: sampleMerchant(),
    order: orderIn(language),
    endpoint: '/api/payments',
    orderHref: '#order',
  };
  return <KiwoomCheckout {...({ ...page, ...props } as KiwoomCheckoutProps)} />;
}
