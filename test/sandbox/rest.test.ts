import { describe, expect, it } from 'vitest';
import { createSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET } from '../../src/sandbox.ts';
import { call, createClock, HOME, ORDER, open, send, tokenOf } from './kit.ts';

const LIVE = { channels: [{ channelKey: ORDER.channelKey, pgId: 'CP1', sandbox: false }] };

describe('tokens', () => {
  it('are refused for a wrong key or secret', async () => {
    const sandbox = createSandbox();
    for (const body of [
      {},
      { imp_key: SANDBOX_API_KEY },
      { imp_key: SANDBOX_API_KEY, imp_secret: 'x' },
      { imp_key: 7, imp_secret: 7 },
    ]) {
      const { status, code } = await call(sandbox, 'POST', '/users/getToken', body);
      expect([status, code]).toEqual([401, -1]);
    }
  });

  it('are given for a form too', async () => {
    const body = new URLSearchParams({ imp_key: SANDBOX_API_KEY, imp_secret: SANDBOX_API_SECRET });
    const answer = await createSandbox().fetch(new Request(`${HOME}/users/getToken`, { method: 'POST', body }));
    expect(await answer.json()).toMatchObject({ code: 0, response: { access_token: expect.any(String) } });
  });

  it('live for thirty minutes, stay the same, and are extended in their last minute', async () => {
    const clock = createClock();
    const sandbox = createSandbox({ now: clock.now });
    const keys = { imp_key: SANDBOX_API_KEY, imp_secret: SANDBOX_API_SECRET };
    const first = (await call(sandbox, 'POST', '/users/getToken', keys)).response;
    expect(first).toMatchObject({ now: clock.seconds(), expired_at: clock.seconds() + 1800 });

    clock.pass(1739);
    expect((await call(sandbox, 'POST', '/users/getToken', keys)).response).toMatchObject({
      access_token: first.access_token,
      expired_at: first.expired_at,
    });
    clock.pass(1);
    expect((await call(sandbox, 'POST', '/users/getToken', keys)).response.expired_at).toBe(first.expired_at + 300);
    clock.pass(360);
    expect((await call(sandbox, 'GET', '/payments/imp_1', undefined, first.access_token)).status).toBe(401);
    expect((await call(sandbox, 'POST', '/users/getToken', keys)).response.access_token).not.toBe(first.access_token);
  });

  it('are asked for, with Bearer or bare', async () => {
    const sandbox = createSandbox(LIVE);
    const token = await tokenOf(sandbox);
    const { imp_uid: impUid } = await sandbox.pay(ORDER);
    const statuses = [];
    for (const authorization of [`Bearer ${token}`, token, 'Bearer wrong', '']) {
      statuses.push((await send(sandbox, 'GET', `/payments/${impUid}`, undefined, { authorization })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 401]);
  });
});

describe('one payment', () => {
  it('of a test channel is not found unless asked for', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid: impUid } = await sandbox.pay(ORDER);
    expect(await rest('GET', `/payments/${impUid}`)).toMatchObject({ status: 404, code: -1, response: null });
    const shown = await rest('GET', `/payments/${impUid}?include_sandbox=true`);
    expect(shown).toMatchObject({
      status: 200,
      code: 0,
      message: null,
      response: { sandbox: true, status: 'paid', amount: 60_000 },
    });
    expect((await rest('GET', '/payments/find/order_1')).response.imp_uid).toBe(impUid);
  });

  it('has every required field, and times of 0 where they do not apply', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ ...LIVE, now: clock.now });
    const { imp_uid: impUid } = await sandbox.pay({
      ...ORDER,
      custom_data: { cart: 7 },
      card: { direct: { code: '367', quota: 3 } },
    });
    expect((await rest('GET', `/payments/${impUid}`)).response).toMatchObject({
      imp_uid: expect.stringMatching(/^imp_\w{4,28}$/),
      merchant_uid: 'order_1',
      amount: 60_000,
      cancel_amount: 0,
      currency: 'KRW',
      status: 'paid',
      sandbox: false,
      pay_method: 'card',
      pg_provider: 'daou',
      pg_id: 'CP1',
      card_code: '367',
      card_name: '현대카드',
      card_quota: 3,
      custom_data: '{"cart":7}',
      started_at: clock.seconds(),
      paid_at: clock.seconds(),
      failed_at: 0,
      cancelled_at: 0,
      fail_reason: null,
      cancel_history: [],
    });
  });

  it.each([
    ['decline', 'failed', '거절'],
    ['over-limit', 'failed', '한도'],
    ['insufficient-balance', 'failed', '잔액'],
    ['cancel', 'failed', '취소'],
    ['never-answer', 'ready', null],
    ['close-window', 'ready', null],
    ['success-flag-lies', 'paid', null],
    ['deposit', 'paid', null],
  ] as const)('after %s is %s', async (outcome, status, reason) => {
    const wire = await createSandbox().pay(ORDER, { outcome });
    expect(wire.status).toBe(status);
    expect(wire.fail_reason).toEqual(reason === null ? null : expect.stringContaining(reason));
  });

  it('approved late is ready first and paid later', async () => {
    const clock = createClock();
    const { sandbox, heard } = await open({ now: clock.now, delays: { notify: 3000 } });
    expect((await sandbox.pay(ORDER, { outcome: 'notify-late' })).status).toBe('ready');
    clock.pass(2);
    expect(sandbox.payments()[0]?.status).toBe('ready');
    clock.pass(1);
    expect(sandbox.payments()[0]).toMatchObject({ status: 'paid', paid_at: clock.seconds() });
    await sandbox.idle();
    expect(heard).toHaveLength(1);
  });
});

describe('a virtual account', () => {
  const VBANK = { ...ORDER, pay_method: 'vbank', vbank_due: '20270131102030' };

  it('is issued as ready, and paid by its deposit', async () => {
    const { sandbox } = await open();
    const issued = await sandbox.pay(VBANK);
    expect(issued).toMatchObject({
      status: 'ready',
      vbank_num: expect.stringMatching(/^\d{6}-\d{2}-\d{6}$/),
      paid_at: 0,
    });
    expect(issued.vbank_date).toBe(Date.parse('2027-01-31T10:20:30+09:00') / 1000);
    sandbox.deposit(issued.imp_uid);
    expect(sandbox.payments()[0]?.status).toBe('paid');
    expect(() => sandbox.deposit(issued.imp_uid)).toThrow(/paid/);
  });

  it('takes a deposit only where an account was issued', async () => {
    const { sandbox } = await open();
    const { imp_uid: impUid } = await sandbox.pay(ORDER, { outcome: 'never-answer' });
    expect(() => sandbox.deposit(impUid)).toThrow(/ready/);
    expect(() => sandbox.deposit('imp_nobody')).toThrow(/no payment/);
  });

  it('is refunded only with a bank account, at a bank Kiwoom Pay knows by its own code', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(VBANK, { outcome: 'deposit' });
    const refund = { imp_uid, refund_holder: '김두부', refund_account: '110' };
    expect(await rest('POST', '/payments/cancel', { imp_uid })).toMatchObject({ status: 200, code: 1 });
    expect(await rest('POST', '/payments/cancel', { ...refund, refund_bank: '88' })).toMatchObject({
      status: 200,
      code: 1,
    });
    expect(await rest('POST', '/payments/cancel', { ...refund, refund_bank: '10' })).toMatchObject({
      code: 0,
      response: { status: 'cancelled' },
    });
  });
});

describe('several payments', () => {
  it('are found by ids of either kind, with 207 when some are missing', async () => {
    const { sandbox, rest } = await open();
    const one = await sandbox.pay({ ...ORDER, merchant_uid: 'a' });
    const two = await sandbox.pay({ ...ORDER, merchant_uid: 'b' });
    const both = await rest('GET', `/payments?imp_uid[]=${one.imp_uid}&merchant_uid[]=b`);
    expect(both.status).toBe(200);
    expect(both.response.map((wire: { imp_uid: string }) => wire.imp_uid)).toEqual([one.imp_uid, two.imp_uid]);
    expect(await rest('GET', `/payments?imp_uid[]=${one.imp_uid}&imp_uid[]=no`)).toMatchObject({
      status: 207,
      response: [one],
    });
    expect((await rest('GET', '/payments?imp_uid[]=no')).status).toBe(404);
    const many = Array.from({ length: 101 }, (_, index) => `imp_uid[]=${index}`).join('&');
    expect((await rest('GET', `/payments?${many}`)).status).toBe(400);
  });

  it('of one merchant_uid come newest first, by status, by pages', async () => {
    const clock = createClock();
    const { sandbox, rest } = await open({ now: clock.now });
    const first = await sandbox.pay(ORDER, { outcome: 'decline' });
    const second = await sandbox.pay(ORDER, { outcome: 'cancel' });
    clock.pass(60);
    const third = await sandbox.pay(ORDER);

    expect((await rest('GET', '/payments/find/order_1')).response.imp_uid).toBe(third.imp_uid);
    expect((await rest('GET', '/payments/find/order_1?sorting=started')).response.imp_uid).toBe(first.imp_uid);
    expect((await rest('GET', '/payments/find/order_1/failed')).response.imp_uid).toBe(second.imp_uid);
    expect((await rest('GET', '/payments/find/order_1/ready')).status).toBe(404);
    expect((await rest('GET', '/payments/find/nobody')).status).toBe(404);

    const { response } = await rest('GET', '/payments/findAll/order_1?limit=2&page=1');
    expect(response).toMatchObject({ total: 3, previous: 0, next: 2, list: [third, second] });
    expect((await rest('GET', '/payments/findAll/order_1?limit=2&page=2')).response).toMatchObject({
      previous: 1,
      next: 0,
      list: [first],
    });
    expect((await rest('GET', '/payments/findAll/order_1/failed')).response.total).toBe(2);
    expect((await rest('GET', '/payments/findAll/order_1?limit=1001')).status).toBe(400);
  });
});

describe('a prepared amount', () => {
  it('stops a window that asks for another', async () => {
    const { sandbox, rest } = await open();
    expect(await rest('POST', '/payments/prepare', { merchant_uid: 'order_1', amount: 59_000 })).toMatchObject({
      code: 0,
    });
    await expect(sandbox.pay(ORDER)).rejects.toThrow(/^prepare/);
    expect(await rest('PUT', '/payments/prepare', { merchant_uid: 'order_1', amount: 60_000 })).toMatchObject({
      code: 0,
    });
    expect((await rest('GET', '/payments/prepare/order_1')).response).toMatchObject({
      merchant_uid: 'order_1',
      amount: 60_000,
    });
    expect((await sandbox.pay(ORDER)).status).toBe('paid');
  });

  it('is not prepared twice, nor changed before it exists, nor without an amount', async () => {
    const { rest } = await open();
    expect((await rest('PUT', '/payments/prepare', { merchant_uid: 'x', amount: 1 })).status).toBe(404);
    expect((await rest('GET', '/payments/prepare/x')).status).toBe(404);
    expect(await rest('POST', '/payments/prepare', { merchant_uid: 'x' })).toMatchObject({ status: 200, code: 1 });
    expect(await rest('POST', '/payments/prepare', { merchant_uid: 'x'.repeat(41), amount: 1 })).toMatchObject({
      code: 1,
    });
    await rest('POST', '/payments/prepare', { merchant_uid: 'x', amount: 1 });
    expect(await rest('POST', '/payments/prepare', { merchant_uid: 'x', amount: 1 })).toMatchObject({
      status: 200,
      code: 1,
    });
  });
});

describe('a cancellation', () => {
  it('of a part leaves the payment paid; the rest cancels it', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(ORDER);
    const part = await rest('POST', '/payments/cancel', { imp_uid, amount: 10_000, checksum: 60_000, reason: '변심' });
    expect(part).toMatchObject({
      code: 0,
      response: {
        status: 'paid',
        cancel_amount: 10_000,
        cancel_history: [{ amount: 10_000, reason: '변심', cancellation_id: expect.any(String) }],
      },
    });
    expect(await rest('POST', '/payments/cancel', { imp_uid, amount: 10_000, checksum: 60_000 })).toMatchObject({
      status: 200,
      code: 1,
    });
    expect(await rest('POST', '/payments/cancel', { imp_uid, amount: 50_001 })).toMatchObject({ status: 200, code: 1 });
    const whole = await rest('POST', '/payments/cancel', { imp_uid, amount: 0 });
    expect(whole.response).toMatchObject({ status: 'cancelled', cancel_amount: 60_000 });
    expect(whole.response.cancel_history).toHaveLength(2);
    expect(await rest('POST', '/payments/cancel', { imp_uid })).toMatchObject({ status: 200, code: 1, response: null });
  });

  it('goes by imp_uid before merchant_uid, even a wrong one', async () => {
    const { sandbox, rest } = await open();
    await sandbox.pay(ORDER);
    expect(await rest('POST', '/payments/cancel', { imp_uid: 'wrong', merchant_uid: 'order_1' })).toMatchObject({
      status: 200,
      code: 1,
    });
    expect(await rest('POST', '/payments/cancel', { merchant_uid: 'order_1' })).toMatchObject({
      code: 0,
      response: { status: 'cancelled' },
    });
  });

  it.each([
    ['nothing was paid', ORDER, 'decline', {}],
    ['an escrow payment in part', { ...ORDER, pay_method: 'trans', escrow: true }, 'approve', { amount: 1000 }],
    ['a voucher in part', { ...ORDER, pay_method: 'booknlife' }, 'approve', { amount: 1000 }],
    ['an amount that is no number', ORDER, 'approve', { amount: 'all' }],
    ['a negative amount', ORDER, 'approve', { amount: -1000 }],
  ] as const)('is refused with HTTP 200: %s', async (_what, params, outcome, change) => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(params, { outcome });
    expect(await rest('POST', '/payments/cancel', { imp_uid, ...change })).toMatchObject({ status: 200, code: 1 });
    expect(sandbox.payments()[0]?.cancel_amount).toBe(0);
  });
});

describe('faults', () => {
  it.each([
    ['rest-401', 401],
    ['rest-429', 429],
    ['rest-500', 500],
  ] as const)('%s answers %i to lookups, for one payment only when told so', async (outcome, status) => {
    const { sandbox, rest } = await open();
    const one = await sandbox.pay({ ...ORDER, merchant_uid: 'a' });
    const two = await sandbox.pay({ ...ORDER, merchant_uid: 'b' });
    sandbox.setOutcome(outcome, 'a');
    expect((await rest('GET', `/payments/${one.imp_uid}?include_sandbox=true`)).status).toBe(status);
    expect((await rest('GET', `/payments/${two.imp_uid}?include_sandbox=true`)).status).toBe(200);
    expect((await rest('POST', '/payments/cancel', { imp_uid: one.imp_uid })).status).toBe(status);
    expect(sandbox.payments().every((wire) => wire.status === 'paid')).toBe(true);
    sandbox.setOutcome(null, 'a');
    expect((await rest('GET', `/payments/${one.imp_uid}?include_sandbox=true`)).status).toBe(200);
  });

  it('rest-token-expired refuses a token once; the one issued in its place is good until it runs out', async () => {
    const clock = createClock();
    const { sandbox } = await open({ now: clock.now });
    const { imp_uid } = await sandbox.pay(ORDER);
    const old = await tokenOf(sandbox);
    sandbox.setOutcome('rest-token-expired');
    const look = async (token: string) =>
      (await call(sandbox, 'GET', `/payments/${imp_uid}?include_sandbox=true`, undefined, token)).status;
    expect([await look(old), await look(old)]).toEqual([401, 401]);
    // It has expired: asking for a token gives another one.
    const next = await tokenOf(sandbox);
    expect(next).not.toBe(old);
    expect([await look(next), await look(next)]).toEqual([200, 200]);
    clock.pass(31 * 60);
    expect(await look(await tokenOf(sandbox))).toBe(401);
    expect(await look(await tokenOf(sandbox))).toBe(200);
  });

  it('that refuse a call leave nothing behind, and rest-lost loses no more than the answer', async () => {
    const { sandbox, rest } = await open();
    const { imp_uid } = await sandbox.pay(ORDER);
    sandbox.setOutcome('rest-500', 'x');
    expect((await rest('POST', '/payments/prepare', { merchant_uid: 'x', amount: 1 })).status).toBe(500);
    sandbox.setOutcome(null, 'x');
    expect((await rest('POST', '/payments/prepare', { merchant_uid: 'x', amount: 1 })).code).toBe(0);
    sandbox.setOutcome('rest-lost');
    expect((await rest('POST', '/payments/cancel', { imp_uid, amount: 1000, checksum: 60_000 })).status).toBe(504);
    expect((await rest('GET', '/payments/find/order_1')).response.cancel_amount).toBe(1000);
  });

  it('rest-slow answers late', async () => {
    const { sandbox, rest } = await open({ delays: { rest: 60 } });
    await sandbox.pay(ORDER);
    sandbox.setOutcome('rest-slow');
    const start = performance.now();
    expect((await rest('GET', '/payments/find/order_1')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it('rest-cut breaks off in the middle, after the work is done', async () => {
    const { sandbox, token } = await open();
    const { imp_uid } = await sandbox.pay(ORDER);
    sandbox.setOutcome('rest-cut');
    const answer = await send(sandbox, 'POST', '/payments/cancel', { imp_uid }, { authorization: token });
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(/cut off/);
    expect(sandbox.payments()[0]?.status).toBe('cancelled');
  });
});

describe('channels', () => {
  it('are public, and readable from another origin', async () => {
    const answer = await send(createSandbox(), 'GET', '/users/pg/imp00000000');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const channel = { store_id: 'store-sandbox', pg_provider: 'daou', type: 'payment', sandbox: true };
    expect(await answer.json()).toEqual({
      code: 0,
      data: [
        { ...channel, pg_id: 'CPSANDBOX1' },
        { ...channel, pg_id: 'CPSANDBOX2' },
      ],
    });
  });

  it('are none for an unknown merchant, under no-channel, and without any', async () => {
    const codes = [];
    for (const [sandbox, path] of [
      [createSandbox({ userCode: 'imp1' }), '/users/pg/imp2'],
      [createSandbox({ channels: [] }), '/users/pg/imp2'],
      [createSandbox({ outcome: 'no-channel' }), '/users/pg/imp2'],
      [createSandbox(), '/users/pg/imp2?outcome=no-channel'],
      [createSandbox(), '/users/pg/someone'],
      [createSandbox({ userCode: 'imp1' }), '/users/pg/imp1'],
    ] as const) {
      codes.push((await call(sandbox, 'GET', path)).code);
    }
    expect(codes).toEqual([-1, -1, -1, -1, -1, 0]);
  });
});
