// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CardPayment } from '../../src/components/cards/card-payment.tsx';
import { SavedCardPayment } from '../../src/components/cards/saved-card-payment.tsx';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { PaymentReturn } from '../../src/components/checkout/payment-return.tsx';
import { kiwoomGlobalTypes, kiwoomInitialGlobals, withKiwoomSandbox } from '../../src/storybook.ts';
import { FAKE_OUTCOMES, sampleMerchant, sampleOrder } from '../../src/testing.ts';

const order = (attempt: number) => sampleOrder({ merchantUid: `order-1042-${attempt}` });

/** A shop's page, as it is in production: it knows nothing of Storybook. */
function OurCheckoutPage() {
  return (
    <main>
      <h1>주문서</h1>
      <KiwoomCheckout merchant={sampleMerchant()} orderId="1042" order={order} endpoint="/api/payments" />
    </main>
  );
}

function OurCardPage() {
  return <CardPayment orderId="1042" order={order} endpoint="/api/payments" />;
}

/** Renders a story as Storybook does, under what the toolbar says. */
function open(Story: () => React.ReactNode, globals: Record<string, unknown> = {}) {
  const context = (change: Record<string, unknown> = {}) => ({
    id: 'our-page--default',
    globals: { ...kiwoomInitialGlobals, ...globals, ...change },
    parameters: { kiwoom: { delay: 0 } },
  });
  const view = render(withKiwoomSandbox(Story, context()));
  return {
    ...view,
    toolbar: (change: Record<string, unknown>) => view.rerender(withKiwoomSandbox(Story, context(change))),
  };
}

const pays = async () => userEvent.click(await screen.findByRole('button', { name: '64,900원 결제하기' }));
const title = (name: string) => screen.findByRole('heading', { name });

beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
});
afterEach(() => {
  expect(fetch).not.toHaveBeenCalled();
  cleanup();
  vi.restoreAllMocks();
});

describe('a page of a shop in its own Storybook', () => {
  it('pays without keys', async () => {
    open(OurCheckoutPage);
    await pays();
    await title('결제가 완료됐어요');
  });

  it.each([
    ['decline', '결제하지 못했어요'],
    ['cancel', '결제를 취소했어요'],
  ])('ends as the toolbar says: %s', async (kiwoomOutcome, words) => {
    open(OurCheckoutPage, { kiwoomOutcome });
    await pays();
    await title(words);
  });

  it('follows the toolbar from one attempt to the next', async () => {
    const { toolbar } = open(OurCheckoutPage, { kiwoomOutcome: 'decline' });
    await pays();
    await title('결제하지 못했어요');
    toolbar({ kiwoomOutcome: 'approve' });
    await userEvent.click(await screen.findByRole('button', { name: /다시/ }));
    await title('결제가 완료됐어요');
  });

  it('speaks the language and wears the scheme of the toolbar', async () => {
    const { toolbar, unmount } = open(OurCheckoutPage, { locale: 'en-US', scheme: 'dark' });
    await screen.findByRole('button', { name: 'Pay ₩64,900' });
    expect(document.documentElement.style.colorScheme).toBe('dark');
    toolbar({ locale: 'ko', scheme: 'system' });
    await screen.findByRole('button', { name: '64,900원 결제하기' });
    expect(document.documentElement.style.colorScheme).toBe('light dark');
    unmount();
    expect(document.documentElement.style.colorScheme).toBe('');
  });

  it('leaves nothing for the next story', async () => {
    const first = open(OurCheckoutPage, { kiwoomOutcome: 'never-answer' });
    await pays();
    await screen.findByRole('button', { name: '결제창에서 결제를 마쳐 주세요' });
    expect(sessionStorage).toHaveLength(1);
    first.unmount();
    expect(sessionStorage).toHaveLength(0);
    open(OurCheckoutPage);
    await pays();
    await title('결제가 완료됐어요');
  });

  it.each([
    ['approve', '결제가 완료됐어요'],
    ['decline', '결제하지 못했어요'],
  ])('shows the page a phone comes back to: %s', async (kiwoomOutcome, words) => {
    open(() => <PaymentReturn endpoint="/api/payments" merchantUid="order-7" />, { kiwoomOutcome });
    await title(words);
  });
});

describe('a page without a payment window', () => {
  it.each([
    ['approve', '결제가 완료됐어요'],
    ['insufficient-balance', '결제하지 못했어요'],
    ['notify-late', '결제가 완료됐어요'],
  ])('charges a typed card: %s', async (kiwoomOutcome, words) => {
    open(OurCardPage, { kiwoomOutcome });
    await userEvent.type(await screen.findByLabelText('카드 번호'), '9410123456789010');
    await userEvent.type(screen.getByLabelText(/유효기간/), '0829');
    await userEvent.type(screen.getByLabelText(/비밀번호/), '12');
    await userEvent.type(screen.getByLabelText(/생년월일/), '900215');
    await pays();
    await title(words);
  });

  it('pays another amount than the sample, and shows that one', async () => {
    const dear = () => (
      <SavedCardPayment
        customerUid="c1"
        card={{ cardName: '국민카드', cardNumber: null }}
        order={sampleOrder({ merchantUid: 'dear', amount: 7_000, items: [], lines: [] })}
        endpoint="/api/payments"
        onRemoved={() => {}}
      />
    );
    const { container } = open(dear);
    await userEvent.click(await screen.findByRole('button', { name: '7,000원 결제하기' }));
    await title('결제가 완료됐어요');
    expect(within(container).getByText('7,000원')).toBeDefined();
  });
});

describe('the toolbar', () => {
  it('offers each outcome by a name, once', () => {
    const { items } = kiwoomGlobalTypes.kiwoomOutcome.toolbar;
    expect(items.map(({ value }) => value)).toEqual(FAKE_OUTCOMES);
    expect(new Set(items.map((item) => item.title)).size).toBe(FAKE_OUTCOMES.length);
  });
});
