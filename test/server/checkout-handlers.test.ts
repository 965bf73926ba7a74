import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { verdictSchema } from '../../src/schema/verdict.ts';
import { createCheckoutHandlers } from '../../src/server/handlers/checkout-handlers.ts';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import type { Ledger } from '../../src/server/settlement/ledger.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { networkTrouble, paymentWire, refusal, SECRET, TOKEN } from './fake-api.ts';
import { bookkeepingPortOne, vbank } from './fake-portone.ts';

const BASE = 'https://shop.example/api/payments';
const MINUTE = 60_000;

function shop(over: Partial<CheckoutHandlersOptions> = {}, book: Partial<PaymentWire>[] = [{}]) {
  const fake = bookkeepingPortOne();
  fake.book.push(...book.map((wire) => paymentWire(wire)));
  const clock = { at: 1_800_000_000_000 };
  const orders = {
    find: vi.fn((merchantUid: string) => (merchantUid === 'order-1' ? { amount: 64_900 } : null)),
    onPaid: vi.fn(),
    onRefunded: vi.fn(),
    onDepositPending: vi.fn(),
  };
  const onError = vi.fn();
  const ledger = over.ledger ?? memoryLedger();
  const handlers = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: fake.portOne,
    orders,
    onError,
    now: () => clock.at,
    ...over,
    ledger,
  });
  return { ...fake, handlers, orders, onError, ledger, clock };
}

interface Post {
  headers?: Record<string, string>;
  method?: string;
}

function completeRequest(
  body: unknown = { merchantUid: 'order-1', impUid: 'imp_1' },
  { headers = {}, method = 'POST' }: Post = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`${BASE}/complete`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'POST' ? { body: text } : {}),
  });
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

function webhookRequest(body: string, type = json) {
  return new Request(`${BASE}/webhook`, { method: 'POST', headers: { 'content-type': type }, body });
}
const paidHook = () => webhookRequest(JSON.stringify({ imp_uid: 'imp_1', merchant_uid: 'order-1', status: 'paid' }));

async function read(response: Response) {
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const noConnection = () => Promise.reject(new Error('no connection'));
const brokenLedger: Ledger = {
  now: async () => Date.now(),
  read: () => Promise.reject(new Error(`no connection to postgres://shop:${SECRET}@db`)),
  compareAndSet: noConnection,
  listUnfinished: noConnection,
  listAttempts: noConnection,
  readOrder: noConnection,
  compareAndSetOrder: noConnection,
  storeReport: noConnection,
  listReports: noConnection,
  deleteReport: noConnection,
  addEvent: noConnection,
  removeEvent: noConnection,
  readEvents: noConnection,
};

describe('complete', () => {
  it.each<[string, Partial<PaymentWire>[], string, [number, number, number]]>([
    ['a payment', [{}], 'paid', [1, 0, 0]],
    ['an account', [vbank], 'awaiting-deposit', [0, 0, 1]],
    ['a window left open', [{ status: 'ready' }], 'unpaid', [0, 0, 0]],
    ['nothing', [], 'unpaid', [0, 0, 0]],
    ['a failure', [{ status: 'failed', fail_reason: '한도초과' }], 'failed', [0, 0, 0]],
    ['a wrong amount', [{ amount: 1 }], 'mismatch', [0, 0, 0]],
    ['a refund', [{ status: 'cancelled', cancel_amount: 64_900 }], 'cancelled', [0, 0, 0]],
  ])('answers %s with the verdict, and has the shop act on it', async (_, book, status, calls) => {
    const { handlers, orders } = shop({}, book);
    const response = await handlers.fetch(completeRequest());
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const { status: http, body } = await read(response);
    expect([http, body['status']]).toEqual([200, status]);
    expect(verdictSchema.parse(body)).toEqual(body);
    expect([orders.onPaid, orders.onRefunded, orders.onDepositPending].map((call) => call.mock.calls.length)).toEqual(
      calls,
    );
  });

  it('says what time it is with a deadline, and stores none', async () => {
    const { handlers, ledger, clock } = shop({}, [vbank]);
    const now = clock.at / 1_000;
    const answer = await handlers.fetch(completeRequest());
    expect(await answer.json()).toMatchObject({ status: 'awaiting-deposit', account: { now } });
    const asked = new Request(`${BASE}/order-status`, {
      method: 'POST',
      headers: { 'content-type': json },
      body: JSON.stringify({ orderId: 'order-1' }),
    });
    expect(await (await handlers.fetch(asked)).json()).toMatchObject({ verdict: { account: { now } } });
    expect(JSON.stringify((await ledger.read('order-1'))?.verdict)).not.toContain('"now"');
  });

  it('gives the shop the record', async () => {
    const { handlers, orders } = shop();
    await handlers.complete(completeRequest());
    expect(orders.onPaid).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ impUid: 'imp_1', merchantUid: 'order-1', cardName: '신한카드' }),
      { orderId: 'order-1', refunded: 0, remaining: 64_900 },
    );
  });

  it('delivers once over callback, return, reload and webhooks', async () => {
    const { handlers, orders } = shop();
    await Promise.all(
      [completeRequest(), completeRequest({ merchantUid: 'order-1' }), paidHook(), paidHook()].map((request) =>
        handlers.fetch(request),
      ),
    );
    await handlers.fetch(completeRequest());
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('says paid when the shop could not deliver, tells onError, and delivers at the next report', async () => {
    const { handlers, orders, onError } = shop();
    const trouble = new Error('warehouse is shut');
    orders.onPaid.mockRejectedValueOnce(trouble);
    expect(await read(await handlers.fetch(completeRequest()))).toMatchObject({
      status: 200,
      body: { status: 'paid' },
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(trouble, { action: 'complete', merchantUid: 'order-1' });
    await handlers.fetch(completeRequest());
    await handlers.fetch(completeRequest());
    expect(orders.onPaid).toHaveBeenCalledTimes(2);
  });

  it('says paid even when onError throws too', async () => {
    const onError = () => {
      throw new Error('the logger is shut as well');
    };
    const { handlers, orders } = shop({ onError });
    orders.onPaid.mockRejectedValueOnce(new Error('warehouse is shut'));
    expect((await handlers.fetch(completeRequest())).status).toBe(200);
  });

  it('keeps saying paid when PortOne shows an older state for a moment', async () => {
    const { handlers, book } = shop();
    await handlers.fetch(completeRequest());
    Object.assign(book[0] ?? {}, { status: 'ready' });
    expect(await read(await handlers.fetch(completeRequest()))).toMatchObject({ body: { status: 'paid' } });
  });

  it('tells onError once of money that is not what was ordered', async () => {
    const { handlers, onError } = shop({}, [{ amount: 1 }]);
    await handlers.fetch(completeRequest());
    await handlers.fetch(completeRequest());
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringContaining('order-1') }),
      { action: 'complete', merchantUid: 'order-1' },
    );
  });

  it.each<[string, Request, number, string]>([
    ['an unknown order', completeRequest({ merchantUid: 'order-2' }), 404, 'order-not-found'],
    ['no body', completeRequest(''), 400, 'invalid-request'],
    ['half a body', completeRequest('{"merchantUid":'), 400, 'invalid-request'],
    ['no order', completeRequest({ impUid: 'imp_1' }), 400, 'invalid-request'],
    ['an order that is no text', completeRequest({ merchantUid: { $ne: null } }), 400, 'invalid-request'],
    ['a long order', completeRequest({ merchantUid: 'x'.repeat(41) }), 400, 'invalid-request'],
    ['null', completeRequest('null'), 400, 'invalid-request'],
    [
      'plain text, as a foreign form could send',
      completeRequest(undefined, { headers: { 'content-type': 'text/plain' } }),
      415,
      'unsupported-media-type',
    ],
    [
      'a form',
      completeRequest('merchantUid=order-1', { headers: { 'content-type': form } }),
      415,
      'unsupported-media-type',
    ],
    ['16 kB and more', completeRequest({ merchantUid: 'order-1', x: 'x'.repeat(16 * 1024) }), 413, 'body-too-large'],
    [
      'a length of more than that',
      completeRequest(undefined, { headers: { 'content-length': '16385' } }),
      413,
      'body-too-large',
    ],
    ['GET', completeRequest(undefined, { method: 'GET' }), 405, 'method-not-allowed'],
    [
      'another origin',
      completeRequest(undefined, { headers: { origin: 'https://evil.example' } }),
      403,
      'cross-origin',
    ],
    ['an origin of null', completeRequest(undefined, { headers: { origin: 'null' } }), 403, 'cross-origin'],
    [
      'another site, by what the browser says',
      completeRequest(undefined, { headers: { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' } }),
      403,
      'cross-origin',
    ],
    ['a sister site', completeRequest(undefined, { headers: { 'sec-fetch-site': 'same-site' } }), 403, 'cross-origin'],
  ])('refuses %s', async (_, request, status, code) => {
    const { handlers, api, orders } = shop();
    expect(await read(await handlers.fetch(request))).toEqual({ status, body: { code, message: expect.any(String) } });
    expect(api.calls).toEqual([]);
    expect(orders.onPaid).not.toHaveBeenCalled();
  });

  it('stops reading a body that lies about its length', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(4_096));
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': json },
      body,
      duplex: 'half',
    };
    const { handlers } = shop();
    expect((await handlers.fetch(new Request(`${BASE}/complete`, init))).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  it.each<[string, Record<string, string>]>([
    ['its own pages', { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }],
    ['its own pages in an old browser', { origin: 'https://shop.example' }],
    ['its own pages through a proxy that ends TLS', { origin: 'https://www.shop.example', host: 'www.shop.example' }],
    ['no browser at all', {}],
    ['an origin that was allowed', { origin: 'https://m.shop.example', 'sec-fetch-site': 'same-site' }],
  ])('takes %s', async (_, headers) => {
    const { handlers } = shop({ allowedOrigins: ['https://m.shop.example'] });
    expect((await handlers.fetch(completeRequest(undefined, { headers }))).status).toBe(200);
  });

  it('lets a page of an allowed origin ask and read, and no other', async () => {
    const { handlers } = shop({ allowedOrigins: ['https://m.shop.example'] });
    const from = (origin: string, method: string) =>
      handlers.fetch(completeRequest(undefined, { method, headers: { origin } }));
    const asked = await from('https://m.shop.example', 'OPTIONS');
    expect([
      asked.status,
      asked.headers.get('access-control-allow-origin'),
      asked.headers.get('access-control-allow-headers'),
    ]).toEqual([204, 'https://m.shop.example', 'content-type']);
    expect((await from('https://m.shop.example', 'POST')).headers.get('access-control-allow-origin')).toBe(
      'https://m.shop.example',
    );
    const refused = await from('https://evil.example', 'OPTIONS');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('asks the shop whether this shopper may', async () => {
    const authorize = vi.fn(async (request: Request) => request.headers.get('cookie') === 'session=mine');
    const { handlers, api } = shop({ authorize });
    expect(await read(await handlers.fetch(completeRequest()))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(api.calls).toEqual([]);
    // `cookie` cannot be set on a Request in some runtimes, so the header is handed in by a copy.
    const mine = completeRequest();
    vi.spyOn(mine.headers, 'get').mockImplementation(
      (name) => ({ cookie: 'session=mine', 'content-type': json })[name] ?? null,
    );
    expect((await handlers.fetch(mine)).status).toBe(200);
    expect(authorize).toHaveBeenLastCalledWith(mine, { name: 'complete', merchantUid: 'order-1' });
  });

  it.each<[string, (made: ReturnType<typeof shop>) => void, Partial<CheckoutHandlersOptions>, number, string]>([
    [
      'PortOne cannot be reached',
      ({ state }) => {
        state.trouble = networkTrouble;
      },
      {},
      503,
      'portone-unavailable',
    ],
    [
      'PortOne is down',
      ({ state }) => {
        state.trouble = () => refusal('down', { status: 500 });
      },
      {},
      503,
      'portone-unavailable',
    ],
    [
      'the keys are wrong',
      ({ state }) => {
        state.trouble = () => refusal(`keys ${SECRET}`, { status: 401 });
      },
      {},
      503,
      'portone-unavailable',
    ],
    ['the ledger cannot be reached', () => undefined, { ledger: brokenLedger }, 503, 'shop-unavailable'],
    [
      'the orders cannot be read',
      ({ orders }) => {
        orders.find.mockImplementation(() => {
          throw new Error(`select failed ${SECRET}`);
        });
      },
      {},
      503,
      'shop-unavailable',
    ],
    [
      'the order has no usable amount',
      ({ orders }) => {
        orders.find.mockReturnValue({ amount: '64900' as unknown as number });
      },
      {},
      500,
      'server-error',
    ],
    [
      'authorize throws',
      () => undefined,
      { authorize: () => Promise.reject(new Error(`session store ${SECRET}`)) },
      503,
      'shop-unavailable',
    ],
  ])('does not guess when %s, gives nothing away, and tells onError', async (_, arrange, over, status, code) => {
    const made = shop(over);
    arrange(made);
    const response = await made.handlers.fetch(completeRequest());
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toEqual([status, { code, message: expect.any(String) }]);
    for (const secret of [SECRET, TOKEN, 'select', 'postgres']) expect(text).not.toContain(secret);
    expect(made.onError).toHaveBeenCalledTimes(1);
    expect(made.orders.onPaid).not.toHaveBeenCalled();
    const told = made.onError.mock.calls[0]?.[0] as Error;
    if (told.name === 'PortOneError')
      expect(inspect(told) + JSON.stringify(told)).not.toMatch(new RegExp(`${SECRET}|${TOKEN}`));
  });
});

describe('webhook', () => {
  const ids = { imp_uid: 'imp_1', merchant_uid: 'order-1' };

  it.each([
    ['JSON', JSON.stringify({ ...ids, status: 'paid' }), json],
    ['JSON with a charset', JSON.stringify({ ...ids, status: 'paid' }), 'application/json; charset=utf-8'],
    ['a form', new URLSearchParams({ ...ids, status: 'paid' }).toString(), form],
    ['a form with a charset', new URLSearchParams(ids).toString(), `${form};charset=UTF-8`],
    ['fields added later', JSON.stringify({ ...ids, status: 'paid', cancellation_id: 'c', extra: { a: 1 } }), json],
    ['a wrong impUid', JSON.stringify({ ...ids, imp_uid: 'imp_9' }), json],
    ['an impUid that is none', JSON.stringify({ ...ids, imp_uid: 7 }), json],
  ])('takes %s', async (_, body, type) => {
    const { handlers, orders } = shop();
    expect(await read(await handlers.fetch(webhookRequest(body, type)))).toMatchObject({
      status: 200,
      body: { code: 'ok' },
    });
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('believes the record and not the body', async () => {
    const { handlers, orders } = shop({}, [{ status: 'ready' }]);
    await handlers.fetch(webhookRequest(JSON.stringify({ ...ids, status: 'paid', amount: 64_900 })));
    expect(orders.onPaid).not.toHaveBeenCalled();
  });

  it('follows a deposit and a refund', async () => {
    const { handlers, orders, book } = shop({}, [vbank]);
    const wire = book[0] ?? paymentWire();
    const calls = () =>
      [orders.onDepositPending, orders.onPaid, orders.onRefunded].map((call) => call.mock.calls.length);
    await handlers.fetch(paidHook());
    expect(calls()).toEqual([1, 0, 0]);
    Object.assign(wire, { status: 'paid', paid_at: 1_700_000_500 });
    await handlers.fetch(paidHook());
    expect(calls()).toEqual([1, 1, 0]);
    Object.assign(wire, { cancel_amount: 900 });
    await handlers.fetch(paidHook());
    Object.assign(wire, { status: 'cancelled', cancel_amount: 64_900 });
    await handlers.fetch(paidHook());
    await handlers.fetch(paidHook());
    // Once for each increase of the refunded sum.
    expect(calls()).toEqual([1, 1, 2]);
    expect(orders.onRefunded.mock.calls.map(([, details]) => details)).toEqual([
      { orderId: 'order-1', refunded: 900, remaining: 64_000 },
      { orderId: 'order-1', refunded: 64_900, remaining: 0 },
    ]);
    expect(orders.onRefunded).toHaveBeenCalledWith(
      expect.objectContaining({ cancelAmount: 64_900 }),
      expect.anything(),
    );
  });

  it('has a refund that came during fulfilment acted on right after it, by the report that was fulfilling', async () => {
    const { handlers, orders, book } = shop();
    const steps: string[] = [];
    orders.onPaid.mockImplementation(async () => {
      steps.push('onPaid begins');
      Object.assign(book[0] ?? {}, { status: 'cancelled', cancel_amount: 64_900 });
      expect((await handlers.fetch(paidHook())).status).toBe(200);
      steps.push('onPaid ends');
    });
    orders.onRefunded.mockImplementation(() => {
      steps.push('cancelled');
    });
    expect(await read(await handlers.fetch(completeRequest()))).toMatchObject({ body: { status: 'cancelled' } });
    expect(steps).toEqual(['onPaid begins', 'onPaid ends', 'cancelled']);
  });

  it('takes and leaves an order of another shop, so that it is not sent again', async () => {
    const { handlers, api, ledger } = shop();
    const body = JSON.stringify({ imp_uid: 'imp_1', merchant_uid: 'order-2' });
    expect(await read(await handlers.fetch(webhookRequest(body)))).toMatchObject({
      status: 200,
      body: { code: 'order-not-found' },
    });
    expect(api.calls).toEqual([]);
    expect(await ledger.read('order-2')).toBeNull();
  });

  it('asks for a repeat when PortOne, the ledger or the shop could not', async () => {
    const unreachable = shop();
    unreachable.state.trouble = networkTrouble;
    expect((await unreachable.handlers.fetch(paidHook())).status).toBe(503);
    expect((await shop({ ledger: brokenLedger }).handlers.fetch(paidHook())).status).toBe(503);
    const shut = shop();
    shut.orders.onPaid.mockRejectedValueOnce(new Error('warehouse is shut'));
    expect(await read(await shut.handlers.fetch(paidHook()))).toMatchObject({
      status: 503,
      body: { code: 'unfinished' },
    });
    expect((await shut.handlers.fetch(paidHook())).status).toBe(200);
    expect(shut.orders.onPaid).toHaveBeenCalledTimes(2);
  });

  describe('whose settlement takes long', () => {
    /** A shop whose warehouse takes its time, and what it was told to keep alive. */
    function slowShop(over: Partial<CheckoutHandlersOptions> = {}) {
      let finish: (error?: Error) => void = () => undefined;
      const waitUntil = vi.fn();
      const made = shop({ webhookWithin: 20, waitUntil, ...over });
      made.orders.onPaid.mockReturnValueOnce(
        new Promise<void>((resolve, reject) => {
          finish = (error) => (error === undefined ? resolve() : reject(error));
        }),
      );
      return { ...made, waitUntil, finish: (error?: Error) => finish(error) };
    }

    it('is answered in time, and settled all the same', async () => {
      const made = slowShop();
      const request = paidHook();
      expect(await read(await made.handlers.fetch(request))).toMatchObject({ status: 200, body: { code: 'ok' } });
      expect(await made.ledger.read('order-1')).toMatchObject({ onPaid: 'claimed' });
      const [work, of] = made.waitUntil.mock.calls[0] ?? [];
      expect(of).toBe(request);
      made.finish();
      await work;
      expect(await made.ledger.read('order-1')).toMatchObject({ onPaid: 'done' });
      expect(made.onError).not.toHaveBeenCalled();
    });

    it('tells onError what went wrong after the answer, and keeps nothing alive that rejects', async () => {
      const made = slowShop();
      expect((await made.handlers.fetch(paidHook())).status).toBe(200);
      made.finish(new Error('shut'));
      await expect(made.waitUntil.mock.calls[0]?.[0]).resolves.toBeUndefined();
      expect(made.onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'shut' }), {
        action: 'webhook',
        merchantUid: 'order-1',
      });
      expect(await made.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    });

    it('is found by the sweep when its process dies before PortOne could be asked', async () => {
      const made = shop({ webhookWithin: 20 });
      made.state.trouble = () => 'silence';
      expect((await made.handlers.fetch(paidHook())).status).toBe(200);
      made.state.trouble = null;
      made.clock.at += MINUTE;
      expect(await made.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
      expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
    });

    it('is found by the sweep though the order was settled before, and its refund is the news', async () => {
      const made = shop({ webhookWithin: 20 });
      await made.handlers.fetch(paidHook());
      Object.assign(made.book[0] ?? {}, { status: 'cancelled', cancel_amount: 64_900 });
      made.state.trouble = () => 'silence';
      expect((await made.handlers.fetch(paidHook())).status).toBe(200);
      made.state.trouble = null;
      made.clock.at += MINUTE;
      await made.handlers.sweep();
      expect(made.orders.onRefunded).toHaveBeenCalledTimes(1);
    });

    it('is not taken while the ledger cannot note it: PortOne shall send it again', async () => {
      const made = shop({ webhookWithin: 20, ledger: brokenLedger });
      made.state.trouble = () => 'silence';
      expect((await made.handlers.fetch(paidHook())).status).toBe(503);
    });

    it('is answered within 5 seconds by default', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        const made = slowShop({ webhookWithin: undefined });
        const answered = vi.fn();
        const answer = made.handlers.fetch(paidHook()).then(answered);
        await vi.advanceTimersByTimeAsync(4_999);
        expect(answered).not.toHaveBeenCalled();
        await vi.advanceTimersByTimeAsync(1);
        await answer;
        made.finish();
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it('needs no shopper and no origin', async () => {
    const { handlers } = shop({ authorize: () => false });
    expect((await handlers.fetch(paidHook())).status).toBe(200);
  });

  it.each<[string, Request, number]>([
    ['no ids', webhookRequest('{"status":"paid"}'), 400],
    ['ids that are none', webhookRequest('{"imp_uid":{"$ne":1},"merchant_uid":["order-1"]}'), 400],
    ['an array', webhookRequest('[]'), 400],
    ['XML', webhookRequest('<a/>', 'text/xml'), 400],
    ['a large body', webhookRequest(JSON.stringify({ ...ids, x: 'x'.repeat(17_000) })), 413],
    ['GET', new Request(`${BASE}/webhook`), 405],
  ])('refuses %s', async (_, request, status) => {
    const { handlers, api } = shop();
    expect((await handlers.fetch(request)).status).toBe(status);
    expect(api.calls).toEqual([]);
  });
});

describe('fetch', () => {
  it.each([`${BASE}`, `${BASE}/other`, 'https://shop.example/complete', `${BASE}/complete/x`])(
    'answers 404 at %s',
    async (url) => {
      expect(await read(await shop().handlers.fetch(new Request(url, { method: 'POST' })))).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    },
  );

  it('does not mind slashes at the end', async () => {
    const { handlers } = shop({ basePath: '/api/payments/' });
    const request = new Request(`${BASE}/complete/`, {
      method: 'POST',
      headers: { 'content-type': json },
      body: '{"merchantUid":"order-1"}',
    });
    expect((await handlers.fetch(request)).status).toBe(200);
  });
});

describe('sweep', () => {
  it('finds the payment of a shopper who never came back, once its attempt was begun', async () => {
    const { handlers, orders, clock } = shop();
    await handlers.begin('order-1');
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    clock.at += 10 * MINUTE;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('delivers what could not be delivered before', async () => {
    const { handlers, orders, onError } = shop();
    orders.onPaid.mockRejectedValueOnce(new Error('shut')).mockRejectedValueOnce(new Error('still shut'));
    await handlers.fetch(completeRequest());
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(orders.onPaid).toHaveBeenCalledTimes(3);
    expect(onError.mock.calls.map(([, context]) => context.action)).toEqual(['complete', 'sweep']);
  });

  it('keeps what it cannot ask about, and goes on with the others', async () => {
    const { handlers, state, clock, onError, orders } = shop();
    await handlers.begin('order-1');
    clock.at += 10 * MINUTE;
    state.trouble = networkTrouble;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'unavailable' }), {
      action: 'sweep',
      merchantUid: 'order-1',
    });
    state.trouble = null;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('tells of a paid order that cannot be delivered, because PortOne has no paid record of it any more', async () => {
    const { handlers, orders, onError, book } = shop();
    orders.onPaid.mockRejectedValueOnce(new Error('shut'));
    await handlers.fetch(completeRequest());
    onError.mockClear();
    Object.assign(book[0] ?? {}, { status: 'ready' });
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringMatching(/order-1 .*onPaid/) }),
      { action: 'sweep', merchantUid: 'order-1' },
    );
    Object.assign(book[0] ?? {}, { status: 'paid', amount: 1 });
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(orders.onPaid).toHaveBeenCalledTimes(1);
    Object.assign(book[0] ?? {}, { amount: 64_900 });
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(orders.onPaid).toHaveBeenCalledTimes(2);
  });

  it('leaves alone an order the shop has dropped, and says so once', async () => {
    const { handlers, clock, onError } = shop();
    await handlers.begin('order-2');
    clock.at += 10 * MINUTE;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringContaining('order-2') }),
      expect.anything(),
    );
  });

  it('lets hopeless orders wait behind the others', async () => {
    const find = (merchantUid: string) => {
      if (merchantUid === 'order-0') throw new Error('row is damaged');
      return { amount: 64_900 };
    };
    const onPaid = vi.fn();
    const { handlers, clock } = shop({ orders: { find, onPaid } });
    await handlers.begin('order-0');
    clock.at += 1;
    await handlers.begin('order-1');
    clock.at += 11 * MINUTE;
    await handlers.sweep({ limit: 1 });
    await handlers.sweep({ limit: 1 });
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  it('rejects when the ledger cannot be read', async () => {
    await expect(shop({ ledger: brokenLedger }).handlers.sweep()).rejects.toThrow('no connection');
  });
});
