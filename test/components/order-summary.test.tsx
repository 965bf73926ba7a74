// @vitest-environment jsdom
import { en } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChoiceLine } from '../../src/components/choosing/choice-line.tsx';
import { type Coupon, CouponSelect } from '../../src/components/choosing/coupon-select.tsx';
import { OrderSummary } from '../../src/components/order/order-summary.tsx';
import { sampleOrder } from '../../src/testing/samples.ts';
import { renderInRoot, renderOnStage, type StageOptions } from './stage.tsx';

const rowOf = (term: string) => screen.getByText(term).parentElement;

describe('OrderSummary', () => {
  it('adds the items up, lists the lines and ends in the total', () => {
    renderOnStage(<OrderSummary />);
    expect(screen.getByRole('heading', { name: '주문 요약' })).toBeVisible();
    expect(rowOf('상품 금액')).toHaveTextContent('66,900원');
    expect(rowOf('배송비')).toHaveTextContent('3,000원');
    expect(rowOf('쿠폰 할인')).toHaveTextContent('−5,000원');
    expect(rowOf('총 결제 금액')).toHaveTextContent('64,900원');
  });

  it('shows two rows of the same thing', () => {
    const complaints = vi.spyOn(console, 'error');
    const item = { name: '양말', amount: 3_000 };
    renderOnStage(<OrderSummary />, { order: sampleOrder({ items: [item, item] }) });
    expect(screen.getAllByText('양말')).toHaveLength(2);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('calls shipping that costs nothing free', () => {
    renderOnStage(<OrderSummary />, {
      locale: 'en',
      order: sampleOrder({ lines: [{ label: 'Shipping', amount: 0 }] }),
    });
    expect(rowOf('Shipping')).toHaveTextContent('Free');
    expect(rowOf('Total')).toHaveTextContent('₩64,900');
  });

  it('folds more than two items', () => {
    const items = ['가', '나', '다'].map((name) => ({ name, quantity: 2, amount: 10_000 }));
    renderOnStage(<OrderSummary />, { order: sampleOrder({ items }) });
    expect(screen.getByText('상품 3개 모두 보기').closest('details')).not.toHaveAttribute('open');
    expect(screen.getAllByRole('listitem', { hidden: true })[0]).toHaveTextContent('가2개10,000원');
  });

  it('shows a dash while the order is being made', () => {
    renderOnStage(<OrderSummary />, { order: null });
    expect(rowOf('총 결제 금액')).toHaveTextContent('–');
    expect(screen.getByRole('heading').parentElement).toHaveAttribute('data-loading', '');
  });

  it('takes a control of the shop between items and amounts', () => {
    renderOnStage(
      <OrderSummary>
        <button type="button">쿠폰 찾기</button>
      </OrderSummary>,
    );
    expect(screen.getByRole('button', { name: '쿠폰 찾기' })).toBeVisible();
  });
});

describe('CouponSelect', () => {
  const coupons: Coupon[] = [
    { id: 'autumn', label: '가을맞이 5,000원 할인', discount: 5_000 },
    { id: 'regular', label: '단골 10,000원 할인', discount: 10_000, minimum: 70_000 },
  ];

  it('chooses one, or none, and works outside a checkout', async () => {
    const onChange = vi.fn();
    const { rerender } = render(<CouponSelect coupons={coupons} value={null} onChange={onChange} />);
    const select = screen.getByRole('combobox', { name: '쿠폰' });
    expect(select).toHaveAccessibleDescription('2장 사용 가능');
    await userEvent.selectOptions(select, 'autumn');
    expect(onChange).toHaveBeenLastCalledWith('autumn');
    rerender(<CouponSelect coupons={coupons} value="autumn" onChange={onChange} />);
    await userEvent.selectOptions(select, '쓰지 않기');
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  it('says what order a coupon needs', () => {
    render(<CouponSelect coupons={coupons} value="regular" amount={69_999} onChange={() => {}} />);
    expect(screen.getByRole('combobox')).toBeInvalid();
    expect(screen.getByRole('combobox')).toHaveAccessibleDescription(/70,000원 이상 주문에 쓸 수 있어요\./);
  });

  it('accepts an order that comes to exactly the minimum', () => {
    render(<CouponSelect coupons={coupons} value="regular" amount={70_000} onChange={() => {}} />);
    expect(screen.getByRole('combobox')).toBeValid();
  });

  it('says what it changed elsewhere, with a way back', async () => {
    const onChange = vi.fn();
    render(
      <CouponSelect coupons={coupons} value="autumn" announcement="할부를 일시불로 바꿨어요." onChange={onChange} />,
    );
    expect(screen.getByRole('status')).toHaveTextContent('할부를 일시불로 바꿨어요.');
    await userEvent.click(screen.getByRole('button', { name: '쿠폰 빼기' }));
    expect(onChange).toHaveBeenCalledWith(null);
  });

  it('has the words of the checkout around it, and its own over them', () => {
    renderInRoot(
      <CouponSelect coupons={coupons} value={null} onChange={() => {}} labels={{ couponOptionNone: '안 쓸래요' }} />,
      {
        labels: { couponLabel: '할인권', couponOptionNone: '없음' },
      },
    );
    expect(screen.getByRole('combobox', { name: '할인권' })).toHaveDisplayValue('안 쓸래요');
  });

  it('keeps its place when there are none', () => {
    render(<CouponSelect locale={en} coupons={[]} value={null} onChange={() => {}} />);
    expect(screen.getByRole('combobox', { name: 'Coupon' })).toBeDisabled();
    expect(screen.getByRole('combobox')).toHaveDisplayValue('No coupons available');
  });
});

describe('ChoiceLine', () => {
  const line = (options: StageOptions) => {
    const { container } = renderOnStage(<ChoiceLine />, options);
    return [...container.querySelectorAll('p > span')].map((span) => span.textContent);
  };

  it.each([
    [{ cardIssuer: '381', installment: 3 }, ['국민카드 · 3개월 할부', '월 약 21,633원']],
    [{ cardIssuer: '381', installment: 2 }, ['국민카드 · 2개월 할부', '월 32,450원']],
    [{ cardIssuer: '', installment: 0 }, ['신용·체크카드 · 일시불', '']],
    [{ payMethod: 'kakaopay', installment: 3 }, ['카카오페이', '']],
    [{ payMethod: 'vbank' }, ['가상계좌', '12월 4일(금) 23:59까지 입금']],
  ])('repeats %j', (selection, words) => {
    expect(line({ selection, order: sampleOrder({ vbankDue: '2026-12-04' }) })).toEqual(words);
  });

  it('speaks English', () => {
    expect(
      line({
        locale: 'en',
        selection: { payMethod: 'vbank' },
        order: sampleOrder({ vbankDue: new Date('2026-12-04T14:59:00Z') }),
      }),
    ).toEqual(['Virtual account', 'by 23:59 KST, Fri 4 Dec']);
  });

  it('does not repeat months that the amount no longer allows', () => {
    expect(line({ selection: { cardIssuer: '381', installment: 3 }, order: sampleOrder({ amount: 49_000 }) })).toEqual([
      '국민카드 · 일시불',
      '',
    ]);
  });

  it('leaves the time of deposit out when the shop sets none', () => {
    expect(within(document.body).queryByText(/까지/)).toBeNull();
    expect(line({ selection: { payMethod: 'vbank' } })).toEqual(['가상계좌', '']);
  });
});
