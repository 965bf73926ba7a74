// @vitest-environment jsdom
import { en } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaymentReturn } from '../../src/components/checkout/payment-return.tsx';
import type { Verdict } from '../../src/schema/verdict.ts';

const ids = { merchantUid: 'order-7', impUid: 'imp_7' };
const answer = (verdict: Verdict) => vi.fn(async () => verdict);

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/pay/return?imp_uid=imp_7&merchant_uid=order-7');
});

describe('PaymentReturn', () => {
  it('asks the server about what the address names, and shows what it says', async () => {
    const verify = answer({ status: 'paid', ...ids, amount: 64_900, paidAt: 1_796_102_400 });
    const onSettled = vi.fn();
    render(<PaymentReturn verify={verify} onSettled={onSettled} orderHref="/orders/7" />);
    expect(screen.getByRole('button', { name: '결제 결과를 확인하고 있어요' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toHaveFocus();
    expect(verify).toHaveBeenCalledWith(expect.objectContaining(ids), expect.anything());
    expect(onSettled).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: '주문 내역 보기' })).toHaveAttribute('href', '/orders/7');
  });

  it('leads back to the shop after a failure, with no button that cannot pay', async () => {
    const verify = answer({ status: 'failed', ...ids, failure: { code: 'over-limit' } });
    render(<PaymentReturn locale={en} verify={verify} retryHref="/checkout" />);
    expect(await screen.findByRole('heading', { name: 'Payment failed' })).toBeVisible();
    const way = screen.getByRole('link', { name: 'Choose another method' });
    expect(way).toHaveAttribute('href', '/checkout');
    expect(way).toHaveAttribute('data-kind', 'next');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText(/new window/)).toBeNull();
  });

  describe('with an account whose deadline has passed', () => {
    const account = { bankName: '국민은행', number: '1', holder: null, dueAt: 100 };
    const expired = answer({ status: 'awaiting-deposit', ...ids, amount: 64_900, account });

    it('leads back to the shop to order again', async () => {
      render(<PaymentReturn verify={expired} retryHref="/checkout/7" />);
      expect(await screen.findByRole('link', { name: '다시 주문하기' })).toHaveAttribute('href', '/checkout/7');
      expect(screen.queryByRole('button')).toBeNull();
    });

    it('has no button that could do nothing', async () => {
      render(<PaymentReturn verify={expired} />);
      expect(await screen.findByRole('heading', { name: '입금 기한이 지났어요' })).toBeVisible();
      expect(screen.queryByRole('button')).toBeNull();
      expect(screen.queryByRole('link')).toBeNull();
    });

    it('leaves ordering again to the shop that says how', async () => {
      const onOrderAgain = vi.fn();
      render(<PaymentReturn verify={expired} retryHref="/checkout/7" onOrderAgain={onOrderAgain} />);
      fireEvent.click(await screen.findByRole('button', { name: '다시 주문하기' }));
      expect(onOrderAgain).toHaveBeenCalledOnce();
      expect(screen.queryByRole('link')).toBeNull();
    });
  });

  it('never says failed while the server cannot be reached', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const verify = vi.fn(() => Promise.reject(new Error('down')));
    render(<PaymentReturn verify={verify} />);
    expect(
      await screen.findByRole('heading', { name: '결제 결과를 아직 확인하지 못했어요' }, { timeout: 15_000 }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: '지금 확인하기' })).toBeVisible();
  }, 20_000);

  it('says so when nobody came back from a payment', async () => {
    history.replaceState(null, '', '/pay/return');
    const verify = answer({ status: 'unpaid', merchantUid: 'order-7' });
    render(<PaymentReturn verify={verify} />);
    expect(await screen.findByRole('heading', { name: '확인할 결제가 없어요' })).toBeVisible();
    expect(verify).not.toHaveBeenCalled();
    expect(screen.queryByText(/새 창/)).toBeNull();
  });

  it('is rendered on a server as waiting for the answer', () => {
    expect(renderToString(<PaymentReturn verify={answer({ status: 'unpaid', merchantUid: 'order-7' })} />)).toContain(
      '결제 결과를 확인하고 있어요',
    );
  });
});
