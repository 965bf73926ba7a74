// @vitest-environment jsdom
import { ko } from '../../src/locales/ko.ts';
import '@testing-library/jest-dom/vitest';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BillingKeyForm } from '../../src/components/cards/billing-key-form.tsx';
import { CardName } from '../../src/components/cards/card-name.tsx';
import { CardPayment } from '../../src/components/cards/card-payment.tsx';
import { SavedCardPayment } from '../../src/components/cards/saved-card-payment.tsx';
import { createLabels } from '../../src/labels/create-labels.ts';
import { type FakeCardOutcome, fakeCards } from '../../src/testing/fake-cards.ts';
import { sampleOrder } from '../../src/testing/samples.ts';
import { field, TRACES, typeCard } from './card-typing.ts';

const order = (attempt: number) => sampleOrder({ merchantUid: `order-${attempt}` });
const user = userEvent.setup();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T00:00:00Z'), toFake: ['Date'] });
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('CardPayment', () => {
  function renderWith(outcome: FakeCardOutcome) {
    const cards = fakeCards({ outcome });
    const onSettled = vi.fn();
    render(
      <CardPayment
        orderId="order"
        order={order}
        pay={cards.pay}
        verify={cards.verify}
        orderHref="/orders"
        onSettled={onSettled}
      />,
    );
    return { cards, onSettled };
  }

  it('pays, shows the receipt where the fields were, and has nothing of the card left', async () => {
    const { cards, onSettled } = renderWith('approve');
    await typeCard(user);
    await user.dblClick(screen.getByRole('button', { name: '64,900원 결제하기' }));
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toHaveFocus();
    expect(screen.queryByLabelText('카드 번호')).toBeNull();
    expect(cards.charged).toEqual(['order-1']);
    expect(onSettled).toHaveBeenCalledOnce();
    const left = [document.documentElement.outerHTML, JSON.stringify({ ...sessionStorage }), location.href];
    for (const trace of TRACES) for (const place of left) expect(place).not.toMatch(trace);
  });

  it('keeps the card only when the shopper says so, and then says what that means', async () => {
    const cards = fakeCards({ outcome: 'decline' });
    const pay = vi.fn(cards.pay);
    render(<CardPayment orderId="order" order={order} pay={pay} verify={cards.verify} customerUid="shopper-7" />);
    await typeCard(user);
    expect(screen.getByText(/저장하지 않아요/)).toBeVisible();
    await user.click(screen.getByRole('button'));
    await waitFor(() => expect(pay).toHaveBeenCalledOnce());
    expect(pay.mock.calls[0]?.[0]).not.toHaveProperty('customerUid');
    const again = await screen.findByRole('button', { name: '64,900원 다시 결제하기' });
    await user.click(screen.getByRole('checkbox'));
    expect(screen.getByText(/포트원에 등록해요/)).toBeVisible();
    expect(screen.queryByText(/저장하지 않아요/)).toBeNull();
    await typeCard(user);
    await user.click(again);
    await waitFor(() => expect(pay).toHaveBeenLastCalledWith(expect.objectContaining({ customerUid: 'shopper-7' })));
  });

  it('is empty after a refusal, and the next try is another order', async () => {
    const { cards } = renderWith('decline');
    await typeCard(user);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByText(/카드사에서 승인하지 않았어요/)).toBeVisible();
    expect(field('카드 번호')).toHaveValue('');
    expect(field('카드 번호')).not.toHaveAttribute('readonly');
    await typeCard(user);
    await user.click(await screen.findByRole('button', { name: '64,900원 다시 결제하기' }));
    await waitFor(() => expect(cards.charged).toEqual(['order-1', 'order-2']));
  });

  it('finds out that a charge went through whose answer was lost', async () => {
    const { cards } = renderWith('lost');
    await typeCard(user);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toBeVisible();
    expect(cards.charged).toEqual(['order-1']);
  });

  it('takes no card while a charge is open', async () => {
    const { cards } = renderWith('never-answer');
    await typeCard(user);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('button', { name: '결제 결과를 확인하고 있어요' })).toHaveAttribute('aria-disabled');
    for (const input of document.querySelectorAll('input[type="text"]')) expect(input).toHaveAttribute('readonly');
    document.querySelector('form')?.requestSubmit();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(cards.charged).toEqual(['order-1']);
    expect(document.querySelector('[aria-invalid]')).toBeNull();
    expect(screen.queryByText(/새 창/)).toBeNull();
  });
});

describe('the options of the hooks', () => {
  it('do not become attributes of the form', async () => {
    const error = vi.spyOn(console, 'error');
    const cards = fakeCards();
    const options = {
      ...{ orderId: 'order', orderVersion: 1, order, pay: cards.pay, verify: cards.verify },
      orderStatus: async (orderId: string) => ({ orderId, verdict: null }),
      onSettled: () => {},
      onStateChange: () => {},
    };
    const { container } = render(
      <>
        <CardPayment {...options} cardQuota={[2]} customerUid="7" orderHref="/o" retryHref="/r" />
        <SavedCardPayment
          {...options}
          customerUid="7"
          card={{ cardName: '국민카드', cardNumber: null }}
          retryHref="/r"
        />
      </>,
    );
    await waitFor(() => expect(container.querySelectorAll('form[data-status="ready"]')).toHaveLength(2));
    expect(error).not.toHaveBeenCalled();
    const allowed = /^(?:class|lang|method|novalidate|data-.*)$/;
    for (const form of container.querySelectorAll('form'))
      expect(form.getAttributeNames().filter((name) => !allowed.test(name))).toEqual([]);
  });
});

describe('several card parts of one order on a page', () => {
  it('send one charge when all are sent at once, and the others say where it is paid', async () => {
    const cards = fakeCards({ outcome: 'never-answer' });
    const common = { orderId: 'order', order, pay: cards.pay, verify: cards.verify };
    const saved = { customerUid: 'shopper-7', card: { cardName: '국민카드', cardNumber: null } };
    const { container } = render(
      <>
        <SavedCardPayment {...common} {...saved} />
        <CardPayment {...common} />
        <SavedCardPayment {...common} {...saved} />
      </>,
    );
    await typeCard(user);
    await waitFor(() => expect(container.querySelectorAll('form[data-status="ready"]')).toHaveLength(3));
    act(() => {
      for (const form of container.querySelectorAll('form')) form.requestSubmit();
    });
    expect(await screen.findAllByText(createLabels(ko)('preparingTitleElsewhere'))).toHaveLength(2);
    expect(cards.charged).toEqual(['order-1']);
  });
});

describe('BillingKeyForm', () => {
  it('says that the card is kept, and hands over what is masked', async () => {
    const onIssued = vi.fn();
    const issue = vi.fn(fakeCards().issue);
    render(<BillingKeyForm customerUid="shopper-7" issue={issue} onIssued={onIssued} />);
    expect(screen.getByText(/포트원에 등록해요.*지울 수 있어요/)).toBeVisible();
    expect(screen.queryByText(/저장하지 않아요/)).toBeNull();
    expect(screen.queryByLabelText('할부')).toBeNull();
    await typeCard(user);
    await user.dblClick(screen.getByRole('button', { name: '카드 등록하기' }));
    const title = await screen.findByRole('heading', { name: '카드를 등록했어요' });
    await waitFor(() => expect(title).toHaveFocus());
    expect(issue).toHaveBeenCalledOnce();
    expect(onIssued).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ cardNumber: '9410-****-****-9010' }));
  });

  it.each<[FakeCardOutcome, string]>([
    ['decline', '카드를 등록하지 못했어요'],
    ['lost', '카드가 등록됐는지 확인하지 못했어요'],
  ])('%s: says so and takes another try', async (outcome, title) => {
    render(<BillingKeyForm customerUid="shopper-7" issue={fakeCards({ outcome }).issue} />);
    await typeCard(user);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByRole('button', { name: '다시 등록하기' })).toBeVisible();
    expect(field('카드 번호')).toHaveValue('');
  });

  it('asks the endpoint, once', async () => {
    const asked = vi
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(Response.json({ code: 'shop-unavailable' }, { status: 503 }));
    render(<BillingKeyForm customerUid="shopper-7" endpoint="/api/payments" />);
    await typeCard(user);
    await user.click(screen.getByRole('button'));
    expect(await screen.findByRole('heading', { name: '카드가 등록됐는지 확인하지 못했어요' })).toBeVisible();
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0]).toBe('/api/payments/billing-keys');
  });
});

describe('SavedCardPayment', () => {
  const card = { cardName: '국민카드', cardNumber: '9410-****-****-9010' };

  it('pays with the months that were chosen', async () => {
    const cards = fakeCards();
    const pay = vi.fn(cards.pay);
    render(
      <SavedCardPayment
        customerUid="shopper-7"
        card={card}
        orderId="order"
        order={order}
        pay={pay}
        verify={cards.verify}
        cardQuota={[2, 3]}
      />,
    );
    await user.selectOptions(await screen.findByLabelText('할부'), '2');
    await user.dblClick(screen.getByRole('button', { name: '64,900원 결제하기' }));
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toBeVisible();
    expect(pay).toHaveBeenCalledExactlyOnceWith({ customerUid: 'shopper-7', cardQuota: 2, merchantUid: 'order-1' });
  });

  it('asks once more before it removes the card, and can be told to keep it', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ code: 'ok' }));
    const onRemoved = vi.fn();
    render(
      <SavedCardPayment
        customerUid="shopper 7"
        card={card}
        orderId="order"
        order={order}
        endpoint="/api/payments"
        onRemoved={onRemoved}
      />,
    );
    await user.click(await screen.findByRole('button', { name: '카드 지우기' }));
    expect(screen.getByRole('button', { name: '그대로 두기' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: '카드 지우기' })).toHaveFocus();
    const removals = () => asked.mock.calls.filter(([, init]) => init?.method === 'DELETE');
    expect(removals()).toEqual([]);
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: '지우기' }));
    expect(await screen.findByText('카드를 지웠어요')).toBeVisible();
    expect(removals()).toEqual([['/api/payments/billing-keys/shopper%207', expect.anything()]]);
    expect(onRemoved).toHaveBeenCalledExactlyOnceWith('shopper 7');
    expect(screen.queryByRole('button', { name: /결제하기/ })).toBeNull();
  });

  it('says when it could not be removed', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'));
    const onRemoved = vi.fn();
    render(
      <SavedCardPayment
        customerUid="shopper-7"
        card={card}
        orderId="order"
        order={order}
        endpoint="/api/payments"
        onRemoved={onRemoved}
      />,
    );
    await user.click(await screen.findByRole('button', { name: '카드 지우기' }));
    await user.click(screen.getByRole('button', { name: '지우기' }));
    expect(await screen.findByText(/카드를 지우지 못했어요/)).toBeVisible();
    expect(onRemoved).not.toHaveBeenCalled();
  });
});

describe('a kept card', () => {
  it.each([
    ['9410-****-****-9010', '•••• 9010', '끝 네 자리 9010'],
    ['94101234****9010', '•••• 9010', '끝 네 자리 9010'],
  ])('%s is told by its last four digits, to the eye and to the ear', (cardNumber, seen, read) => {
    render(<CardName card={{ cardName: '국민카드', cardNumber }} label={createLabels(ko)} />);
    expect(screen.getByText(seen)).toHaveAttribute('aria-hidden', 'true');
    expect(screen.getByText(read)).toHaveClass('kc-sr');
    expect(document.body).not.toHaveTextContent('*');
  });

  it('is its issuer alone where no number is known', () => {
    const { container } = render(
      <CardName card={{ cardName: '국민카드', cardNumber: null }} label={createLabels(ko)} />,
    );
    expect(container).toHaveTextContent(/^국민카드$/);
  });
});
