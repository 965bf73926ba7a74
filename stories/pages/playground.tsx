import type { ArgTypes } from '@storybook/react-vite';
import { useState } from 'react';
import { fn } from 'storybook/test';
import { PAY_METHODS } from '../../src/core.ts';
import {
  CouponSelect,
  KiwoomCheckout,
  type KiwoomCheckoutProps,
  type Merchant,
  type Order,
  type PayMethod,
} from '../../src/index.ts';
import { sampleMerchant } from '../../src/testing.ts';
import { CARD_QUOTA, COLOR_SCHEME, LABELS, ORDER_HREF } from '../support/controls.ts';
import { couponsIn, orderIn } from '../support/goods.ts';
import { type Language, useLanguage } from '../support/story-language.tsx';

/** What a shop sets: on the merchant, on the order, and on the component itself. */
export interface PlaygroundArgs
  extends Required<Pick<Merchant, 'digital'>>,
    Pick<KiwoomCheckoutProps, 'defaultSelection' | 'labels' | 'classNames' | 'colorScheme' | 'orderHref'>,
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

const MERCHANT = { table: { category: 'merchant' } };
const ORDER = { table: { category: 'order' } };
const PROPS = { table: { category: 'props' } };

export const PLAYGROUND_CONTROLS: ArgTypes<PlaygroundArgs> = {
  amount: { ...ORDER, control: { type: 'number', min: 100, step: 100 }, description: 'Won' },
  taxFree: {
    ...ORDER,
    control: { type: 'number', min: 0, step: 100 },
    description: 'Won of it without VAT; closes methods that tax all of it',
  },
  vbankDays: { ...ORDER, control: { type: 'range', min: 1, max: 10 }, description: 'Days for a deposit' },
  manyItems: { ...ORDER, control: 'boolean', description: 'Four items, which fold on a phone' },
  payMethods: {
    ...MERCHANT,
    control: 'inline-check',
    options: Object.keys(PAY_METHODS),
    description: 'Methods in the list, in this order',
  },
  cardQuota: { ...MERCHANT, ...CARD_QUOTA },
  digital: { ...MERCHANT, control: 'boolean', description: 'Digital goods, as the contract says' },
  escrow: {
    ...MERCHANT,
    control: 'inline-radio',
    options: ['offer', 'always', 'off'],
    description: 'Offered, always taken, or off; none with digital goods',
    if: { arg: 'digital', truthy: false },
  },
  cashReceipt: {
    ...MERCHANT,
    control: 'inline-radio',
    options: ['ask', 'off'],
    description: 'Whether the shopper is offered a cash receipt',
  },
  defaultSelection: { ...PROPS, control: 'object', description: 'What is chosen at first' },
  labels: { ...PROPS, ...LABELS },
  classNames: { ...PROPS, control: 'object', description: 'Classes by element, such as `total`: *Anatomy* has all' },
  colorScheme: { ...PROPS, ...COLOR_SCHEME },
  orderHref: { ...PROPS, ...ORDER_HREF },
  summary: { ...PROPS, control: 'boolean', description: 'A coupon in the order summary' },
  children: { ...PROPS, control: 'boolean', description: 'Terms above the pay button' },
  onSettled: {
    ...PROPS,
    control: false,
    description: 'Called with the final result, as the server reports it: see *Actions*',
  },
  onStateChange: { ...PROPS, control: false, description: 'Called with each state of the payment: see *Actions*' },
  onSelectionChange: { ...PROPS, control: false, description: 'Called with each choice of the shopper: see *Actions*' },
};

export const PLAYGROUND_ARGS: PlaygroundArgs = {
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
};

/** The whole checkout, as the controls say. */
export function Playground(args: PlaygroundArgs) {
  const { amount, taxFree, vbankDays, manyItems, payMethods, cardQuota, digital, escrow, cashReceipt, ...props } = args;
  const { summary, children, ...rest } = props;
  const language = useLanguage();
  const merchant = sampleMerchant({
    cardQuota,
    digital,
    cashReceipt,
    payMethods: payMethods.length > 0 ? payMethods : ['card'],
    ...(digital ? {} : { escrow }),
  });
  const coupons = couponsIn(language);
  const [chosen, setChosen] = useState<string | null>(null);
  const coupon = summary ? coupons.find(({ id }) => id === chosen) : undefined;
  const total = amount - (coupon?.discount ?? 0);
  const order = (attempt: number): Order =>
    orderIn(language, {
      merchantUid: `playground-${attempt}`,
      amount: total,
      items: itemsOf(language, amount, manyItems ? 4 : 1),
      lines: coupon ? [{ label: coupon.label, amount: -coupon.discount }] : [],
      vbankDue: new Date(Date.now() + vbankDays * DAY),
      ...(taxFree > 0 ? { taxFree: Math.min(taxFree, total) } : {}),
    });
  return (
    <KiwoomCheckout
      {...rest}
      merchant={merchant}
      orderId="playground"
      order={order}
      orderVersion={JSON.stringify([total, taxFree, vbankDays, manyItems, language])}
      endpoint="/api/payments"
      summary={summary ? <CouponSelect {...{ coupons, amount }} value={chosen} onChange={setChosen} /> : null}
    >
      {children ? <Terms language={language} /> : null}
    </KiwoomCheckout>
  );
}

/** Milliseconds. */
const DAY = 86_400_000;

export function Terms({ language }: { language: Language }) {
  return (
    <label className="story-terms">
      <input type="checkbox" name="terms" required />
      <span>{language === 'ko' ? '주문 내용과 결제 조건에 동의해요' : 'I agree to the order and its terms'}</span>
    </label>
  );
}

/** The amount split over so many shirts, the rest of the division on the first. */
function itemsOf(language: Language, amount: number, count: number): NonNullable<Order['items']> {
  const [shirt] = orderIn(language).items ?? [];
  if (!shirt) return [];
  const share = Math.floor(amount / count);
  return Array.from({ length: count }, (_, index) => ({
    ...shirt,
    amount: index === 0 ? amount - share * (count - 1) : share,
  }));
}
