// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Profiler, useState } from 'react';
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutFields } from '../../src/components/checkout/checkout-fields.tsx';
import { PayButton } from '../../src/components/checkout/pay-button.tsx';
import { CouponSelect } from '../../src/components/choosing/coupon-select.tsx';
import { Installments } from '../../src/components/choosing/installments.tsx';
import { defaultSelection, type Selection } from '../../src/schema/selection.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

interface ShopForm {
  address: string;
  payment: Selection;
}

function Shop({ onPay, selection }: { onPay: (form: ShopForm) => void; selection?: Selection }) {
  const merchant = sampleMerchant();
  const form = useForm<ShopForm>({ defaultValues: { address: '', payment: selection ?? defaultSelection(merchant) } });
  return (
    <FormProvider {...form}>
      <form onSubmit={form.handleSubmit(onPay)}>
        <input
          aria-label="주소"
          aria-invalid={form.formState.errors.address ? true : undefined}
          {...form.register('address', { required: true })}
        />
        <CheckoutFields name="payment" merchant={merchant} order={sampleOrder()} />
        <PayButton payment={fakePayment({ status: 'ready', order: sampleOrder() })} selectionName="payment" />
      </form>
    </FormProvider>
  );
}

describe('CheckoutFields', () => {
  it('puts the selection where the shop’s form wants it', async () => {
    const onPay = vi.fn();
    render(<Shop onPay={onPay} />);
    await userEvent.type(screen.getByLabelText('주소'), '서울');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '할부' }), '3개월 · 월 약 21,633원');
    await userEvent.click(screen.getByRole('button'));
    expect(onPay.mock.calls[0]?.[0]).toMatchObject({ address: '서울', payment: { payMethod: 'card', installment: 3 } });
    expect(screen.getByRole('radio', { name: '카카오페이' })).toHaveAttribute('name', 'payment.payMethod');
  });

  it('is checked together with the shop’s own fields', async () => {
    const onPay = vi.fn();
    render(<Shop onPay={onPay} selection={{ payMethod: 'trans' }} />);
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByLabelText('주소')).toBeInvalid();
    expect(screen.getByText('현금영수증을 받을지 골라 주세요.')).toBeVisible();
    expect(onPay).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('주소'), '서울');
    await userEvent.click(screen.getByRole('radio', { name: '아니요' }));
    await userEvent.click(screen.getByRole('button'));
    expect(onPay).toHaveBeenCalledOnce();
  });

  it('does not ask about what belongs to another method', async () => {
    const onPay = vi.fn();
    render(<Shop onPay={onPay} selection={{ payMethod: 'trans' }} />);
    await userEvent.type(screen.getByLabelText('주소'), '서울');
    await userEvent.click(screen.getByRole('button'));
    await userEvent.click(screen.getByRole('radio', { name: '네이버페이' }));
    await userEvent.click(screen.getByRole('button'));
    expect(onPay).toHaveBeenCalledOnce();
  });

  it('tells the pay button of an account', async () => {
    render(<Shop onPay={() => {}} />);
    expect(screen.getByRole('button', { name: '64,900원 결제하기' })).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: '가상계좌' }));
    expect(screen.getByRole('button', { name: '64,900원 입금 계좌 받기' })).toBeVisible();
  });

  describe('with an amount that a coupon changes', () => {
    const commits: string[] = [];
    let form: UseFormReturn<ShopForm>;

    function CouponShop({ onPay }: { onPay?: (form: ShopForm) => void }) {
      const [coupon, setCoupon] = useState<string | null>(null);
      const [merchant] = useState(() => sampleMerchant());
      form = useForm<ShopForm>({ defaultValues: { address: '', payment: defaultSelection(merchant) } });
      const note = () => commits.push(months().value);
      const fields = (
        <CheckoutFields name="payment" merchant={merchant} order={sampleOrder({ amount: coupon ? 49_900 : 64_900 })}>
          <Installments />
          <CouponSelect
            coupons={[{ id: 'big', label: '15,000원 할인', discount: 15_000 }]}
            value={coupon}
            onChange={setCoupon}
          />
        </CheckoutFields>
      );
      return (
        <FormProvider {...form}>
          <form onSubmit={form.handleSubmit((values) => onPay?.(values))}>
            <Profiler id="fields" onRender={note}>
              {fields}
            </Profiler>
            <button type="submit">결제</button>
          </form>
        </FormProvider>
      );
    }

    const months = () => screen.getByRole<HTMLSelectElement>('combobox', { name: '할부' });
    const choose = (name: string, option: string) =>
      userEvent.selectOptions(screen.getByRole('combobox', { name }), option);

    it('shows, holds and submits the months in force, and gives those that were chosen back', async () => {
      const onPay = vi.fn();
      render(<CouponShop onPay={onPay} />);
      await choose('할부', '3');
      await choose('쿠폰', 'big');
      expect(months().value).toBe('0');
      expect(form.getValues('payment')).toMatchObject({ payMethod: 'card', installment: 0 });
      await userEvent.click(screen.getByRole('button', { name: '결제' }));
      expect(onPay.mock.lastCall?.[0]).toMatchObject({ payment: { payMethod: 'card', installment: 0 } });
      await choose('쿠폰', '쓰지 않기');
      expect(months().value).toBe('3');
      expect(form.getValues('payment.installment')).toBe(3);
      await userEvent.click(screen.getByRole('button', { name: '결제' }));
      expect(onPay.mock.lastCall?.[0]).toMatchObject({ payment: { installment: 3 } });
    });

    it('draws the coupon and what it does to the months in one commit', async () => {
      render(<CouponShop />);
      await choose('할부', '3');
      commits.length = 0;
      await choose('쿠폰', 'big');
      expect(commits).toEqual(['0']);
      expect(form.getValues('payment.installment')).toBe(0);
    });

    it.each([
      ['sets the months itself', () => form.setValue('payment.installment', 6), '6'],
      ['sets the whole selection', () => form.setValue('payment', { payMethod: 'card', installment: 6 }), '6'],
      ['resets the form', () => form.reset({ payment: { payMethod: 'card', installment: 6 } }), '6'],
    ])('holds what is in force when the shop %s', async (_what, change, chosen) => {
      render(<CouponShop />);
      await choose('쿠폰', 'big');
      act(change);
      expect(months().value).toBe('0');
      expect(form.getValues('payment.installment')).toBe(0);
      await choose('쿠폰', '쓰지 않기');
      expect(months().value).toBe(chosen);
      expect(form.getValues('payment.installment')).toBe(Number(chosen));
    });
  });

  it('closes while the payment it is given runs', () => {
    function Running() {
      const form = useForm({ defaultValues: { payment: { payMethod: 'card' } } });
      return (
        <FormProvider {...form}>
          <CheckoutFields
            name="payment"
            merchant={sampleMerchant()}
            order={sampleOrder()}
            payment={fakePayment({ status: 'paying', order: sampleOrder() })}
          />
        </FormProvider>
      );
    }
    render(<Running />);
    for (const control of [...screen.getAllByRole('radio'), ...screen.getAllByRole('combobox')])
      expect(control).toBeDisabled();
  });

  it('says what is missing without a form', () => {
    expect(() => render(<CheckoutFields name="payment" merchant={sampleMerchant()} order={null} />)).toThrow(
      /<CheckoutFields> is not inside a form.*\[form-missing\]/,
    );
  });
});
