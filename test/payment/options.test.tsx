// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabAttempts } from '../../src/payment/attempts/attempt-store.ts';
import type { UsePaymentOptions } from '../../src/payment/hooks/payment-options.ts';
import { PaymentSettingsContext } from '../../src/payment/hooks/payment-settings.ts';
import { useBillingKey } from '../../src/payment/hooks/use-billing-key.ts';
import { useCardPayment } from '../../src/payment/hooks/use-card-payment.ts';
import { usePayment } from '../../src/payment/hooks/use-payment.ts';
import { useSavedCardPayment } from '../../src/payment/hooks/use-saved-card-payment.ts';
import { useShipment } from '../../src/payment/hooks/use-shipment.ts';
import { payableOrder } from '../../src/payment/machine/payment-state.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const merchant = sampleMerchant();
const order = sampleOrder();
const endpoint = '/api/payments';
const customerUid = 'c1';
const shipment = { impUid: 'imp_1', update: false };
const verify = fakeVerify();
const pay = async ({ merchantUid }: { merchantUid: string }): Promise<Verdict> => ({ status: 'unpaid', merchantUid });

function underEndpoint({ children }: { children: ReactNode }) {
  return (
    <PaymentSettingsContext.Provider value={{ endpoint: '/provided' }}>{children}</PaymentSettingsContext.Provider>
  );
}

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('at mount', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });

  it.each<[string, () => unknown, RegExp]>([
    ['usePayment', () => usePayment({ merchant, order }), /neither endpoint nor verify.*CheckoutProvider/],
    ['useCardPayment', () => useCardPayment({ order }), /verify-missing/],
    ['useBillingKey', () => useBillingKey({ customerUid }), /neither issue nor endpoint/],
    ['useShipment', () => useShipment(shipment), /neither save nor endpoint/],
  ])('%s without a server says what is missing', (_name, hook, message) => {
    expect(() => renderHook(hook)).toThrow(message);
  });

  it.each<[string, () => unknown]>([
    ['usePayment', () => usePayment({ merchant, order, sdk: fakePortOne() })],
    ['useCardPayment', () => useCardPayment({ order })],
    ['useSavedCardPayment', () => useSavedCardPayment({ order })],
    ['useBillingKey', () => useBillingKey({ customerUid })],
    ['useShipment', () => useShipment(shipment)],
  ])('%s takes the endpoint of a provider', (_name, hook) => {
    expect(() => renderHook(hook, { wrapper: underEndpoint })).not.toThrow();
  });

  it.each<[string, () => unknown, RegExp]>([
    ['usePayment', () => usePayment({ merchant, order, endpoint, verify } as never), /both endpoint and verify/],
    ['useCardPayment', () => useCardPayment({ order, endpoint, pay } as never), /both pay and endpoint/],
    ['useBillingKey', () => useBillingKey({ customerUid, endpoint, issue: vi.fn() } as never), /both issue and/],
    ['useShipment', () => useShipment({ ...shipment, endpoint, save: vi.fn() } as never), /both save and endpoint/],
  ])('%s refuses an endpoint together with a function of the shop', (_name, hook, message) => {
    expect(() => renderHook(hook)).toThrow(message);
  });

  it.each<[string, () => unknown]>([
    ['usePayment', () => usePayment({ merchant, endpoint, order: () => order } as never)],
    ['useCardPayment', () => useCardPayment({ endpoint, order: () => order } as never)],
  ])('%s refuses an order function without an orderId', (_name, hook) => {
    expect(() => renderHook(hook)).toThrow(/order-id-missing/);
  });
});

describe('the endpoint of a provider', () => {
  it('is where a card is sent, and never the root of the site', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ code: 'x' }, { status: 503 }));
    const { result } = renderHook(() => useBillingKey({ customerUid }), { wrapper: underEndpoint });
    await act(() => result.current.issue({ number: '9410123456789010', expiry: '2029-08', birth: '900215' }));
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/provided/billing-keys']);
  });

  it('gives way to that of the hook', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ code: 'x' }, { status: 503 }));
    const { result } = renderHook(() => useBillingKey({ customerUid, endpoint }), { wrapper: underEndpoint });
    await act(() => result.current.issue({ number: '9410123456789010', expiry: '2029-08', birth: '900215' }));
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/api/payments/billing-keys']);
  });
});

describe('the order an attempt belongs to', () => {
  const pays = (change: Partial<UsePaymentOptions>) =>
    renderHook(
      (props: Partial<UsePaymentOptions>) =>
        usePayment({ merchant, sdk, verify, order, ...change, ...props } as UsePaymentOptions),
      { initialProps: {} },
    );
  const sdk = fakePortOne();
  const ofOrder = (orderId: string) =>
    tabAttempts.add({ orderId, merchantUid: 'left', attempt: 1, answered: true, over: false });

  it.each<[string, Partial<UsePaymentOptions>]>([
    ['the option', { orderId: '7' }],
    ['the option, before what the object says', { orderId: '7', order: { ...order, orderId: '8' } }],
    ['the orderId of the object', { order: { ...order, orderId: '7' } }],
    ['the merchantUid of the object', { order: { ...order, merchantUid: '7' } }],
  ])('is %s', async (_what, change) => {
    ofOrder('7');
    const { result } = pays(change);
    expect(result.current.orderId).toBe('7');
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'verifying', merchantUid: 'left' }));
  });

  it('is another one for another order on the same page', async () => {
    ofOrder('7');
    const { result, rerender } = pays({ order: { ...order, orderId: '8' } });
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    rerender({ order: { ...order, orderId: '7' } });
    await waitFor(() => expect(result.current.state).toMatchObject({ status: 'verifying', merchantUid: 'left' }));
    rerender({ order: { ...order, orderId: '8' } });
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
  });

  it('warns in development when the merchantUid of an object changes and nothing names the order', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const warnings = () => warn.mock.calls.flat().filter((text) => String(text).includes('[order-id-changed]'));
    const named = pays({});
    named.rerender({ order: { ...order, merchantUid: 'm2', orderId: order.merchantUid } });
    expect(warnings()).toEqual([]);
    const { rerender } = pays({});
    rerender({ order: { ...order, merchantUid: 'm2' } });
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('m2');
  });
});

describe('a new amount', () => {
  const amounts: (number | undefined)[][] = [];
  function usePage(props: Pick<UsePaymentOptions, 'order' | 'orderVersion'>) {
    const payment = usePayment({ merchant, sdk, verify, orderId: '7', ...props } as UsePaymentOptions);
    const payable = payableOrder(payment.state);
    if (payable) amounts.push([payment.order?.amount, payable.amount]);
    return payment;
  }
  const sdk = fakePortOne();
  beforeEach(() => {
    amounts.length = 0;
  });

  it.each<[string, (amount: number) => Pick<UsePaymentOptions, 'order' | 'orderVersion'>]>([
    ['an object', (amount) => ({ order: { ...order, amount } })],
    ['a function', (amount) => ({ order: async () => ({ ...order, amount }), orderVersion: amount })],
  ])('of %s is shown and payable in the same render', async (_what, props) => {
    const { result, rerender } = renderHook(usePage, { initialProps: props(70_000) });
    await waitFor(() => expect(payableOrder(result.current.state)?.amount).toBe(70_000));
    rerender(props(70_001));
    await waitFor(() => expect(payableOrder(result.current.state)?.amount).toBe(70_001));
    for (const [shown, payable] of amounts) expect(payable).toBe(shown);
    expect(amounts).toContainEqual([70_001, 70_001]);
  });
});
