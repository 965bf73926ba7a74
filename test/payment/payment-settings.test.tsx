// @vitest-environment jsdom

import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PayButton } from '../../src/components/checkout/pay-button.tsx';
import { CheckoutProvider } from '../../src/components/context/checkout-provider.tsx';
import { en } from '../../src/locales/en.ts';
import { ko } from '../../src/locales/ko.ts';
import { type PaymentSettings, PaymentSettingsContext } from '../../src/payment/hooks/payment-settings.ts';
import { useBillingKey } from '../../src/payment/hooks/use-billing-key.ts';
import { useCardPayment } from '../../src/payment/hooks/use-card-payment.ts';
import { usePayment } from '../../src/payment/hooks/use-payment.ts';
import { usePaymentReturn } from '../../src/payment/hooks/use-payment-return.ts';
import { useShipment } from '../../src/payment/hooks/use-shipment.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { fakePayment } from '../../src/testing/fake-payment.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const CARD = { number: '9410123456789010', expiry: '2029-08', birth: '900215', pwd2Digit: '73' };
const paid = (merchantUid: string): Verdict => ({
  status: 'paid',
  merchantUid,
  impUid: 'imp_1',
  amount: 64_900,
  paidAt: 1_796_102_400,
});
const order = (attempt: number) => sampleOrder({ merchantUid: `order-${attempt}` });

function under(settings: PaymentSettings) {
  return ({ children }: { children: ReactNode }) => (
    <PaymentSettingsContext.Provider value={settings}>{children}</PaymentSettingsContext.Provider>
  );
}

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('what a preview provides', () => {
  it('takes the place of the SDK and of the endpoint', async () => {
    const sdk = fakePortOne();
    const verify = vi.fn(async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid));
    const { result } = renderHook(
      () => usePayment({ merchant: sampleMerchant(), order, orderId: 'order', endpoint: '/api/payments' }),
      {
        wrapper: under({ sdk, verify }),
      },
    );
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    await act(() => result.current.pay({ payMethod: 'card' }));
    expect(result.current.state).toMatchObject({ status: 'paid', merchantUid: 'order-1' });
    expect(sdk.requests).toHaveLength(1);
    expect(verify).toHaveBeenCalledOnce();
    expect(fetch).not.toHaveBeenCalled();
  });

  it('gives way to the sdk and verify of the page', async () => {
    const provided = { sdk: fakePortOne(), verify: vi.fn(async () => paid('provided')) };
    const sdk = fakePortOne();
    const verify = vi.fn(async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid));
    const { result } = renderHook(
      () => usePayment({ merchant: sampleMerchant(), order, orderId: 'order', sdk, verify }),
      {
        wrapper: under(provided),
      },
    );
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    await act(() => result.current.pay({ payMethod: 'card' }));
    expect(sdk.requests).toHaveLength(1);
    expect(verify).toHaveBeenCalledOnce();
    expect(provided.sdk.requests).toHaveLength(0);
    expect(provided.verify).not.toHaveBeenCalled();
  });

  it('lets a page keep waiting for an SDK of its own', async () => {
    const { result } = renderHook(
      () => usePayment({ merchant: sampleMerchant(), order, orderId: 'order', sdk: null, endpoint: '/api/payments' }),
      { wrapper: under({ sdk: fakePortOne() }) },
    );
    await act(async () => {});
    expect(result.current.state.status).toBe('preparing');
  });

  it('hides no mistake: a page without endpoint and verify is told so', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const wrapper = under({ sdk: fakePortOne(), verify: async () => paid('m') });
    expect(() => renderHook(() => usePaymentReturn({}), { wrapper })).toThrow(/verify/);
  });

  it('answers the page a phone comes back to', async () => {
    const verify = async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid);
    const { result } = renderHook(() => usePaymentReturn({ endpoint: '/api/payments', merchantUid: 'm9' }), {
      wrapper: under({ verify }),
    });
    await waitFor(() => expect(result.current.state).toEqual(paid('m9')));
    expect(fetch).not.toHaveBeenCalled();
  });

  it('charges without a window, and is shown nothing of the card', async () => {
    const pay = vi.fn(async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid));
    const { result } = renderHook(() => useCardPayment({ order, orderId: 'order', endpoint: '/api/payments' }), {
      wrapper: under({ pay, verify: async () => paid('other') }),
    });
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    await act(() => result.current.pay({ card: CARD, cardQuota: 3 }));
    expect(result.current.state.status).toBe('paid');
    expect(pay.mock.calls).toEqual([[{ merchantUid: 'order-1', amount: 64_900, cardQuota: 3 }]]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('registers a card and saves a shipment', async () => {
    const card = { customerUid: 'c1', cardName: '국민카드', cardNumber: null, cardType: null };
    const issued = { status: 'issued', card } as const;
    const save = vi.fn(async () => {});
    const wrapper = under({ issue: async () => issued, save });
    const key = renderHook(() => useBillingKey({ customerUid: 'c1', endpoint: '/api/payments' }), { wrapper });
    expect(await act(() => key.result.current.issue(CARD))).toMatchObject(issued);
    const shipment = renderHook(() => useShipment({ impUid: 'imp_1', update: false, endpoint: '/x' }), { wrapper });
    const parcel = { logis: { company: 'CJGLS' } } as unknown as Parameters<typeof shipment.result.current.save>[0];
    expect(await act(() => shipment.result.current.save(parcel))).toMatchObject({ status: 'saved' });
    expect(save).toHaveBeenCalledWith(parcel, { impUid: 'imp_1', update: false });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('says the language where the page says none', () => {
    const payment = fakePayment({ status: 'ready', order: sampleOrder() });
    render(
      <CheckoutProvider locale={en}>
        <PayButton payment={payment} />
        <PayButton payment={payment} locale={ko} />
      </CheckoutProvider>,
    );
    expect(screen.getByRole('button', { name: 'Pay ₩64,900' })).toBeDefined();
    expect(screen.getByRole('button', { name: '64,900원 결제하기' })).toBeDefined();
  });
});
