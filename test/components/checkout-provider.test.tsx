// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CardForm,
  CheckoutProvider,
  CheckoutRoot,
  CouponSelect,
  KiwoomCheckout,
  type Locale,
  PaidReceipt,
  PayButton,
  PaymentReturn,
  type PaymentState,
  PaymentStatus,
  SavedCardPayment,
  ShipmentForm,
} from '../../src/index.ts';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const ready = fakePayment({ status: 'ready', order: sampleOrder() });
const order = sampleOrder({ merchantUid: 'order-1' });
const paid = {
  status: 'paid',
  merchantUid: 'order-1',
  impUid: 'imp_1',
  amount: 64_900,
  paidAt: 1_796_102_400,
} as const;

const failed = (code: 'shop-setting' | 'amount-mismatch' | 'already-paid' | 'declined'): PaymentState => ({
  status: 'failed',
  failure: { code },
  next: null,
  merchantUid: 'order-1',
});

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('CheckoutProvider', () => {
  it('gives every component below its endpoint, unless that names one', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ status: 'verifying' }));
    const { rerender } = render(
      <CheckoutProvider endpoint="/far">
        <CheckoutProvider endpoint="/near">
          <PaymentReturn merchantUid="order-1" />
        </CheckoutProvider>
      </CheckoutProvider>,
    );
    await waitFor(() => expect(asked).toHaveBeenCalledWith('/near/complete', expect.anything()));
    asked.mockClear();
    rerender(
      <CheckoutProvider endpoint="/far">
        <PaymentReturn key="own" merchantUid="order-2" endpoint="/own" />
      </CheckoutProvider>,
    );
    await waitFor(() => expect(asked).toHaveBeenCalledWith('/own/complete', expect.anything()));
    expect(asked).not.toHaveBeenCalledWith('/far/complete', expect.anything());
  });

  it('gives the forms without a window its endpoint, which throw without any', () => {
    const card = { cardName: '국민카드', cardNumber: null };
    const forms: ReactNode[] = [
      <ShipmentForm key="shipment" impUid="imp_1" />,
      <SavedCardPayment key="saved" {...{ card, order }} customerUid="c1" onRemoved={() => {}} />,
    ];
    for (const form of forms) {
      expect(() => renderToString(form)).toThrow(/neither|no endpoint|endpoint/);
      expect(renderToString(<CheckoutProvider endpoint="/api">{form}</CheckoutProvider>)).toContain('<form');
    }
  });

  it('gives language and labels; nested providers add, and the nearer wins', () => {
    render(
      <CheckoutProvider locale={en} labels={{ couponLabel: 'Voucher', couponOptionEmpty: 'far' }}>
        <CheckoutProvider labels={{ couponOptionEmpty: 'near' }}>
          <CouponSelect coupons={[]} value={null} onChange={() => {}} />
        </CheckoutProvider>
      </CheckoutProvider>,
    );
    expect(screen.getByLabelText('Voucher')).toHaveDisplayValue('near');
    expect(screen.getByText('0 available')).toBeVisible();
  });

  it.each<[string, (locale: Locale) => ReactNode]>([
    ['PayButton', (locale) => <PayButton payment={ready} locale={locale} />],
    ['PaymentStatus', (locale) => <PaymentStatus payment={ready} locale={locale} />],
    ['PaidReceipt', (locale) => <PaidReceipt state={paid} locale={locale} />],
    ['CardForm', (locale) => <CardForm onCard={() => {}} locale={locale} />],
    ['ShipmentForm', (locale) => <ShipmentForm impUid="imp_1" save={async () => {}} locale={locale} />],
  ])('gives way to the locale of a part: %s', (_, part) => {
    const { container } = render(<CheckoutProvider locale={en}>{part(ko)}</CheckoutProvider>);
    expect(container.querySelector('.kc')).toHaveAttribute('lang', 'ko');
    expect(container.textContent).toMatch(/[가-힣]/);
  });

  it('reaches parts inside a root, below which a provider and a part may still differ', () => {
    render(
      <CheckoutProvider locale={en} labels={{ payButton: 'Buy for {amount}' }}>
        <CheckoutRoot merchant={sampleMerchant()} order={order} sdk={fakePortOne()} verify={async () => paid}>
          <CheckoutProvider locale={ko}>
            <PayButton payment={ready} />
          </CheckoutProvider>
          <PayButton payment={ready} labels={{ payButton: 'Now {amount}' }} />
          <PayButton payment={ready} />
        </CheckoutRoot>
      </CheckoutProvider>,
    );
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names).toEqual(['Buy for 64,900원', 'Now ₩64,900', 'Buy for ₩64,900']);
  });

  it('sets the colour scheme on each root, form and part that stands alone', () => {
    const { container } = render(
      <CheckoutProvider colorScheme="dark">
        <CardForm onCard={() => {}} />
        <CardForm onCard={() => {}} colorScheme="light" />
        <PaidReceipt state={paid} />
        <PayButton payment={ready} />
      </CheckoutProvider>,
    );
    const schemes = [...container.children].map((element) => element.getAttribute('data-scheme'));
    expect(schemes).toEqual(['dark', 'light', 'dark', 'dark']);
  });

  it('substitutes the network of a preview, and leaves a component with a function of its own alone', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
    const verify = vi.fn(async () => paid);
    const own = vi.fn(async () => ({ ...paid, amount: 7_000 }));
    render(
      <CheckoutProvider endpoint="/api" preview={{ verify }}>
        <PaymentReturn merchantUid="order-1" />
        <PaymentReturn merchantUid="order-1" verify={own} />
      </CheckoutProvider>,
    );
    expect(await screen.findByText('7,000원')).toBeVisible();
    expect(await screen.findByText('64,900원')).toBeVisible();
    expect(verify).toHaveBeenCalledOnce();
    expect(own).toHaveBeenCalledOnce();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('is not needed: a whole checkout works without', async () => {
    const sdk = fakePortOne();
    render(<KiwoomCheckout merchant={sampleMerchant()} order={order} sdk={sdk} verify={async () => paid} />);
    await userEvent.click(await screen.findByRole('button', { name: '64,900원 결제하기' }));
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toBeVisible();
  });
});

describe('contactHref', () => {
  const show = (state: PaymentState, contactHref?: string) =>
    render(
      <CheckoutProvider {...(contactHref === undefined ? {} : { contactHref })}>
        <PaymentStatus payment={fakePayment(state)} />
      </CheckoutProvider>,
    );
  const link = () => screen.queryByRole('link', { name: '판매자에게 문의하기' });

  it.each<[string, PaymentState]>([
    ['a shop setting', failed('shop-setting')],
    ['another amount', failed('amount-mismatch')],
    ['an unconfirmed payment', { status: 'unconfirmed', merchantUid: 'order-1' }],
  ])('is offered where only the shop can help: %s', (_, state) => {
    show(state, 'tel:02-000-0000');
    expect(link()).toHaveAttribute('href', 'tel:02-000-0000');
  });

  it.each<[string, PaymentState, string | undefined]>([
    ['without one', failed('shop-setting'), undefined],
    ['after a refusal, which can be paid again', failed('declined'), 'tel:02-000-0000'],
    ['of an order that is paid', failed('already-paid'), 'tel:02-000-0000'],
  ])('is not offered %s', (_, state, href) => {
    show(state, href);
    expect(link()).toBeNull();
  });

  it('may be given to a part itself', () => {
    render(<PaymentStatus payment={fakePayment(failed('shop-setting'))} contactHref="mailto:shop@example.com" />);
    expect(link()).toHaveAttribute('href', 'mailto:shop@example.com');
  });

  it('of the nearer provider wins', () => {
    const payment = fakePayment(failed('shop-setting'));
    render(
      <CheckoutProvider contactHref="/far">
        <CheckoutProvider contactHref="/near">
          <PaymentStatus payment={payment} />
        </CheckoutProvider>
      </CheckoutProvider>,
    );
    expect(link()).toHaveAttribute('href', '/near');
  });
});
