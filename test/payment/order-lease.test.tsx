// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Lease, LeaseStore } from '../../src/payment/attempts/lease-store.ts';
import { usePayment } from '../../src/payment/hooks/use-payment.ts';
import type { Verify } from '../../src/payment/session/ask-server.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { currentRun } from '../../src/sdk/request-pay.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

// The tabs of one browser pay an order one at a time. The other tab is what it writes into the shared storage.

const KEY = 'kiwoom-checkout:lease:7';
const card = { payMethod: 'card', installment: 0 } as const;
const merchant = sampleMerchant();
let verdicts: Map<string, Verdict>;
let asked: string[];
const verify: Verify = async ({ merchantUid }) => {
  asked.push(merchantUid);
  return verdicts.get(merchantUid) ?? { status: 'unpaid', merchantUid };
};
const order = async (attempt: number) => sampleOrder({ merchantUid: `7-${attempt}` });

function open() {
  const sdk = fakePortOne({ outcome: 'never-answer' });
  const hook = renderHook(() => usePayment({ merchant, sdk, verify, order, orderId: '7' }));
  return { ...hook, sdk, now: () => hook.result.current, state: () => hook.result.current.state };
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const stored = (): Lease | null => JSON.parse(localStorage.getItem(KEY) ?? 'null') as Lease | null;

/** What another tab does: writes, and the browser tells this one. */
function otherTab(lease: Partial<Lease> | null) {
  const all = { holder: 'other/1', merchantUid: 'other-3', attempt: 3, at: Date.now(), ...lease };
  if (lease) localStorage.setItem(KEY, JSON.stringify(all));
  else localStorage.removeItem(KEY);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEY })));
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  localStorage.clear();
  verdicts = new Map();
  asked = [];
});
afterEach(() => {
  currentRun()?.giveUp();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('while another tab pays the order', () => {
  it('nothing can be paid here, and the page says so', async () => {
    otherTab({});
    const page = open();
    await wait(0);
    expect(page.state()).toEqual({ status: 'preparing', elsewhere: 'tab' });
    await expect(page.now().pay(card)).rejects.toThrow('not-ready');
    expect(page.sdk.requests).toEqual([]);
  });

  it('a page that was ready before is held back too, in the tick of the press', async () => {
    const page = open();
    await wait(0);
    expect(page.state().status).toBe('ready');
    localStorage.setItem(KEY, JSON.stringify({ holder: 'other/1', merchantUid: 'o', attempt: 1, at: Date.now() }));
    // The browser has not told this tab yet.
    await act(() => expect(page.now().pay(card)).rejects.toThrow('not-ready'));
    expect(page.sdk.requests).toEqual([]);
    expect(page.state()).toMatchObject({ elsewhere: 'tab' });
  });

  it('becomes ready when the other one is over, after asking what came of it, under a new number', async () => {
    otherTab({});
    const page = open();
    await wait(0);
    otherTab(null);
    await wait(0);
    expect(asked).toContain('other-3');
    expect(page.state()).toMatchObject({ status: 'ready', order: { merchantUid: '7-4' } });
  });

  it('is paid when the other one was', async () => {
    otherTab({});
    const page = open();
    await wait(0);
    verdicts.set('other-3', { status: 'paid', merchantUid: 'other-3', impUid: 'i', amount: 1, paidAt: 1 });
    otherTab(null);
    await wait(0);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: 'other-3', elsewhere: true });
  });

  it.each([
    ['was closed', { abandoned: true as const }],
    ['crashed', { at: 0 }],
    ['wrote with a clock that is ahead by a day', { at: Date.UTC(2100, 0) }],
  ])('goes on where that tab %s, and watches its attempt', async (_what, lease) => {
    otherTab(lease);
    const page = open();
    // A tab that wrote nothing lately is asked first, and does not answer.
    await wait(1_000);
    expect(page.state().status).toBe('ready');
    asked = [];
    verdicts.set('other-3', { status: 'paid', merchantUid: 'other-3', impUid: 'i', amount: 1, paidAt: 1 });
    await wait(30_000);
    expect(page.state()).toMatchObject({ status: 'paid', merchantUid: 'other-3' });
  });

  it('stays held back where that tab answers, whatever its clock or this one says', async () => {
    otherTab({ at: Date.now() + 3_600_000 });
    const page = open();
    await wait(500);
    expect(stored()).toMatchObject({ holder: 'other/1', probedBy: expect.any(String) });
    otherTab({});
    await wait(2_000);
    expect(page.state()).toMatchObject({ elsewhere: 'tab' });
  });

  it('holds the order while its window is open, also when the page shows something else', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    page.unmount();
    await wait(120_000);
    expect(stored()).toMatchObject({ merchantUid: '7-1', at: Date.now() });
    expect(stored()).not.toHaveProperty('abandoned');
    const mine = stored();
    otherTab({ ...mine, wantedBy: 'other/1' });
    expect(currentRun()).toBeNull();
    await wait(0);
    expect(stored()).toMatchObject({ abandoned: true });
  });

  it('answers another tab that asks whether this one still pays', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    const mine = stored();
    otherTab({ ...mine, at: 0, probedBy: 'other/1' });
    expect(stored()).toMatchObject({ holder: mine?.holder, at: Date.now() });
    expect(stored()).not.toHaveProperty('probedBy');
    expect(page.state().status).toBe('paying');
  });

  it('goes on when that tab stops renewing', async () => {
    otherTab({});
    const page = open();
    await wait(60_000);
    expect(page.state()).toMatchObject({ elsewhere: 'tab' });
    await wait(60_000);
    expect(page.state().status).toBe('ready');
  });
});

describe('taking over', () => {
  it('asks the other tab, and says what to do when it cannot close its window', async () => {
    otherTab({});
    const page = open();
    await wait(0);
    act(() => page.now().takeOver());
    expect(stored()).toMatchObject({ holder: 'other/1', wantedBy: expect.any(String) });
    await wait(3_000);
    expect(page.state()).toEqual({ status: 'preparing', elsewhere: 'tab-stuck' });
    otherTab(null);
    await wait(0);
    expect(page.state().status).toBe('ready');
  });

  it('makes the holder close its window and give the order up', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    expect(stored()).toMatchObject({ merchantUid: '7-1', attempt: 1 });
    otherTab({ ...stored(), wantedBy: 'other/1' });
    await wait(0);
    expect(currentRun()).toBeNull();
    expect(stored()).toBeNull();
  });

  it('does not interrupt an attempt whose result is still to come', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    verdicts.set('7-1', { status: 'unpaid', merchantUid: '7-1', started: true });
    act(() => page.now().abandonWindow());
    await wait(0);
    expect(page.state().status).toBe('verifying');
    otherTab({ ...stored(), wantedBy: 'other/1' });
    expect(stored()).toMatchObject({ merchantUid: '7-1' });
    await wait(4_000);
    expect(page.state().status).toBe('cancelled');
    expect(stored()).toBeNull();
  });
});

describe('this tab while it pays', () => {
  it('writes the lease before the window opens, and renews it', async () => {
    const page = open();
    await wait(0);
    const before: (Lease | null)[] = [];
    const { request_pay: requestPay } = page.sdk;
    page.sdk.request_pay = (...args) => {
      before.push(stored());
      requestPay(...args);
    };
    act(() => void page.now().pay(card));
    expect(before).toMatchObject([{ merchantUid: '7-1' }]);
    const { at = 0 } = stored() ?? {};
    await wait(30_000);
    expect(stored()?.at).toBeGreaterThan(at);
  });

  it('gives way to a tab that took the order in the same moment, and only one does', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    otherTab({ holder: '!/1', merchantUid: 'other-1' });
    await wait(0);
    expect(currentRun()).toBeNull();
    expect(stored()).toMatchObject({ holder: '!/1' });
  });

  it('keeps it where the other one has to give way', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    otherTab({ holder: '~/1', merchantUid: 'other-1' });
    await wait(0);
    expect(page.state().status).toBe('paying');
    expect(stored()).toMatchObject({ merchantUid: '7-1' });
  });

  it('leaves it to the next page of this tab', async () => {
    const page = open();
    await wait(0);
    act(() => void page.now().pay(card));
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(stored()).toMatchObject({ merchantUid: '7-1', abandoned: true });
  });

  it('pays on where storage is forbidden', async () => {
    const store = new LeaseStore(() => {
      throw new Error('forbidden');
    });
    expect(store.read('7')).toBeNull();
    expect(() => store.write('7', { holder: 'a', merchantUid: 'm', attempt: 1 })).not.toThrow();
  });
});
