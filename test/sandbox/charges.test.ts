import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { route } from '../../src/sandbox/router.ts';
import { resolveOptions } from '../../src/sandbox/state/sandbox-options.ts';
import { createState, type SandboxState } from '../../src/sandbox/state/sandbox-state.ts';
import { TEST_CARDS } from '../../src/sandbox/state/test-cards.ts';
import { createWebhookSender } from '../../src/sandbox/state/webhooks.ts';
import type { Sandbox } from '../../src/sandbox.ts';
import type { AgainWire, IssueKeyWire, OnetimeWire } from '../../src/wire/rest-subscribe.ts';
import { call, createClock, HOME, open, send, tokenOf } from './kit.ts';

const [GOOD, DECLINED, OVER_LIMIT, WRONG_SECRET] = TEST_CARDS.map(({ number }) => number) as [string, ...string[]];
const CARD = { card_number: GOOD, expiry: '2029-01', birth: '820213', pwd_2digit: '47' };
const ONETIME: OnetimeWire = { merchant_uid: 'key_1', amount: 60_000, name: '두부', ...CARD };
const ISSUE: IssueKeyWire = { channel_key: 'channel-key-sandbox', ...CARD };
const AGAIN: AgainWire = { customer_uid: 'customer_7', merchant_uid: 'again_1', amount: 3000, name: '두부 정기배송' };

function without(body: object, name: string) {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

describe('a key-in payment', () => {
  it('is paid at once, shows a masked card, and tells the shop', async () => {
    const clock = createClock();
    const { rest, heard, sandbox } = await open({ now: clock.now });
    const body = { ...ONETIME, card_quota: 3, custom_data: '{"cart":7}', buyer_name: '김두부' };
    const { status, code, response } = await rest('POST', '/subscribe/payments/onetime', body);
    expect([status, code]).toEqual([200, 0]);
    expect(response).toMatchObject({
      merchant_uid: 'key_1',
      status: 'paid',
      channel: 'api',
      pay_method: 'card',
      pg_provider: 'daou',
      amount: 60_000,
      card_number: '940000******1111',
      card_quota: 3,
      custom_data: '{"cart":7}',
      buyer_name: '김두부',
      customer_uid: null,
      customer_uid_usage: null,
      paid_at: clock.seconds(),
    });
    await sandbox.idle();
    expect(heard.map(({ body: text }) => JSON.parse(text))).toEqual([
      { imp_uid: response.imp_uid, merchant_uid: 'key_1', status: 'paid' },
    ]);
    expect((await rest('GET', '/payments/find/key_1')).response).toEqual(response);
    expect((await sandbox.fetch(new Request(response.receipt_url))).status).toBe(200);
  });

  it('may come as a form', async () => {
    const { sandbox, token } = await open();
    const body = new URLSearchParams({ ...ONETIME, amount: '60000' } as unknown as Record<string, string>);
    const headers = { authorization: token };
    const url = `${HOME}/subscribe/payments/onetime`;
    const answer = await sandbox.fetch(new Request(url, { method: 'POST', body, headers }));
    expect(await answer.json()).toMatchObject({ code: 0, response: { status: 'paid', amount: 60_000 } });
  });

  it.each([
    [DECLINED, '거절'],
    [OVER_LIMIT, '한도'],
    [WRONG_SECRET, '비밀번호'],
  ])('with card %s answers code 0 and a failed payment, and no webhook', async (card_number, reason) => {
    const { rest, heard, sandbox } = await open();
    const answer = await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, card_number });
    expect(answer).toMatchObject({ status: 200, code: 0, response: { status: 'failed', paid_at: 0 } });
    expect(answer.response.fail_reason).toContain(reason);
    await sandbox.idle();
    expect(heard).toEqual([]);
    expect(await rest('POST', '/subscribe/payments/onetime', ONETIME)).toMatchObject({ response: { status: 'paid' } });
  });

  it('fails with a card past its month, in Korean time', async () => {
    const clock = createClock(Date.parse('2026-11-30T23:59:59+09:00'));
    const { rest } = await open({ now: clock.now });
    const pay = (merchant_uid: string) =>
      rest('POST', '/subscribe/payments/onetime', { ...ONETIME, merchant_uid, expiry: '2026-11' });
    expect((await pay('a')).response.status).toBe('paid');
    clock.pass(1);
    expect((await pay('b')).response).toMatchObject({
      status: 'failed',
      fail_reason: expect.stringContaining('유효기간'),
    });
  });

  it.each(['decline', 'over-limit', 'insufficient-balance'] as const)('fails when %s was set', async (outcome) => {
    const { rest, sandbox } = await open();
    sandbox.setOutcome(outcome, 'key_1');
    expect((await rest('POST', '/subscribe/payments/onetime', ONETIME)).response.status).toBe('failed');
    expect(
      (await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, merchant_uid: 'key_2' })).response.status,
    ).toBe('paid');
  });

  it('is heard of twice, never, or first, as was set', async () => {
    const { rest, sandbox, heard } = await open();
    for (const [outcome, wanted] of [
      ['webhook-twice', 2],
      ['webhook-lost', 0],
      ['webhook-first', 1],
    ] as const) {
      heard.length = 0;
      sandbox.setOutcome(outcome);
      await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, merchant_uid: outcome });
      if (outcome !== 'webhook-first') await sandbox.idle();
      expect(heard).toHaveLength(wanted);
    }
  });

  it.each([
    ['no merchant_uid', { merchant_uid: undefined }, 'merchant_uid'],
    ['a long merchant_uid', { merchant_uid: 'x'.repeat(41) }, 'merchant_uid'],
    ['no amount', { amount: undefined }, 'amount'],
    ['an amount of text', { amount: '60000' }, 'amount'],
    ['an amount of 0', { amount: 0 }, 'amount'],
    ['a part of a won', { amount: 10.5 }, 'amount'],
    ['no card', { card_number: undefined }, 'card_number'],
    ['a card without hyphens', { card_number: '9400000000011111' }, 'card_number'],
    ['a card that fails its check', { card_number: '1234-1234-1234-1234' }, '카드번호'],
    ['no expiry', { expiry: '' }, 'expiry'],
    ['an expiry the other way round', { expiry: '01/29' }, 'expiry'],
    ['a thirteenth month', { expiry: '2029-13' }, 'expiry'],
    ['a birth date of eight', { birth: '19820213' }, 'birth'],
    ['a whole password', { pwd_2digit: '4711' }, 'pwd_2digit'],
    ['a long name', { name: '가'.repeat(41) }, 'name'],
    ['a long buyer', { buyer_name: '가'.repeat(17) }, 'buyer_name'],
    ['installments of a month', { card_quota: 1 }, 'card_quota'],
    ['installments below 50,000 won', { card_quota: 2, amount: 49_999 }, '50,000원'],
    ['more tax-free than there is', { tax_free: 60_001 }, 'tax_free'],
    ['an object as custom_data', { custom_data: {} }, 'custom_data'],
    ['an unknown channel', { pg: 'daou.NOBODY' }, '채널'],
    ['a channel group', { channelGroupId: 'group' }, 'channelGroupId'],
  ])('with %s is refused with HTTP 200 and leaves nothing', async (_what, change, hint) => {
    const { rest, sandbox } = await open();
    const answer = await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, ...change });
    expect(answer).toMatchObject({ status: 200, code: 1, response: null, message: expect.stringContaining(hint) });
    expect(sandbox.payments()).toEqual([]);
  });

  it('is refused for a merchant_uid that is paid, and takes fields nobody knows', async () => {
    const { rest } = await open();
    expect(await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, cvc2: 1, pg: 'daou' })).toMatchObject({
      code: 0,
    });
    expect(await rest('POST', '/subscribe/payments/onetime', ONETIME)).toMatchObject({ status: 200, code: 1 });
  });

  it('allows installments from 50,000 won', async () => {
    const { rest } = await open();
    expect(
      await rest('POST', '/subscribe/payments/onetime', { ...ONETIME, amount: 50_000, card_quota: 2 }),
    ).toMatchObject({
      code: 0,
      response: { card_quota: 2 },
    });
  });
});

describe('a billing key', () => {
  it('is issued, read, renewed and deleted', async () => {
    const clock = createClock();
    const { rest } = await open({ now: clock.now });
    const first = clock.seconds();
    const issued = await rest('POST', '/subscribe/customers/customer_7', { ...ISSUE, customer_name: '김두부' });
    expect(issued).toMatchObject({
      status: 200,
      code: 0,
      response: {
        customer_uid: 'customer_7',
        pg_provider: 'daou',
        pg_id: 'CPSANDBOX1',
        sandbox: true,
        card_name: '신한카드',
        card_number: '940000******1111',
        customer_name: '김두부',
        inserted: first,
        updated: first,
      },
    });
    expect((await rest('GET', '/subscribe/customers/customer_7')).response).toEqual(issued.response);
    clock.pass(60);
    const renewed = await rest('POST', '/subscribe/customers/customer_7', {
      ...ISSUE,
      card_number: '9400-0000-0007-4242',
    });
    expect(renewed.response).toMatchObject({ inserted: first, updated: first + 60, card_number: '940000******4242' });
    expect((await rest('DELETE', '/subscribe/customers/customer_7?reason=x')).response).toEqual(renewed.response);
    expect((await rest('GET', '/subscribe/customers/customer_7')).status).toBe(404);
    expect((await rest('DELETE', '/subscribe/customers/customer_7')).status).toBe(404);
  });

  it('comes with a first payment too, but not when that fails', async () => {
    const { rest, sandbox } = await open();
    const pay = (card_number: string, customer_uid: string) =>
      rest('POST', '/subscribe/payments/onetime', {
        ...ONETIME,
        merchant_uid: customer_uid,
        card_number,
        customer_uid,
      });
    expect((await pay(GOOD, 'a')).response).toMatchObject({ customer_uid: 'a', customer_uid_usage: 'issue' });
    expect((await pay(DECLINED ?? '', 'b')).response.status).toBe('failed');
    expect(sandbox.customers().map(({ customer_uid }) => customer_uid)).toEqual(['a']);
  });

  it('are read several at once, with 207 when some are missing', async () => {
    const { rest } = await open();
    await rest('POST', '/subscribe/customers/a', ISSUE);
    await rest('POST', '/subscribe/customers/b', ISSUE);
    const both = await rest('GET', '/subscribe/customers?customer_uid[]=a&customer_uid[]=b');
    expect([both.status, both.response.length]).toEqual([200, 2]);
    expect(await rest('GET', '/subscribe/customers?customer_uid[]=a&customer_uid[]=no')).toMatchObject({
      status: 207,
      response: [{ customer_uid: 'a' }],
    });
    expect((await rest('GET', '/subscribe/customers?customer_uid[]=no')).status).toBe(404);
    expect((await rest('GET', '/subscribe/customers')).status).toBe(404);
  });

  it.each([
    ['a declined card', { card_number: DECLINED }, '거절'],
    ['a wrong password', { card_number: WRONG_SECRET }, '비밀번호'],
    ['an expired card', { expiry: '2020-01' }, '유효기간'],
    ['no channel', { channel_key: undefined }, 'channel_key'],
    ['an unknown channel', { channel_key: 'nobody' }, '채널'],
    ['no card', { card_number: undefined }, 'card_number'],
    ['a long name', { customer_name: '가'.repeat(21) }, 'customer_name'],
    ['a channel group', { channel_group_id: 'x' }, 'channel_group_id'],
  ])('is refused for %s, with HTTP 200', async (_what, change, hint) => {
    const { rest, sandbox } = await open();
    expect(await rest('POST', '/subscribe/customers/customer_7', { ...ISSUE, ...change })).toMatchObject({
      status: 200,
      code: 1,
      response: null,
      message: expect.stringContaining(hint),
    });
    expect(sandbox.customers()).toEqual([]);
  });

  it('has a name of 80 characters at most, and is declined when that was set for it', async () => {
    const { rest, sandbox } = await open();
    expect((await rest('POST', `/subscribe/customers/${'x'.repeat(81)}`, ISSUE)).code).toBe(1);
    sandbox.setOutcome('decline', 'customer_7');
    expect((await rest('POST', '/subscribe/customers/customer_7', ISSUE)).code).toBe(1);
    expect((await rest('POST', '/subscribe/customers/customer_8', ISSUE)).code).toBe(0);
  });
});

describe('a payment by billing key', () => {
  it('is paid, and listed with its customer', async () => {
    const { rest } = await open();
    await rest('POST', '/subscribe/customers/customer_7', ISSUE);
    const paid = await rest('POST', '/subscribe/payments/again', AGAIN);
    expect(paid).toMatchObject({
      code: 0,
      response: { status: 'paid', customer_uid: 'customer_7', customer_uid_usage: 'payment', channel: 'api' },
    });
    await rest('POST', '/subscribe/payments/again', { ...AGAIN, merchant_uid: 'again_2' });
    expect((await rest('GET', '/subscribe/customers/customer_7/payments')).response).toMatchObject({
      total: 2,
      previous: 0,
      next: 0,
      list: [{ merchant_uid: 'again_2' }, { merchant_uid: 'again_1' }],
    });
    expect((await rest('GET', '/subscribe/customers/customer_7/payments?page=0')).status).toBe(400);
    expect((await rest('GET', '/subscribe/customers/nobody/payments')).status).toBe(404);
    const cancelled = await rest('POST', '/payments/cancel', { imp_uid: paid.response.imp_uid, amount: 1000 });
    expect(cancelled.response).toMatchObject({ status: 'paid', cancel_amount: 1000 });
  });

  it('fails when the card is over its limit, though the key was issued', async () => {
    const { rest } = await open();
    expect((await rest('POST', '/subscribe/customers/customer_7', { ...ISSUE, card_number: OVER_LIMIT })).code).toBe(0);
    expect(await rest('POST', '/subscribe/payments/again', AGAIN)).toMatchObject({
      code: 0,
      response: { status: 'failed', fail_reason: expect.stringContaining('한도') },
    });
  });

  it.each([
    ['without a name', without(AGAIN, 'name'), 'name'],
    ['without a customer', without(AGAIN, 'customer_uid'), 'customer_uid'],
    ['for an unknown customer', { ...AGAIN, customer_uid: 'nobody' }, '빌링키'],
    ['through another channel', { ...AGAIN, channel_key: 'channel-key-sandbox-digital' }, '채널'],
    ['in installments below 50,000 won', { ...AGAIN, card_quota: 2 }, '50,000원'],
  ])('is refused %s', async (_what, body, hint) => {
    const { rest, sandbox } = await open();
    await rest('POST', '/subscribe/customers/customer_7', ISSUE);
    expect(await rest('POST', '/subscribe/payments/again', body)).toMatchObject({
      status: 200,
      code: 1,
      message: expect.stringContaining(hint),
    });
    expect(sandbox.payments()).toEqual([]);
  });
});

describe('faults', () => {
  const pay = async (outcome: 'rest-401' | 'rest-429' | 'rest-500' | 'rest-slow' | 'rest-cut' | 'rest-lost') => {
    const { sandbox, token, rest } = await open({ delays: { rest: 30 } });
    sandbox.setOutcome(outcome, 'key_1');
    const answer = await send(sandbox, 'POST', '/subscribe/payments/onetime', ONETIME, { authorization: token });
    return { sandbox, answer, rest };
  };

  it.each([
    ['rest-401', 401],
    ['rest-429', 429],
    ['rest-500', 500],
  ] as const)('%s moves no money', async (outcome, status) => {
    const { sandbox, answer } = await pay(outcome);
    expect(answer.status).toBe(status);
    expect(sandbox.payments()).toEqual([]);
  });

  it('rest-slow, rest-cut and rest-lost do, whatever becomes of the answer', async () => {
    const slow = await pay('rest-slow');
    expect((await slow.answer.json()).response.status).toBe('paid');
    const cut = await pay('rest-cut');
    await expect(cut.answer.json()).rejects.toThrow(/cut off/);
    const lost = await pay('rest-lost');
    expect([lost.answer.status, (await lost.answer.json()).response]).toEqual([504, null]);
    for (const { sandbox } of [slow, cut, lost])
      expect(sandbox.payments()).toMatchObject([{ merchant_uid: 'key_1', status: 'paid' }]);
    expect((await lost.rest('GET', '/payments/find/key_1')).response.status).toBe('paid');
  });

  it('reach billing keys by their customer, and tokens never by rest-lost', async () => {
    const { sandbox, rest } = await open();
    sandbox.setOutcome('rest-500', 'customer_7');
    expect((await rest('POST', '/subscribe/customers/customer_7', ISSUE)).status).toBe(500);
    expect(sandbox.customers()).toEqual([]);
    sandbox.setOutcome('rest-lost');
    expect(await tokenOf(sandbox)).toEqual(expect.any(String));
    expect((await rest('POST', '/subscribe/customers/customer_8', ISSUE)).status).toBe(504);
    expect((await rest('GET', '/subscribe/customers/customer_8')).status).toBe(200);
  });

  it('a token is asked for first', async () => {
    const { sandbox } = await open();
    for (const [method, path] of [
      ['POST', '/subscribe/payments/onetime'],
      ['DELETE', '/subscribe/customers/a'],
      ['POST', '/escrows/logis/a'],
      ['GET', '/receipts/a'],
      ['GET', '/cards'],
    ] as const)
      expect((await call(sandbox, method, path, method === 'GET' ? undefined : {}, 'wrong')).status).toBe(401);
    expect(sandbox.payments()).toEqual([]);
  });
});

describe('card data', () => {
  const luhnCard = fc
    .tuple(fc.integer({ min: 100_000, max: 999_999 }), fc.integer({ min: 100_000_000, max: 999_999_999 }))
    .map(([bin, rest]) => {
      const body = `${bin}${rest}`;
      const sum = [...body].reverse().reduce((total, digit, index) => {
        const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
        return total + (value > 9 ? value - 9 : value);
      }, 0);
      return `${body}${(10 - (sum % 10)) % 10}`;
    })
    // Those of the test cards that are refused.
    .filter((digits) => !/000[245]$/.test(digits));

  /** Everything a sandbox holds, maps and all. */
  function dump(state: SandboxState): string {
    return JSON.stringify(state, (_key, value) => (value instanceof Map ? [...value] : value));
  }

  /** A sandbox whose state lies open. */
  async function openState() {
    const clock = createClock();
    const heard: string[] = [];
    const options = resolveOptions({
      now: clock.now,
      webhookUrl: 'http://localhost:3000/webhook',
      fetch: (_url, init) => {
        heard.push(String(init?.body));
        return Promise.resolve(new Response());
      },
    });
    const state = createState();
    const webhooks = createWebhookSender(options, state);
    const context = { options, state, webhooks };
    const fetch = (request: Request) => route(context, request);
    const token = await tokenOf({ fetch } as Sandbox);
    const ask = async (method: string, path: string, body?: unknown) =>
      (await send({ fetch } as Sandbox, method, path, body, { authorization: token })).text();
    return { clock, state, ask, heard, idle: () => webhooks.idle() };
  }

  it('is nowhere afterwards: not in the state, answers, lists, the page, webhooks, or errors', async () => {
    await fc.assert(
      fc.asyncProperty(luhnCard, fc.constantFrom('onetime', 'issue', 'schedule', 'bad'), async (digits, way) => {
        const { clock, state, ask, heard, idle } = await openState();
        const number = digits.match(/.{4}/g)?.join('-') ?? '';
        const card = { card_number: number, expiry: '2031-07', birth: '7308146902', pwd_2digit: '83' };
        // A careless shop may put the card into every item as well.
        const item = {
          merchant_uid: 's',
          schedule_at: clock.seconds() + 60,
          amount: 1000,
          currency: 'KRW',
          name: 'x',
          ...card,
        };
        const calls: Record<typeof way, [path: string, body: object][]> = {
          onetime: [['/subscribe/payments/onetime', { ...ONETIME, ...card, customer_uid: 'c' }]],
          issue: [['/subscribe/customers/c', { ...ISSUE, ...card }]],
          schedule: [
            ['/subscribe/payments/schedule', { customer_uid: 'c', schedules: [item], checking_amount: 100, ...card }],
          ],
          bad: [
            ['/subscribe/payments/onetime', { ...ONETIME, ...card, card_number: digits }],
            ['/subscribe/payments/onetime', { ...ONETIME, ...card, birth: `${card.birth}1` }],
            ['/subscribe/customers/c', { ...ISSUE, ...card, expiry: '2031/07' }],
            ['/subscribe/payments/schedule', { customer_uid: 'c', schedules: [{ ...item, amount: number }], ...card }],
          ],
        };
        const texts: string[] = [];
        for (const [path, body] of calls[way]) texts.push(await ask('POST', path, body));
        expect(state.customers.size).toBe(way === 'bad' ? 0 : 1);
        texts.push(await ask('POST', '/subscribe/payments/again', { ...AGAIN, customer_uid: 'c', ...card }));
        clock.pass(100);
        for (const list of ['payments', 'customers', 'schedules', 'requests', 'webhooks', 'outcome'])
          texts.push(await ask('GET', `/control/${list}`));
        texts.push(await ask('GET', '/'), await ask('GET', '/subscribe/customers/c'));
        await idle();
        const said = [dump(state), ...texts, ...heard].join('\n');
        const runs = Array.from({ length: 8 }, (_, start) => digits.slice(start, start + 9));
        for (const secret of [number, ...runs, card.birth, '"83"', '2031-07', '2031/07'])
          expect(said).not.toContain(secret);
      }),
      { numRuns: 60 },
    );
  });
});
