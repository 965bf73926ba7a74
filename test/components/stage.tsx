import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { CheckoutRoot, type CheckoutRootProps } from '../../src/components/checkout/checkout-root.tsx';
import { useChosenSelection } from '../../src/components/choosing/use-chosen-selection.ts';
import { CheckoutContext, isDone, isLocked, type RootValue } from '../../src/components/context/checkout-context.ts';
import { CheckoutProvider } from '../../src/components/context/checkout-provider.tsx';
import { en } from '../../src/locales/en.ts';
import type { Payment } from '../../src/payment/hooks/payment-options.ts';
import type { PaymentState } from '../../src/payment/machine/payment-state.ts';
import type { Merchant } from '../../src/schema/merchant.ts';
import { isFree, type Order } from '../../src/schema/order.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const LOCALES = { ko: undefined, en };

export interface StageOptions {
  state?: PaymentState;
  payment?: Partial<Payment>;
  merchant?: Partial<Merchant>;
  order?: Order | null;
  selection?: Record<string, unknown>;
  locale?: keyof typeof LOCALES;
}

function ownField(field: string): string {
  return field;
}

/** Parts as they stand inside a root, with a payment that stands still. */
export function Part({ children, ...options }: StageOptions & { children: ReactNode }) {
  const { locale = 'ko', state = { status: 'ready', order: sampleOrder() }, order = sampleOrder() } = options;
  const form = useForm<Record<string, unknown>>({
    defaultValues: { payMethod: 'card', cardIssuer: '', installment: 0, ...options.selection },
  });
  const merchant = sampleMerchant(options.merchant);
  const chosen = useChosenSelection(form, ownField, { merchant, order });
  const value: RootValue = {
    merchant,
    order,
    path: ownField,
    payment: fakePayment(state, { order, ...options.payment }),
    locked: isLocked(state),
    done: isDone(state),
    orderHref: undefined,
    free: order && isFree(order) ? { status: 'open' } : null,
    heldBack: null,
    ...chosen,
  };
  return (
    <CheckoutProvider locale={LOCALES[locale]}>
      <CheckoutContext.Provider value={value}>
        <FormProvider {...form}>
          <form onSubmit={form.handleSubmit(() => {})}>
            {children}
            <pre data-testid="values">{JSON.stringify(form.watch())}</pre>
          </form>
        </FormProvider>
      </CheckoutContext.Provider>
    </CheckoutProvider>
  );
}

export function renderOnStage(children: ReactNode, options: StageOptions = {}) {
  const view = render(<Part {...options}>{children}</Part>);
  return {
    ...view,
    values: () => JSON.parse(view.getByTestId('values').textContent ?? '') as Record<string, unknown>,
    again: (next: StageOptions) => view.rerender(<Part {...next}>{children}</Part>),
  };
}

/** Parts in a real root, on the fakes of the package. */
export function renderInRoot(children: ReactNode, props: Partial<CheckoutRootProps> = {}) {
  const sdk = fakePortOne();
  sdk.forget();
  const page = { merchant: sampleMerchant(), order: sampleOrder(), sdk, verify: fakeVerify(), ...props };
  const view = render(<CheckoutRoot {...(page as CheckoutRootProps)}>{children}</CheckoutRoot>);
  return { ...view, sdk };
}
