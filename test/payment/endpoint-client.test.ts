// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '../../src/payment/endpoint/endpoint.ts';
import { createEndpointClient } from '../../src/payment/endpoint/endpoint-client.ts';
import { NoVerdict } from '../../src/payment/session/ask-server.ts';

const PAID = { status: 'paid', merchantUid: 'm1', impUid: 'imp_1', amount: 1_000, paidAt: 1 } as const;
const CARD = { number: '9410123456789010', expiry: '2029-08', birth: '900215', pwd2Digit: '73' };
const problem = (status: number, code: string, raw?: object) =>
  Response.json({ code, message: '', ...(raw ? { raw } : {}) }, { status });

/** A client whose requests are kept, and answered by `answer`. */
function client(answer: () => Response | Promise<Response>, options: Partial<Exclude<Endpoint, string>> = {}) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fake = vi.fn<typeof fetch>(async (url, init = {}) => {
    requests.push({ url: String(url), init });
    return answer();
  });
  return { requests, ...createEndpointClient({ url: '/api/payments/', fetch: fake, ...options }) };
}

const complete = (target: ReturnType<typeof client>) =>
  target.complete({ merchantUid: 'm1' }, { signal: new AbortController().signal });
const headersOf = ({ init }: { init: RequestInit } = { init: {} }) => Object.fromEntries(new Headers(init.headers));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an endpoint', () => {
  it('is a path, asked with the cookies of the site', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(PAID));
    await expect(
      createEndpointClient('/pay').complete({ merchantUid: 'm1' }, { signal: new AbortController().signal }),
    ).resolves.toEqual(PAID);
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      '/pay/complete',
      expect.objectContaining({ method: 'POST', credentials: 'include', body: '{"merchantUid":"m1"}' }),
    );
  });

  it.each([
    ['cookies', {}, 'include'],
    ['no cookies', { credentials: 'omit' as const }, 'omit'],
  ])('may be on another origin, which gets %s', async (_what, options, credentials) => {
    const target = client(() => Response.json(PAID), { url: 'https://api.shop.example/payments', ...options });
    await complete(target);
    expect(target.requests).toMatchObject([
      { url: 'https://api.shop.example/payments/complete', init: { credentials } },
    ]);
  });

  it.each<[string, NonNullable<Exclude<Endpoint, string>['headers']>]>([
    ['headers', { authorization: 'Bearer 1', 'x-csrf': 'a' }],
    ['a function of them', () => ({ authorization: 'Bearer 1', 'x-csrf': 'a' })],
    ['an asynchronous function of them', async () => new Headers({ authorization: 'Bearer 1', 'x-csrf': 'a' })],
  ])('sends %s with each request', async (_what, headers) => {
    const target = client(() => Response.json(PAID), { headers });
    await complete(target);
    await target.removeKey('c1');
    expect(headersOf(target.requests[0])).toEqual({
      authorization: 'Bearer 1',
      'x-csrf': 'a',
      'content-type': 'application/json',
    });
    expect(headersOf(target.requests[1])).toEqual({ authorization: 'Bearer 1', 'x-csrf': 'a' });
  });

  it('asks for the headers anew each time, so that a token may expire', async () => {
    let token = 0;
    const target = client(() => Response.json(PAID), {
      headers: () => {
        token += 1;
        return { authorization: `Bearer ${token}` };
      },
    });
    await complete(target);
    await complete(target);
    expect(target.requests.map((request) => headersOf(request)['authorization'])).toEqual(['Bearer 1', 'Bearer 2']);
  });

  it('sends nothing where the headers cannot be had', async () => {
    const target = client(() => Response.json(PAID), { headers: () => Promise.reject(new Error('signed out')) });
    await expect(target.payWithCard({ merchantUid: 'm1', card: CARD, cardQuota: 0 })).resolves.toEqual({
      kind: 'lost',
    });
    expect(target.requests).toEqual([]);
  });
});

it('sends nothing for a caller that has aborted already', async () => {
  const aborted: unknown[] = [];
  const fake: typeof fetch = async (_url, init) => {
    aborted.push(init?.signal?.aborted);
    throw new TypeError('Failed to fetch');
  };
  const { complete: send } = createEndpointClient({ url: '/api', fetch: fake });
  await expect(send({ merchantUid: 'm1' }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(aborted).toEqual([true]);
});

describe('the clock of a device', () => {
  const NOW = 1_800_000_000;
  const account = { bankName: '국민은행', number: '1', holder: null, dueAt: NOW + 9_000 };

  it.each<[string, object, number | undefined]>([
    ['an hour ahead', { now: NOW - 3_600 }, -3_600],
    ['a day behind', { now: NOW + 86_400 }, 86_400],
    ['right, but for the time that an answer takes', { now: NOW - 90 }, undefined],
    ['not known, because the server does not give its own', {}, undefined],
    ['claimed by the answer itself', { behind: 5_000 }, undefined],
  ])('that is %s is measured by each answer with a deadline', async (_name, more, behind) => {
    vi.useFakeTimers({ now: NOW * 1_000, toFake: ['Date'] });
    const verdict = {
      status: 'awaiting-deposit',
      merchantUid: 'm1',
      impUid: 'imp_1',
      amount: 1,
      account: { ...account, ...more },
    };
    const bodies = { complete: verdict, 'order-status': { orderId: 'o1', verdict } };
    const fetch = async (url: string | URL | Request) =>
      Response.json(String(url).endsWith('complete') ? bodies.complete : bodies['order-status']);
    const client = createEndpointClient({ url: '/api', fetch: fetch as typeof globalThis.fetch });
    const { signal } = new AbortController();
    const answered = await client.complete({ merchantUid: 'm1' }, { signal });
    const ofOrder = (await client.orderStatus('o1', { signal })).verdict;
    vi.useRealTimers();
    for (const one of [answered, ofOrder]) {
      expect(one).toMatchObject({ status: 'awaiting-deposit', account });
      expect(one?.status === 'awaiting-deposit' && one.account.behind).toBe(behind);
    }
  });
});

describe('the routes', () => {
  it('are those of the handlers', async () => {
    const target = client(() => problem(503, 'portone-unavailable'));
    await complete(target).catch(() => {});
    await target.payWithCard({ merchantUid: 'm1', card: CARD, cardQuota: 3 });
    await target.payWithKey({ merchantUid: 'm1', customerUid: 'c/1', cardQuota: 0 });
    await target.issueKey({ customerUid: 'c/1', card: CARD });
    await target.removeKey('c/1');
    const shipment = { logis: { company: 'CJGLS' } } as unknown as Parameters<typeof target.saveShipment>[0];
    await target.saveShipment(shipment, { impUid: 'imp_1', update: false });
    await target.saveShipment(shipment, { impUid: 'imp_1', update: true });
    expect(target.requests.map(({ url, init }) => [init.method, url, init.body])).toEqual([
      ['POST', '/api/payments/complete', '{"merchantUid":"m1"}'],
      ['POST', '/api/payments/card-payments', JSON.stringify({ merchantUid: 'm1', card: CARD, cardQuota: 3 })],
      ['POST', '/api/payments/billing-keys/pay', '{"merchantUid":"m1","customerUid":"c/1"}'],
      ['POST', '/api/payments/billing-keys', JSON.stringify({ customerUid: 'c/1', card: CARD })],
      ['DELETE', '/api/payments/billing-keys/c%2F1', undefined],
      ['POST', '/api/payments/shipments/imp_1', '{"logis":{"company":"CJGLS"}}'],
      ['PUT', '/api/payments/shipments/imp_1', '{"logis":{"company":"CJGLS"}}'],
    ]);
  });

  it.each([
    [404, 'order-not-found', 'order-not-found'],
    [403, 'forbidden', 'forbidden'],
  ])('complete: %i %s is no verdict', async (status, code, reason) => {
    await expect(complete(client(() => problem(status, code)))).rejects.toMatchObject({ name: 'NoVerdict', reason });
  });

  it.each([
    ['a page of another server', () => new Response('<h1>Not found</h1>', { status: 404 })],
    ['the code with another status', () => problem(403, 'order-not-found')],
    ['a network that fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an answer that is no verdict', () => Response.json({ status: 'fine' })],
  ])('complete: %s proves nothing', async (_what, answer) => {
    const error: unknown = await complete(client(answer)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NoVerdict);
  });

  it('removes a card that is gone already', async () => {
    await expect(client(() => problem(404, 'key-not-found')).removeKey('c1')).resolves.toBe(true);
    await expect(client(() => problem(502, 'portone-refused')).removeKey('c1')).resolves.toBe(false);
  });

  it('passes on why PortOne refused a shipment', async () => {
    const refused = client(() => problem(409, 'portone-refused', { message: '이미 등록된 배송정보입니다.' }));
    const shipment = {} as Parameters<typeof refused.saveShipment>[0];
    await expect(refused.saveShipment(shipment, { impUid: 'imp_1', update: false })).resolves.toMatchObject({
      kind: 'refused',
      message: '이미 등록된 배송정보입니다.',
    });
  });
});
