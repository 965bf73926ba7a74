// @vitest-environment jsdom
import { en } from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutRoot } from '../../src/components/checkout/checkout-root.tsx';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { PayArea } from '../../src/components/checkout/pay-area.tsx';
import { CashReceipt } from '../../src/components/choosing/cash-receipt.tsx';
import { PayMethods } from '../../src/components/choosing/pay-methods.tsx';
import type { CheckoutError } from '../../src/errors/checkout-error.ts';
import type { Selection } from '../../src/schema/selection.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';
import { renderInRoot } from './stage.tsx';

const payNow = () => screen.findByRole('button', { name: '64,900원 결제하기' });

beforeEach(() => sessionStorage.clear());

describe('KiwoomCheckout', () => {
  it('pays with what was chosen and shows the receipt in place of the form', async () => {
    const sdk = fakePortOne();
    sdk.forget();
    const onSettled = vi.fn();
    render(
      <KiwoomCheckout
        merchant={sampleMerchant()}
        order={sampleOrder()}
        sdk={sdk}
        verify={fakeVerify()}
        onSettled={onSettled}
        orderHref="/orders"
      >
        <p>약관</p>
      </KiwoomCheckout>,
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '카드사' }), '국민카드');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '할부' }), '3개월 · 월 약 21,633원');
    expect(screen.getByText('국민카드 · 3개월 할부')).toBeVisible();
    await userEvent.click(await payNow());
    expect(await screen.findByRole('heading', { name: '결제가 완료됐어요' })).toHaveFocus();
    expect(sdk.requests).toHaveLength(1);
    expect(sdk.requests[0]).toMatchObject({
      pay_method: 'card',
      amount: 64_900,
      card: { direct: { code: '381', quota: 3 } },
    });
    expect(onSettled).toHaveBeenCalledOnce();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByText('약관')).toBeNull();
    expect(screen.getByRole('link', { name: '주문 내역 보기' })).toBeVisible();
  });

  it('makes no attributes of the form from its options', async () => {
    const error = vi.spyOn(console, 'error');
    const { container } = render(
      <KiwoomCheckout
        merchant={sampleMerchant()}
        orderId="7"
        orderVersion={1}
        order={sampleOrder()}
        sdk={fakePortOne()}
        verify={fakeVerify()}
        orderStatus={async (orderId) => ({ orderId, verdict: null })}
        onSettled={() => {}}
        onStateChange={() => {}}
        onSelectionChange={() => {}}
        defaultSelection={{ payMethod: 'card' }}
        orderHref="/orders"
      />,
    );
    await payNow();
    expect(error).not.toHaveBeenCalled();
    const allowed = /^(?:class|lang|novalidate|data-.*)$/;
    const names = container.querySelector('form')?.getAttributeNames() ?? ['no form'];
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    error.mockRestore();
  });

  it('issues a virtual account', async () => {
    const sdk = fakePortOne({ outcome: 'issue-account' });
    sdk.forget();
    render(<KiwoomCheckout merchant={sampleMerchant()} order={sampleOrder()} sdk={sdk} verify={fakeVerify()} />);
    await userEvent.click(screen.getByRole('radio', { name: '가상계좌' }));
    await userEvent.click(screen.getByRole('radio', { name: '아니요' }));
    await userEvent.click(await screen.findByRole('button', { name: '64,900원 입금 계좌 받기' }));
    expect(await screen.findByRole('button', { name: '계좌번호 복사' })).toBeVisible();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('puts a control of the shop into the summary', () => {
    render(
      <KiwoomCheckout
        merchant={sampleMerchant()}
        order={sampleOrder()}
        sdk={fakePortOne()}
        verify={fakeVerify()}
        summary={<b>쿠폰 자리</b>}
      />,
    );
    expect(screen.getByText('쿠폰 자리').closest('section')).toContainElement(
      screen.getByRole('heading', { name: '주문 요약' }),
    );
  });
});

describe('CheckoutRoot', () => {
  const parts = (
    <>
      <PayMethods>
        <CashReceipt />
      </PayMethods>
      <PayArea />
    </>
  );

  it('opens no window while an answer is missing, and shows which', async () => {
    const { sdk } = renderInRoot(parts, { defaultSelection: { payMethod: 'trans' } });
    await userEvent.click(await payNow());
    expect(await screen.findByText('현금영수증을 받을지 골라 주세요.')).toBeVisible();
    expect(screen.getByRole('radio', { name: '받을게요' })).toHaveFocus();
    expect(sdk.requests).toHaveLength(0);
    await userEvent.click(screen.getByRole('radio', { name: '받을게요' }));
    await userEvent.click(await payNow());
    await waitFor(() => expect(sdk.requests).toHaveLength(1));
    expect(sdk.requests[0]?.bypass).toMatchObject({ daou: { CASHRECEIPTFLAG: 1 } });
  });

  it('asks the SDK before the next task begins, so that the browser lets the window open', async () => {
    const { sdk } = renderInRoot(parts);
    const button = await payNow();
    let laterTask = false;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      laterTask = true;
    };
    fireEvent.click(button);
    channel.port2.postMessage(null);
    for (let turn = 0; turn < 50 && sdk.requests.length === 0; turn += 1) await Promise.resolve();
    expect(laterTask).toBe(false);
    expect(sdk.requests).toHaveLength(1);
    channel.port1.close();
  });

  it('makes one request of three clicks', async () => {
    const { sdk } = renderInRoot(parts);
    const button = await payNow();
    for (const _ of [1, 2, 3]) fireEvent.click(button);
    await waitFor(() => expect(screen.queryByText('결제가 완료됐어요')).toBeVisible());
    expect(sdk.requests).toHaveLength(1);
  });

  it('does not pay when Enter is pressed before everything is ready', async () => {
    const { container, sdk } = renderInRoot(parts, { orderId: 'order', order: () => new Promise(() => {}) });
    fireEvent.submit(container.querySelector('form') as HTMLFormElement);
    await Promise.resolve();
    expect(sdk.requests).toHaveLength(0);
    expect(screen.getByRole('button', { name: '결제를 준비하고 있어요' })).toBeVisible();
  });

  it('lets the shop stop the submit', async () => {
    const { sdk } = renderInRoot(parts, { onSubmit: (event) => event.preventDefault() });
    await userEvent.click(await payNow());
    expect(sdk.requests).toHaveLength(0);
  });

  it('holds back while a native field of the shop is not valid', async () => {
    const { sdk } = renderInRoot(
      <>
        <input type="checkbox" aria-label="약관" required />
        {parts}
      </>,
    );
    await userEvent.click(await payNow());
    expect(sdk.requests).toHaveLength(0);
    await userEvent.click(screen.getByRole('checkbox', { name: '약관' }));
    await userEvent.click(await payNow());
    await waitFor(() => expect(sdk.requests).toHaveLength(1));
  });

  it('holds back while a react-hook-form field of the shop is not valid', async () => {
    function Terms() {
      const { register, formState } = useFormContext<{ terms: boolean }>();
      return (
        <label>
          <input type="checkbox" {...register('terms', { required: '약관에 동의해 주세요.' })} />
          {formState.errors.terms?.message ?? '약관'}
        </label>
      );
    }
    const { sdk } = renderInRoot(
      <>
        <Terms />
        {parts}
      </>,
    );
    await userEvent.click(await payNow());
    expect(await screen.findByRole('checkbox', { name: '약관에 동의해 주세요.' })).toHaveFocus();
    expect(sdk.requests).toHaveLength(0);
  });

  it('tells of each change when it is not controlled', async () => {
    const onSelectionChange = vi.fn();
    renderInRoot(parts, { onSelectionChange });
    await userEvent.click(screen.getByRole('radio', { name: '실시간 계좌이체' }));
    expect(onSelectionChange).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ payMethod: 'trans' }));
  });

  it('follows the selection when it is controlled', async () => {
    const seen: Selection[] = [];
    function Shop() {
      const [selection, setSelection] = useState<Selection>({ payMethod: 'trans', cashReceipt: true });
      return (
        <CheckoutRoot
          merchant={sampleMerchant()}
          order={sampleOrder()}
          sdk={fakePortOne()}
          verify={fakeVerify()}
          selection={selection}
          onSelectionChange={(next) => {
            seen.push(next);
            setSelection(next);
          }}
        >
          {parts}
          <button type="button" onClick={() => setSelection({ payMethod: 'naverpay' })}>
            네이버로
          </button>
        </CheckoutRoot>
      );
    }
    render(<Shop />);
    expect(screen.getByRole('radio', { name: '받을게요' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: '카카오페이' }));
    expect(screen.getByRole('radio', { name: '카카오페이' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: '네이버로' }));
    expect(screen.getByRole('radio', { name: '네이버페이' })).toBeChecked();
    expect(seen.map((selection) => selection.payMethod)).toEqual(['kakaopay']);
  });

  it('reports the months in force to a shop that controls the selection, and gives back those that were chosen', async () => {
    const { sdk, setAmount, selections } = renderControlled();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '할부' }), '3');
    setAmount(49_900);
    expect(screen.getByRole('combobox', { name: '할부' })).toHaveValue('0');
    expect(selections.at(-1)).toMatchObject({ payMethod: 'card', installment: 0 });
    setAmount(64_900);
    expect(screen.getByRole('combobox', { name: '할부' })).toHaveValue('3');
    expect(selections.at(-1)).toMatchObject({ payMethod: 'card', installment: 3 });
    await userEvent.click(await payNow());
    await waitFor(() => expect(sdk.requests).toHaveLength(1));
    expect(sdk.requests[0]).toMatchObject({ display: { card_quota: [2, 3] } });
  });

  it('reports the answer that comes back with a method', async () => {
    const { selections } = renderControlled();
    const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
    await choose('실시간 계좌이체');
    await choose('받을게요');
    await choose('가상계좌');
    await choose('아니요');
    await choose('실시간 계좌이체');
    expect(screen.getByRole('radio', { name: '받을게요' })).toBeChecked();
    expect(selections.at(-1)).toMatchObject({ payMethod: 'trans', cashReceipt: true });
  });

  /** A shop that holds the selection, and can change the amount. */
  function renderControlled() {
    const sdk = fakePortOne();
    sdk.forget();
    const selections: Selection[] = [];
    let change: (amount: number) => void = () => {};
    const [merchant, verify] = [sampleMerchant(), fakeVerify()];
    function Shop() {
      const [selection, setSelection] = useState<Selection>({ payMethod: 'card', installment: 0 });
      const [amount, setAmount] = useState(64_900);
      change = setAmount;
      return (
        <KiwoomCheckout
          {...{ merchant, sdk, verify, selection }}
          order={sampleOrder({ amount })}
          onSelectionChange={(next) => {
            selections.push(next);
            setSelection(next);
          }}
        />
      );
    }
    render(<Shop />);
    return { sdk, selections, setAmount: (amount: number) => act(() => change(amount)) };
  }

  it('gives a choice back that the shop does not take over', async () => {
    renderInRoot(parts, { selection: { payMethod: 'card' } });
    await userEvent.click(screen.getByRole('radio', { name: '카카오페이' }));
    expect(screen.getByRole('radio', { name: '신용·체크카드' })).toBeChecked();
    expect(screen.getByRole('radio', { name: '카카오페이' })).not.toBeChecked();
  });

  it('names its language, its scheme and its state', async () => {
    const { container } = renderInRoot(parts, { locale: en, colorScheme: 'dark' });
    const form = container.querySelector('form');
    expect(form).toHaveAttribute('lang', 'en');
    expect(form).toHaveAttribute('data-scheme', 'dark');
    await waitFor(() => expect(form).toHaveAttribute('data-status', 'ready'));
  });

  it('uses the words of the shop', async () => {
    renderInRoot(parts, { labels: { payButton: ({ amount }) => `${amount} 주문 확정` } });
    expect(await screen.findByRole('button', { name: '64,900원 주문 확정' })).toBeVisible();
  });

  describe('without an address to come back to', () => {
    const { redirectUrl: _, ...merchant } = sampleMerchant();
    const code = '[redirect-url-missing]';
    afterEach(() => void vi.restoreAllMocks());

    it('says on a phone that the shop cannot be paid, and tells the developer why', async () => {
      vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone');
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      const { container, sdk } = renderInRoot(parts, { merchant });
      expect(await screen.findByRole('heading', { name: '결제하지 못했어요' })).toBeVisible();
      expect(screen.getAllByText('상점 설정 때문에 결제할 수 없어요. 판매자에게 문의해 주세요.')).not.toEqual([]);
      expect(container.querySelector('form')).toHaveAttribute('data-status', 'failed');
      expect(screen.queryByRole('button', { name: /결제/ })).toBeNull();
      expect(sdk.requests).toHaveLength(0);
      expect(error.mock.calls.flat().map(String)).toContainEqual(expect.stringContaining(code));
    });

    it('pays on a PC, and warns that no phone could', async () => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const { sdk } = renderInRoot(parts, { merchant });
      expect(warn.mock.calls.flat()).toContainEqual(expect.stringMatching(/phone.*redirect-url-missing/s));
      await userEvent.click(await payNow());
      await waitFor(() => expect(sdk.requests).toHaveLength(1));
    });
  });

  describe('with a question that has no part on the page', () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    beforeEach(() => void process.on('unhandledRejection', note));
    afterEach(() => void process.off('unhandledRejection', note));

    it('tells the developer which', async () => {
      const { sdk } = renderInRoot(
        <>
          <PayMethods />
          <PayArea />
        </>,
        { defaultSelection: { payMethod: 'trans' } },
      );
      await userEvent.click(await payNow());
      await waitFor(() => expect(rejections).toHaveLength(1));
      expect((rejections[0] as CheckoutError).code).toBe('invalid-selection');
      expect(String(rejections[0])).toContain('selection.cashReceipt');
      expect(sdk.requests).toHaveLength(0);
    });
  });
});
