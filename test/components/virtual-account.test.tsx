// @vitest-environment jsdom
import { en } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualAccount } from '../../src/components/result/virtual-account.tsx';
import type { PaymentIn } from '../../src/payment/machine/payment-state.ts';

const DUE = Date.parse('2026-12-04T23:59:00+09:00') / 1000;
const state: PaymentIn<'awaiting-deposit'> = {
  status: 'awaiting-deposit',
  merchantUid: 'order-1',
  impUid: 'imp_1',
  amount: 64_900,
  account: { bankName: '국민은행', number: '9400-1234-567890', holder: '솔밭상점', dueAt: DUE },
};

const at = (secondsBefore: number) => vi.setSystemTime((DUE - secondsBefore) * 1000);
const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));
const said = () =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent)
    .join('');
const row = (term: string) => screen.getByText(term).nextElementSibling;

describe('VirtualAccount', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    at(3 * 86_400 + 9 * 3600 + 27 * 60);
  });
  afterEach(() => {
    vi.useRealTimers();
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
  });

  it('gives account, amount, deadline by Korea’s clock and what is left', () => {
    render(<VirtualAccount state={state} />);
    expect(screen.getByRole('heading', { name: '입금을 기다리고 있어요' })).toBeVisible();
    expect(screen.getByText('국민은행 · 예금주 솔밭상점')).toBeVisible();
    expect(screen.getByText('9400-1234-567890')).toBeVisible();
    expect(row('입금할 금액')).toHaveTextContent('64,900원');
    expect(row('입금 기한')).toHaveTextContent('12월 4일(금) 23:59 한국 시간');
    expect(row('남은 시간')).toHaveTextContent('3일 9시간 27분');
  });

  it.each([
    ['a day ahead', 86_400],
    ['a year behind', -365 * 86_400],
  ])('goes by the server’s clock where the device’s is %s', (_name, ahead) => {
    at(3 * 86_400 + 9 * 3600 + 27 * 60 - ahead);
    render(<VirtualAccount state={{ ...state, account: { ...state.account, behind: -ahead } }} />);
    expect(screen.getByRole('heading', { name: '입금을 기다리고 있어요' })).toBeVisible();
    expect(row('남은 시간')).toHaveTextContent('3일 9시간 27분');
    pass(3 * 86_400 + 9 * 3600 + 27 * 60 + 1);
    expect(screen.getByRole('heading', { name: '입금 기한이 지났어요' })).toBeVisible();
  });

  it('speaks English', () => {
    render(<VirtualAccount state={state} locale={en} />);
    expect(row('Deposit by')).toHaveTextContent('23:59 KST, Fri 4 Dec');
    expect(screen.getByRole('button', { name: 'Copy number' })).toBeVisible();
  });

  it('leaves the deadline out where the record names none', () => {
    render(<VirtualAccount state={{ ...state, account: { ...state.account, dueAt: 0 } }} />);
    expect(screen.queryByText('입금 기한')).toBeNull();
    expect(screen.getByRole('heading', { name: '입금을 기다리고 있어요' })).toBeVisible();
  });

  it('counts down in silence, and says the last hour and the end once', () => {
    const onOrderAgain = vi.fn();
    at(3602);
    render(<VirtualAccount state={state} onOrderAgain={onOrderAgain} />);
    expect(said()).toBe('');
    pass(3);
    expect(said()).toBe('입금 기한이 1시간 남았어요.');
    expect(screen.getByRole('heading', { name: '입금 기한이 얼마 남지 않았어요' })).toBeVisible();
    expect(row('남은 시간')).toHaveTextContent('59분 59초');
    pass(60);
    expect(row('남은 시간')).toHaveTextContent('58분 59초');
    expect(said()).toBe('입금 기한이 1시간 남았어요.');
    pass(3540);
    expect(said()).toBe('입금 기한이 지났어요.');
    expect(screen.getByRole('heading', { name: '입금 기한이 지났어요' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '계좌번호 복사' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '다시 주문하기' }));
    expect(onOrderAgain).toHaveBeenCalledOnce();
  });

  it('does not announce a deadline that had passed before the page opened', () => {
    at(-1);
    render(<VirtualAccount state={state} />);
    expect(said()).toBe('');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('copies the digits and says so for two seconds', async () => {
    const writeText = vi.fn(async () => {});
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    render(<VirtualAccount state={state} />);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '계좌번호 복사' })));
    expect(writeText).toHaveBeenCalledWith('94001234567890');
    expect(screen.getByRole('button', { name: '복사했어요' })).toBeVisible();
    expect(said()).toBe('계좌번호를 복사했어요.');
    pass(2);
    expect(screen.getByRole('button', { name: '계좌번호 복사' })).toBeVisible();
  });

  it('copies the older way where the clipboard is closed, and leaves nothing behind', async () => {
    let copied = '';
    const execCommand = vi.fn(() => {
      copied = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    });
    Object.defineProperty(document, 'execCommand', { configurable: true, value: execCommand });
    render(<VirtualAccount state={state} />);
    const button = screen.getByRole('button', { name: '계좌번호 복사' });
    button.focus();
    await act(async () => fireEvent.click(button));
    expect(copied).toBe('94001234567890');
    expect(document.querySelector('textarea')).toBeNull();
    expect(button).toHaveFocus();
    expect(screen.getByRole('button', { name: '복사했어요' })).toBeVisible();
  });

  it('says how to go on when nothing can copy', async () => {
    render(<VirtualAccount state={state} />);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '계좌번호 복사' })));
    expect(screen.getByRole('button', { name: '계좌번호 복사' })).toHaveAccessibleDescription(
      '복사하지 못했어요. 번호를 직접 선택해 복사해 주세요.',
    );
    expect(said()).toContain('복사하지 못했어요.');
  });

  it('has no holder to name when the record has none', () => {
    render(<VirtualAccount state={{ ...state, account: { ...state.account, holder: null } }} />);
    expect(screen.getByText('국민은행')).toBeVisible();
    expect(screen.queryByText(/예금주/)).toBeNull();
  });
});
