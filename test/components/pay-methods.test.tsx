// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PayMethods } from '../../src/components/choosing/pay-methods.tsx';
import { sampleOrder } from '../../src/testing/samples.ts';
import { renderOnStage } from './stage.tsx';

describe('PayMethods', () => {
  it.each([
    [
      'ko',
      '결제 수단',
      ['신용·체크카드', '실시간 계좌이체', '가상계좌', '카카오페이', '네이버페이', '페이코', '삼성페이', '애플페이'],
    ],
    [
      'en',
      'Payment method',
      [
        'Credit or debit card',
        'Bank transfer',
        'Virtual account',
        'KakaoPay',
        'Naver Pay',
        'PAYCO',
        'Samsung Pay',
        'Apple Pay',
      ],
    ],
  ] as const)('offers the eight of the guide by name (%s)', (locale, legend, names) => {
    renderOnStage(<PayMethods />, { locale });
    const group = screen.getByRole('group', { name: legend });
    const radios = within(group).getAllByRole('radio');
    expect(radios.map((radio) => radio.getAttribute('aria-labelledby'))).toHaveLength(8);
    for (const [index, name] of names.entries()) expect(radios[index]).toHaveAccessibleName(name);
  });

  it('offers what the shop offers, in its order', () => {
    renderOnStage(<PayMethods />, { merchant: { payMethods: ['kakaopay', 'phone', 'card'] } });
    expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('value'))).toEqual([
      'kakaopay',
      'phone',
      'card',
    ]);
  });

  it('describes a method whose name does not say what happens', () => {
    renderOnStage(<PayMethods />);
    expect(screen.getByRole('radio', { name: '가상계좌' })).toHaveAccessibleDescription('발급된 계좌로 입금해요');
  });

  it('shows the details inside the chosen row, and moves them by keyboard', async () => {
    const { values } = renderOnStage(
      <PayMethods>
        <b>details</b>
      </PayMethods>,
    );
    expect(screen.getByText('details').closest('[data-pay-method]')).toHaveAttribute('data-pay-method', 'card');
    await userEvent.tab();
    expect(screen.getByRole('radio', { name: '신용·체크카드' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(values()).toMatchObject({ payMethod: 'vbank' });
    const row = screen.getByText('details').closest('[data-pay-method]');
    expect(row).toHaveAttribute('data-pay-method', 'vbank');
    expect(row).toHaveAttribute('data-chosen', '');
    expect(document.querySelectorAll('[data-chosen]')).toHaveLength(1);
  });

  it('keeps a method that cannot be used in its place and says why', () => {
    renderOnStage(<PayMethods unavailable={{ applepay: 'device', samsung: 'shop' }} />);
    const apple = screen.getByRole('radio', { name: '애플페이' });
    expect(apple).toBeDisabled();
    expect(apple).toHaveAccessibleDescription('이 기기에서는 쓸 수 없어요');
    expect(screen.getByRole('radio', { name: '삼성페이' })).toHaveAccessibleDescription('지금은 쓸 수 없어요');
  });

  it('closes methods that always tax everything while a part of the order is tax-free', () => {
    renderOnStage(<PayMethods />, { order: sampleOrder({ taxFree: 1_000 }) });
    expect(screen.getByRole('radio', { name: '실시간 계좌이체' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: '카카오페이' })).toBeEnabled();
  });

  it('asks for a method when the chosen one is closed, and moves the focus to one that is open', async () => {
    renderOnStage(
      <>
        <PayMethods unavailable={{ applepay: 'device' }} />
        <button type="submit">go</button>
      </>,
      { selection: { payMethod: 'applepay' } },
    );
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('group')).toHaveAccessibleDescription('결제 수단을 골라 주세요.');
    expect(screen.getByRole('radio', { name: '신용·체크카드' })).toHaveFocus();
    expect(screen.getByRole('radio', { name: '신용·체크카드' })).toBeInvalid();
  });

  it.each(['paying', 'verifying', 'unconfirmed'] as const)('cannot be changed while %s', (status) => {
    const state = status === 'paying' ? { status, order: sampleOrder() } : { status, merchantUid: 'order-1' };
    renderOnStage(<PayMethods />, { state });
    for (const radio of screen.getAllByRole('radio')) expect(radio).toBeDisabled();
  });

  it('makes room for the result', () => {
    renderOnStage(<PayMethods />, {
      state: { status: 'paid', merchantUid: 'order-1', impUid: 'imp_1', amount: 64_900, paidAt: 1_796_102_400 },
    });
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('shows a mark of the shop in place of the icon', () => {
    renderOnStage(<PayMethods icons={{ kakaopay: <img alt="mark" src="/mark.png" /> }} />);
    expect(screen.getByAltText('mark').closest('[data-pay-method]')).toHaveAttribute('data-pay-method', 'kakaopay');
  });

  it('says where it belongs when it stands alone', () => {
    expect(() => render(<PayMethods />)).toThrow(/<PayMethods> is not inside <CheckoutRoot>.*\[part-outside-root\]/);
  });
});
