import { describe, expect, it } from 'vitest';
import type { ScheduleItemWire } from '../../src/wire/rest-subscribe.ts';
import { createClock, open, send } from './kit.ts';

const CARD = { card_number: '9400-0000-0001-1111', expiry: '2029-01' };
const OVER_LIMIT = { ...CARD, card_number: '9400-0000-0003-0004' };
const HOUR = 3600;
const DAY = 24 * HOUR;

/** A sandbox with a billing key, and a schedule an hour and a day ahead. */
async function openWithKey(card: object = CARD) {
  const clock = createClock();
  const kit = await open({ now: clock.now });
  await kit.rest('POST', '/subscribe/customers/c7', { channel_key: 'channel-key-sandbox', ...card });
  const item = (merchant_uid: string, seconds: number): ScheduleItemWire => ({
    merchant_uid,
    schedule_at: clock.seconds() + seconds,
    amount: 3000,
    currency: 'KRW',
    name: '두부 정기배송',
  });
  const plan = (...schedules: object[]) =>
    kit.rest('POST', '/subscribe/payments/schedule', { customer_uid: 'c7', schedules });
  const statusOf = async (uid: string) => {
    const { response } = await kit.rest('GET', `/subscribe/payments/schedule/${uid}`);
    return [response.schedule_status, response.payment_status];
  };
  /** The token lives for half an hour only. */
  const later = async (seconds: number) => {
    clock.pass(seconds);
    kit.sandbox.schedules();
    await kit.sandbox.idle();
  };
  return { ...kit, clock, item, plan, statusOf, later };
}

describe('a scheduled payment', () => {
  it('is written down, and executed by the clock with a webhook', async () => {
    const { clock, item, plan, sandbox, heard, later } = await openWithKey();
    const at = clock.seconds() + HOUR;
    const planned = await plan({
      ...item('s1', HOUR),
      custom_data: 'x',
      notice_url: 'http://localhost:1/own',
      card_quota: 0,
    });
    expect(planned).toMatchObject({
      status: 200,
      code: 0,
      response: [
        {
          customer_uid: 'c7',
          merchant_uid: 's1',
          imp_uid: null,
          schedule_at: at,
          executed_at: 0,
          revoked_at: 0,
          amount: 3000,
          schedule_status: 'scheduled',
          payment_status: null,
          fail_reason: null,
        },
      ],
    });
    await later(HOUR - 1);
    expect(sandbox.schedules()[0]?.schedule_status).toBe('scheduled');
    expect(sandbox.payments()).toEqual([]);
    await later(1);
    const [payment] = sandbox.payments();
    expect(payment).toMatchObject({
      merchant_uid: 's1',
      status: 'paid',
      customer_uid_usage: 'payment.scheduled',
      custom_data: 'x',
    });
    expect(sandbox.schedules()).toMatchObject([
      { schedule_status: 'executed', payment_status: 'paid', imp_uid: payment?.imp_uid, executed_at: at },
    ]);
    expect(heard).toMatchObject([{ url: 'http://localhost:1/own', body: expect.stringContaining('"status":"paid"') }]);
    await later(DAY);
    expect(sandbox.payments()).toHaveLength(1);
  });

  it('that fails is told by a webhook too, and may be tried again now or later', async () => {
    const { rest, item, plan, sandbox, heard, later, statusOf, clock } = await openWithKey(OVER_LIMIT);
    await plan(item('s1', 60));
    await later(60);
    expect(JSON.parse(heard[0]?.body ?? '{}')).toMatchObject({ merchant_uid: 's1', status: 'failed' });
    expect(await statusOf('s1')).toEqual(['executed', 'failed']);
    expect((await rest('POST', '/subscribe/payments/schedule/s1/retry')).response.payment_status).toBe('failed');

    await rest('POST', '/subscribe/customers/c7', { channel_key: 'channel-key-sandbox', ...CARD });
    const again = await rest('POST', '/subscribe/payments/schedule/s1/reschedule', {
      schedule_at: clock.seconds() + 60,
    });
    expect(again.response).toMatchObject({ schedule_status: 'scheduled', payment_status: null, imp_uid: null });
    await later(60);
    expect(await statusOf('s1')).toEqual(['executed', 'paid']);
    expect((await rest('POST', '/subscribe/payments/schedule/s1/retry')).status).toBe(400);
    expect(
      (await rest('POST', '/subscribe/payments/schedule/s1/reschedule', { schedule_at: clock.seconds() + 9 })).status,
    ).toBe(400);
    expect(sandbox.payments().map(({ status }) => status)).toEqual(['paid', 'failed', 'failed']);
  });

  it('fails once its key is gone, or when its merchant_uid was paid in between', async () => {
    const { rest, item, plan, sandbox, later } = await openWithKey();
    await plan(item('s1', 60), item('s2', 120));
    await rest('POST', '/subscribe/payments/again', { customer_uid: 'c7', merchant_uid: 's1', amount: 1, name: 'x' });
    await later(60);
    await rest('DELETE', '/subscribe/customers/c7');
    await later(60);
    expect(sandbox.schedules()).toMatchObject([
      { payment_status: 'failed', fail_reason: expect.stringContaining('이미') },
      { payment_status: 'failed', fail_reason: expect.stringContaining('빌링키') },
    ]);
    expect(sandbox.payments().filter(({ status }) => status === 'paid')).toHaveLength(1);
  });

  it('shows that its payment was cancelled', async () => {
    const { item, plan, sandbox, later, statusOf } = await openWithKey();
    await plan(item('s1', 60));
    await later(60);
    sandbox.cancel(sandbox.payments()[0]?.imp_uid ?? '');
    expect(await statusOf('s1')).toEqual(['executed', 'cancelled']);
  });

  it('is executed by hand, once, over the control API and in tests', async () => {
    const { item, plan, sandbox, statusOf } = await openWithKey();
    await plan(item('s1', DAY), item('s2', DAY));
    const run = async (merchant_uid: string) =>
      (await send(sandbox, 'POST', '/control/schedule', { merchant_uid })).status;
    expect([await run('s1'), await run('s1'), await run('no')]).toEqual([200, 409, 404]);
    expect(await statusOf('s1')).toEqual(['executed', 'paid']);
    sandbox.runSchedule('s2');
    expect(() => sandbox.runSchedule('s2')).toThrow(/executed/);
    expect(() => sandbox.runSchedule('no')).toThrow(/no schedule/);
    expect(sandbox.payments()).toHaveLength(2);
  });

  it('is moved while it is to come', async () => {
    const { rest, item, plan, later, statusOf, clock } = await openWithKey();
    await plan(item('s1', 60));
    const move = (uid: string, body: object) => rest('PUT', `/subscribe/payments/schedule/${uid}`, body);
    expect((await move('s1', {})).status).toBe(400);
    expect((await move('s1', { schedule_at: clock.seconds() })).status).toBe(400);
    expect((await move('no', { schedule_at: clock.seconds() + 90 })).status).toBe(404);
    expect((await move('s1', { schedule_at: clock.seconds() + 90 })).response.schedule_at).toBe(clock.seconds() + 90);
    await later(60);
    expect(await statusOf('s1')).toEqual(['scheduled', null]);
    await later(30);
    expect(await statusOf('s1')).toEqual(['executed', 'paid']);
    expect((await move('s1', { schedule_at: clock.seconds() + 90 })).status).toBe(400);
  });

  it.each<[string, { customer_uid?: string; schedules?: unknown[] }, string]>([
    ['an unknown customer', { customer_uid: 'nobody' }, '빌링키'],
    ['no schedules', { schedules: [] }, 'schedules'],
    ['schedules that are no objects', { schedules: ['s1'] }, 'schedules'],
    ['a time in the past', { schedules: [{ schedule_at: 1 }] }, 'schedule_at'],
    ['no time', { schedules: [{ schedule_at: undefined }] }, 'schedule_at'],
    ['no currency', { schedules: [{ currency: undefined }] }, 'currency'],
    ['no name', { schedules: [{ name: undefined }] }, 'name'],
    ['installments below 50,000 won', { schedules: [{ card_quota: 3 }] }, '50,000원'],
    ['a good one and a bad one', { schedules: [{}, { merchant_uid: 's2', amount: 0 }] }, 'schedules[1].amount'],
    ['the same merchant_uid twice', { schedules: [{}, {}] }, '같은'],
  ])('is refused with HTTP 200 for %s, and nothing is kept', async (_what, change, hint) => {
    const { rest, item, sandbox } = await openWithKey();
    const schedules = (change.schedules ?? [{}]).map((part) =>
      typeof part === 'object' ? { ...item('s1', 60), ...part } : part,
    );
    const answer = await rest('POST', '/subscribe/payments/schedule', { customer_uid: 'c7', ...change, schedules });
    expect(answer).toMatchObject({ status: 200, code: 1, message: expect.stringContaining(hint) });
    expect(sandbox.schedules()).toEqual([]);
  });

  it('of the same merchant_uid is refused until the first is revoked', async () => {
    const { rest, item, plan } = await openWithKey();
    await plan(item('s1', 60));
    expect((await plan(item('s1', 90))).code).toBe(1);
    await rest('POST', '/subscribe/payments/unschedule', { customer_uid: 'c7', merchant_uid: ['s1'] });
    expect((await plan(item('s1', 90))).code).toBe(0);
    expect((await rest('GET', '/subscribe/payments/schedule/s1')).response.schedule_status).toBe('scheduled');
  });

  it('may bring the card along, which is charged and given back to try it', async () => {
    const { rest, item, sandbox } = await openWithKey();
    const schedule = (customer_uid: string, card: object) =>
      rest('POST', '/subscribe/payments/schedule', {
        customer_uid,
        checking_amount: 100,
        ...card,
        schedules: [item(customer_uid, 60)],
      });
    expect((await schedule('new', CARD)).code).toBe(0);
    expect(sandbox.customers().map(({ customer_uid }) => customer_uid)).toEqual(['c7', 'new']);
    expect(sandbox.payments()).toMatchObject([{ amount: 100, status: 'cancelled', customer_uid: 'new' }]);
    expect(await schedule('poor', OVER_LIMIT)).toMatchObject({ code: 1, message: expect.stringContaining('한도') });
    expect(await schedule('odd', { ...CARD, expiry: 'soon' })).toMatchObject({ code: 1 });
    expect(sandbox.customers()).toHaveLength(2);
    expect(sandbox.schedules()).toHaveLength(1);
  });
});

describe('unscheduling', () => {
  const START = async () => {
    const kit = await openWithKey();
    await kit.plan(kit.item('s1', 60), kit.item('s2', 120));
    const left = () => kit.sandbox.schedules().filter(({ schedule_status: status }) => status === 'scheduled').length;
    const unschedule = (body: object) => kit.rest('POST', '/subscribe/payments/unschedule', body);
    return { ...kit, left, unschedule };
  };

  it('takes back what is named', async () => {
    const { unschedule, left, clock, later, sandbox } = await START();
    const answer = await unschedule({ customer_uid: 'c7', merchant_uid: ['s1'] });
    expect(answer.response).toMatchObject([
      { merchant_uid: 's1', schedule_status: 'revoked', revoked_at: clock.seconds() },
    ]);
    expect(left()).toBe(1);
    await later(200);
    expect(sandbox.payments().map(({ merchant_uid: uid }) => uid)).toEqual(['s2']);
  });

  it.each([
    ['no list', { customer_uid: 'c7' }],
    ['an empty list', { customer_uid: 'c7', merchant_uid: [] }],
  ])('takes back everything of the customer for %s, as PortOne does', async (_what, body) => {
    const { unschedule, left } = await START();
    expect((await unschedule(body)).response).toHaveLength(2);
    expect(left()).toBe(0);
  });

  it.each([
    ['nothing', {}],
    ['another customer', { customer_uid: 'other' }],
    ['an unknown merchant_uid', { customer_uid: 'c7', merchant_uid: ['no'] }],
  ])('is refused for %s', async (_what, body) => {
    const { unschedule, left } = await START();
    expect(await unschedule(body)).toMatchObject({ status: 200, code: 1 });
    expect(left()).toBe(2);
  });
});

describe('lists of schedules', () => {
  it('are cut by time and status', async () => {
    const { rest, item, plan, clock } = await openWithKey();
    const now = clock.seconds();
    await plan(item('s2', 2 * DAY), item('s1', DAY), item('s3', 3 * DAY));
    await rest('POST', '/subscribe/payments/unschedule', { merchant_uid: ['s2'] });
    const uids = async (path: string) => {
      const { response } = await rest('GET', path);
      const list: { merchant_uid: string }[] = Array.isArray(response) ? response : response.list;
      return list.map(({ merchant_uid: uid }) => uid);
    };
    const all = `schedule_from=${now}&schedule_to=${now + 3 * DAY}`;
    expect(await uids(`/subscribe/payments/schedule?${all}`)).toEqual(['s1', 's2', 's3']);
    expect(await uids(`/subscribe/payments/schedule?${all}&schedule_status=revoked`)).toEqual(['s2']);
    expect(await uids(`/subscribe/payments/schedule?${all}&limit=2&page=2`)).toEqual(['s3']);
    for (const home of ['/subscribe/payments/schedule/customers/c7', '/subscribe/customers/c7/schedules']) {
      expect(await uids(`${home}?from=${now}&to=${now + 2 * DAY}`)).toEqual(['s1', 's2']);
      expect(await uids(`${home}?from=${now}&to=${now + 3 * DAY}&schedule-status=scheduled`)).toEqual(['s1', 's3']);
      expect((await rest('GET', `${home}?from=${now}&to=${now + 1}`)).response).toMatchObject({ total: 0, list: [] });
    }
  });

  it.each([
    ['/subscribe/payments/schedule', 400],
    ['/subscribe/payments/schedule?schedule_from=1', 400],
    ['/subscribe/payments/schedule?schedule_from=2&schedule_to=1', 400],
    ['/subscribe/payments/schedule?schedule_from=1&schedule_to=9000000', 400],
    ['/subscribe/payments/schedule?schedule_from=1&schedule_to=2&schedule_status=done', 400],
    ['/subscribe/payments/schedule?schedule_from=1&schedule_to=2&limit=0', 400],
    ['/subscribe/payments/schedule/no', 404],
    ['/subscribe/payments/schedule/customers/no?from=1&to=2', 404],
    ['/subscribe/payments/schedule/customers/c7', 400],
  ])('refuse %s by HTTP %i', async (path, status) => {
    const { rest } = await openWithKey();
    expect((await rest('GET', path)).status).toBe(status);
  });
});
