import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PortOne } from '../../src/server/portone/create-portone.ts';
import type { PortOneError } from '../../src/server/portone/portone-error.ts';
import type { PaymentWire } from '../../src/wire/rest.ts';
import { envelope, KEY, networkTrouble, paymentWire, type Reply, refusal, SECRET, TOKEN } from './fake-api.ts';
import { AT, CARD, clientOf, customerWire, receiptWire, SHIPMENT, scheduleWire, shipmentWire } from './fixtures.ts';

/** What the token says of PortOne's clock, in unix seconds, when this machine's clock says 0. */
const NOW = 1_000;
const DIGITS = CARD.number.replace(/\D/g, '');
const IDENTIFIER = '01098765432';
const receipt = { identifier: IDENTIFIER, companyTel: '02-1', companyName: '상점', corpRegNo: '1234567890' };

const CALLS: [string, (portOne: PortOne) => Promise<unknown>][] = [
  ['onetime', ({ subscribe }) => subscribe.onetime({ merchantUid: 'order-1', amount: 64_900, card: CARD })],
  [
    'again',
    ({ subscribe }) =>
      subscribe.again({ customerUid: 'customer-7', merchantUid: 'order-1', amount: 64_900, name: '구독' }),
  ],
];
const [onetime] = CALLS.map(([, call]) => call);

const OTHERS: [string, (portOne: PortOne) => Promise<unknown>][] = [
  [
    'schedule',
    ({ subscribe }) =>
      subscribe.schedule({
        customerUid: 'customer-7',
        schedules: [{ merchantUid: 'order-1', amount: 3_000, name: '구독', scheduleAt: AT }],
        card: CARD,
      }),
  ],
  ['unschedule', ({ subscribe }) => subscribe.unschedule({ customerUid: 'customer-7', merchantUids: ['order-1'] })],
  ['reschedule', ({ subscribe }) => subscribe.reschedule('order-1', { scheduleAt: AT })],
  ['retry', ({ subscribe }) => subscribe.retry('order-1')],
  ['issue a key', ({ customers }) => customers.issue('customer-7', { channelKey: 'channel-key-1', card: CARD })],
  ['delete a key', ({ customers }) => customers.delete('customer-7')],
  ['register a shipment', ({ escrows }) => escrows.register('imp_1', SHIPMENT)],
  ['issue a receipt', ({ receipts }) => receipts.issue('imp_1', receipt)],
  ['cancel a receipt', ({ receipts }) => receipts.cancel('imp_1')],
];

const silences: [string, () => Reply][] = [
  ['a time-out', () => 'silence'],
  ['network trouble', networkTrouble],
  ['HTTP 500', () => refusal('error', { status: 500 })],
  ['HTTP 504 without JSON', () => new Response('gateway', { status: 504 })],
  ['an answer cut off', () => new Response('{"code":0,"message":null,"respon')],
  ['a body that breaks off', () => new Response(brokenStream())],
  ['nonsense', () => new Response('<html>')],
  ['a record without its fields', () => envelope({ imp_uid: 'imp_1' })],
  ['a redirect', () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } })],
];

function brokenStream() {
  return new ReadableStream({
    pull(controller) {
      controller.error(new Error(`cut off ${SECRET}`));
    },
  });
}

/** Settles `promise` while the fake clock runs. */
async function soon<T>(promise: Promise<T>): Promise<T | PortOneError> {
  const settled = promise.catch((error: PortOneError) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return settled;
}

function silentThen(silence: () => Reply, found: () => Reply) {
  return clientOf(({ method }) => (method === 'GET' ? found() : silence()));
}

function attempts(...list: Partial<PaymentWire>[]): () => Reply {
  return () => envelope({ total: list.length, previous: 0, next: 0, list: list.map((over) => paymentWire(over)) });
}

const sent = (api: ReturnType<typeof clientOf>['api']) => api.calls.filter(({ method }) => method !== 'GET').length;
const none = () => refusal('none', { status: 404 });

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(CALLS)('%s without an answer', (_, call) => {
  it.each(silences)('after %s is sent once, and told by the record', async (_name, silence) => {
    const { api, portOne } = silentThen(silence, attempts({ status: 'paid', started_at: NOW }));
    expect(await soon(call(portOne))).toMatchObject({ status: 'paid', impUid: 'imp_1' });
    expect(sent(api)).toBe(1);
    expect(api.calls.at(-1)?.path).toBe('/payments/findAll/order-1');
  });

  it.each(silences)(
    'after %s stays unknown when nothing is found, and says how to find out',
    async (_name, silence) => {
      const { api, portOne } = silentThen(silence, none);
      const error = await soon(call(portOne));
      expect(error).toMatchObject({ code: 'outcome-unknown', retryable: false });
      expect(String(error)).toContain("payments.findAll('order-1')");
      expect(sent(api)).toBe(1);
    },
  );

  it.each<[string, Partial<PaymentWire>[], object]>([
    ['paid', [{ status: 'paid' }], { status: 'paid' }],
    ['paid long ago: a merchantUid is taken once', [{ status: 'paid', started_at: 5 }], { status: 'paid' }],
    ['failed now', [{ status: 'failed', started_at: NOW }], { status: 'failed' }],
    ['failed before it was sent', [{ status: 'failed', started_at: NOW - 1 }], { code: 'outcome-unknown' }],
    [
      'failed once before, and once now',
      [
        { status: 'failed', started_at: 5 },
        { status: 'failed', started_at: NOW + 1, imp_uid: 'imp_2' },
      ],
      { status: 'failed', impUid: 'imp_2' },
    ],
    [
      'failed, and another under way',
      [{ status: 'failed', started_at: NOW }, { status: 'ready' }],
      { code: 'outcome-unknown' },
    ],
    ['under way', [{ status: 'ready' }], { code: 'outcome-unknown' }],
    ['another amount', [{ amount: 64_899 }], { code: 'outcome-unknown' }],
    ["somebody else's", [{ merchant_uid: 'order-2' }], { code: 'outcome-unknown' }],
    ['given back', [{ status: 'cancelled', cancel_amount: 64_900 }], { code: 'outcome-unknown' }],
  ])('and a record that is %s', async (_name, list, ended) => {
    const { portOne } = silentThen(networkTrouble, attempts(...list));
    expect(await soon(call(portOne))).toMatchObject(ended);
  });

  it('is looked up more than once while it may still be under way', async () => {
    let looks = 0;
    const { api, portOne } = silentThen(networkTrouble, () => {
      looks += 1;
      return attempts(looks < 3 ? { status: 'ready' } : { status: 'paid' })();
    });
    expect(await soon(call(portOne))).toMatchObject({ status: 'paid' });
    expect([looks, sent(api)]).toEqual([3, 1]);
  });

  it('stays unknown when looking it up fails too', async () => {
    const { api, portOne } = clientOf(networkTrouble);
    expect(await soon(call(portOne))).toMatchObject({ code: 'outcome-unknown' });
    expect(sent(api)).toBe(1);
  });

  it.each<[string, () => Reply, string]>([
    ['too many calls', () => refusal('slow down', { status: 429 }), 'rate-limited'],
    ['a refusal', () => refusal('[1234] 한도초과', { code: -1 }), 'refused'],
    ['401 that stays', () => refusal('no', { status: 401 }), 'unauthorized'],
  ])('is known not to have happened after %s', async (_name, reply, code) => {
    const { api, portOne } = silentThen(reply, attempts({}));
    expect(await soon(call(portOne))).toMatchObject({ code });
    expect(api.calls.filter(({ method }) => method === 'GET')).toEqual([]);
  });
});

describe('the other calls without an answer', () => {
  const found: Record<string, () => Reply> = {
    schedule: () => envelope(scheduleWire()),
    unschedule: () => envelope(scheduleWire({ schedule_status: 'revoked' })),
    reschedule: () => envelope(scheduleWire()),
    retry: () => envelope(scheduleWire({ schedule_status: 'executed', payment_status: 'failed', executed_at: NOW })),
    'issue a key': () => envelope(customerWire({ updated: NOW })),
    'delete a key': none,
    'register a shipment': () => envelope(shipmentWire),
    'issue a receipt': () => envelope(receiptWire),
    'cancel a receipt': () => envelope({ ...receiptWire, cancelled_at: NOW }),
  };
  const notYet: Record<string, () => Reply> = {
    schedule: none,
    unschedule: () => envelope(scheduleWire()),
    reschedule: () => envelope(scheduleWire({ schedule_at: 5 })),
    retry: () =>
      envelope(scheduleWire({ schedule_status: 'executed', payment_status: 'failed', executed_at: NOW - 1 })),
    'issue a key': () => envelope(customerWire({ updated: NOW - 1 })),
    'delete a key': () => envelope(customerWire()),
    'register a shipment': () => envelope({ ...shipmentWire, invoice: 'another' }),
    'issue a receipt': () => envelope({ ...receiptWire, cancelled_at: NOW }),
    'cancel a receipt': () => envelope(receiptWire),
  };

  it.each(OTHERS)('%s: sent once, and told by what is found', async (name, call) => {
    const { api, portOne } = silentThen(networkTrouble, found[name] ?? none);
    expect(await soon(call(portOne))).not.toBeInstanceOf(Error);
    expect(sent(api)).toBe(1);
  });

  it.each(OTHERS)('%s: unknown when what is found does not show it', async (name, call) => {
    const { api, portOne } = silentThen(networkTrouble, notYet[name] ?? none);
    expect(await soon(call(portOne))).toMatchObject({ code: 'outcome-unknown', retryable: false });
    expect(sent(api)).toBe(1);
  });

  it('taking everything back stays unknown: there is no telling what everything was', async () => {
    const { api, portOne } = silentThen(networkTrouble, () => envelope(scheduleWire({ schedule_status: 'revoked' })));
    const call = portOne.subscribe.unschedule({ customerUid: 'customer-7', merchantUids: 'all' });
    expect(await soon(call)).toMatchObject({ code: 'outcome-unknown' });
    expect(sent(api)).toBe(1);
  });

  it('a retry that was answered and cannot be read stays unknown, so that nobody repeats it', async () => {
    const { portOne } = clientOf(({ method }) => (method === 'GET' ? networkTrouble() : envelope(paymentWire())));
    expect(await soon(portOne.subscribe.retry('order-1'))).toMatchObject({ code: 'outcome-unknown', retryable: false });
  });

  it.each<[string, (portOne: PortOne) => Promise<unknown>]>([
    ['a change of a shipment', ({ escrows }) => escrows.update('imp_1', SHIPMENT)],
    ['a change of a schedule', ({ subscribe }) => subscribe.schedules.change('order-1', { scheduleAt: AT })],
  ])('%s is simply tried again', async (name, call) => {
    let tries = 0;
    const { api, portOne } = clientOf(() => {
      tries += 1;
      if (tries < 3) return networkTrouble();
      return envelope(name.includes('shipment') ? shipmentWire : scheduleWire());
    });
    expect(await soon(call(portOne))).not.toBeInstanceOf(Error);
    expect(sent(api)).toBe(3);
  });
});

/** A failed payment whose reason quotes the card, as a PG might. */
function failedQuoting(): PaymentWire {
  const fail_reason = '[8037] 거절 9400.0000.0001.1111 / 2901 / 820213 / 73, 승인번호 127345';
  return paymentWire({ status: 'failed', started_at: NOW, paid_at: 0, fail_reason });
}

describe('what errors give away', () => {
  // As a PG might quote it, in several spellings.
  const leak = [
    `key ${KEY} secret ${SECRET} token ${TOKEN}`,
    `card ${CARD.number} ${DIGITS} 9400-0000-0001-1111`,
    `birth ${CARD.birth} pwd=${CARD.pwd2Digit} exp 2029-01 01/29 2901 for ${IDENTIFIER} 010-9876-5432`,
  ].join(', ');
  const always = [KEY, SECRET, TOKEN, DIGITS, '9400-0000', '9400 0000'];
  const ofCard = [CARD.birth, '2029-01', '01/29', '2901', `=${CARD.pwd2Digit}`];
  /** What a call was given, and so nobody may read in its error. */
  const own: Record<string, string[]> = {
    onetime: ofCard,
    schedule: ofCard,
    'issue a key': ofCard,
    'issue a receipt': [IDENTIFIER, '010-9876'],
  };
  const faults: [string, () => Reply][] = [
    ...silences,
    ['401', () => refusal(leak, { status: 401 })],
    ['429', () => refusal(leak, { status: 429 })],
    ['500 with words', () => refusal(leak, { status: 500 })],
    ['404', () => refusal(leak, { status: 404 })],
    ['409', () => refusal(leak, { status: 409 })],
    ['a refusal of the PG', () => refusal(leak, { code: -1 })],
    ['the network, quoting', () => new TypeError(leak)],
    ['nonsense, quoting', () => new Response(leak)],
    ['garbage in the envelope', () => envelope({ imp_uid: leak, merchant_uid: 3 })],
    [
      'a redirect, quoting',
      () => new Response(leak, { status: 302, headers: { location: `https://x.example/?${KEY}` } }),
    ],
  ];
  it.each(faults)('%s: no key, token, card or number in any error', async (_, reply) => {
    for (const [name, call] of [...CALLS, ...OTHERS]) {
      const error = await soon(call(clientOf(reply).portOne));
      if (!(error instanceof Error)) {
        // Deleting what is not there is done.
        expect(name).toBe('delete a key');
        continue;
      }
      const { stack = '', ...rest } = error;
      const shown = [JSON.stringify(error), String(error), error.message, inspect(rest, { depth: 9 })].join('\n');
      for (const secret of [...always, ...(own[name] ?? [])]) expect(shown, name).not.toContain(secret);
      const deep = stack + inspect(error, { depth: 9, showHidden: true });
      for (const secret of always) expect(deep, name).not.toContain(secret);
    }
  });

  it('keeps the raw code and words of the PG, without the card', async () => {
    const { portOne } = clientOf(() =>
      refusal(`[8037] ${DIGITS} 카드 비밀번호(73) 오류, 승인번호 127345`, { code: 8037 }),
    );
    expect(await soon(onetime?.(portOne) ?? Promise.resolve())).toMatchObject({
      code: 'refused',
      status: 200,
      raw: { code: '8037', message: '[8037] **** 카드 비밀번호(****) 오류, 승인번호 127345' },
    });
  });

  it.each<[string, () => Reply]>([
    ['answered', () => envelope(failedQuoting())],
    ['looked up', networkTrouble],
  ])('cleans the reason of a payment that failed of the card, when it was %s', async (_, answer) => {
    const { portOne } = silentThen(answer, () => envelope({ total: 1, list: [failedQuoting()] }));
    expect(await soon(onetime?.(portOne) ?? Promise.resolve())).toMatchObject({
      status: 'failed',
      failReason: '[8037] 거절 **** / **** / **** / ****, 승인번호 127345',
    });
  });

  it('says nothing of a card that was refused before sending', async () => {
    const { portOne } = clientOf(none);
    const card = { number: '9400-0000-0001-11112', expiry: '2029-13', birth: '8202134', pwd2Digit: '739' };
    const error = await soon(portOne.subscribe.onetime({ merchantUid: 'order-1', amount: 1_000, card }));
    const shown = JSON.stringify(error) + inspect(error, { depth: 9, showHidden: true });
    for (const value of Object.values(card)) expect(shown).not.toContain(value);
    expect(error).toMatchObject({ code: 'invalid-input' });
  });

  it('writes nothing to the console', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    for (const [, reply] of faults) {
      for (const [, call] of [...CALLS, ...OTHERS]) await soon(call(clientOf(reply).portOne));
    }
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});
