// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabAttempts } from '../../src/payment/attempts/attempt-store.ts';
import { usePaymentReturn } from '../../src/payment/hooks/use-payment-return.ts';
import type { Verdict } from '../../src/schema/verdict.ts';

const paid = (merchantUid: string): Verdict => ({
  status: 'paid',
  merchantUid,
  impUid: 'imp_1',
  amount: 1000,
  paidAt: 1,
});

function visit(query: string, answer: (merchantUid: string) => Verdict = paid) {
  history.replaceState({ router: 'own' }, '', `/pay/return${query}`);
  const verify = vi.fn(async ({ merchantUid }: { merchantUid: string; impUid?: string | undefined }) =>
    answer(merchantUid),
  );
  const onSettled = vi.fn();
  const hook = renderHook(() => usePaymentReturn({ verify, onSettled }), { wrapper: StrictMode });
  const reset = () => hook.result.current.reset();
  return { verify, onSettled, reset, unmount: hook.unmount, state: () => hook.result.current.state };
}

const remember = (merchantUid: string, over = false) =>
  tabAttempts.add({ merchantUid, attempt: 1, orderId: 'order-1', over, answered: false });
const unpaid = (merchantUid: string): Verdict => ({ status: 'unpaid', merchantUid });
/** Long enough for "nothing paid" to be heard as often as it takes to call an attempt cancelled. */
const waitLong = () => act(() => vi.advanceTimersByTimeAsync(60_000));

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('usePaymentReturn', () => {
  it('asks the server about what the address names, once it has cleaned the address', async () => {
    remember('m1');
    const { verify, state, onSettled } = visit('?order=7&imp_uid=imp_1&merchant_uid=m1&imp_success=true');
    await waitFor(() => expect(state()).toEqual(paid('m1')));
    expect(verify.mock.calls.every(([request]) => request.merchantUid === 'm1' && request.impUid === 'imp_1')).toBe(
      true,
    );
    expect(`${location.pathname}${location.search}`).toBe('/pay/return?order=7');
    expect(history.state).toEqual({ router: 'own' });
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it('believes the server where the address says that it failed', async () => {
    remember('m1');
    const { state } = visit('?imp_uid=imp_1&merchant_uid=m1&imp_success=false&error_msg=no');
    await waitFor(() => expect(state().status).toBe('paid'));
  });

  it('ignores an address about an attempt that is not this tab’s', async () => {
    remember('mine');
    const { verify, state } = visit('?imp_uid=imp_9&merchant_uid=foreign');
    await waitFor(() => expect(state()).toMatchObject({ status: 'paid', merchantUid: 'mine' }));
    expect(verify.mock.calls.some(([request]) => request.merchantUid === 'foreign')).toBe(false);
  });

  it('works in a tab that remembers nothing', async () => {
    const { state } = visit('?imp_uid=imp_1&merchant_uid=m1');
    await waitFor(() => expect(state().status).toBe('paid'));
  });

  it('still knows the attempt after a reload of a tab that remembered nothing', async () => {
    vi.useFakeTimers();
    const first = visit('?order=7&imp_uid=imp_1&merchant_uid=m1&imp_success=true', unpaid);
    await waitLong();
    first.unmount();
    const again = visit('?order=7', unpaid);
    await waitLong();
    expect(again.state()).toEqual({ status: 'unconfirmed', merchantUid: 'm1', impUid: 'imp_1' });
  });

  it('believes a newer address where it knows no payment but those of addresses', async () => {
    visit('?imp_uid=imp_1&merchant_uid=m1').unmount();
    const { state } = visit('?imp_uid=imp_2&merchant_uid=m2');
    await waitFor(() => expect(state()).toMatchObject({ status: 'paid', merchantUid: 'm2' }));
  });

  it('asks about the same attempt again when it is reset', async () => {
    let answer: (merchantUid: string) => Verdict = (merchantUid) => ({ status: 'cancelled', merchantUid });
    const { state, reset } = visit('?imp_uid=imp_1&merchant_uid=m1', (merchantUid) => answer(merchantUid));
    await waitFor(() => expect(state().status).toBe('cancelled'));
    answer = paid;
    act(reset);
    await waitFor(() => expect(state()).toEqual(paid('m1')));
  });

  it('shows the same attempt again after a reload', async () => {
    remember('m1', true);
    const { state } = visit('');
    await waitFor(() => expect(state()).toEqual(paid('m1')));
  });

  it('never calls an answered attempt cancelled, however often the page is reloaded', async () => {
    vi.useFakeTimers();
    remember('m1');
    const first = visit('?imp_uid=imp_1&merchant_uid=m1&imp_success=true', unpaid);
    await waitLong();
    expect(first.state().status).toBe('unconfirmed');
    first.unmount();
    const again = visit('', unpaid);
    await waitLong();
    expect(again.state()).toEqual({ status: 'unconfirmed', merchantUid: 'm1', impUid: 'imp_1' });
    expect(again.verify).toHaveBeenCalledWith({ merchantUid: 'm1', impUid: 'imp_1' }, expect.anything());
  });

  it('calls an attempt cancelled that came back without an answer, once nothing was paid for long', async () => {
    vi.useFakeTimers();
    remember('m1');
    const { state } = visit('?merchant_uid=m1', unpaid);
    await waitLong();
    expect(state().status).toBe('cancelled');
    expect(tabAttempts.read()).toMatchObject({ answered: false, silent: true, over: false });
  });

  it('says that it failed when the server saw no money and the address names an error', async () => {
    remember('m1');
    const failed = (merchantUid: string): Verdict => ({
      status: 'failed',
      merchantUid,
      failure: { code: 'over-limit' },
    });
    const { state } = visit('?imp_uid=imp_1&merchant_uid=m1&error_msg=x', failed);
    await waitFor(() => expect(state()).toMatchObject({ status: 'failed', failure: { code: 'over-limit' } }));
  });

  it('shows a known attempt, whatever the address says', async () => {
    remember('other');
    history.replaceState(null, '', '/orders/7?imp_uid=imp_9&merchant_uid=foreign');
    const verify = vi.fn(async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid));
    const { result } = renderHook(() => usePaymentReturn({ verify, merchantUid: 'known' }), { wrapper: StrictMode });
    await waitFor(() => expect(result.current.state).toEqual(paid('known')));
    expect(location.search).toBe('?imp_uid=imp_9&merchant_uid=foreign');
  });

  it('has nothing to show where nothing was paid', async () => {
    const { state, verify } = visit('');
    await waitFor(() => expect(state()).toMatchObject({ status: 'failed' }));
    expect(verify).not.toHaveBeenCalled();
  });
});
