import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPortOne, type PortOneOptions } from '../../src/server/portone/create-portone.ts';
import type { PortOneError } from '../../src/server/portone/portone-error.ts';
import {
  envelope,
  fakeApi,
  inTurn,
  KEY,
  networkTrouble,
  paymentWire,
  type Reply,
  refusal,
  SECRET,
  TOKEN,
  token,
} from './fake-api.ts';

type Api = ReturnType<typeof fakeApi>;

function paymentsOf(api: Api, over: Partial<PortOneOptions> = {}) {
  return createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'production', fetch: api.fetch, ...over })
    .payments;
}

const paid = () => envelope(paymentWire());
const unauthorized = () => refusal('인증되지 않은 토큰입니다.', { status: 401 });

/** Settles `promise` while the fake clock runs. */
async function soon<T>(promise: Promise<T>, milliseconds = 60_000): Promise<T | PortOneError> {
  const settled = promise.catch((error: PortOneError) => error);
  await vi.advanceTimersByTimeAsync(milliseconds);
  return settled;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the access token', () => {
  it('is asked for once by calls at the same time, and kept for later ones', async () => {
    const api = fakeApi(paid);
    const payments = paymentsOf(api);
    await Promise.all(Array.from({ length: 20 }, () => payments.get('imp_1')));
    await payments.get('imp_1');
    expect(api.tokenCalls).toHaveLength(1);
    expect(api.calls).toHaveLength(21);
  });

  it.each([
    ['kept 100 seconds before its end', 1_700, 1],
    ['replaced within its last minute', 1_750, 2],
    ['replaced after its end', 2_000, 2],
  ])('is %s, whatever this machine thinks the time is', async (_, seconds, asked) => {
    const api = fakeApi(
      paid,
      inTurn(
        () => token('a', { now: 9_999_000 }),
        () => token('b', { now: 9_999_000 + seconds }),
      ),
    );
    let clock = 5_000;
    const payments = paymentsOf(api, { now: () => clock });
    await payments.get('imp_1');
    clock += seconds * 1_000;
    await payments.get('imp_1');
    expect(api.tokenCalls).toHaveLength(asked);
    expect(api.calls.at(-1)?.headers['authorization']).toBe(`Bearer ${asked === 1 ? 'a' : 'b'}`);
  });

  it('is made anew once after 401, and the call repeated once, a refund too', async () => {
    const api = fakeApi(
      inTurn(unauthorized, paid, paid),
      inTurn(
        () => token('old'),
        () => token('new'),
      ),
    );
    await paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full' });
    expect(api.calls.map(({ headers }) => headers['authorization'])).toEqual(['Bearer old', 'Bearer new']);
    expect(api.tokenCalls).toHaveLength(2);
  });

  it('is not asked for again and again when 401 stays', async () => {
    const api = fakeApi(unauthorized);
    await expect(paymentsOf(api).get('imp_1')).rejects.toMatchObject({ code: 'unauthorized', retryable: false });
    expect(api.calls).toHaveLength(2);
  });

  it('is renewed once when many calls meet 401 together', async () => {
    const answer = ({ headers }: { headers: Record<string, string> }) =>
      headers['authorization'] === 'Bearer new' ? paid() : unauthorized();
    const api = fakeApi(
      answer,
      inTurn(
        () => token('old'),
        () => token('new'),
      ),
    );
    const payments = paymentsOf(api);
    await Promise.all(Array.from({ length: 10 }, () => payments.get('imp_1')));
    expect(api.tokenCalls).toHaveLength(2);
  });

  it('refused for wrong keys is an error at once', async () => {
    const api = fakeApi(paid, () => refusal('API 키를 확인하세요', { status: 401 }));
    await expect(paymentsOf(api).get('imp_1')).rejects.toMatchObject({
      code: 'unauthorized',
      raw: { message: 'API 키를 확인하세요' },
    });
    expect(api.tokenCalls).toHaveLength(1);
    expect(api.calls).toHaveLength(0);
  });
});

describe('trouble on the way', () => {
  const trouble: [string, () => Reply, string][] = [
    ['the network', networkTrouble, 'unavailable'],
    ['HTTP 500', () => refusal('error', { status: 500 }), 'unavailable'],
    ['HTTP 503 without JSON', () => new Response('<h1>busy</h1>', { status: 503 }), 'unavailable'],
    ['HTTP 429', () => refusal('too many', { status: 429 }), 'rate-limited'],
  ];

  it.each(trouble)('%s is tried again for a read, and goes away', async (_, reply) => {
    const api = fakeApi(inTurn(reply, reply, paid));
    expect(await soon(paymentsOf(api).get('imp_1'))).toMatchObject({ impUid: 'imp_1' });
    expect(api.calls).toHaveLength(3);
  });

  it.each(trouble)('%s is told after two further tries', async (_, reply, code) => {
    const api = fakeApi(reply);
    expect(await soon(paymentsOf(api).get('imp_1'))).toMatchObject({ code, retryable: true });
    expect(api.calls).toHaveLength(3);
  });

  it.each(trouble)('%s of the token is tried again too', async (_, reply) => {
    const api = fakeApi(
      paid,
      inTurn(reply, () => token()),
    );
    expect(await soon(paymentsOf(api).get('imp_1'))).toMatchObject({ impUid: 'imp_1' });
  });

  it('is waited out as long as PortOne asks', async () => {
    const api = fakeApi(inTurn(() => Response.json({}, { status: 429, headers: { 'retry-after': '3' } }), paid));
    const call = paymentsOf(api).get('imp_1');
    await vi.advanceTimersByTimeAsync(2_900);
    expect(api.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await call).toMatchObject({ impUid: 'imp_1' });
  });

  it.each<[string, () => Reply, string]>([
    ['code other than 0 with HTTP 200', () => refusal('[9029] 당일 승인 금액 부족', { code: 9029 }), 'refused'],
    ['HTTP 400 with an envelope', () => refusal('잘못된 요청', { status: 400, code: 1 }), 'refused'],
    ['HTML with HTTP 200', () => new Response('<html>'), 'bad-answer'],
    [
      'a redirect',
      () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } }),
      'bad-answer',
    ],
    ['code 0 without a payment', () => envelope(null), 'bad-answer'],
    ['JSON that is no envelope', () => Response.json([1, 2]), 'bad-answer'],
  ])('%s is not tried again', async (_, reply, code) => {
    const api = fakeApi(reply);
    await expect(paymentsOf(api).get('imp_1')).rejects.toMatchObject({ code, retryable: false });
    expect(api.calls).toHaveLength(1);
  });

  it('never follows a redirect, which would carry keys and tokens elsewhere', async () => {
    const api = fakeApi(paid);
    await paymentsOf(api).get('imp_1');
    expect([...api.tokenCalls, ...api.calls].map(({ redirect }) => redirect)).toEqual(['manual', 'manual']);
  });

  it('carries the words of the PG when it is refused', async () => {
    const api = fakeApi(() => refusal('[9029] 당일 승인 금액 부족', { code: 9029 }));
    await expect(paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full' })).rejects.toMatchObject({
      code: 'refused',
      raw: { code: '9029', message: '[9029] 당일 승인 금액 부족' },
    });
  });
});

describe('the time-out', () => {
  it.each([
    ['a silent API', () => fakeApi(() => 'silence')],
    ['a silent token', () => fakeApi(paid, () => 'silence')],
    ['a body that never ends', () => fakeApi(() => new Response(new ReadableStream()))],
    ['trouble that stays', () => fakeApi(() => refusal('busy', { status: 503 }))],
  ])('bounds a whole call: %s', async (_, make) => {
    const started = Date.now();
    const call = paymentsOf(make(), { retry: 100 })
      .get('imp_1')
      .catch((error: PortOneError) => ({ error, took: Date.now() - started }));
    await vi.advanceTimersByTimeAsync(11_000);
    const ended = await Promise.race([call, Promise.resolve('still running')]);
    expect(ended).toMatchObject({ error: { retryable: true } });
    expect((ended as { took: number }).took).toBeLessThanOrEqual(10_000);
  });

  it('leaves no timer behind', async () => {
    await paymentsOf(fakeApi(paid)).get('imp_1');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a refund without an answer', () => {
  const silences: [string, () => Reply][] = [
    ['a time-out', () => 'silence'],
    ['network trouble', networkTrouble],
    ['HTTP 502', () => new Response('bad gateway', { status: 502 })],
    ['nonsense', () => new Response('???')],
  ];
  function apiAfter(silence: () => Reply, found: () => Reply) {
    return fakeApi(({ method }) => (method === 'POST' ? silence() : found()));
  }
  const refunds = (api: Api) => api.calls.filter(({ method }) => method === 'POST').length;

  it.each(silences)('after %s is never sent twice, and told by the record when that shows it', async (_, silence) => {
    const api = apiAfter(silence, () => envelope(paymentWire({ status: 'cancelled', cancel_amount: 64_900 })));
    expect(await soon(paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full' }))).toMatchObject({
      status: 'cancelled',
      cancelAmount: 64_900,
    });
    expect(refunds(api)).toBe(1);
  });

  it.each(silences)('after %s stays unknown when the record still says paid', async (_, silence) => {
    const api = apiAfter(silence, paid);
    expect(await soon(paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full' }))).toMatchObject({
      code: 'outcome-unknown',
      retryable: false,
    });
    expect(refunds(api)).toBe(1);
  });

  it.each([
    ['told by the checksum', { amount: 900, checksum: 64_900 }, 900, true],
    ['told by the checksum of an earlier part', { amount: 900, checksum: 60_000 }, 5_800, true],
    ['unknown when the balance did not move', { amount: 900, checksum: 64_900 }, 0, false],
    ['unknown without a checksum', { amount: 900 }, 900, false],
  ])('in part is %s', async (_, refund, cancel_amount, known) => {
    const api = apiAfter(networkTrouble, () => envelope(paymentWire({ cancel_amount })));
    const ended = await soon(paymentsOf(api).cancel({ merchantUid: 'order-1', ...refund }));
    expect(ended).toMatchObject(known ? { cancelAmount: cancel_amount } : { code: 'outcome-unknown' });
    expect(api.calls.at(-1)?.path).toBe('/payments/find/order-1');
  });

  it('stays unknown when looking it up fails too', async () => {
    const api = fakeApi(networkTrouble);
    expect(await soon(paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full' }))).toMatchObject({
      code: 'outcome-unknown',
    });
  });

  it('is known not to have happened when no token could be had or calls were too many', async () => {
    const noToken = fakeApi(paid, networkTrouble);
    expect(await soon(paymentsOf(noToken).cancel({ impUid: 'imp_1', amount: 'full' }))).toMatchObject({
      code: 'unavailable',
    });
    expect(noToken.calls).toEqual([]);
    const tooMany = fakeApi(() => refusal('slow down', { status: 429 }));
    expect(await soon(paymentsOf(tooMany).cancel({ impUid: 'imp_1', amount: 'full' }))).toMatchObject({
      code: 'rate-limited',
    });
    expect(tooMany.calls).toHaveLength(1);
  });
});

describe('what errors give away', () => {
  const CARD = '5409-1234-5678-9012';
  const REFUND = { holder: '홍길동', bank: 'kb', account: '987-654-3210' } as const;
  const leak = `key ${KEY} secret ${SECRET} token ${TOKEN} card ${CARD}`;
  // As a PG might quote it, in several spellings.
  const refundLeak = `${leak} to ${REFUND.holder}님 987-654-3210, 9876543210, 987 654 3210`;
  const always = [KEY, SECRET, TOKEN, CARD];
  const calls: [string, string, string[], (api: Api) => Promise<unknown>][] = [
    ['get', leak, always, (api) => paymentsOf(api).get('imp_1')],
    [
      'cancel',
      refundLeak,
      [...always, REFUND.holder, '987-654', '9876543210', '987 654'],
      (api) => paymentsOf(api).cancel({ impUid: 'imp_1', amount: 'full', refundAccount: REFUND }),
    ],
  ];
  const faults: [string, (quote: string) => Api][] = [
    ['the network', (quote) => fakeApi(() => new TypeError(`invalid header: ${quote}`))],
    ['a refusal', (quote) => fakeApi(() => refusal(quote))],
    ['too many calls', (quote) => fakeApi(() => refusal(quote, { status: 429 }))],
    ['an error inside PortOne', (quote) => fakeApi(() => refusal(quote, { status: 500 }))],
    ['401 for a token', (quote) => fakeApi(() => refusal(quote, { status: 401 }))],
    // Whoever is asked for a token knows of nothing else.
    ['401 for the keys', () => fakeApi(paid, () => refusal(`${KEY} ${SECRET} ${CARD}`, { status: 401 }))],
    ['nonsense', (quote) => fakeApi(() => new Response(quote))],
    ['a record without its fields', (quote) => fakeApi(() => envelope({ imp_uid: quote }))],
    ['a token without its fields', () => fakeApi(paid, () => envelope({ access_token: TOKEN, now: SECRET }))],
    ['silence', () => fakeApi(() => 'silence')],
  ];

  describe.each(calls)('%s', (_, quote, secrets, run) => {
    it.each(faults)('%s: no key, token, card number or refund account', async (_name, apiOf) => {
      const error = await soon(run(apiOf(quote)));
      expect(error).toBeInstanceOf(Error);
      const shown = [
        JSON.stringify(error),
        String(error),
        inspect(error, { depth: 9, showHidden: true }),
        (error as Error).stack,
      ].join('\n');
      for (const secret of secrets) expect(shown).not.toContain(secret);
    });
  });

  it('the words of the PG about a refund are there, without whose it is', async () => {
    const error = await soon(calls[1]?.[3](fakeApi(() => refusal(refundLeak))) ?? Promise.resolve());
    expect(error).toMatchObject({
      raw: { message: 'key **** secret **** token **** card **** to ****님 ****, ****, ****' },
    });
  });

  it('nor does the client itself, looked at', () => {
    const portOne = createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'test' });
    const shown = JSON.stringify(portOne) + inspect(portOne, { depth: 9, showHidden: true });
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain(KEY);
  });
});
