// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CashReceipt } from '../../src/components/choosing/cash-receipt.tsx';
import { Escrow } from '../../src/components/choosing/escrow.tsx';
import { PayMethods } from '../../src/components/choosing/pay-methods.tsx';
import { PAY_METHODS, type PayMethod, traitsOf } from '../../src/rules/pay-method-traits.ts';
import { renderOnStage } from './stage.tsx';

const METHODS = Object.keys(PAY_METHODS) as PayMethod[];

describe('CashReceipt', () => {
  it.each(METHODS)('asks with %s only if it has one', (payMethod) => {
    renderOnStage(<CashReceipt />, { selection: { payMethod } });
    const asked = screen.queryByRole('group', { name: '현금영수증' }) !== null;
    expect(asked).toBe(traitsOf(payMethod).cashReceipt !== null);
  });

  it('does not ask where the shop does not', () => {
    renderOnStage(<CashReceipt />, { selection: { payMethod: 'trans' }, merchant: { cashReceipt: 'off' } });
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('guesses nothing, and keeps the answer as a boolean', async () => {
    const { values } = renderOnStage(<CashReceipt />, { selection: { payMethod: 'trans' }, locale: 'en' });
    expect(screen.getByRole('radio', { name: 'Yes' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: 'No' })).not.toBeChecked();
    await userEvent.click(screen.getByText('No'));
    expect(values()).toMatchObject({ cashReceipt: false });
    expect(screen.getByRole('radio', { name: 'No' })).toBeChecked();
    await userEvent.keyboard('{ArrowUp}');
    expect(values()).toMatchObject({ cashReceipt: true });
  });

  it('brings the answer of a method back with the method', async () => {
    const { values } = renderOnStage(
      <PayMethods>
        <CashReceipt />
      </PayMethods>,
      { selection: { payMethod: 'trans' } },
    );
    const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
    await choose('받을게요');
    await choose('가상계좌');
    await choose('아니요');
    await choose('신용·체크카드');
    await choose('실시간 계좌이체');
    expect(screen.getByRole('radio', { name: '받을게요' })).toBeChecked();
    expect(values()).toMatchObject({ payMethod: 'trans', cashReceipt: true });
    await choose('가상계좌');
    expect(screen.getByRole('radio', { name: '아니요' })).toBeChecked();
    expect(values()).toMatchObject({ payMethod: 'vbank', cashReceipt: false });
  });

  it.each(['yes', true])('understands %j from the shop', (cashReceipt) => {
    renderOnStage(<CashReceipt />, { selection: { payMethod: 'vbank', cashReceipt } });
    expect(screen.getByRole('radio', { name: '받을게요' })).toBeChecked();
  });

  it('must be answered: the first radio takes the focus and the group says why', async () => {
    renderOnStage(
      <>
        <CashReceipt />
        <button type="submit">go</button>
      </>,
      { selection: { payMethod: 'kakaopay' } },
    );
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('radio', { name: '받을게요' })).toHaveFocus();
    expect(screen.getByRole('group')).toHaveAccessibleDescription('현금영수증을 받을지 골라 주세요.');
    await userEvent.click(screen.getByText('받을게요'));
    expect(screen.queryByText('현금영수증을 받을지 골라 주세요.')).toBeNull();
    expect(screen.getByRole('radio', { name: '받을게요' })).toBeValid();
  });
});

describe('Escrow', () => {
  it.each(METHODS)('is offered with %s only if money moves as cash', (payMethod) => {
    renderOnStage(<Escrow />, { selection: { payMethod } });
    expect(screen.queryByRole('checkbox') !== null).toBe(traitsOf(payMethod).escrow);
  });

  it.each([
    ['digital goods', { digital: true }],
    ['a shop without it', { escrow: 'off' }],
  ] as const)('is not offered for %s', (_, merchant) => {
    renderOnStage(<Escrow />, { selection: { payMethod: 'trans' }, merchant });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('can be chosen, and says what it means', async () => {
    const { values } = renderOnStage(<Escrow />, { selection: { payMethod: 'vbank', escrow: false } });
    const box = screen.getByRole('checkbox', { name: '에스크로로 안전하게 결제하기' });
    expect(box).toHaveAccessibleDescription('물건을 받고 구매를 확정하면 판매자에게 대금이 전달돼요.');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(values()).toMatchObject({ escrow: true });
  });

  it('is checked and closed where the shop always uses it', () => {
    renderOnStage(<Escrow />, { selection: { payMethod: 'trans' }, merchant: { escrow: 'always' } });
    expect(screen.getByRole('checkbox')).toBeChecked();
    expect(screen.getByRole('checkbox')).toBeDisabled();
  });
});
