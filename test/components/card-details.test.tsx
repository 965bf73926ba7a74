// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Profiler, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { CardIssuers } from '../../src/components/choosing/card-issuers.tsx';
import { CouponSelect } from '../../src/components/choosing/coupon-select.tsx';
import { Installments } from '../../src/components/choosing/installments.tsx';
import { OrderSummary } from '../../src/components/order/order-summary.tsx';
import { CARD_ISSUERS } from '../../src/rules/card-issuer-codes.ts';
import { sampleOrder } from '../../src/testing/samples.ts';
import { renderOnStage, type StageOptions } from './stage.tsx';

const order = (amount: number) => sampleOrder({ amount });
const months = () => within(screen.getByRole('combobox', { name: '할부' })).getAllByRole('option');

describe('CardIssuers', () => {
  it('leaves the issuer to the payment window unless one is chosen', async () => {
    const { values } = renderOnStage(<CardIssuers />);
    const select = screen.getByRole('combobox', { name: '카드사' });
    expect(select).toHaveDisplayValue('결제창에서 고르기');
    await userEvent.selectOptions(select, '국민카드');
    expect(values()).toMatchObject({ cardIssuer: '381' });
  });

  it('offers every issuer once, or those the shop names', () => {
    const { unmount } = renderOnStage(<CardIssuers />);
    const all = screen.getAllByRole<HTMLOptionElement>('option').map((option) => option.value);
    expect(all.slice(1).sort()).toEqual(Object.keys(CARD_ISSUERS).sort());
    unmount();
    renderOnStage(<CardIssuers issuers={['041', '361']} />, { locale: 'en' });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Choose later', 'Woori', 'BC']);
  });

  it('has no meaning for other methods', () => {
    renderOnStage(<CardIssuers />, { selection: { payMethod: 'naverpay' } });
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('Installments', () => {
  it.each([
    ['ko', ['일시불', '2개월 · 월 32,450원', '3개월 · 월 약 21,633원']],
    ['en', ['Pay in full', '2 months · ₩32,450/mo', '3 months · about\u00a0₩21,633/mo']],
  ] as const)('gives the monthly amount in the list (%s)', (locale, texts) => {
    renderOnStage(<Installments />, { locale, merchant: { cardQuota: [3] } });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(texts);
  });

  it('is open at 50,000 won and closed at 49,999, with the reason at the control', () => {
    const { again } = renderOnStage(<Installments />, { order: order(50_000) });
    expect(screen.getByRole('combobox', { name: '할부' })).toBeEnabled();
    expect(months().length).toBeGreaterThan(1);
    again({ order: order(49_999) });
    expect(screen.getByRole('combobox')).toBeDisabled();
    expect(screen.getByRole('combobox')).toHaveDisplayValue('일시불');
    expect(screen.getByRole('combobox')).toHaveAccessibleDescription('할부는 50,000원부터 고를 수 있어요.');
  });

  it('says that the shop takes a lump sum only', () => {
    renderOnStage(<Installments />, { merchant: { cardQuota: [] }, locale: 'en' });
    expect(screen.getByRole('combobox')).toHaveAccessibleDescription('This shop takes one-time payment only.');
  });

  it('falls back to a lump sum when the amount falls, and says so once', () => {
    const options: StageOptions = { order: order(52_000), selection: { installment: 3 } };
    const { again, values } = renderOnStage(<Installments />, options);
    expect(screen.getByRole('combobox')).toHaveDisplayValue('3개월 · 월 약 17,333원');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    again({ ...options, order: order(49_000) });
    expect(values()).toMatchObject({ installment: 0 });
    expect(screen.getByRole('status')).toHaveTextContent('결제 금액이 49,000원이 되어 할부를 일시불로 바꿨어요.');
    expect(screen.getByRole('status')).toBeVisible();
    again({ ...options, order: order(52_000) });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    // The months come back with the amount.
    expect(values()).toMatchObject({ installment: 3 });
    expect(screen.getByRole('combobox')).toHaveDisplayValue('3개월 · 월 약 17,333원');
  });

  it('shows a lump sum and announces it in the commit that brings the amount', () => {
    const options: StageOptions = { order: order(52_000), selection: { installment: 3 } };
    const commits: unknown[] = [];
    const note = () => {
      const months = screen.getByRole<HTMLSelectElement>('combobox').value;
      commits.push([months, ...screen.getAllByRole('status').map((region) => region.textContent)]);
    };
    const { again } = renderOnStage(
      <Profiler id="parts" onRender={note}>
        <Installments />
        <OrderSummary />
      </Profiler>,
      options,
    );
    commits.length = 0;
    again({ ...options, order: order(49_000) });
    // React 18 commits the same once more.
    expect(new Set(commits.map((commit) => JSON.stringify(commit)))).toEqual(
      new Set([JSON.stringify(['0', '결제 금액이 49,000원이 되어 할부를 일시불로 바꿨어요.', ''])]),
    );
  });

  it('does not bring back months after the shopper chose a lump sum', async () => {
    const options: StageOptions = { order: order(52_000), selection: { installment: 3 } };
    const { again, values } = renderOnStage(<Installments />, options);
    again({ ...options, order: order(49_000) });
    again({ ...options, order: order(52_000) });
    await userEvent.selectOptions(screen.getByRole('combobox'), '일시불');
    again({ ...options, order: order(49_000) });
    again({ ...options, order: order(52_000) });
    expect(values()).toMatchObject({ installment: 0 });
    expect(screen.getByRole('combobox')).toHaveDisplayValue('일시불');
  });

  it('does not announce what nobody saw change', () => {
    const { values } = renderOnStage(<Installments />, { order: order(30_000), selection: { installment: 6 } });
    expect(values()).toMatchObject({ installment: 0 });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('keeps silent when the month is still allowed', () => {
    const options: StageOptions = { order: order(80_000), selection: { installment: 3 } };
    const { again, values } = renderOnStage(<Installments />, options);
    again({ ...options, order: order(60_000) });
    expect(values()).toMatchObject({ installment: 3 });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('lets one region speak of a new total, not two', () => {
    const options: StageOptions = { order: order(52_000), selection: { installment: 3 } };
    const parts = (
      <>
        <Installments />
        <OrderSummary />
      </>
    );
    const { again } = renderOnStage(parts, options);
    const said = () =>
      screen
        .getAllByRole('status')
        .map((region) => region.textContent)
        .filter(Boolean);
    again({ ...options, order: order(51_000) });
    expect(said()).toEqual(['결제 금액이 51,000원으로 바뀌었어요.']);
    again({ ...options, order: order(49_000) });
    expect(said()).toEqual(['결제 금액이 49,000원이 되어 할부를 일시불로 바꿨어요.']);
  });

  it('lets the coupon that took the months away say so, with a way back', async () => {
    const view = renderOnStage(<WithCoupon />, { order: order(52_000), selection: { installment: 3 } });
    const coupon = screen.getByRole('combobox', { name: '쿠폰' });
    await userEvent.selectOptions(coupon, '5,000원 할인');
    view.again({ order: order(47_000), selection: { installment: 3 } });
    const said = screen.getByText('결제 금액이 47,000원이 되어 할부를 일시불로 바꿨어요.');
    expect(coupon.closest('.kc-coupon-select')).toContainElement(said);
    await userEvent.click(screen.getByRole('button', { name: '쿠폰 빼기' }));
    expect(coupon).toHaveFocus();
    view.again({ order: order(52_000), selection: { installment: 3 } });
    expect(screen.queryByText(/일시불로 바꿨어요/)).toBeNull();
  });

  it('does not put on a coupon what a later change did', async () => {
    const view = renderOnStage(<WithCoupon />, { order: order(60_000), selection: { installment: 3 } });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '쿠폰' }), '5,000원 할인');
    view.again({ order: order(55_000), selection: { installment: 3 } });
    view.again({ order: order(45_000), selection: { installment: 3 } });
    const said = screen.getByText('결제 금액이 45,000원이 되어 할부를 일시불로 바꿨어요.');
    expect(said.closest('.kc-installments')).not.toBeNull();
  });

  it('keeps silent about months that another method hides', async () => {
    const selection = { payMethod: 'trans', installment: 3 };
    const view = renderOnStage(<WithCoupon />, { order: order(52_000), selection });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '쿠폰' }), '5,000원 할인');
    view.again({ order: order(47_000), selection });
    expect(screen.queryByText(/일시불로 바꿨어요/)).toBeNull();
    expect(view.values()).toMatchObject({ installment: 0 });
  });

  it('keeps a month that the newly chosen issuer does not take in sight, with what it takes', async () => {
    const merchant = { cardQuota: [2, 3, 6, 10], issuerQuotas: { CCKM: [0, 2, 3, 6] } };
    renderOnStage(
      <>
        <CardIssuers />
        <Installments />
      </>,
      { merchant, selection: { installment: 10 } },
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '카드사' }), '국민카드');
    const select = screen.getByRole('combobox', { name: '할부' });
    expect(select).toHaveDisplayValue('10개월 · 월 6,490원');
    expect(select).toBeInvalid();
    expect(select).toHaveAccessibleDescription(/이 카드는 6개월까지 고를 수 있어요\./);
    await userEvent.selectOptions(select, '6개월 · 월 약 10,816원');
    expect(select).toBeValid();
    expect(months().map((option) => option.textContent)).not.toContain('10개월 · 월 6,490원');
  });

  it('waits, closed, while there is no order', () => {
    renderOnStage(<Installments />, { order: null, selection: { installment: 3 } });
    expect(screen.getByRole('combobox')).toBeDisabled();
  });
});

/** A coupon of the shop beside the months. */
function WithCoupon() {
  const [coupon, setCoupon] = useState<string | null>(null);
  return (
    <>
      <Installments />
      <CouponSelect
        coupons={[{ id: 'five', label: '5,000원 할인', discount: 5_000 }]}
        value={coupon}
        onChange={setCoupon}
      />
    </>
  );
}
