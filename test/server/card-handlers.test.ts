import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyResultSchema } from '../../src/schema/card-requests.ts';
import { verdictSchema } from '../../src/schema/verdict.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { createPortOne } from '../../src/server/portone/create-portone.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { AGAIN, ask, charge, json, KEEP, type Override, PAY, cardShop as shop } from './card-shop.ts';
import { KEY, networkTrouble, paymentWire, type Reply, refusal, SECRET, TOKEN } from './fake-api.ts';
import { CARD, SHIPMENT } from './fixtures.ts';

const LEASE = 60_000;

async function read(response: Response | Promise<Response>) {
  const done = await response;
  return { status: done.status, body: (await done.json()) as Record<string, unknown> };
}

const charges = ({ api }: Pick<ReturnType<typeof shop>, 'api'>) =>
  api.calls.filter(({ path }) => /onetime|again/.test(path)).length;

const GUARDED: [string, string, unknown][] = [
  ['POST', 'card-payments', PAY],
  ['POST', 'billing-keys', KEEP],
  ['POST', 'billing-keys/pay', AGAIN],
  ['GET', 'billing-keys/customer-7', undefined],
  ['DELETE', 'billing-keys/customer-7', undefined],
  ['POST', 'shipments/imp_1', SHIPMENT],
  ['PUT', 'shipments/imp_1', SHIPMENT],
  ['GET', 'shipments/imp_1', undefined],
];
const ROUTES: [string, string, unknown][] = [['POST', 'prepare', { merchantUid: 'order-1' }], ...GUARDED];

describe.each(ROUTES)('%s %s', (method, path, body) => {
  it('answers JSON that no cache keeps', async () => {
    const response = await shop().handlers.fetch(ask(method, path, body));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    await response.json();
  });

  it('is refused when the shop says no, before PortOne hears of it', async () => {
    const made = shop({ authorize: () => false });
    expect(await read(made.handlers.fetch(ask(method, path, body)))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(made.api.calls).toEqual([]);
  });

  it.each([
    ['another origin', { ...json, origin: 'https://evil.example' }],
    ['another site', { ...json, 'sec-fetch-site': 'cross-site' }],
  ])('is refused from %s', async (_, headers) => {
    const made = shop();
    expect(await read(made.handlers.fetch(ask(method, path, body, headers)))).toMatchObject({
      status: 403,
      body: { code: 'cross-origin' },
    });
    expect([made.api.calls, made.authorize.mock.calls]).toEqual([[], []]);
  });

  it('is readable by pages of an allowed origin', async () => {
    const { handlers } = shop({ allowedOrigins: ['https://m.shop.example'] });
    const origin = 'https://m.shop.example';
    const preflight = await handlers.fetch(ask('OPTIONS', path, undefined, { origin }));
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      expect.stringContaining(method),
    ]);
    const answer = await handlers.fetch(ask(method, path, body, { ...json, origin }));
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
  });

  it('knows its methods', async () => {
    const { handlers } = shop();
    const response = await handlers.fetch(ask('PATCH', path));
    expect([response.status, response.headers.get('allow')]).toEqual([405, expect.stringContaining(method)]);
  });
});

describe.each(ROUTES.filter(([, , body]) => body !== undefined))('the body of %s %s', (method, path, body) => {
  it('is refused with another type, as another text, and with more than 16 KB', async () => {
    const { handlers, api } = shop();
    const status = async (text: unknown, headers?: Record<string, string>) =>
      (await handlers.fetch(ask(method, path, text, headers))).status;
    expect(await status('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await status('{')).toBe(400);
    expect(await status('null')).toBe(400);
    expect(await status({ ...(body as object), more: 'x'.repeat(17_000) })).toBe(413);
    expect(api.calls).toEqual([]);
  });
});

describe('without authorize', () => {
  it.each(GUARDED)('%s %s is nobody’s', async (method, path, body) => {
    const { handlers, api } = shop({ authorize: undefined });
    const answer = await read(handlers.fetch(ask(method, path, body)));
    expect(answer).toMatchObject({ status: 403, body: { code: 'authorize-missing' } });
    expect(api.calls).toEqual([]);
  });

  it('prepare is open', async () => {
    const { handlers } = shop({ authorize: undefined });
    expect((await handlers.fetch(ask('POST', 'prepare', { merchantUid: 'order-1' }))).status).toBe(200);
  });
});

describe('authorize', () => {
  it.each<[string, string, unknown, object]>([
    ['POST', 'prepare', { merchantUid: 'order-1' }, { name: 'prepare', merchantUid: 'order-1' }],
    ['POST', 'card-payments', PAY, { name: 'cardPayment', merchantUid: 'order-1', customerUid: undefined }],
    [
      'POST',
      'card-payments',
      { ...PAY, customerUid: 'customer-7' },
      { name: 'cardPayment', merchantUid: 'order-1', customerUid: 'customer-7' },
    ],
    ['POST', 'billing-keys', KEEP, { name: 'issueBillingKey', customerUid: 'customer-7' }],
    ['POST', 'billing-keys/pay', AGAIN, { name: 'payBillingKey', merchantUid: 'order-1', customerUid: 'customer-7' }],
    ['GET', 'billing-keys/a%2Fb', undefined, { name: 'readBillingKey', customerUid: 'a/b' }],
    ['DELETE', 'billing-keys/pay', undefined, { name: 'deleteBillingKey', customerUid: 'pay' }],
    ['POST', 'shipments/imp_1', SHIPMENT, { name: 'registerShipment', impUid: 'imp_1' }],
    ['PUT', 'shipments/imp_1', SHIPMENT, { name: 'updateShipment', impUid: 'imp_1' }],
    ['GET', 'shipments/imp_1', undefined, { name: 'readShipment', impUid: 'imp_1' }],
  ])('is asked about %s %s', async (method, path, body, action) => {
    const { handlers, authorize } = shop();
    const request = ask(method, path, body);
    await handlers.fetch(request);
    expect(authorize).toHaveBeenCalledExactlyOnceWith(request, action);
  });
});

describe('an authorize that returns something else than a boolean', () => {
  const values: [string, unknown][] = [
    ['a text', 'false'],
    ['an object', { allowed: false }],
    ['a list', []],
    ['a number', 1],
    ['nothing', undefined],
  ];
  it.each(values)('%s opens nothing, and the developer is told', async (_what, value) => {
    const { handlers, api, onError } = shop({ authorize: (() => value) as unknown as () => boolean });
    for (const [method, path, body] of GUARDED) {
      expect((await handlers.fetch(ask(method, path, body))).status).toBe(403);
    }
    expect(api.calls).toEqual([]);
    expect(onError).toHaveBeenCalledTimes(GUARDED.length);
    expect(String(onError.mock.calls[0]?.[0])).toMatch(/authorize returned a value of type .* Only true permits/);
  });

  it.each([403, 200, 302])('a response of %i is sent as it is', async (status) => {
    const headers = { location: 'https://shop.example/login' };
    const { handlers, api, onError } = shop({ authorize: () => new Response('log in first', { status, headers }) });
    const answer = await handlers.fetch(ask('POST', 'card-payments', PAY));
    expect([answer.status, await answer.text()]).toEqual([status, 'log in first']);
    expect(answer.headers.get('location')).toBe(headers.location);
    expect([api.calls, onError.mock.calls]).toEqual([[], []]);
  });

  it('a redirect, whose headers cannot be changed, too', async () => {
    const { handlers } = shop({ authorize: () => Response.redirect('https://shop.example/login') });
    expect((await handlers.fetch(ask('POST', 'card-payments', PAY))).status).toBe(302);
  });
});

describe('a card payment', () => {
  it('charges what the order costs, whatever the body says, and delivers once', async () => {
    const made = shop();
    const body = { ...PAY, amount: 1, name: 'cheap', pg: 'other', cardQuota: 3, customerUid: 'customer-7' };
    const { status, body: verdict } = await read(made.handlers.fetch(ask('POST', 'card-payments', body)));
    expect([status, verdict['status']]).toEqual([200, 'paid']);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
    expect(made.api.calls[0]?.body).toEqual({
      merchant_uid: 'order-1',
      amount: 64_900,
      name: '의자',
      buyer_name: '홍길동',
      card_quota: 3,
      card_number: '9400-0000-0001-1111',
      expiry: '2029-01',
      birth: CARD.birth,
      pwd_2digit: CARD.pwd2Digit,
      customer_uid: 'customer-7',
      pg: 'daou.CTS16628',
    });
    expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
    // A reload, or a webhook, of what is paid.
    await made.handlers.fetch(ask('POST', 'card-payments', PAY));
    await made.handlers.fetch(ask('POST', 'complete', { merchantUid: 'order-1' }));
    expect([charges(made), made.orders.onPaid.mock.calls.length]).toEqual([1, 1]);
  });

  it('pays with a kept card', async () => {
    const made = shop();
    const answer = await read(made.handlers.fetch(ask('POST', 'billing-keys/pay', { ...AGAIN, amount: 1 })));
    expect(answer).toMatchObject({ status: 200, body: { status: 'paid' } });
    expect(made.api.calls[0]).toMatchObject({
      path: '/subscribe/payments/again',
      body: { customer_uid: 'customer-7', merchant_uid: 'order-1', amount: 64_900, name: '의자' },
    });
    expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Partial<PaymentWire>]>([['recorded', { status: 'failed', fail_reason: '한도초과', paid_at: 0 }]])(
    'that failed is a verdict: %s',
    async (_, wire) => {
      const made = shop({}, (seen, book) => (/onetime/.test(seen.path) ? charge(book, 'order-1', 64_900, wire) : null));
      expect(await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))).toMatchObject({
        status: 200,
        body: { status: 'failed', failure: { code: 'over-limit', raw: { message: '한도초과' } } },
      });
      expect([made.orders.onPaid, made.onError].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
    },
  );

  it('that failed keeps nothing of the card, neither in its verdict nor in the ledger, though the PG quotes it', async () => {
    const quote = '[8037] 승인거절 9400.0000.0001.1111 유효기간 2901 (01/29) 생년 820213 비번 73';
    const made = shop({}, (seen, book) =>
      /onetime/.test(seen.path)
        ? charge(book, 'order-1', 64_900, { status: 'failed', fail_reason: quote, paid_at: 0 })
        : null,
    );
    const answers = [
      await read(made.handlers.fetch(ask('POST', 'card-payments', PAY))),
      // Nobody who asks later knows what was on the card.
      await read(made.handlers.fetch(ask('POST', 'complete', { merchantUid: 'order-1' }))),
    ];
    for (const { body } of answers)
      expect(body).toMatchObject({
        status: 'failed',
        failure: {
          code: 'declined',
          raw: { message: '[8037] 승인거절 **** 유효기간 **** (****) 생년 **** 비번 ****' },
        },
      });
    const kept = JSON.stringify([answers, await made.ledger.read('order-1'), made.onError.mock.calls]);
    expect(kept).not.toMatch(/9400\.|1111|2901|820213|73"|01\/29/);
  });

  it('that was refused is a verdict too, with the words of the PG and without the card', async () => {
    const words = `[8037] 한도초과 ${CARD.number} 비밀번호 ${CARD.pwd2Digit}`;
    const made = shop({}, ({ path }) => (/onetime/.test(path) ? refusal(words, { code: 8037 }) : null));
    const { status, body } = await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)));
    expect([status, verdictSchema.parse(body)]).toEqual([
      200,
      {
        status: 'failed',
        merchantUid: 'order-1',
        failure: { code: 'over-limit', raw: { code: '8037', message: '[8037] 한도초과 **** 비밀번호 ****' } },
      },
    ]);
    // The shopper may try another card at once.
    await made.handlers.fetch(ask('POST', 'card-payments', PAY));
    expect(charges(made)).toBe(2);
  });

  it('refused because the order is paid already says paid', async () => {
    const made = shop();
    made.book.push(paymentWire({ started_at: 5 }));
    expect(await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))).toMatchObject({
      body: { status: 'paid' },
    });
    expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('is not sent for an order that was paid unheard: an order known before is asked about first', async () => {
    const made = shop();
    await made.handlers.begin('order-1');
    made.book.push(paymentWire());
    expect(await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))).toMatchObject({
      body: { status: 'paid' },
    });
    expect([charges(made), made.orders.onPaid.mock.calls.length]).toEqual([0, 1]);
  });

  it('happens once however often it is clicked', async () => {
    const made = shop({}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return null;
    });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'payment-in-progress' });
    expect([charges(made), made.orders.onPaid.mock.calls.length]).toEqual([1, 1]);
  });

  it('is swept within minutes when nobody could see what it came to, however long ago the order was begun', async () => {
    for (const days of [0, 2, 30]) {
      const line = { dead: false };
      const made = shop({}, ({ path }) => {
        if (line.dead) return networkTrouble();
        if (/onetime/.test(path)) line.dead = true;
        return null;
      });
      await made.handlers.begin('order-1');
      made.clock.at += days * 24 * 3_600_000;
      expect(await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))).toMatchObject({ status: 503 });
      line.dead = false;
      made.clock.at += 2 * LEASE;
      expect(await made.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
      expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
    }
  });

  it('that stays under way is asked about from its own beginning on, not from the order’s', async () => {
    const made = shop({}, ({ path }, book) => {
      if (!/onetime/.test(path)) return null;
      book.push(paymentWire({ status: 'ready', paid_at: 0 }));
      return refusal('error', { status: 500 });
    });
    await made.handlers.begin('order-1');
    made.clock.at += 30 * 24 * 3_600_000;
    await made.handlers.fetch(ask('POST', 'card-payments', PAY));
    made.clock.at += LEASE;
    await made.handlers.sweep();
    Object.assign(made.book[0] ?? {}, { status: 'paid' });
    made.clock.at += 10 * 60_000;
    await made.handlers.sweep();
    expect(made.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('keeps its order closed as long as the client may take for all of it', async () => {
    const timeout = 90_000;
    let end: (reply: Reply) => void = () => undefined;
    const made = shop(
      {},
      ({ path }) =>
        /onetime/.test(path)
          ? new Promise<Reply>((resolve) => {
              end = resolve;
            })
          : null,
      timeout,
    );
    const first = read(made.handlers.fetch(ask('POST', 'card-payments', PAY)));
    await vi.waitFor(() => expect(charges(made)).toBe(1));
    // Asking whether it was paid before, the charge, three looks after it.
    made.clock.at += 5 * timeout;
    expect(await read(made.handlers.fetch(ask('POST', 'card-payments', PAY)))).toMatchObject({ status: 409 });
    end(charge(made.book, 'order-1', 64_900));
    expect(await first).toMatchObject({ status: 200, body: { status: 'paid' } });
    expect(charges(made)).toBe(1);
  });

  it.each<[string, unknown, string, string[]]>([
    ['a mistyped number', { ...CARD, number: '9400-0000-0001-1112' }, 'invalid-card', ['card.number']],
    ['a card of the past', { ...CARD, expiry: '12/26' }, 'invalid-card', ['card.expiry']],
    ['no card', undefined, 'invalid-card', ['card']],
    [
      'several things',
      { number: '1', expiry: 'x', birth: '1' },
      'invalid-card',
      ['card.number', 'card.expiry', 'card.birth'],
    ],
  ])('is not sent with %s, and the answer has no values', async (_, card, code, fields) => {
    const made = shop();
    const { status, body } = await read(made.handlers.fetch(ask('POST', 'card-payments', { ...PAY, card })));
    expect([status, body['code']]).toEqual([400, code]);
    expect((body['issues'] as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(JSON.stringify(body)).not.toMatch(/9400|820213|12\/26/);
    expect(charges(made)).toBe(0);
  });

  it.each([
    ['below 50,000 won', 49_999, 2, undefined],
    ['the shop does not offer', 64_900, 6, [3]],
    ['that no issuer has', 64_900, 13, undefined],
    ['that are one', 64_900, 1, undefined],
  ])('is not sent with months %s', async (_, amount, cardQuota, offered) => {
    const made = shop({ cardChannel: { cardQuota: offered } });
    made.orders.find.mockReturnValue({ amount } as never);
    for (const [path, body] of [
      ['card-payments', PAY],
      ['billing-keys/pay', AGAIN],
    ] as const) {
      const answer = await read(made.handlers.fetch(ask('POST', path, { ...body, cardQuota })));
      expect(answer).toMatchObject({ status: 400, body: { issues: [{ field: 'cardQuota' }] } });
    }
    expect(charges(made)).toBe(0);
  });

  it('of no order is a 404', async () => {
    const made = shop();
    for (const [path, body] of [
      ['card-payments', PAY],
      ['billing-keys/pay', AGAIN],
      ['prepare', {}],
    ] as const) {
      const answer = await read(made.handlers.fetch(ask('POST', path, { ...body, merchantUid: 'nothing' })));
      expect(answer).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
    }
    expect(made.api.calls).toEqual([]);
  });
});

describe('a card payment without an answer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  async function soon<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.then((value) => ({ value }));
    await vi.advanceTimersByTimeAsync(30_000);
    return (await settled).value;
  }
  /** The charge goes through or not, and the line is dead from then on until `heal`. */
  function deafShop(goesThrough: boolean) {
    const line = { dead: false };
    const made = shop({}, (seen, book) => {
      if (/onetime|again/.test(seen.path) && !line.dead) {
        line.dead = true;
        if (goesThrough) charge(book, 'order-1', 64_900);
        return networkTrouble();
      }
      return line.dead ? networkTrouble() : null;
    });
    return { ...made, heal: () => Object.assign(line, { dead: false }) };
  }
  const pay = (made: ReturnType<typeof shop>) => soon(read(made.handlers.fetch(ask('POST', 'card-payments', PAY))));

  it('says that nobody knows, and lets nobody charge again until PortOne can tell', async () => {
    const made = deafShop(true);
    expect(await pay(made)).toMatchObject({ status: 503, body: { code: 'outcome-unknown' } });
    made.heal();
    expect(await pay(made)).toMatchObject({ status: 409, body: { code: 'payment-in-progress' } });
    const told = await soon(read(made.handlers.fetch(ask('POST', 'complete', { merchantUid: 'order-1' }))));
    expect(told).toMatchObject({ body: { status: 'paid' } });
    made.clock.at += LEASE;
    expect(await pay(made)).toMatchObject({ status: 200, body: { status: 'paid' } });
    expect([charges(made), made.orders.onPaid.mock.calls.length]).toEqual([1, 1]);
  });

  it('is swept: delivered when it went through, open again when it did not', async () => {
    for (const goesThrough of [true, false]) {
      const made = deafShop(goesThrough);
      await pay(made);
      made.heal();
      made.clock.at += LEASE;
      await soon(made.handlers.sweep());
      expect(made.orders.onPaid).toHaveBeenCalledTimes(goesThrough ? 1 : 0);
    }
  });

  it('may be tried again once its lease ended and PortOne knows of nothing', async () => {
    const made = shop({}, ({ path }) => (/onetime/.test(path) && charges(made) === 1 ? networkTrouble() : null));
    expect(await pay(made)).toMatchObject({ status: 503 });
    made.clock.at += LEASE;
    expect(await pay(made)).toMatchObject({ status: 200, body: { status: 'paid' } });
    expect(charges(made)).toBe(2);
  });

  it.each<[string, Override]>([
    ['calls were too many', ({ path }) => (/onetime|again/.test(path) ? refusal('slow', { status: 429 }) : null)],
    ['the token was not taken', ({ path }) => (/onetime|again/.test(path) ? refusal('no', { status: 401 }) : null)],
  ])('that was not carried out because %s says so, and leaves the order open', async (_, fault) => {
    for (const [path, body] of [
      ['card-payments', PAY],
      ['billing-keys/pay', AGAIN],
    ] as const) {
      const line = { bad: true };
      const made = shop({}, (seen, book) => (line.bad ? fault(seen, book) : null));
      const tried = () => soon(read(made.handlers.fetch(ask('POST', path, body))));
      expect(await tried()).toEqual({ status: 503, body: { code: 'not-charged', message: expect.any(String) } });
      expect(made.onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'PortOneError' }), {
        action: path === 'card-payments' ? 'cardPayment' : 'payBillingKey',
        merchantUid: 'order-1',
      });
      line.bad = false;
      expect(await tried()).toMatchObject({ status: 200, body: { status: 'paid' } });
    }
  });

  it('for which no token was to be had was not charged', async () => {
    const made = shop({
      portOne: createPortOne({
        apiKey: KEY,
        apiSecret: SECRET,
        environment: 'production',
        fetch: async () => refusal('keys', { status: 401 }),
        retry: 0,
      }),
    });
    expect(await pay(made)).toMatchObject({ status: 503, body: { code: 'not-charged' } });
    expect(await made.ledger.read('order-1')).toMatchObject({ claimedBy: null });
  });

  it('was not charged though the ledger cannot note that', async () => {
    const inner = memoryLedger();
    let isDown = false;
    const read = async (merchantUid: string) => {
      if (isDown) throw new Error('no connection');
      return inner.read(merchantUid);
    };
    const made = shop({ ledger: { ...inner, read } }, ({ path }) => {
      if (!/onetime/.test(path)) return null;
      isDown = true;
      return refusal('slow', { status: 429 });
    });
    expect(await pay(made)).toMatchObject({ status: 503, body: { code: 'not-charged' } });
    expect(made.onError).toHaveBeenCalledTimes(2);
  });

  it('may have been charged before when it cannot be told whether the order is paid', async () => {
    const made = shop({}, ({ path }) => (/findAll/.test(path) ? networkTrouble() : null));
    await made.handlers.begin('order-1');
    expect(await pay(made)).toMatchObject({ status: 503, body: { code: 'portone-unavailable' } });
    expect(charges(made)).toBe(0);
  });

  it.each<[string, object]>([
    ['a name of 41', { name: '가'.repeat(41) }],
    ['an amount in text', { amount: '64900' }],
  ])('is not begun for an order with %s: nothing was charged, and the shop is told why', async (_, wrong) => {
    for (const [path, body] of [
      ['card-payments', PAY],
      ['billing-keys/pay', AGAIN],
    ] as const) {
      const made = shop();
      made.orders.find.mockReturnValue({ amount: 64_900, name: '의자', ...wrong } as never);
      expect(await soon(read(made.handlers.fetch(ask('POST', path, body))))).toMatchObject({
        status: 500,
        body: { code: 'not-charged' },
      });
      expect(made.onError).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ code: 'invalid-input', issues: [expect.anything()] }),
        expect.objectContaining({ merchantUid: 'order-1' }),
      );
      expect([made.api.calls, await made.ledger.read('order-1')]).toEqual([[], null]);
    }
  });

  it('is carried out for a buyer whose data PortOne does not take: it is shortened or left out', async () => {
    const made = shop();
    const buyer = { name: '가'.repeat(17), email: 'a'.repeat(65), tel: '+82 (0)10-1234-5678' };
    made.orders.find.mockReturnValue({ amount: 64_900, name: '의자', buyer } as never);
    expect(await pay(made)).toMatchObject({ status: 200, body: { status: 'paid' } });
    const sent = made.api.calls.find(({ path }) => path.endsWith('/onetime'))?.body;
    expect(sent).toMatchObject({ buyer_name: '가'.repeat(16), buyer_tel: '01012345678' });
    expect(sent).not.toHaveProperty('buyer_email');
  });

  it('says paid of an order that is, though the shop has spoilt its name since', async () => {
    const made = shop();
    await pay(made);
    made.orders.find.mockReturnValue({ amount: 64_900, name: '가'.repeat(41) } as never);
    expect(await pay(made)).toMatchObject({ status: 200, body: { status: 'paid' } });
    const other = shop();
    await other.handlers.begin('order-1');
    other.book.push(paymentWire());
    other.orders.find.mockReturnValue({ amount: 64_900, name: '가'.repeat(41) } as never);
    expect(await pay(other)).toMatchObject({ status: 200, body: { status: 'paid' } });
  });

  it('tells nobody the card, the keys or the token', async () => {
    const faults: (() => Reply)[] = [
      networkTrouble,
      () => 'silence',
      () => refusal(`${SECRET} ${TOKEN} ${CARD.number} ${CARD.birth}`, { status: 500 }),
      () => refusal(`${SECRET} ${TOKEN} ${CARD.number} ${CARD.birth}`, { status: 401 }),
      () => refusal(`${SECRET} ${TOKEN} ${CARD.number} ${CARD.birth}`),
      () => new Response(`${SECRET} ${CARD.number}`),
      () => new Response('{"code":0,'),
    ];
    for (const fault of faults) {
      for (const [path, body] of [
        ['card-payments', PAY],
        ['billing-keys', KEEP],
      ] as const) {
        const made = shop({}, ({ method }) => (method === 'POST' ? fault() : null));
        const answer = await soon(read(made.handlers.fetch(ask('POST', path, body))));
        const told =
          JSON.stringify(answer) +
          inspect(made.onError.mock.calls, { depth: 9, showHidden: true }) +
          JSON.stringify(made.onError.mock.calls);
        for (const secret of [SECRET, TOKEN, CARD.number, '9400-0000', '9400000000', CARD.birth])
          expect(told).not.toContain(secret);
      }
    }
  });
});

describe('billing keys', () => {
  it('are issued through the channel of the shop, and answered with what may be seen', async () => {
    const made = shop();
    const { body } = await read(made.handlers.fetch(ask('POST', 'billing-keys', { ...KEEP, channelKey: 'theirs' })));
    expect(keyResultSchema.parse(body)).toEqual(body);
    expect(body).toEqual({
      status: 'issued',
      card: { customerUid: 'customer-7', cardName: '신한카드', cardNumber: '940000******1111', cardType: 0 },
    });
    expect(made.api.calls[0]?.body).toMatchObject({ channel_key: 'channel-key-billing' });
  });

  it('that the PG refuses are an answer', async () => {
    const { handlers } = shop({}, ({ method }) =>
      method === 'POST' ? refusal('[8003] 카드 거절', { code: 8003 }) : null,
    );
    const { status, body } = await read(handlers.fetch(ask('POST', 'billing-keys', KEEP)));
    expect([status, keyResultSchema.parse(body)]).toMatchObject([
      200,
      { status: 'failed', customerUid: 'customer-7', failure: { raw: { code: '8003' } } },
    ]);
  });

  it('without a channel are the shop’s mistake, told to the shop', async () => {
    const { handlers, onError } = shop({ cardChannel: undefined });
    expect(await read(handlers.fetch(ask('POST', 'billing-keys', KEEP)))).toMatchObject({ status: 500 });
    expect(String(onError.mock.calls[0]?.[0])).toContain('cardChannel.channelKey');
  });

  it('that are not there are a 404', async () => {
    const { handlers } = shop({}, () => refusal('none', { status: 404 }));
    for (const method of ['GET', 'DELETE'])
      expect(await read(handlers.fetch(ask(method, 'billing-keys/x')))).toMatchObject({
        status: 404,
        body: { code: 'key-not-found' },
      });
  });

  it.each(['billing-keys/%2e%2e', 'billing-keys/%ff', 'billing-keys/a/b', 'shipments/', 'shipments/%2E'])(
    'or shipments at %s are nowhere',
    async (path) => {
      const { handlers, api } = shop();
      expect((await handlers.fetch(ask('GET', path))).status).toBeGreaterThanOrEqual(400);
      expect(api.calls).toEqual([]);
    },
  );
});

describe('prepare', () => {
  const prepare = (made: ReturnType<typeof shop>) =>
    read(made.handlers.fetch(ask('POST', 'prepare', { merchantUid: 'order-1', amount: 1 })));

  it('registers what the order costs, and begins the attempt', async () => {
    const made = shop();
    expect(await prepare(made)).toEqual({ status: 200, body: { merchantUid: 'order-1', amount: 64_900 } });
    expect(made.prepared.get('order-1')).toBe(64_900);
    expect(await made.ledger.read('order-1')).toMatchObject({ verdict: { status: 'unpaid' } });
  });

  it('follows a cart that changed', async () => {
    const made = shop();
    await prepare(made);
    made.orders.find.mockReturnValue({ amount: 70_000 } as never);
    expect(await prepare(made)).toMatchObject({ status: 200, body: { amount: 70_000 } });
    expect(made.prepared.get('order-1')).toBe(70_000);
  });

  it('takes a registration whose answer was lost', async () => {
    const made = shop({}, ({ method, path, body }) => {
      if (method !== 'POST' || path !== '/payments/prepare') return null;
      made.prepared.set('order-1', Number((body as { amount: number }).amount));
      return networkTrouble();
    });
    expect(await prepare(made)).toMatchObject({ status: 200 });
  });

  it('is refused for an order that is paid', async () => {
    const made = shop();
    await made.handlers.fetch(ask('POST', 'card-payments', PAY));
    expect(await prepare(made)).toMatchObject({ status: 409, body: { code: 'already-paid' } });
  });

  it('says so when PortOne cannot be asked', async () => {
    const made = shop({}, networkTrouble);
    expect(await prepare(made)).toMatchObject({ status: 503 });
  });
});

describe('shipments', () => {
  it('go to PortOne with their dates', async () => {
    const { handlers, api } = shop();
    expect(await read(handlers.fetch(ask('POST', 'shipments/imp_1', SHIPMENT)))).toMatchObject({
      status: 200,
      body: { company: 'CJGLS', invoice: '1728384716123' },
    });
    expect(api.calls[0]).toMatchObject({
      method: 'POST',
      path: '/escrows/logis/imp_1',
      body: { logis: { sent_at: 1_796_083_200, receiving_at: '20261225' } },
    });
  });

  it('are checked field by field', async () => {
    const { handlers, api } = shop();
    const body = { ...SHIPMENT, logis: { ...SHIPMENT.logis, invoice: '', company: 'CJ' } };
    expect(await read(handlers.fetch(ask('PUT', 'shipments/imp_1', body)))).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-shipment',
        issues: [{ field: 'shipment.logis.company' }, { field: 'shipment.logis.invoice' }],
      },
    });
    expect(api.calls).toEqual([]);
  });

  it.each<[string, () => Reply, number, string]>([
    ['registered before', () => refusal('이미 등록', { status: 409 }), 409, 'refused'],
    ['not for this payment', () => refusal('에스크로 아님', { status: 400 }), 409, 'refused'],
    ['of no payment', () => refusal('none', { status: 404 }), 404, 'payment-not-found'],
    ['at a bad time', () => refusal('slow', { status: 429 }), 503, 'portone-unavailable'],
    ['with nobody knowing', networkTrouble, 503, 'outcome-unknown'],
  ])('%s', async (_, reply, status, code) => {
    const { handlers } = shop({}, reply);
    expect(await read(handlers.fetch(ask('POST', 'shipments/imp_1', SHIPMENT)))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('that nobody registered are a 404', async () => {
    const { handlers } = shop({}, () => refusal('nothing', { status: 409 }));
    expect(await read(handlers.fetch(ask('GET', 'shipments/imp_1')))).toMatchObject({
      status: 404,
      body: { code: 'shipment-not-found' },
    });
  });
});
