// @vitest-environment jsdom
import { act, render, renderHook, waitFor } from '@testing-library/react';
import { Activity, type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabAttempts } from '../../src/payment/attempts/attempt-store.ts';
import type { UsePaymentOptions } from '../../src/payment/hooks/payment-options.ts';
import { usePayment } from '../../src/payment/hooks/use-payment.ts';
import type { PaymentState } from '../../src/payment/machine/payment-state.ts';
import type { Verify } from '../../src/payment/session/ask-server.ts';
import { currentRun } from '../../src/sdk/request-pay.ts';
import {
  type FakeOutcome,
  type FakePortOne,
  fakePortOne,
  fakeVerify,
  sampleMerchant,
  sampleOrder,
} from '../../src/testing.ts';

const merchant = sampleMerchant();
const orders = () => vi.fn(async (attempt: number) => sampleOrder({ merchantUid: `order-1-${attempt}` }));
const card = { payMethod: 'card', installment: 3 } as const;

let sdk: FakePortOne;

type Overrides = { [Name in keyof UsePaymentOptions]?: unknown };

function setUp(outcome: FakeOutcome, options: Overrides = {}) {
  sdk = fakePortOne({ outcome });
  const seen: PaymentState[] = [];
  const onSettled = vi.fn();
  const base = {
    merchant,
    order: orders(),
    orderId: 'order-1',
    sdk,
    verify: fakeVerify(),
    onSettled,
    onStateChange: (s: PaymentState) => seen.push(s),
  };
  const hook = renderHook((props: UsePaymentOptions) => usePayment(props), {
    initialProps: { ...base, ...options } as UsePaymentOptions,
    wrapper: StrictMode,
  });
  const status = (name: PaymentState['status'], within = 3_000) =>
    waitFor(() => expect(hook.result.current.state.status).toBe(name), { timeout: within });
  return {
    ...hook,
    seen,
    onSettled,
    status,
    options: { ...base, ...options } as UsePaymentOptions,
    now: () => hook.result.current,
  };
}

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  currentRun()?.giveUp();
  vi.restoreAllMocks();
});

describe('usePayment', () => {
  it('gets ready, pays, asks the server and says paid', async () => {
    const { status, now, seen, onSettled } = setUp('approve');
    expect(now().state.status).toBe('preparing');
    await status('ready');
    // Not inside `act`, which in React 18 renders nothing before its end.
    let paid: Promise<PaymentState> | undefined;
    act(() => {
      paid = now().pay(card);
    });
    await status('paid');
    const settled = await paid;
    expect(settled).toMatchObject({ status: 'paid', merchantUid: 'order-1-1', amount: 64_900 });
    expect(now().state).toBe(settled);
    expect([...new Set(seen.map((state) => state.status))]).toEqual([
      'preparing',
      'ready',
      'paying',
      'verifying',
      'paid',
    ]);
    expect(onSettled).toHaveBeenCalledExactlyOnceWith(settled);
  });

  it('starts the SDK once under StrictMode and asks for one order', async () => {
    const order = orders();
    const { status } = setUp('approve', { order });
    await status('ready');
    expect(sdk.inits).toEqual([merchant.userCode]);
    expect(new Set(order.mock.calls.map(([attempt]) => attempt))).toEqual(new Set([1]));
  });

  it('makes one request of three clicks in one tick', async () => {
    const { status, now } = setUp('approve');
    await status('ready');
    await act(async () => {
      const all = await Promise.all([now().pay(card), now().pay(card), now().pay(card)]);
      expect(new Set(all).size).toBe(1);
    });
    expect(sdk.requests).toHaveLength(1);
  });

  it('opens the window in the tick of the click', async () => {
    const { status, now } = setUp('approve');
    await status('ready');
    act(() => {
      void now().pay(card);
      expect(sdk.requests).toHaveLength(1);
    });
    await status('paid');
  });

  it('does not believe a success flag that says false', async () => {
    const { status, now } = setUp('success-flag-lies');
    await status('ready');
    expect(await act(() => now().pay(card))).toMatchObject({ status: 'paid' });
  });

  it('waits for a payment that PortOne hears of late', async () => {
    const { status, now } = setUp('notify-late');
    await status('ready');
    await act(() => now().pay(card));
    expect(now().state.status).toBe('paid');
  });

  it('pays the second try under a new merchantUid', async () => {
    const order = orders();
    const { status, now } = setUp('decline', { order });
    await status('ready');
    await act(() => now().pay(card));
    expect(now().state).toMatchObject({ status: 'failed', merchantUid: 'order-1-1', failure: { code: 'declined' } });
    await waitFor(() => expect(now().state).toMatchObject({ next: { merchantUid: 'order-1-2' } }));
    sdk.setOutcome('approve');
    await act(() => now().pay(card));
    expect(now().state).toMatchObject({ status: 'paid', merchantUid: 'order-1-2' });
    expect(sdk.requests.map((request) => request.merchant_uid)).toEqual(['order-1-1', 'order-1-2']);
  });

  it('never offers the order of an attempt that is over for the next one', async () => {
    const { status, now, seen } = setUp('cancel');
    await status('ready');
    await act(() => now().pay(card));
    await waitFor(() => expect(now().state).toMatchObject({ status: 'cancelled', next: { merchantUid: 'order-1-2' } }));
    const offered = seen.flatMap((state) => ('next' in state && state.next ? [state.next.merchantUid] : []));
    expect(new Set(offered)).toEqual(new Set(['order-1-2']));
  });

  it('reports a settled state once, though the next order arrives later', async () => {
    const { status, now, onSettled } = setUp('cancel');
    await status('ready');
    await act(() => now().pay(card));
    await waitFor(() => expect(now().state).toMatchObject({ status: 'cancelled', next: { merchantUid: 'order-1-2' } }));
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it('calls a blocked pop-up by its name, with a way on', async () => {
    const { status, now } = setUp('block-popup');
    await status('ready');
    await act(() => now().pay(card));
    expect(now().state).toMatchObject({ status: 'failed', failure: { code: 'popup-blocked' } });
    await waitFor(() => expect(now().state).toMatchObject({ next: expect.anything() }));
  });

  it('lets the shopper say that the window is closed when the SDK stays silent', async () => {
    const { status, now } = setUp('never-answer');
    await status('ready');
    act(() => void now().pay(card));
    await status('paying');
    act(() => now().abandonWindow());
    await status('verifying');
    await status('cancelled', 12_000);
  }, 15_000);

  it('says unconfirmed, never failed, while the server cannot be reached', async () => {
    const { status, now, seen } = setUp('server-down');
    await status('ready');
    act(() => void now().pay(card));
    await status('unconfirmed', 8_000);
    expect(seen.map((state) => state.status)).not.toContain('failed');
    await expect(now().pay(card)).rejects.toThrow('[not-ready]');
  }, 10_000);

  it('says awaiting-deposit, which is not paid, and then paid when the money arrives', async () => {
    const { status, now, onSettled } = setUp('issue-account');
    await status('ready');
    await act(() => now().pay({ payMethod: 'vbank', cashReceipt: false }));
    expect(now().state).toMatchObject({ status: 'awaiting-deposit', account: { number: '9400-1234-567890' } });
    sdk.deposit('order-1-1');
    act(() => now().checkNow());
    await status('paid');
    expect(onSettled.mock.calls.map(([state]) => state.status)).toEqual(['awaiting-deposit', 'paid']);
  });

  it('shows the account again after a reload, until the money arrives', async () => {
    const first = setUp('issue-account');
    await first.status('ready');
    await act(() => first.now().pay({ payMethod: 'vbank', cashReceipt: false }));
    first.unmount();
    const order = orders();
    const again = setUp('issue-account', { order });
    await again.status('awaiting-deposit');
    expect(again.now().state).toMatchObject({ merchantUid: 'order-1-1', account: { number: '9400-1234-567890' } });
    expect(order).not.toHaveBeenCalled();
    sdk.deposit('order-1-1');
    act(() => again.now().checkNow());
    await again.status('paid');
    expect(tabAttempts.read()).toMatchObject({ over: true });
  });

  it('lets an account go once the shopper orders again', async () => {
    const first = setUp('issue-account');
    await first.status('ready');
    await act(() => first.now().pay({ payMethod: 'vbank', cashReceipt: false }));
    act(() => first.now().reset());
    await first.status('ready');
    expect(first.now().state).toMatchObject({ order: { merchantUid: 'order-1-2' } });
    first.unmount();
    const again = setUp('issue-account');
    await again.status('ready');
  });

  it('refuses a selection that cannot be paid, and pays nothing', async () => {
    const { status, now } = setUp('approve');
    await status('ready');
    await expect(now().pay({ payMethod: 'card', installment: 11 })).rejects.toMatchObject({
      code: 'invalid-selection',
      issues: [expect.objectContaining({ field: 'selection.installment' })],
    });
    expect(sdk.requests).toHaveLength(0);
    expect(now().state.status).toBe('ready');
  });

  it('asks for the order again when its key changes, and keeps the old one in sight', async () => {
    const order = vi.fn(async () => sampleOrder({ merchantUid: `m-${order.mock.calls.length}` }));
    const { status, now, rerender, options } = setUp('approve', { order, orderVersion: 'no coupon' });
    await status('ready');
    const before = now().order;
    rerender({ ...options, orderVersion: 'coupon' });
    expect(now().state.status).toBe('preparing');
    expect(now().order).toBe(before);
    await status('ready');
    expect(now().order?.merchantUid).not.toBe(before?.merchantUid);
  });

  it.each([
    ['the fake itself', () => fakePortOne()],
    ['a promise of it', () => Promise.resolve(fakePortOne())],
    ['what is no SDK', () => ({}) as FakePortOne],
  ])('does not turn in circles over %s written inline, and says so once', async (what, make) => {
    // Warnings are given once for each page load, so each case loads the hook again.
    vi.resetModules();
    const fresh = await import('../../src/payment/hooks/use-payment.ts');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    let renders = 0;
    const verify = fakeVerify();
    const order = sampleOrder();
    const { result } = renderHook(() => {
      renders += 1;
      return fresh.usePayment({ merchant, order, sdk: make(), verify });
    });
    const end = what === 'what is no SDK' ? 'failed' : 'ready';
    await waitFor(() => expect(result.current.state.status).toBe(end));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(renders).toBeLessThan(12);
    expect(warn.mock.calls.flat().filter((text) => String(text).includes('[sdk-changed]'))).toHaveLength(1);
  });

  it('takes an SDK that comes later than the page', async () => {
    const { rerender, status, options } = setUp('approve', { sdk: null });
    await status('preparing');
    rerender({ ...options, sdk: fakePortOne() });
    await status('ready');
  });

  it.each([
    ['a number that JSON does not know', { cart: 1n }],
    [
      'a circle',
      (() => {
        const circle: Record<string, unknown> = {};
        circle['self'] = circle;
        return circle;
      })(),
    ],
  ])('says that the order cannot be paid where its data has %s, written inline', async (_what, customData) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const verify = fakeVerify();
    const sdkOfTest = fakePortOne();
    const { result } = renderHook(() =>
      usePayment({ merchant, order: sampleOrder({ customData: { ...customData } }), sdk: sdkOfTest, verify }),
    );
    await waitFor(() => expect(result.current.state).toMatchObject({ failure: { code: 'shop-setting' } }));
    expect(String(error.mock.calls[0]?.[0])).toContain('customData');
    expect(error.mock.calls.length).toBeLessThan(4);
  });

  it('follows an order object whose amount changes', async () => {
    const { status, now, rerender, options } = setUp('approve', { order: sampleOrder() });
    await status('ready');
    rerender({ ...options, order: sampleOrder({ amount: 49_000 }) });
    await waitFor(() => expect(now().state).toMatchObject({ status: 'ready', order: { amount: 49_000 } }));
  });

  it('tells the developer of a bad order and shows the shopper a failure without a retry', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { status, now } = setUp('approve', { order: sampleOrder({ amount: '64900' as unknown as number }) });
    await status('failed');
    expect(now().state).toMatchObject({ failure: { code: 'shop-setting' } });
    expect(String(error.mock.calls[0]?.[0])).toContain('amount');
  });

  it('can be prepared again after the order could not be had', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const order = vi.fn<(attempt: number) => Promise<ReturnType<typeof sampleOrder>>>();
    order.mockRejectedValue(new Error('503'));
    const { status, now } = setUp('approve', { order });
    await status('failed');
    expect(now().state).toMatchObject({ failure: { code: 'order-not-loaded' } });
    order.mockResolvedValue(sampleOrder());
    act(() => now().reset());
    await status('ready');
  });

  it('ends the wait for an order that never comes, with a way on, and takes it if it comes after all', async () => {
    vi.useFakeTimers();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let answer: (order: ReturnType<typeof sampleOrder>) => void = () => {};
    const order = vi.fn(() => new Promise((resolve) => (answer = resolve)));
    const { now } = setUp('approve', { order });
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    expect(now().state).toMatchObject({ status: 'failed', failure: { code: 'order-not-loaded' } });
    order.mockClear();
    act(() => now().reset());
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(now().state.status).toBe('preparing');
    expect(order).toHaveBeenCalledOnce();
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    await act(async () => answer(sampleOrder()));
    expect(now().state.status).toBe('ready');
  });

  it('throws for settings that can never work', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { channelKey: _, ...rest } = merchant;
    expect(() => setUp('approve', { merchant: rest as typeof merchant })).toThrow('[invalid-merchant]');
    expect(() => setUp('approve', { verify: undefined })).toThrow('[verify-missing]');
  });

  it('picks up an attempt that this tab left unfinished', async () => {
    const order = orders();
    tabAttempts.add({ merchantUid: 'left-behind', attempt: 1, orderId: 'order-1', over: false, answered: false });
    const verify = vi.fn(
      async () => ({ status: 'paid', merchantUid: 'left-behind', impUid: 'i', amount: 1, paidAt: 1 }) as const,
    );
    const { status, now } = setUp('approve', { order, verify });
    await status('paid');
    expect(now().state).toMatchObject({ merchantUid: 'left-behind' });
    expect(order).not.toHaveBeenCalled();
    expect(tabAttempts.read()).toMatchObject({ over: true, answered: false });
  });

  it('keeps the answer of an attempt across a reload, and never calls it cancelled', async () => {
    vi.useFakeTimers();
    const verify: Verify = async ({ merchantUid }) => ({ status: 'unpaid', merchantUid });
    const first = setUp('approve', { verify });
    await act(() => vi.advanceTimersByTimeAsync(0));
    act(() => void first.now().pay(card));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(first.now().state.status).toBe('unconfirmed');
    first.unmount();
    const again = setUp('approve', { verify });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(again.now().state).toMatchObject({ status: 'unconfirmed', impUid: expect.stringContaining('imp_fake') });
  });

  it('notes the answer also when nobody is left to see it', async () => {
    const { status, now, unmount } = setUp('approve');
    await status('ready');
    act(() => void now().pay(card));
    unmount();
    await waitFor(() => expect(tabAttempts.read()).toMatchObject({ merchantUid: 'order-1-1', answered: true }));
  });

  it('takes an attempt whose window spoke of an error for one that was left', async () => {
    const { status, now } = setUp('cancel');
    await status('ready');
    await act(() => now().pay(card));
    expect(tabAttempts.read()).toMatchObject({ answered: false, impUid: expect.stringContaining('imp_fake') });
  });

  describe('with an unfinished attempt of another order', () => {
    const verify = () =>
      vi.fn<Verify>(async ({ merchantUid }) => ({ status: 'paid', merchantUid, impUid: 'i', amount: 1, paidAt: 1 }));
    const elsewhere = (merchantUid: string) =>
      tabAttempts.add({ merchantUid, attempt: 3, orderId: 'A', answered: true, over: false, impUid: 'imp_A' });

    it('has that order settled by the server and shows its own', async () => {
      elsewhere('order-A');
      const asked = verify();
      const { status, now, onSettled } = setUp('approve', { verify: asked });
      await status('ready');
      expect(now().state).toMatchObject({ order: { merchantUid: 'order-1-1' } });
      await waitFor(() => expect(tabAttempts.read()).toMatchObject({ merchantUid: 'order-A', over: true }));
      expect(asked).toHaveBeenCalledWith({ merchantUid: 'order-A', impUid: 'imp_A' }, expect.anything());
      expect(onSettled).not.toHaveBeenCalled();
    });

    it('does not forget it when this page pays', async () => {
      elsewhere('order-A');
      const { status, now } = setUp('approve', {
        verify: async ({ merchantUid }: { merchantUid: string }) => ({ status: 'unpaid', merchantUid }),
      });
      await status('ready');
      act(() => void now().pay(card));
      expect(tabAttempts.read()).toMatchObject({ merchantUid: 'order-1-1' });
      expect(tabAttempts.read('order-A')).toMatchObject({ answered: true, over: false, orderId: 'A' });
    });

    it('leaves its window alone until this page pays, and then closes it', async () => {
      const first = setUp('never-answer', { order: sampleOrder({ merchantUid: 'order-A' }), orderId: 'A' });
      await first.status('ready');
      act(() => void first.now().pay(card));
      first.unmount();
      history.replaceState(null, '', '/checkout/B');
      const second = setUp('approve', { verify: verify() });
      await second.status('ready');
      expect(currentRun()?.merchantUid).toBe('order-A');
      await act(() => second.now().pay(card));
      expect(second.now().state).toMatchObject({ status: 'paid', merchantUid: 'order-1-1' });
      history.replaceState(null, '', '/');
    });
  });

  describe('keeps following its window', () => {
    it('when it is mounted twice after another page opened it', async () => {
      const first = setUp('approve', { sdk: fakePortOne({ delay: 300 }) });
      await first.status('ready');
      act(() => void first.now().pay(card));
      first.unmount();
      const again = setUp('approve');
      expect(again.now().state).toMatchObject({ status: 'paying', order: { merchantUid: 'order-1-1' } });
      await again.status('paid');
    });

    // React 18 has no `Activity`.
    it.runIf(Activity).each([
      ['while the window is open', 300, 0],
      ['when the window answered meanwhile', 100, 500],
    ])('when it was hidden and shown again %s', async (_when, delay, hiddenFor) => {
      const options = {
        merchant,
        order: orders(),
        orderId: 'order-1',
        sdk: fakePortOne({ delay }),
        verify: fakeVerify(),
      };
      let now: ReturnType<typeof usePayment> | undefined;
      function Page(): ReactNode {
        now = usePayment(options);
        return null;
      }
      const app = (mode: 'hidden' | 'visible') => (
        <Activity mode={mode}>
          <Page />
        </Activity>
      );
      const { rerender } = render(app('visible'));
      await waitFor(() => expect(now?.state.status).toBe('ready'));
      act(() => void now?.pay(card));
      rerender(app('hidden'));
      await act(() => new Promise((resolve) => setTimeout(resolve, hiddenFor)));
      rerender(app('visible'));
      await waitFor(() => expect(now?.state).toMatchObject({ status: 'paid', merchantUid: 'order-1-1' }));
    });
  });

  describe('with a server that will never speak of an attempt', () => {
    const refuse = (status: number, body: unknown) =>
      vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify(body), { status }));
    const resumed = (answered = false) => {
      tabAttempts.add({ merchantUid: 'gone', attempt: 1, orderId: 'order-1', answered, over: false });
      return setUp('approve', { verify: undefined, endpoint: '/api/payments' });
    };
    const waitLong = () => act(() => vi.advanceTimersByTimeAsync(60_000));
    beforeEach(() => {
      vi.useFakeTimers();
    });

    it.each([
      ['knows of no such order', 404, 'order-not-found'],
      ['knows it as somebody else’s', 403, 'forbidden'],
    ])('gets ready for another where it %s', async (_why, status, code) => {
      refuse(status, { code, message: '' });
      const { now } = resumed();
      await waitLong();
      expect(now().state).toMatchObject({ status: 'ready', order: { merchantUid: 'order-1-2' } });
      expect(tabAttempts.read()).toMatchObject({ merchantUid: 'gone', over: true });
    });

    it.each([
      ['a server without the kit’s handlers', 404, '<h1>Not found</h1>'],
      ['a route that is not there', 404, { code: 'not-found' }],
      ['a proxy', 403, { error: 'forbidden' }],
      ['a server that fails', 503, { code: 'portone-unavailable' }],
    ])('does not take %s for an answer', async (_what, status, body) => {
      refuse(status, body);
      const { now } = resumed();
      await waitLong();
      expect(now().state.status).toBe('unconfirmed');
    });

    it('lets nobody pay again where money may be behind a session that has run out', async () => {
      refuse(403, { code: 'forbidden' });
      const { now } = resumed(true);
      await waitLong();
      expect(now().state.status).toBe('unconfirmed');
    });

    it('stays unconfirmed while the payment is live', async () => {
      refuse(404, { code: 'order-not-found' });
      const { now } = setUp('approve', { verify: undefined, endpoint: '/api/payments' });
      await act(() => vi.advanceTimersByTimeAsync(0));
      act(() => void now().pay(card));
      await waitLong();
      expect(now().state.status).toBe('unconfirmed');
    });
  });

  it('counts attempts on after a reload', async () => {
    const order = orders();
    tabAttempts.add({ merchantUid: 'order-1-1', attempt: 1, orderId: 'order-1', over: true, answered: false });
    const { status } = setUp('approve', { order });
    await status('ready');
    expect(order).toHaveBeenLastCalledWith(2);
  });

  it('settles the order with the server even when nobody is left to see it', async () => {
    const verify = vi.fn(fakeVerify());
    const { status, now, unmount } = setUp('approve', { verify });
    await status('ready');
    act(() => void now().pay(card));
    unmount();
    await waitFor(() =>
      expect(verify).toHaveBeenCalledWith(expect.objectContaining({ merchantUid: 'order-1-1' }), expect.anything()),
    );
  });

  it('asks the server when the page comes back from the cache', async () => {
    const { status, now } = setUp('never-answer');
    await status('ready');
    act(() => void now().pay(card));
    await status('paying');
    document.body.classList.add('imp-payment-progress');
    act(() => void window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })));
    await status('verifying');
    expect(document.body.classList.contains('imp-payment-progress')).toBe(false);
  });
});
