// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, Link, RouterProvider } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CheckoutProvider,
  CouponSelect,
  KiwoomCheckout,
  type KiwoomCheckoutProps,
  OrderSummary,
  PaidReceipt,
  PayMethods,
  SavedCardPayment,
  VirtualAccount,
} from '../../src/index.ts';
import { fakeCards } from '../../src/testing/fake-cards.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';
import { renderOnStage } from './stage.tsx';

const payNow = () => screen.findByRole('button', { name: '64,900원 결제하기' });

const PAID = {
  status: 'paid',
  merchantUid: 'order-1',
  impUid: 'imp_1',
  amount: 64_900,
  payMethod: 'card',
  paidAt: 1_796_102_400,
  receiptUrl: 'https://example.test/receipt',
} as const;

function renderCheckout(props: Partial<KiwoomCheckoutProps> = {}) {
  const sdk = fakePortOne();
  sdk.forget();
  const page = { merchant: sampleMerchant(), order: sampleOrder(), sdk, verify: fakeVerify(), ...props };
  render(<KiwoomCheckout {...(page as KiwoomCheckoutProps)} />);
  return sdk;
}

beforeEach(() => sessionStorage.clear());

describe('class names of a shop', () => {
  it('come after those of the kit, on the form itself too', async () => {
    renderCheckout({ classNames: { checkout: 'shop-form', payButton: 'rounded wide' }, className: 'of-the-page' });
    const button = await payNow();
    expect(button.className).toMatch(/kc-button kc-pay-button rounded wide/);
    expect(button.closest('form')).toHaveClass('kc-checkout', 'shop-form', 'of-the-page');
  });

  it('are those of the nearest that names the element', () => {
    render(
      <CheckoutProvider classNames={{ title: 'far', total: 'far' }}>
        <CheckoutProvider classNames={{ title: 'near' }}>
          <PaidReceipt state={PAID} />
        </CheckoutProvider>
      </CheckoutProvider>,
    );
    const title = screen.getByRole('heading');
    expect(title).toHaveClass('near');
    expect(title).not.toHaveClass('far');
    expect(screen.getByText('64,900원').parentElement).toHaveClass('far');
  });

  it('reach what stands there only now and then', async () => {
    const classNames = {
      error: 'own-error',
      announcement: 'own-said',
      textButton: 'own-text',
      removeCard: 'own-remove',
    };
    const { pay, verify } = fakeCards();
    render(
      <CheckoutProvider classNames={classNames}>
        <CouponSelect
          coupons={[{ id: 'a', label: 'A', discount: 1_000, minimum: 90_000 }]}
          value="a"
          onChange={() => {}}
          amount={50_000}
          announcement="할부를 일시불로 바꿨어요."
        />
        <SavedCardPayment
          customerUid="c"
          card={{ cardName: '국민카드', cardNumber: null }}
          order={sampleOrder()}
          {...{ pay, verify }}
          remove={async () => {}}
        />
      </CheckoutProvider>,
    );
    expect(screen.getByText('90,000원 이상 주문에 쓸 수 있어요.').parentElement).toHaveClass('own-error');
    expect(screen.getByText('할부를 일시불로 바꿨어요.').parentElement).toHaveClass('own-said');
    expect(screen.getByRole('button', { name: '쿠폰 빼기' })).toHaveClass('own-text');
    await userEvent.click(await screen.findByRole('button', { name: '카드 지우기' }));
    expect(screen.getByRole('group')).toHaveClass('own-remove');
  });
});

describe('a button of the shop', () => {
  it('pays, says that it waits, and keeps the focus', async () => {
    const button = vi.fn((props, state) => <button {...props} data-shop={`${state.kind} ${state.busy}`} />);
    const sdk = renderCheckout({ components: { button } });
    expect(button.mock.calls.map(([, state]) => state)).toContainEqual({ kind: 'pay', busy: true });
    const pay = await payNow();
    expect(pay).toHaveAttribute('data-shop', 'pay false');
    await userEvent.click(pay);
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toHaveFocus();
    expect(sdk.requests).toHaveLength(1);
  });

  it('may leave the classes of the kit out', async () => {
    const sdk = renderCheckout({
      components: { button: ({ className: _, ...props }) => <button {...props} className="btn" /> },
    });
    const pay = await payNow();
    expect(pay.className).toBe('btn');
    await userEvent.click(pay);
    await screen.findByRole('heading', { name: '결제가 완료됐어요' });
    expect(sdk.requests).toHaveLength(1);
  });

  it('stands for every other button too', async () => {
    render(
      <CheckoutProvider components={{ button: (props, { kind }) => <button {...props} data-kind-of-shop={kind} /> }}>
        <VirtualAccount
          state={{
            status: 'awaiting-deposit',
            merchantUid: 'order-1',
            impUid: 'imp_1',
            amount: 64_900,
            account: { bankName: '국민은행', number: '110-1', holder: null, dueAt: 4_000_000_000 },
          }}
        />
      </CheckoutProvider>,
    );
    expect(screen.getByRole('button', { name: '계좌번호 복사' })).toHaveAttribute('data-kind-of-shop', 'copy');
  });
});

describe('a link of the shop', () => {
  it('gets where it leads, what it says, and whether it opens a window', () => {
    render(
      <CheckoutProvider components={{ link: (props, { kind }) => <a {...props} data-router={kind} /> }}>
        <PaidReceipt state={PAID} orderHref="/orders/1" />
      </CheckoutProvider>,
    );
    const order = screen.getByRole('link', { name: '주문 내역 보기' });
    expect(order).toHaveAttribute('href', '/orders/1');
    expect(order).toHaveAttribute('data-router', 'next');
    const receipt = screen.getByRole('link', { name: /영수증 보기/ });
    expect(receipt).toHaveAttribute('target', '_blank');
    expect(receipt).toHaveAttribute('data-router', 'second');
  });

  it('may be that of react-router, which leads on without loading the page, and leaves what is elsewhere alone', async () => {
    const pages = [
      { path: '/', element: <PaidReceipt state={PAID} orderHref="/orders/1" /> },
      { path: '/orders/1', element: <h1>주문 1</h1> },
    ];
    render(
      <CheckoutProvider components={{ link: (props) => <Link {...props} to={props.href} /> }}>
        <RouterProvider router={createMemoryRouter(pages)} />
      </CheckoutProvider>,
    );
    expect(screen.getByRole('link', { name: /영수증 보기/ })).toHaveAttribute('href', PAID.receiptUrl);
    const order = screen.getByRole('link', { name: '주문 내역 보기' });
    expect(order).toHaveClass('kc-button');
    await userEvent.click(order);
    expect(await screen.findByRole('heading', { name: '주문 1' })).toBeVisible();
  });
});

describe('a picture of the shop', () => {
  it('gets source, size, and an empty alternative', () => {
    const order = sampleOrder({ items: [{ name: '의자', amount: 64_900, image: '/chair.jpg' }] });
    const { container } = renderOnStage(
      <CheckoutProvider components={{ image: (props) => <img {...props} alt={props.alt} data-own="" /> }}>
        <OrderSummary />
      </CheckoutProvider>,
      { order },
    );
    const picture = container.querySelector('img');
    expect(picture).toHaveAttribute('data-own');
    expect(picture).toHaveAttribute('src', '/chair.jpg');
    expect(picture).toHaveAttribute('width', '56');
    expect(picture).toHaveAttribute('alt', '');
  });
});

describe('icons of the shop', () => {
  it('stand for marks of pay methods and for every other icon', () => {
    const { container } = renderOnStage(
      <CheckoutProvider icons={{ card: <i data-own="card" />, chevron: <i data-own="chevron" /> }}>
        <PayMethods icons={{ kakaopay: <i data-own="kakaopay" /> }} />
        <CouponSelect coupons={[{ id: 'a', label: 'A', discount: 1 }]} value={null} onChange={() => {}} />
      </CheckoutProvider>,
    );
    const owned = [...container.querySelectorAll('[data-own]')].map((icon) => icon.getAttribute('data-own'));
    expect(owned).toEqual(['card', 'kakaopay', 'chevron']);
    expect(container.querySelector('[data-pay-method="trans"] svg')).not.toBeNull();
  });

  it('are left out by null', () => {
    const { container } = renderOnStage(
      <CheckoutProvider icons={{ card: null }}>
        <PayMethods />
      </CheckoutProvider>,
    );
    expect(container.querySelector('[data-pay-method="card"] .kc-row-mark')).toBeEmptyDOMElement();
  });
});
