// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabAttempts } from '../../src/payment/attempts/attempt-store.ts';
import type { UsePaymentOptions } from '../../src/payment/hooks/payment-options.ts';
import { usePayment } from '../../src/payment/hooks/use-payment.ts';
import { payableOrder } from '../../src/payment/machine/payment-state.ts';
import type { ReadOrderStatus, Verify } from '../../src/payment/session/ask-server.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { currentRun } from '../../src/sdk/request-pay.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

// An order has several attempts: what the server says of each, and what this page makes of it.

const merchant = sampleMerchant();
const card = { payMethod: 'card', installment: 0 } as const;
const MINUTE = 60_000;

/** What the server says, by merchantUid; an attempt that is not in it has no record. */
let verdicts: Map<string, Verdict>;
let asked: string[];
const verify: Verify = async ({ merchantUid }) => {
  asked.push(merchantUid);
  return verdicts.get(merchantUid) ?? { status: 'unpaid', merchantUid };
};
const says = (merchantUid: string, verdict: object) =>
  verdicts.set(merchantUid, { merchantUid, impUid: `imp_${merchantUid}`, ...verdict } as Verdict);
const PAID = { status: 'paid', amount: 64_900, paidAt: 1 };
const OPEN = { status: 'unpaid', started: true };
const ACCOUNT = {
  status: 'awaiting-deposit',
  amount: 64_900,
  account: { bankName: '국민은행', number: '9400', holder: null, dueAt: 2_000_000_000 },
};

function visit(options: Partial<UsePaymentOptions> = {}) {
  const sdk = fakePortOne({ outcome: 'never-answer' });
  const onSettled = vi.fn();
  const base = {
    merchant,
    sdk,
    verify,
    onSettled,
    orderId: '7',
    order: async (attempt: number) => sampleOrder({ merchantUid: `7-${attempt}` }),
  };
  const hook = renderHook(() => usePayment({ ...base, ...options } as UsePaymentOptions));
  return { ...hook, sdk, onSettled, now: () => hook.result.current, state: () => hook.result.current.state };
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

async function pressPay(page: ReturnType<typeof visit>) {
  await wait(0);
  act(() => void page.now().pay(card));
  await wait(0);
  expect(page.state().status).toBe('paying');
}

/** Presses pay and reloads the page while the window is open. */
async function reloadWhilePaying() {
  const before = visit();
  await pressPay(before);
  before.unmount();
  // The SDK and its window handle are gone with the page.
  currentRun()?.giveUp();
  return visit();
}

function show(visible: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  verdicts = new Map();
  asked = [];
});
afterEach(() => {
  currentRun()?.giveUp();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a page that was reloaded while its window was open', () => {
  it('promises nothing about money while the record is open, and lets the shopper go on', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    expect(page.state()).toMatchObject({ status: 'cancelled', merchantUid: '7-1', open: true });
    expect(payableOrder(page.state())).toMatchObject({ merchantUid: '7-2' });
  });

  it('says that nothing was charged where the server knows of no record', async () => {
    const page = await reloadWhilePaying();
    await wait(4_000);
    expect(page.state()).toMatchObject({ status: 'cancelled', merchantUid: '7-1' });
    expect(page.state()).not.toHaveProperty('open');
  });

  it('promises nothing any more once the old window gets as far as the PG', async () => {
    const page = await reloadWhilePaying();
    await wait(10_000);
    expect(page.state()).toMatchObject({ status: 'cancelled', merchantUid: '7-1' });
    expect(page.state()).not.toHaveProperty('open');
    says('7-1', OPEN);
    await wait(20_000);
    expect(page.state()).toMatchObject({ status: 'cancelled', merchantUid: '7-1', open: true });
    expect(payableOrder(page.state())).not.toBeNull();
    expect(page.onSettled).toHaveBeenCalledOnce();
  });

  it('becomes paid when the old window is paid, and tells the shop', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(9 * MINUTE);
    expect(page.onSettled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'cancelled' }));
    says('7-1', PAID);
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1', elsewhere: true });
    expect(page.onSettled).toHaveBeenLastCalledWith(expect.objectContaining({ status: 'paid', merchantUid: '7-1' }));
  });

  it('closes a second window when the first is paid, and keeps asking about the second', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    await pressPay(page);
    expect(currentRun()?.merchantUid).toBe('7-2');
    says('7-2', OPEN);
    says('7-1', PAID);
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1', elsewhere: true });
    expect(currentRun()).toBeNull();
    asked = [];
    await wait(MINUTE);
    expect(asked).toContain('7-2');
  });

  it('takes what the record says in the end for the words about that attempt', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    says('7-1', { status: 'failed', failure: { code: 'declined' } });
    await wait(MINUTE);
    expect(page.state()).toMatchObject({
      status: 'failed',
      failure: { code: 'declined' },
      next: { merchantUid: '7-2' },
    });
    expect(page.state()).not.toHaveProperty('open');
    asked = [];
    await wait(5 * MINUTE);
    expect(asked).toEqual([]);
  });

  it('watches it on after another reload, without a word about it', async () => {
    says('7-1', OPEN);
    const first = await reloadWhilePaying();
    await wait(4_000);
    first.unmount();
    const page = visit();
    await wait(1_000);
    expect(page.state()).toMatchObject({ status: 'ready', order: { merchantUid: '7-2' } });
    says('7-1', PAID);
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1' });
  });

  it('stops asking after half an hour without a sign', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(31 * MINUTE);
    asked = [];
    await wait(10 * MINUTE);
    expect(asked).toEqual([]);
    page.unmount();
    visit();
    await wait(MINUTE);
    expect(asked).toEqual([]);
  });

  it('asks nothing while it is hidden, and at once when it is shown again', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    act(() => show(false));
    asked = [];
    await wait(10 * MINUTE);
    expect(asked).toEqual([]);
    says('7-1', PAID);
    act(() => show(true));
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1' });
  });

  it('keeps watching when the clock is set back or forward', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    vi.setSystemTime(Date.now() - 24 * 60 * MINUTE);
    page.unmount();
    const again = visit();
    await wait(MINUTE);
    vi.setSystemTime(Date.now() + 24 * 60 * MINUTE);
    says('7-1', PAID);
    await wait(MINUTE);
    expect(again.state()).toMatchObject({ status: 'paid', merchantUid: '7-1' });
  });
});

describe('a shopper who changes their mind', () => {
  it('has a live pay button again within three seconds', async () => {
    says('7-1', OPEN);
    const page = visit();
    await pressPay(page);
    act(() => page.now().abandonWindow());
    await wait(3_000);
    expect(payableOrder(page.state())).toMatchObject({ merchantUid: '7-2' });
  });

  it('has it at once where the server knows that it was cancelled', async () => {
    says('7-1', { status: 'cancelled' });
    const page = visit();
    await pressPay(page);
    act(() => page.now().abandonWindow());
    await wait(0);
    expect(payableOrder(page.state())).toMatchObject({ merchantUid: '7-2' });
  });
});

describe('an account that was issued in a window the shopper had left', () => {
  it('takes the place of the words about leaving', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    says('7-1', ACCOUNT);
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'awaiting-deposit', merchantUid: '7-1' });
    says('7-1', PAID);
    await wait(2 * MINUTE);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1' });
  });

  it('waits until the attempt that is open is over', async () => {
    says('7-1', OPEN);
    const page = await reloadWhilePaying();
    await wait(4_000);
    await pressPay(page);
    says('7-1', ACCOUNT);
    await wait(MINUTE);
    expect(page.state().status).toBe('paying');
    says('7-2', { status: 'cancelled' });
    act(() => page.now().abandonWindow());
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'awaiting-deposit', merchantUid: '7-1' });
  });
});

describe('the order as the server knows it', () => {
  const status = vi.fn<ReadOrderStatus>();
  beforeEach(() => {
    status.mockReset();
  });
  const answers = (verdict: object | null) =>
    status.mockImplementation(async (orderId) => ({
      orderId,
      verdict: verdict && ({ merchantUid: 'other-device', impUid: 'imp_o', ...verdict } as Verdict),
    }));

  it('is asked before anything can be paid', async () => {
    let answer: (verdict: null) => void = () => {};
    status.mockImplementation(
      (orderId) => new Promise((resolve) => (answer = (verdict) => resolve({ orderId, verdict }))),
    );
    const page = visit({ orderStatus: status } as never);
    await wait(1_000);
    expect(page.state().status).toBe('preparing');
    await expect(page.now().pay(card)).rejects.toThrow('not-ready');
    await act(async () => answer(null));
    expect(page.state().status).toBe('ready');
    expect(status).toHaveBeenCalledExactlyOnceWith('7', { signal: expect.any(AbortSignal) });
  });

  it.each([
    ['does not answer', () => new Promise<never>(() => {})],
    ['fails', () => Promise.reject(new Error('503'))],
    [
      'speaks of another order',
      async () => ({ orderId: '8', verdict: { ...PAID, merchantUid: 'm', impUid: 'i' } as Verdict }),
    ],
  ])('does not hold the shopper up where the server %s', async (_what, answer) => {
    status.mockImplementation(answer);
    const page = visit({ orderStatus: status } as never);
    await wait(6_000);
    expect(page.state().status).toBe('ready');
  });

  it('is shown as paid, whichever device paid it', async () => {
    answers(PAID);
    const page = visit({ orderStatus: status } as never);
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: 'other-device' });
    expect(page.state()).not.toHaveProperty('elsewhere');
    expect(page.onSettled).toHaveBeenCalledOnce();
  });

  it('is shown with its account, and as paid when the deposit arrives', async () => {
    answers(ACCOUNT);
    says('other-device', ACCOUNT);
    const page = visit({ orderStatus: status } as never);
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'awaiting-deposit', merchantUid: 'other-device' });
    says('other-device', PAID);
    await wait(2 * MINUTE);
    expect(page.state().status).toBe('paid');
  });

  it('is asked again when the page is shown again', async () => {
    answers(null);
    const page = visit({ orderStatus: status } as never);
    await wait(0);
    answers(PAID);
    act(() => show(false));
    act(() => show(true));
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: 'other-device', elsewhere: true });
  });

  it('ends a payment whose window never answers', async () => {
    answers(null);
    const page = visit({ orderStatus: status } as never);
    await pressPay(page);
    answers({ ...PAID, merchantUid: '7-1' });
    says('7-1', PAID);
    act(() => show(true));
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: '7-1' });
    expect(page.state()).not.toHaveProperty('elsewhere');
  });

  it('is watched where another device has a window open', async () => {
    answers(OPEN);
    const page = visit({ orderStatus: status } as never);
    await wait(0);
    expect(page.state().status).toBe('ready');
    says('other-device', PAID);
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: 'other-device', elsewhere: true });
  });

  it('does not bring an account back that the shopper wanted to replace', async () => {
    says('7-1', ACCOUNT);
    tabAttempts.add({ orderId: '7', merchantUid: '7-1', attempt: 1, answered: true, over: false });
    answers({ ...ACCOUNT, merchantUid: '7-1' });
    const page = visit({ orderStatus: status } as never);
    await wait(0);
    expect(page.state().status).toBe('awaiting-deposit');
    act(() => page.now().reset());
    await wait(0);
    act(() => show(true));
    await wait(MINUTE);
    expect(page.state()).toMatchObject({ status: 'ready', order: { merchantUid: '7-2' } });
  });
});
