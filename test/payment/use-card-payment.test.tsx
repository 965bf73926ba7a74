// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabAttempts } from '../../src/payment/attempts/attempt-store.ts';
import { type UseCardPaymentOptions, useCardPayment } from '../../src/payment/hooks/use-card-payment.ts';
import { useSavedCardPayment } from '../../src/payment/hooks/use-saved-card-payment.ts';
import type { Verdict } from '../../src/schema/verdict.ts';
import { sampleOrder } from '../../src/testing/samples.ts';

const CARD = { number: '9410-1234-5678-9010', expiry: '2029-08', birth: '900215', pwd2Digit: '73' };
const INPUT = { card: CARD, cardQuota: 0 };
const order = (attempt: number) => sampleOrder({ merchantUid: `order-${attempt}` });
const paid = (merchantUid: string): Verdict => ({
  status: 'paid',
  merchantUid,
  impUid: 'imp_1',
  amount: 64_900,
  paidAt: 1_796_102_400,
});
const declined = (merchantUid: string): Verdict => ({ status: 'failed', merchantUid, failure: { code: 'declined' } });

type Route = (body: Record<string, unknown>) => Response | Promise<Response>;
let calls: { path: string; body: Record<string, unknown> }[];

/** A server of two routes. */
function serve(routes: Record<string, Route>) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const path = String(url).replace('/api/payments/', '');
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
    // Asked before anything is paid; the tests below are about what follows.
    if (path !== 'order-status') calls.push({ path, body });
    return (routes[path] ?? (() => new Response('', { status: 404 })))(body);
  });
}

const verdict = (value: Verdict) => Response.json(value);
const problem = (status: number, code: string) => Response.json({ code, message: '' }, { status });
const sent = (path: string) => calls.filter((call) => call.path === path);

function start(options: Partial<UseCardPaymentOptions> = {}) {
  return renderHook(
    () => useCardPayment({ order, orderId: 'order', endpoint: '/api/payments', ...options } as UseCardPaymentOptions),
    { wrapper: StrictMode },
  );
}

async function ready(result: ReturnType<typeof start>['result']) {
  await waitFor(() => expect(result.current.state.status).toBe('ready'));
}

beforeEach(() => {
  calls = [];
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('useCardPayment', () => {
  it('sends the card once and rests in what the server says', async () => {
    serve({ 'card-payments': ({ merchantUid }) => verdict(paid(String(merchantUid))) });
    const onSettled = vi.fn();
    const { result } = start({ onSettled });
    await ready(result);
    const settled = await act(() => result.current.pay({ card: CARD, cardQuota: 3 }));
    expect(settled).toMatchObject({ status: 'paid', merchantUid: 'order-1' });
    expect(calls).toEqual([{ path: 'card-payments', body: { merchantUid: 'order-1', card: CARD, cardQuota: 3 } }]);
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it('joins a second press in the same tick to the first', async () => {
    serve({ 'card-payments': ({ merchantUid }) => verdict(paid(String(merchantUid))) });
    const { result } = start();
    await ready(result);
    await act(async () => {
      const { pay } = result.current;
      const both = [pay(INPUT), pay(INPUT)];
      expect(both[0]).toBe(both[1]);
      await Promise.all(both);
    });
    expect(sent('card-payments')).toHaveLength(1);
  });

  it('pays the next try as another order', async () => {
    serve({
      'card-payments': ({ merchantUid }) =>
        verdict(merchantUid === 'order-1' ? declined('order-1') : paid(String(merchantUid))),
    });
    const { result } = start();
    await ready(result);
    await act(() => result.current.pay(INPUT));
    await waitFor(() =>
      expect(result.current.state).toMatchObject({ status: 'failed', next: { merchantUid: 'order-2' } }),
    );
    await act(() => result.current.pay(INPUT));
    expect(result.current.state).toMatchObject({ status: 'paid', merchantUid: 'order-2' });
    expect(sent('card-payments').map(({ body }) => body['merchantUid'])).toEqual(['order-1', 'order-2']);
  });

  it.each<[string, Route]>([
    ['the network fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the server fails', () => problem(500, 'server-error')],
    ['nobody knows the outcome', () => problem(503, 'outcome-unknown')],
    ['somebody is charging the order', () => problem(409, 'payment-in-progress')],
    ['the answer is cut off', () => new Response('{"status":"pa', { status: 200 })],
    ['the answer means nothing', () => Response.json({ status: 'fine' })],
    ['a gateway answers in its own words', () => new Response('<h1>Bad Gateway</h1>', { status: 400 })],
    ['the answer is about another order', () => verdict(paid('order-9'))],
    [
      'the server has not seen it yet',
      ({ merchantUid }) => verdict({ status: 'unpaid', merchantUid: String(merchantUid) }),
    ],
  ])('asks what became of it when %s, and never sends the card again', async (_, answer) => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let up = false;
    serve({
      'card-payments': answer,
      complete: ({ merchantUid }) => (up ? verdict(paid(String(merchantUid))) : problem(503, 'shop-unavailable')),
    });
    const states: string[] = [];
    const { result } = start({ onStateChange: ({ status }) => states.push(status) });
    await ready(result);
    act(() => void result.current.pay(INPUT));
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect(result.current.state).toMatchObject({ status: 'unconfirmed', merchantUid: 'order-1' });
    up = true;
    act(() => result.current.checkNow());
    await waitFor(() => expect(result.current.state.status).toBe('paid'));
    expect(states).not.toContain('failed');
    expect(sent('card-payments')).toHaveLength(1);
    for (const { body } of sent('complete')) expect(body).toEqual({ merchantUid: 'order-1' });
  });

  it.each([500, 503])(
    'believes that nothing was charged when the server says so with %i, and lets the shopper try again',
    async (status) => {
      serve({
        'card-payments': ({ merchantUid }) =>
          merchantUid === 'order-1' ? problem(status, 'not-charged') : verdict(paid(String(merchantUid))),
      });
      const { result } = start();
      await ready(result);
      expect(await act(() => result.current.pay(INPUT))).toMatchObject({
        status: 'failed',
        merchantUid: 'order-1',
        failure: { code: 'not-charged', raw: { code: 'not-charged' } },
      });
      await waitFor(() =>
        expect(result.current.state).toMatchObject({ status: 'failed', next: { merchantUid: 'order-2' } }),
      );
      await act(() => result.current.pay(INPUT));
      expect(result.current.state.status).toBe('paid');
      expect(sent('complete')).toEqual([]);
    },
  );

  it.each([
    ['too-many-refusals', { code: 'too-many-refusals', retryAfter: 1_500 }],
    ['too-many-requests', { code: 'not-charged' }],
  ])('says when a card may be tried again after 429 %s', async (code, failure) => {
    const body = { code, message: '', retryAfter: 1_500 };
    serve({ 'card-payments': () => new Response(JSON.stringify(body), { status: 429 }) });
    const { result } = start();
    await ready(result);
    expect(await act(() => result.current.pay(INPUT))).toMatchObject({ status: 'failed', failure });
    expect(sent('complete')).toEqual([]);
  });

  it('does not believe a 429 of something between', async () => {
    serve({
      'card-payments': () => new Response('{"code":"rate_limited"}', { status: 429 }),
      complete: ({ merchantUid }) => verdict(paid(String(merchantUid))),
    });
    const { result } = start();
    await ready(result);
    expect(await act(() => result.current.pay(INPUT))).toMatchObject({ status: 'paid' });
  });

  it('never calls it unpaid, however often the server has seen nothing', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    serve({
      'card-payments': () => problem(503, 'outcome-unknown'),
      complete: () => verdict({ status: 'unpaid', merchantUid: 'order-1' }),
    });
    const { result } = start();
    await ready(result);
    act(() => void result.current.pay(INPUT));
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(result.current.state.status).toBe('unconfirmed');
  });

  it.each([
    [400, 'invalid-card', 'other'],
    [403, 'authorize-missing', 'shop-setting'],
    [404, 'order-not-found', 'shop-setting'],
  ])('%i %s: nothing was charged, and it asks nobody', async (status, code, failure) => {
    serve({ 'card-payments': () => problem(status, code) });
    const { result } = start();
    await ready(result);
    await act(() => result.current.pay(INPUT));
    expect(result.current.state).toMatchObject({ status: 'failed', failure: { code: failure, raw: { code } } });
    expect(sent('complete')).toHaveLength(0);
  });

  it('sends nothing from a machine that is offline, and gets ready again by itself', async () => {
    serve({});
    const { result } = start();
    await ready(result);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await act(() => result.current.pay(INPUT));
    expect(result.current.state).toMatchObject({ status: 'failed', failure: { code: 'offline' } });
    expect(calls).toEqual([]);
    act(() => void window.dispatchEvent(new Event('online')));
    await ready(result);
  });

  it('after a reload asks about the charge that is open, before another card may be taken', async () => {
    serve({ 'card-payments': () => new Promise(() => {}), complete: () => verdict(paid('order-1')) });
    const before = start();
    await ready(before.result);
    act(() => void before.result.current.pay(INPUT));
    before.unmount();
    const after = start();
    await waitFor(() => expect(after.result.current.state).toMatchObject({ status: 'paid', merchantUid: 'order-1' }));
    expect(sent('card-payments')).toHaveLength(1);
    act(() => after.result.current.reset());
    await waitFor(() => expect(after.result.current.state).toMatchObject({ order: { merchantUid: 'order-2' } }));
  });

  describe('with a charge of an earlier visit', () => {
    const left = () =>
      tabAttempts.add({ merchantUid: 'order-1', attempt: 1, orderId: 'order', answered: true, over: false });

    it('gets ready for another where the server knows no such order', async () => {
      left();
      serve({ complete: () => problem(404, 'order-not-found') });
      const { result } = start();
      await waitFor(() =>
        expect(result.current.state).toMatchObject({ status: 'ready', order: { merchantUid: 'order-2' } }),
      );
      expect(tabAttempts.read('order-1')).toMatchObject({ over: true });
    });

    it('lets nobody pay again where money may be behind a session that has expired', async () => {
      vi.useFakeTimers({ shouldAdvanceTime: true });
      left();
      serve({ complete: () => problem(403, 'forbidden') });
      const { result } = start();
      await act(() => vi.advanceTimersByTimeAsync(60_000));
      expect(result.current.state).toMatchObject({ status: 'unconfirmed', merchantUid: 'order-1' });
    });
  });

  it('keeps, says and throws nothing of the card', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const states: unknown[] = [];
    serve({ 'card-payments': () => Promise.reject(new TypeError(`failed with ${CARD.number}`)) });
    const { result } = start({ onStateChange: (state) => states.push(state) });
    await ready(result);
    act(() => void result.current.pay(INPUT));
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    const thrown = await result.current.pay({ ...INPUT, card: CARD }).catch(String);
    const places = [
      JSON.stringify({ ...sessionStorage, ...localStorage }),
      JSON.stringify(states),
      JSON.stringify(said.flatMap((spy) => spy.mock.calls.flat().map(String))),
      String(JSON.stringify(thrown)),
      location.href,
      JSON.stringify(sent('complete')),
    ];
    for (const secret of [CARD.number, '1234-5678-9010', CARD.birth, CARD.expiry, '"73"'])
      for (const place of places) expect(place).not.toContain(secret);
    expect(states.length).toBeGreaterThan(2);
  });

  it('takes a shop’s own pay, whose rejection counts as silence', async () => {
    const pay = vi.fn(() => Promise.reject(new Error('proxy')));
    const verify = vi.fn(async ({ merchantUid }: { merchantUid: string }) => paid(merchantUid));
    const { result } = start({ endpoint: undefined, pay, verify });
    await ready(result);
    await act(() => result.current.pay(INPUT));
    expect(pay).toHaveBeenCalledExactlyOnceWith({ ...INPUT, merchantUid: 'order-1' });
    expect(result.current.state.status).toBe('paid');
  });

  it('says what is missing', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const verify = async () => paid('order-1');
    expect(() => start({ endpoint: undefined })).toThrow(/verify-missing/);
    expect(() => start({ endpoint: undefined, verify })).toThrow(/neither pay nor endpoint/);
  });
});

describe('useSavedCardPayment', () => {
  it('sends a name and no card', async () => {
    serve({ 'billing-keys/pay': ({ merchantUid }) => verdict(paid(String(merchantUid))) });
    const { result } = renderHook(() => useSavedCardPayment({ order, orderId: 'order', endpoint: '/api/payments/' }));
    await waitFor(() => expect(result.current.state.status).toBe('ready'));
    await act(() => result.current.pay({ customerUid: 'shopper-7', cardQuota: 0 }));
    expect(calls).toEqual([{ path: 'billing-keys/pay', body: { customerUid: 'shopper-7', merchantUid: 'order-1' } }]);
    expect(result.current.state.status).toBe('paid');
  });
});
