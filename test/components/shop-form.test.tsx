// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { FormProvider, type UseFormProps, type UseFormReturn, useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutFields, type CheckoutFieldsProps } from '../../src/components/checkout/checkout-fields.tsx';
import { PayMethods } from '../../src/components/choosing/pay-methods.tsx';
import { parseSelection } from '../../src/schema/selection.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

/** What a form may hold in place of a selection. */
interface Loose {
  payMethod?: unknown;
  cardIssuer?: unknown;
  installment?: unknown;
  cashReceipt?: unknown;
  escrow?: unknown;
}

interface Values {
  address?: string;
  payment?: Loose | null | undefined;
}

const merchant = sampleMerchant();
const order = sampleOrder();

/** `CheckoutFields` in a form of the shop's own, whatever that form does. */
function renderShop(options: UseFormProps<Values> = {}, fields: Partial<CheckoutFieldsProps> = {}) {
  const onPay = vi.fn();
  let form: UseFormReturn<Values> | undefined;
  let toggle: () => void = () => {};
  function Shop() {
    const [isOpen, setOpen] = useState(true);
    const shopForm = useForm<Values>(options);
    form = shopForm;
    toggle = () => setOpen((open) => !open);
    return (
      <FormProvider {...shopForm}>
        <form onSubmit={shopForm.handleSubmit(onPay)}>
          <input aria-label="주소" {...shopForm.register('address')} />
          {isOpen ? <CheckoutFields name="payment" merchant={merchant} order={order} {...fields} /> : null}
          <button type="submit">결제</button>
        </form>
      </FormProvider>
    );
  }
  const view = render(<Shop />);
  const current = () => {
    if (!form) throw new Error('The form is not there yet.');
    return form;
  };
  return {
    ...view,
    form: current,
    held: () => current().getValues('payment'),
    change: (run: (form: UseFormReturn<Values>) => void) => act(() => run(current())),
    toggle: () => act(() => toggle()),
    submit: async () => {
      onPay.mockClear();
      await userEvent.click(screen.getByRole('button', { name: '결제' }));
      return (onPay.mock.lastCall?.[0] as Values | undefined)?.payment;
    },
  };
}

const checked = (name: string) =>
  document.querySelector<HTMLInputElement>(`input[type=radio][name="${name}"]:checked`)?.value;
const select = (name: string) => screen.queryByRole<HTMLSelectElement>('combobox', { name })?.value;

/** What a shopper sees as chosen. */
function shown() {
  const box = screen.queryByRole<HTMLInputElement>('checkbox');
  return {
    payMethod: checked('payment.payMethod'),
    cardIssuer: select('카드사'),
    installment: select('할부'),
    cashReceipt: checked('payment.cashReceipt'),
    escrow: box?.checked,
  };
}

/** The same of what a form holds, as far as a part shows it. */
function visible(held: Loose | null | undefined, seen = shown()) {
  const { payMethod, cardIssuer = '', installment, cashReceipt, escrow = false } = held ?? {};
  return {
    payMethod,
    cardIssuer: seen.cardIssuer === undefined ? undefined : cardIssuer,
    installment: seen.installment === undefined ? undefined : String(installment),
    cashReceipt:
      cashReceipt === undefined || !hasReceipt(payMethod)
        ? undefined
        : cashReceipt === false || cashReceipt === 'no'
          ? 'no'
          : 'yes',
    escrow: seen.escrow === undefined ? undefined : escrow,
  };
}

function hasReceipt(payMethod: unknown) {
  return payMethod !== 'card';
}

describe('CheckoutFields in a form of the shop', () => {
  const DEFAULT = { payMethod: 'card', cardIssuer: '', installment: 0, escrow: false };

  it.each<[string, UseFormProps<Values>]>([
    ['no default values', {}],
    ['default values of other fields alone', { defaultValues: { address: '서울' } }],
    ['null where the selection belongs', { defaultValues: { payment: null } }],
    ['fields that unregister with their part', { shouldUnregister: true }],
    ['values from elsewhere without a selection', { values: { address: '부산' } }],
  ])('starts with the default selection in a form with %s', async (_what, options) => {
    const { held, submit } = renderShop(options);
    expect(held()).toMatchObject(DEFAULT);
    expect(shown()).toEqual(visible(DEFAULT));
    expect(await submit()).toMatchObject(DEFAULT);
  });

  it('completes a selection that says nothing of the months, since a lump sum is what it shows', async () => {
    const { submit } = renderShop({ defaultValues: { payment: { payMethod: 'card' } } });
    expect(select('할부')).toBe('0');
    expect(await submit()).toMatchObject({ payMethod: 'card', installment: 0 });
  });

  it('leaves the months to the payment window where no part asks for them', async () => {
    const { submit } = renderShop({ defaultValues: { payment: { payMethod: 'card' } } }, { children: <PayMethods /> });
    expect(await submit()).toEqual({ payMethod: 'card' });
  });

  describe.each([
    ['keeps', false],
    ['unregisters', true],
  ])('that %s the values of parts that go', (_what, shouldUnregister) => {
    const start = { address: '', payment: { payMethod: 'trans', cashReceipt: true } };

    it.each<[string, (form: UseFormReturn<Values>) => void]>([
      ['sets the method', (form) => form.setValue('payment.payMethod', 'kakaopay')],
      ['sets the answer', (form) => form.setValue('payment.cashReceipt', 'no')],
      ['takes the answer back', (form) => form.setValue('payment.cashReceipt', undefined)],
      ['sets a whole selection', (form) => form.setValue('payment', { payMethod: 'card', installment: 3 })],
      ['sets months as text', (form) => form.setValue('payment', { payMethod: 'card', installment: '3' })],
      ['resets to what it fetched', (form) => form.reset({ payment: { payMethod: 'vbank', cashReceipt: false } })],
      ['resets to something without a selection', (form) => form.reset({ address: '서울' })],
      ['resets', (form) => form.reset()],
      ['clears the form', (form) => form.reset({})],
      ['clears the selection', (form) => form.setValue('payment', undefined)],
      ['clears the method', (form) => form.setValue('payment.payMethod', '')],
      ['resets one field', (form) => form.resetField('payment.payMethod')],
      ['unregisters the selection', (form) => form.unregister('payment')],
      ['unregisters the method', (form) => form.unregister('payment.payMethod')],
      ['unregisters the answer', (form) => form.unregister('payment.cashReceipt')],
      ['unregisters everything', (form) => form.unregister()],
      ['sets what is no selection', (form) => form.setValue('payment', { payMethod: 'cheque', installment: 'three' })],
      ['sets an issuer that is none', (form) => form.setValue('payment', { payMethod: 'card', cardIssuer: '999' })],
      ['sets a method it does not offer', (form) => form.setValue('payment.payMethod', 'booknlife')],
      ['sets a text for escrow', (form) => form.setValue('payment', { payMethod: 'trans', escrow: 'yes' })],
    ])('shows what the form holds after the shop %s', async (_change, change) => {
      const { change: run, held, submit } = renderShop({ defaultValues: start, shouldUnregister });
      run(change);
      expect(shown()).toEqual(visible(held()));
      expect(shown().payMethod).toBeDefined();
      const answer = screen.queryByRole('radio', { name: '아니요' });
      if (answer && shown().cashReceipt === undefined) await userEvent.click(answer);
      const sent = await submit();
      expect(visible(sent)).toEqual(shown());
      expect(parseSelection(sent, { merchant, amount: order.amount })).toMatchObject({ ok: true });
    });

    it('shows what the form holds after it was away', async () => {
      const { toggle, held, submit } = renderShop({ defaultValues: start, shouldUnregister });
      await userEvent.click(screen.getByRole('radio', { name: '신용·체크카드' }));
      await userEvent.selectOptions(screen.getByRole('combobox', { name: '할부' }), '3');
      toggle();
      toggle();
      expect(shown()).toMatchObject({ payMethod: 'card', installment: '3' });
      expect(shown()).toEqual(visible(held()));
      expect(visible(await submit())).toEqual(shown());
    });
  });

  it('checks again what was unregistered', async () => {
    const { change, submit } = renderShop({ defaultValues: { payment: { payMethod: 'trans', cashReceipt: true } } });
    change((form) => form.unregister('payment.cashReceipt'));
    expect(await submit()).toBeUndefined();
    expect(screen.getByText('현금영수증을 받을지 골라 주세요.')).toBeVisible();
  });
});
