// @vitest-environment jsdom
import { en } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { render } from '@testing-library/react';
import { type ComponentType, createRef, type ReactElement, type Ref } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import * as kit from '../../src/index.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';
import { Part } from './stage.tsx';

interface Common {
  ref: Ref<HTMLElement>;
  className: string;
  'data-testid': string;
  title: string;
}

const setup = {
  merchant: sampleMerchant(),
  order: sampleOrder(),
  sdk: fakePortOne(),
  verify: async () => Promise.reject(new Error('not asked')),
};
const card = { cardName: '국민카드', cardNumber: null };
const none = async () => Promise.reject(new Error('not asked'));
const account = { bankName: '국민은행', number: '1', holder: null, dueAt: 4_000_000_000 };
const ids = { merchantUid: 'order-1', impUid: 'imp_1', amount: 64_900 };

function InShopForm({ children }: { children: ReactElement }) {
  return <FormProvider {...useForm({ defaultValues: { payment: { payMethod: 'card' } } })}>{children}</FormProvider>;
}

const on = (payMethod: string) => (part: ReactElement) => <Part selection={{ payMethod }}>{part}</Part>;
const alone = (part: ReactElement) => part;

const PARTS: Record<string, { tag: string; props?: object; around?: (part: ReactElement) => ReactElement }> = {
  KiwoomCheckout: { tag: 'FORM', props: setup, around: alone },
  CheckoutRoot: { tag: 'FORM', props: setup, around: alone },
  CheckoutFields: {
    tag: 'DIV',
    props: { name: 'payment', ...setup, sdk: undefined, verify: undefined },
    around: (part) => <InShopForm>{part}</InShopForm>,
  },
  PayMethods: { tag: 'FIELDSET' },
  CardIssuers: { tag: 'DIV' },
  Installments: { tag: 'DIV' },
  CashReceipt: { tag: 'FIELDSET', around: on('trans') },
  Escrow: { tag: 'DIV', around: on('trans') },
  OrderSummary: { tag: 'SECTION' },
  CouponSelect: { tag: 'DIV', props: { coupons: [], value: null, onChange: () => {} }, around: alone },
  ChoiceLine: { tag: 'P' },
  PayArea: { tag: 'DIV' },
  PayButton: { tag: 'BUTTON', props: { payment: fakePayment({ status: 'preparing' }) }, around: alone },
  PaymentStatus: { tag: 'DIV', props: { payment: fakePayment({ status: 'preparing' }) }, around: alone },
  PaymentReturn: { tag: 'DIV', props: { verify: setup.verify }, around: alone },
  CardForm: { tag: 'FORM', props: { onCard: () => {} }, around: alone },
  CardPayment: { tag: 'FORM', props: { order: setup.order, pay: none, verify: none }, around: alone },
  BillingKeyForm: { tag: 'FORM', props: { customerUid: 'c', issue: none }, around: alone },
  SavedCardPayment: {
    tag: 'FORM',
    props: { customerUid: 'c', card, order: setup.order, pay: none, verify: none },
    around: alone,
  },
  ShipmentForm: { tag: 'FORM', props: { impUid: 'imp_1', save: none }, around: alone },
  PaidReceipt: { tag: 'DIV', props: { state: { status: 'paid', ...ids, paidAt: 1_796_102_400 } }, around: alone },
  VirtualAccount: { tag: 'DIV', props: { state: { status: 'awaiting-deposit', ...ids, account } }, around: alone },
};

const exported = new Map<string, unknown>(Object.entries(kit));

const isComponent = ([name, value]: [string, unknown]) =>
  // An error class, and a provider without an element of its own. A component that takes a `ref` is an object.
  /^[A-Z][a-z]/.test(name) && value !== null && !['CheckoutError', 'CheckoutProvider'].includes(name);

describe('every part', () => {
  it('is in this list', () => {
    const names = Object.entries(kit)
      .filter(isComponent)
      .map(([name]) => name);
    expect(Object.keys(PARTS).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(PARTS))(
    '%s hands ref, class name and other attributes to its root element',
    (name, { tag, props, around = on('card') }) => {
      const Part = exported.get(name) as ComponentType<Common>;
      const ref = createRef<HTMLElement>();
      const { getByTestId } = render(
        around(<Part {...props} ref={ref} className="of-the-shop" data-testid="root" title="given" />),
      );
      const root = getByTestId('root');
      expect(root.tagName).toBe(tag);
      expect(ref.current).toBe(root);
      expect(root.title).toBe('given');
      expect(root.classList).toContain('of-the-shop');
      expect(root.classList).toContain('kc');
    },
  );

  it.each(Object.entries(PARTS).filter(([, { around }]) => around === alone))(
    '%s, which can stand alone, says what language it speaks',
    (name, { props }) => {
      const Part = exported.get(name) as ComponentType<object>;
      const { container } = render(<Part {...props} {...{ locale: en }} />);
      expect(container.firstElementChild).toHaveAttribute('lang', 'en');
    },
  );

  it.each(Object.entries(PARTS))(
    '%s writes no style attribute, which a strict content policy would refuse',
    (name, { props, around = on('card') }) => {
      const Part = exported.get(name) as ComponentType<object>;
      const { container } = render(around(<Part {...props} />));
      expect(container.querySelectorAll('[style], style')).toHaveLength(0);
    },
  );
});
