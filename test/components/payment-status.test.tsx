// @vitest-environment jsdom
import { en as english } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PayArea } from '../../src/components/checkout/pay-area.tsx';
import { PayButton } from '../../src/components/checkout/pay-button.tsx';
import { PayMethods } from '../../src/components/choosing/pay-methods.tsx';
import { PaymentStatus } from '../../src/components/result/payment-status.tsx';
import type { PaymentFailureCode } from '../../src/errors/payment-failure.ts';
import type { PaymentState } from '../../src/payment/machine/payment-state.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { sampleOrder } from '../../src/testing/samples.ts';
import { renderOnStage, type StageOptions } from './stage.tsx';

const order = sampleOrder();
const ids = { merchantUid: '20261201-0042', impUid: 'imp_1' };
const paid: PaymentState = {
  status: 'paid',
  ...ids,
  amount: 64_900,
  paidAt: Date.parse('2026-12-01T14:32:00+09:00') / 1000,
  payMethod: 'card',
  cardName: '국민카드',
  installment: 3,
};
const cancelled: PaymentState = { status: 'cancelled', merchantUid: ids.merchantUid, next: order };
const failed = (code: PaymentFailureCode, next: typeof order | null = order): PaymentState => ({
  status: 'failed',
  merchantUid: ids.merchantUid,
  failure: { code },
  next,
});

describe('PayButton', () => {
  it.each<[string, PaymentState, string, string]>([
    ['preparing', { status: 'preparing' }, '결제를 준비하고 있어요', 'Getting ready'],
    ['paying', { status: 'paying', order }, '결제창에서 결제를 마쳐 주세요', 'Finish in the payment window'],
    ['verifying', { status: 'verifying', ...ids }, '결제 결과를 확인하고 있어요', 'Checking your payment'],
    ['unconfirmed', { status: 'unconfirmed', ...ids }, '결제 결과를 확인하고 있어요', 'Checking your payment'],
    ['cancelled, the next order not there', { ...cancelled, next: null }, '결제를 준비하고 있어요', 'Getting ready'],
    ['failed, the next order not there', failed('declined', null), '결제를 준비하고 있어요', 'Getting ready'],
  ])('waits while %s: says for what, keeps the focus, submits nothing', async (_, state, ko, en) => {
    const submitted = vi.fn((event: React.FormEvent) => event.preventDefault());
    const payment = fakePayment(state);
    const { rerender } = render(
      <form onSubmit={submitted}>
        <PayButton payment={payment} />
      </form>,
    );
    const button = screen.getByRole('button', { name: ko });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAttribute('data-busy', '');
    expect(button).toBeEnabled();
    await userEvent.click(button);
    expect(button).toHaveFocus();
    expect(submitted).not.toHaveBeenCalled();
    rerender(
      <form onSubmit={submitted}>
        <PayButton payment={payment} locale={english} />
      </form>,
    );
    expect(screen.getByRole('button', { name: en })).toBeVisible();
  });

  it.each<[string, PaymentState, string, string]>([
    ['ready', { status: 'ready', order }, '64,900원 결제하기', 'Pay ₩64,900'],
    ['cancelled', cancelled, '64,900원 결제하기', 'Pay ₩64,900'],
    ['failed', failed('declined'), '64,900원 다시 결제하기', 'Try paying ₩64,900 again'],
  ])('submits when %s', async (_, state, ko, en) => {
    const submitted = vi.fn((event: React.FormEvent) => event.preventDefault());
    const payment = fakePayment(state);
    const { rerender } = render(
      <form onSubmit={submitted}>
        <PayButton payment={payment} />
      </form>,
    );
    await userEvent.click(screen.getByRole('button', { name: ko }));
    expect(submitted).toHaveBeenCalledOnce();
    expect(screen.getByRole('button')).not.toHaveAttribute('aria-disabled');
    rerender(
      <form onSubmit={submitted}>
        <PayButton payment={payment} locale={english} />
      </form>,
    );
    expect(screen.getByRole('button', { name: en })).toBeVisible();
  });

  it('shows the amount of the order that would be paid next, not of the last one', () => {
    render(<PayButton payment={fakePayment({ ...cancelled, next: sampleOrder({ amount: 59_900 }) })} />);
    expect(screen.getByRole('button', { name: '59,900원 결제하기' })).toBeVisible();
  });

  it('asks for an account, not for a payment, when one is issued', () => {
    renderOnStage(<PayButton />, { selection: { payMethod: 'vbank' } });
    expect(screen.getByRole('button', { name: '64,900원 입금 계좌 받기' })).toBeVisible();
  });

  it.each<[string, PaymentState]>([
    ['paid', paid],
    ['amount-mismatch', failed('amount-mismatch', null)],
    ['already-paid', failed('already-paid', null)],
    ['shop-setting', failed('shop-setting', null)],
  ])('stays away when paying again is no way on: %s', (_, state) => {
    render(<PayButton payment={fakePayment(state)} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each(['not-prepared', 'order-not-loaded', 'offline'] as const)(
    'prepares again after %s instead of submitting',
    async (code) => {
      const reset = vi.fn();
      const submitted = vi.fn();
      render(
        <form onSubmit={submitted}>
          <PayButton payment={fakePayment({ status: 'failed', failure: { code }, next: null }, { reset })} />
        </form>,
      );
      await userEvent.click(screen.getByRole('button', { name: '다시 준비하기' }));
      expect(reset).toHaveBeenCalledOnce();
      expect(submitted).not.toHaveBeenCalled();
    },
  );

  it('lets a handler of the shop stop it', async () => {
    const reset = vi.fn();
    const payment = fakePayment({ status: 'failed', failure: { code: 'offline' }, next: null }, { reset });
    render(<PayButton payment={payment} onClick={(event) => event.preventDefault()} />);
    await userEvent.click(screen.getByRole('button'));
    expect(reset).not.toHaveBeenCalled();
  });

  it('says what it needs when it has neither a root nor a payment', () => {
    expect(() => render(<PayButton />)).toThrow(/<PayButton>.*\[part-outside-root\]/);
  });
});

describe('PaymentStatus', () => {
  const show = (state: PaymentState, options: StageOptions = {}) => renderOnStage(<PayArea />, { ...options, state });

  it.each<[PaymentState, string, string]>([
    [{ status: 'preparing' }, '키움페이 결제창이 새 창으로 열려요.', 'Kiwoom Pay opens in a new window.'],
    [{ status: 'ready', order }, '키움페이 결제창이 새 창으로 열려요.', 'Kiwoom Pay opens in a new window.'],
    [{ status: 'verifying', ...ids }, '보통 몇 초면 끝나요.', 'This usually takes a few seconds.'],
  ])('says what happens next: %j', (state, ko, en) => {
    const { unmount } = show(state);
    expect(screen.getByText(ko)).toBeVisible();
    expect(screen.queryByRole('heading')).toBeNull();
    unmount();
    show(state, { locale: 'en' });
    expect(screen.getByText(en)).toBeVisible();
  });

  it.each<[PaymentState, string]>([
    [{ status: 'preparing' }, '준비가 오래 걸리고 있어요. 인터넷 연결을 확인해 주세요.'],
    [{ status: 'verifying', ...ids }, '조금 오래 걸리고 있어요. 그대로 두면 계속 확인해요.'],
  ])('says and shows that it takes long: %j', (state, text) => {
    show(state, { payment: { slow: true } });
    expect(screen.getAllByText(text)).toHaveLength(2);
    expect(screen.getByRole('status')).toHaveTextContent(text);
  });

  it('says on a phone that the page is left', () => {
    show({ status: 'ready', order }, { payment: { mobile: true } });
    expect(screen.getByText('키움페이 결제 화면으로 이동해요.')).toBeVisible();
  });

  it('lets the shopper say that the window is closed', async () => {
    const abandonWindow = vi.fn();
    show({ status: 'paying', order }, { payment: { abandonWindow } });
    await userEvent.click(screen.getByRole('button', { name: '결제창을 닫았어요' }));
    expect(abandonWindow).toHaveBeenCalledOnce();
  });

  it('shows that way out at the end of a page without popovers, where nothing of the page lies over it', () => {
    expect(HTMLElement.prototype).not.toHaveProperty('showPopover');
    show({ status: 'paying', order }, { payment: { abandonWindow: vi.fn() } });
    const floating = screen.getByRole('button', { name: '결제창을 닫았어요' }).closest('.kc-way-out');
    expect(floating).toHaveAttribute('data-floating');
    expect(floating?.parentElement).toBe(document.body);
  });

  it('shows that way out as a popover where there are any', () => {
    const showPopover = vi.fn();
    Object.assign(HTMLElement.prototype, { showPopover });
    show({ status: 'paying', order }, { payment: { abandonWindow: vi.fn() } });
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    expect(showPopover).toHaveBeenCalledOnce();
    const wayOut = screen.getByRole('button', { name: '결제창을 닫았어요' }).closest('.kc-way-out');
    expect(wayOut?.parentElement).toHaveClass('kc-after');
  });

  it('never offers to pay while nobody knows, and lets the shopper ask', async () => {
    const checkNow = vi.fn();
    show({ status: 'unconfirmed', ...ids }, { payment: { checkNow } });
    expect(screen.getByRole('heading', { name: '결제 결과를 아직 확인하지 못했어요' })).toBeVisible();
    expect(screen.getByText(/다시 결제하지 마세요/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /결제하기/ })).toBeNull();
    expect(screen.getByText(/주문 번호 20261201-0042/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '지금 확인하기' }));
    expect(checkNow).toHaveBeenCalledOnce();
  });

  it('leads from a failure back to the list', async () => {
    renderOnStage(
      <>
        <PayMethods />
        <PayArea />
      </>,
      { state: failed('over-limit'), selection: { payMethod: 'kakaopay' } },
    );
    expect(screen.getByText('카드 한도를 넘었어요. 다른 카드나 결제 수단을 골라 주세요.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '다른 결제 수단 고르기' }));
    expect(screen.getByRole('radio', { name: '카카오페이' })).toHaveFocus();
  });

  it('offers no way to pay again after money came in wrong', () => {
    show(failed('amount-mismatch', null));
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('주문 금액과 결제 금액이 달라요. 판매자에게 문의해 주세요.')).toBeVisible();
  });

  it('has no button that leads nowhere outside a root', () => {
    const { rerender } = render(<PaymentStatus payment={fakePayment(failed('declined'))} />);
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<PaymentStatus payment={fakePayment(failed('declined'))} retryHref="/checkout" />);
    expect(screen.getByRole('link', { name: '다른 결제 수단 고르기' })).toHaveAttribute('href', '/checkout');
  });

  it('has one filled next step where no pay button is that', () => {
    const next = () => screen.queryAllByRole('link').filter((link) => link.getAttribute('data-kind') === 'next');
    const at = (state: PaymentState) => (
      <PaymentStatus payment={fakePayment(state)} orderHref="/orders/1" retryHref="/checkout/1" />
    );
    const { rerender } = render(at(cancelled));
    expect(next().map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['다시 결제하기', '/checkout/1'],
    ]);
    rerender(at(failed('declined')));
    expect(next().map((link) => link.getAttribute('href'))).toEqual(['/checkout/1']);
    rerender(at(failed('already-paid', null)));
    expect(next().map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['주문 내역 보기', '/orders/1'],
    ]);
    rerender(at({ status: 'failed', failure: { code: 'other' }, next: null }));
    expect(screen.getByRole('heading', { name: '확인할 결제가 없어요' })).toBeVisible();
    expect(next().map((link) => link.getAttribute('href'))).toEqual(['/orders/1']);
    rerender(at(failed('shop-setting', null)));
    expect(next()).toEqual([]);
  });

  it('alarms nobody about an order that is paid', () => {
    const { container } = show(failed('already-paid', null));
    expect(container.querySelector('.kc-notice')).toHaveAttribute('data-tone', 'quiet');
  });

  it('gives the receipt of what was paid', () => {
    render(<PaymentStatus payment={fakePayment(paid)} orderHref={(state) => `/orders/${state.merchantUid}`} />);
    expect(screen.getByRole('heading', { name: '결제가 완료됐어요' })).toBeVisible();
    const facts = screen.getAllByRole('definition').map((fact) => fact.textContent);
    expect(facts).toEqual(['국민카드 · 3개월', '12월 1일(화) 14:32', '20261201-0042']);
    expect(screen.getByRole('link', { name: '주문 내역 보기' })).toHaveAttribute('href', '/orders/20261201-0042');
    expect(screen.queryByRole('link', { name: /영수증/ })).toBeNull();
  });

  it('links the receipt only when there is one, and the order only when the shop says where', () => {
    render(<PaymentStatus locale={english} payment={fakePayment({ ...paid, receiptUrl: 'https://example.com/r' })} />);
    expect(screen.getByRole('link', { name: /View receipt/ })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.queryByRole('link', { name: 'View order' })).toBeNull();
    expect(screen.getByText('14:32 KST, Tue 1 Dec')).toBeVisible();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://a.example', '//a.example', '/receipt', 'https://'])(
    'makes no link of %s',
    (receiptUrl) => {
      render(<PaymentStatus locale={english} payment={fakePayment({ ...paid, receiptUrl })} />);
      expect(screen.queryByRole('link')).toBeNull();
    },
  );

  it('says of a deposit that it arrived', () => {
    render(
      <PaymentStatus
        payment={fakePayment({
          status: 'paid',
          ...ids,
          amount: 64_900,
          paidAt: 1_796_102_400,
          payMethod: 'vbank',
          bankName: '국민은행',
        })}
      />,
    );
    expect(screen.getByRole('heading', { name: '입금을 확인했어요' })).toBeVisible();
    expect(screen.getByText('가상계좌 · 국민은행')).toBeVisible();
  });

  it('moves the focus to a result that came, and only once', () => {
    const { again } = show({ status: 'paying', order });
    again({ state: { status: 'verifying', ...ids } });
    expect(document.body).toHaveFocus();
    again({ state: { status: 'unconfirmed', ...ids } });
    expect(screen.getByRole('heading')).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    again({ state: { status: 'verifying', ...ids } });
    again({ state: { status: 'unconfirmed', ...ids } });
    expect(document.body).toHaveFocus();
    again({ state: failed('declined') });
    expect(screen.getByRole('heading', { name: '결제하지 못했어요' })).toHaveFocus();
  });

  it('does not take the focus of a page that only could not get ready; it says so', () => {
    const { again } = show({ status: 'preparing' });
    again({ state: { status: 'failed', failure: { code: 'offline' }, next: null } });
    expect(document.body).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('인터넷에 연결되어 있지 않아요.');
  });

  it('announces progress politely', () => {
    const { again } = show({ status: 'ready', order });
    const region = screen.getByRole('status');
    expect(region).toBeEmptyDOMElement();
    again({ state: { status: 'paying', order } });
    expect(region).toHaveTextContent('결제창을 열었어요.');
    again({ state: { status: 'verifying', ...ids } });
    expect(region).toHaveTextContent('결제 결과를 확인하고 있어요.');
    again({ state: paid });
    expect(region).toBeEmptyDOMElement();
  });

  it('repeats the choice above the button until there is a result', () => {
    const { again, container } = show({ status: 'ready', order });
    expect(within(container).getByText('신용·체크카드 · 일시불')).toBeVisible();
    again({ state: cancelled });
    expect(within(container).queryByText('신용·체크카드 · 일시불')).toBeNull();
  });
});

describe('an order with several attempts', () => {
  const show = (state: PaymentState) => render(<PaymentStatus payment={fakePayment(state, { orderId: '1042' })} />);

  it('does not promise that no money moved while a window may be open', () => {
    show({ ...cancelled, open: true });
    expect(screen.getByRole('heading', { name: '결제를 마치지 않았어요' })).toBeVisible();
    expect(screen.getByText(/결제창이 아직 열려 있다면 닫아 주세요/)).toBeVisible();
    expect(screen.queryByText(/결제된 금액은 없어요/)).toBeNull();
  });

  it('says that it was paid in another window, and names the order and not the attempt', () => {
    show({ ...paid, elsewhere: true });
    expect(screen.getByText('다른 창에서 결제를 완료했어요.')).toBeVisible();
    expect(screen.getByText('1042')).toBeVisible();
    expect(screen.queryByText(ids.merchantUid)).toBeNull();
  });

  it.each([
    ['refunded', /57,900원은 취소했어요/],
    ['refunding', /57,900원은 취소했어요/],
    ['refund-needed', /판매자가 확인하고 57,900원을 돌려드려요/],
    ['reported', /판매자가 확인하고 57,900원을 돌려드려요/],
  ] as const)('says what becomes of a second payment that is %s', (refund, words) => {
    show({ ...paid, duplicate: { merchantUid: 'm2', impUid: 'imp_2', amount: 57_900, refund } });
    expect(screen.getByText(words)).toBeVisible();
  });
});
