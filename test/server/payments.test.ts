import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { createPortOne } from '../../src/server/portone/create-portone.ts';
import type { Payments } from '../../src/server/portone/payments.ts';
import { envelope, fakeApi, KEY, paymentWire, type Reply, refusal, SECRET, TOKEN } from './fake-api.ts';
import * as wire from './wire-schemas.ts';

function client(reply: () => Reply, environment: 'production' | 'test' = 'production') {
  const api = fakeApi(reply);
  const portOne = createPortOne({ apiKey: KEY, apiSecret: SECRET, environment, fetch: api.fetch });
  return { ...api, payments: portOne.payments };
}

const one = () => envelope(paymentWire());
const page = () => envelope({ total: 1, previous: 0, next: 0, list: [paymentWire()] });
const prepared = () => envelope({ merchant_uid: 'order-1', amount: 64_900, currency: null });

interface Row {
  name: string;
  reply: () => Reply;
  run: (payments: Payments) => Promise<unknown>;
  method: string;
  path: string;
  query?: [string, string][];
  body?: unknown;
  /** What PortOne documents of the body, strictly. */
  schema?: z.ZodMiniType;
}

const rows: Row[] = [
  { name: 'get', reply: one, run: (p) => p.get('imp_1'), method: 'GET', path: '/payments/imp_1' },
  {
    name: 'get, odd id',
    reply: one,
    run: (p) => p.get('a/b?c#d 한'),
    method: 'GET',
    path: '/payments/a%2Fb%3Fc%23d%20%ED%95%9C',
  },
  {
    name: 'get with its extension',
    reply: one,
    run: (p) => p.get('imp_1', { extension: true }),
    method: 'GET',
    path: '/payments/imp_1',
    query: [['extension', 'true']],
  },
  {
    name: 'listByStatus',
    reply: page,
    run: (p) =>
      p.listByStatus('paid', {
        from: new Date('2026-11-01T00:00:00+09:00'),
        to: new Date('2026-11-02T00:00:00+09:00'),
        page: 2,
        limit: 1_000,
        sorting: 'paid',
      }),
    method: 'GET',
    path: '/payments/status/paid',
    query: [
      ['from', '1793458800'],
      ['to', '1793545200'],
      ['page', '2'],
      ['limit', '1000'],
      ['sorting', 'paid'],
    ],
  },
  {
    name: 'list',
    reply: () => envelope([paymentWire()]),
    run: (p) => p.list({ impUids: ['imp_1', 'imp_2'], merchantUids: ['order-1'] }),
    method: 'GET',
    path: '/payments',
    query: [
      ['imp_uid[]', 'imp_1'],
      ['imp_uid[]', 'imp_2'],
      ['merchant_uid[]', 'order-1'],
    ],
  },
  { name: 'find', reply: one, run: (p) => p.find('order/1'), method: 'GET', path: '/payments/find/order%2F1' },
  {
    name: 'find by status',
    reply: one,
    run: (p) => p.find('order-1', { status: 'paid', sorting: '-paid' }),
    method: 'GET',
    path: '/payments/find/order-1/paid',
    query: [['sorting', '-paid']],
  },
  { name: 'findAll', reply: page, run: (p) => p.findAll('order-1'), method: 'GET', path: '/payments/findAll/order-1' },
  {
    name: 'findAll, a page',
    reply: page,
    run: (p) => p.findAll('order-1', { status: 'failed', page: 2, limit: 50 }),
    method: 'GET',
    path: '/payments/findAll/order-1/failed',
    query: [
      ['page', '2'],
      ['limit', '50'],
    ],
  },
  {
    name: 'prepare.register',
    reply: prepared,
    run: (p) => p.prepare.register({ merchantUid: 'order-1', amount: 64_900 }),
    method: 'POST',
    path: '/payments/prepare',
    schema: wire.prepareBody,
    body: { merchant_uid: 'order-1', amount: 64_900 },
  },
  {
    name: 'prepare.change',
    reply: prepared,
    run: (p) => p.prepare.change({ merchantUid: 'order-1', amount: 64_900, currency: 'KRW' }),
    method: 'PUT',
    path: '/payments/prepare',
    schema: wire.prepareBody,
    body: { merchant_uid: 'order-1', amount: 64_900, currency: 'KRW' },
  },
  {
    name: 'prepare.read',
    reply: prepared,
    run: (p) => p.prepare.read('order-1'),
    method: 'GET',
    path: '/payments/prepare/order-1',
  },
  {
    name: 'cancel in full',
    reply: one,
    run: (p) => p.cancel({ impUid: 'imp_1', amount: 'full' }),
    method: 'POST',
    path: '/payments/cancel',
    schema: wire.cancelBody,
    body: { imp_uid: 'imp_1' },
  },
  {
    name: 'cancel by what the shop knows alone',
    reply: one,
    run: (p) => p.cancel({ merchantUid: 'order-1', amount: 'full', checksum: 64_900 }),
    method: 'POST',
    path: '/payments/cancel',
    schema: wire.cancelBody,
    body: { merchant_uid: 'order-1', checksum: 64_900 },
  },
  {
    name: 'cancel in part',
    reply: one,
    run: (p) =>
      p.cancel({
        merchantUid: 'order-1',
        amount: 4_900,
        checksum: 64_900,
        reason: '단순 변심',
        taxFree: 0,
        enableWebhook: true,
        refundAccount: { holder: '홍길동', bank: 'shinhan', account: '110-123-456789' },
      }),
    method: 'POST',
    path: '/payments/cancel',
    schema: wire.cancelBody,
    body: {
      merchant_uid: 'order-1',
      amount: 4_900,
      tax_free: 0,
      checksum: 64_900,
      reason: '단순 변심',
      refund_holder: '홍길동',
      refund_bank: '10',
      refund_account: '110-123-456789',
      enable_webhook: true,
    },
  },
];

describe('payments', () => {
  it.each(rows)('sends $name as the API wants it', async (row) => {
    const { reply, run, method, path, query = [], body, schema = wire.noBody } = row;
    const { payments, calls, tokenCalls } = client(reply);
    await run(payments);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method, path, query });
    expect(calls[0]?.body).toEqual(body);
    schema.parse(calls[0]?.body);
    wire.tokenBody.parse(tokenCalls[0]?.body);
    expect(calls[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(calls[0]?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
    expect(calls[0]?.headers).not.toHaveProperty('tier');
  });

  it('asks for the token with the keys, and sends the tier of an agency', async () => {
    const api = fakeApi(one);
    const options = {
      apiKey: KEY,
      apiSecret: SECRET,
      tierCode: 'ABC',
      environment: 'production',
      fetch: api.fetch,
    } as const;
    await createPortOne(options).payments.get('imp_1');
    expect(api.tokenCalls[0]).toMatchObject({
      method: 'POST',
      path: '/users/getToken',
      body: { imp_key: KEY, imp_secret: SECRET },
    });
    expect(api.calls[0]?.headers['tier']).toBe('ABC');
  });

  it('asks for test payments in the test environment only, and only where they are hidden', async () => {
    const { payments, calls } = client(one, 'test');
    await payments.get('imp_1');
    await payments.find('order-1');
    expect(calls.map(({ query }) => query)).toEqual([[['include_sandbox', 'true']], []]);
  });

  it('maps a record into camel case, with null for what does not apply', async () => {
    const history = { pg_tid: 't', amount: 900, cancelled_at: 1_700_000_090, reason: '변심', cancellation_id: 'c1' };
    const wire = { ...paymentWire({ cancel_amount: 900, cancel_history: [history] }), bank_name: null };
    const { payments } = client(() => envelope(wire));
    expect(await payments.get('imp_1')).toMatchObject({
      impUid: 'imp_1',
      merchantUid: 'order-1',
      amount: 64_900,
      cancelAmount: 900,
      status: 'paid',
      cardQuota: 3,
      paidAt: 1_700_000_060,
      failedAt: null,
      bankName: null,
      vbankNum: null,
      cancelHistory: [{ amount: 900, cancelledAt: 1_700_000_090, cancellationId: 'c1', receiptUrl: null }],
    });
  });

  it.each([
    [{ REMITTER: '홍길동' }, '홍길동'],
    [{ REMITTER: null }, null],
    [{}, null],
    [null, null],
    [['odd'], null],
    [undefined, null],
  ])('reads the remitter of the extension %j', async (extension, remitter) => {
    const { payments } = client(() => envelope({ ...paymentWire(), extension }));
    const record = await payments.get('imp_1', { extension: true });
    expect(record.remitter).toBe(remitter);
    expect(record).not.toHaveProperty('extension');
  });

  it.each([
    ['a day too many', new Date('2026-01-01T00:00:00Z'), new Date('2026-04-02T00:00:00Z')],
    ['an end before its begin', new Date('2026-01-02T00:00:00Z'), new Date('2026-01-01T00:00:00Z')],
    ['no date', new Date(Number.NaN), new Date('2026-01-01T00:00:00Z')],
  ])('listByStatus refuses a span of %s', async (_, from, to) => {
    const { payments, calls } = client(page);
    await expect(payments.listByStatus('all', { from, to })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(calls).toEqual([]);
  });

  it('listByStatus of a day without payments is an empty page', async () => {
    const { payments } = client(() => refusal('none', { status: 404 }));
    const day = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') };
    expect(await payments.listByStatus('all', day)).toEqual({ total: 0, payments: [] });
  });

  it('survives fields, words and types the API may add later', async () => {
    const wire = {
      ...paymentWire(),
      status: 'on_hold',
      card_quota: '3',
      channel: 'tv',
      brand_new: { x: 1 },
      cancel_history: 'none',
    };
    const { payments } = client(() => envelope(wire));
    const record = await payments.get('imp_1');
    expect(record).toMatchObject({ status: 'unknown', cardQuota: null, channel: 'tv', cancelHistory: [] });
    expect(record).not.toHaveProperty('brandNew');
  });

  it.each(['imp_uid', 'merchant_uid', 'amount', 'cancel_amount', 'currency', 'sandbox'])(
    'does not guess an absent %s',
    async (field) => {
      const wire: Record<string, unknown> = { ...paymentWire() };
      delete wire[field];
      const { payments } = client(() => envelope(wire));
      await expect(payments.get('imp_1')).rejects.toMatchObject({
        code: 'bad-answer',
        message: expect.stringContaining(field),
      });
    },
  );

  it('gives the found part of a list when others are absent', async () => {
    const { payments } = client(() => envelope([paymentWire()], { status: 207, code: 1, message: 'partial' }));
    expect(await payments.list({ impUids: ['imp_1', 'imp_9'] })).toHaveLength(1);
  });

  it('reads 404 of a search as an empty answer, and of one payment as an error', async () => {
    const { payments } = client(() => refusal('존재하지 않는 결제정보입니다.', { status: 404 }));
    expect(await payments.find('order-1')).toBeNull();
    expect(await payments.findAll('order-1')).toEqual({ total: 0, payments: [] });
    expect(await payments.list({ merchantUids: ['order-1'] })).toEqual([]);
    expect(await payments.prepare.read('order-1')).toBeNull();
    await expect(payments.get('imp_1')).rejects.toMatchObject({ code: 'not-found', retryable: false });
    await expect(payments.prepare.change({ merchantUid: 'order-1', amount: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each<[string, (p: Payments) => Promise<unknown>]>([
    ['an empty id', (p) => p.get('')],
    ['an id that walks the path', (p) => p.get('..')],
    ['an id of half a character', (p) => p.find('\uD800')],
    ['no ids', (p) => p.list({})],
    ['101 ids', (p) => p.list({ impUids: Array.from({ length: 101 }, (_, i) => `imp_${i}`) })],
    ['page 0', (p) => p.findAll('order-1', { page: 0 })],
    ['a page too large', (p) => p.findAll('order-1', { limit: 1_001 })],
    ['prepare of 0', (p) => p.prepare.register({ merchantUid: 'order-1', amount: 0 })],
    ['prepare of a long id', (p) => p.prepare.register({ merchantUid: 'x'.repeat(41), amount: 1 })],
    ['cancel of nothing', (p) => p.cancel({ amount: 'full' })],
    ['cancel of 0', (p) => p.cancel({ impUid: 'imp_1', amount: 0 })],
    ['cancel of -1', (p) => p.cancel({ impUid: 'imp_1', amount: -1 })],
    ['cancel of 0.5', (p) => p.cancel({ impUid: 'imp_1', amount: 0.5 })],
    ['cancel of NaN', (p) => p.cancel({ impUid: 'imp_1', amount: Number.NaN })],
    ['cancel of Infinity', (p) => p.cancel({ impUid: 'imp_1', amount: Number.POSITIVE_INFINITY })],
    ['cancel of text', (p) => p.cancel({ impUid: 'imp_1', amount: '900' as unknown as number })],
    [
      'cancel of an unsaid amount',
      (p) => p.cancel({ impUid: 'imp_1' } as unknown as { impUid: string; amount: 'full' }),
    ],
    ['cancel above the checksum', (p) => p.cancel({ impUid: 'imp_1', amount: 2, checksum: 1 })],
    ['cancel with taxFree above the amount', (p) => p.cancel({ impUid: 'imp_1', amount: 2, taxFree: 3 })],
    [
      'a bank Kiwoom does not serve',
      (p) =>
        p.cancel({
          impUid: 'imp_1',
          amount: 'full',
          refundAccount: { holder: 'a', bank: 'toss' as 'kb', account: '1234' },
        }),
    ],
    [
      'an account of letters',
      (p) => p.cancel({ impUid: 'imp_1', amount: 'full', refundAccount: { holder: 'a', bank: 'kb', account: 'abcd' } }),
    ],
  ])('refuses %s before anything is sent', async (_, run) => {
    const { payments, calls, tokenCalls } = client(one);
    await expect(run(payments)).rejects.toMatchObject({
      name: 'PortOneError',
      code: 'invalid-input',
      retryable: false,
    });
    expect([...calls, ...tokenCalls]).toEqual([]);
  });
});

describe('createPortOne', () => {
  it.each([
    ['no secret', { apiSecret: '' }],
    ['no environment', { environment: undefined as unknown as 'test' }],
    ['a base URL that is none', { baseUrl: 'api.iamport.kr' }],
    ['plain http in production', { baseUrl: 'http://api.iamport.kr' }],
    ['a timeout of 0', { timeout: 0 }],
  ])('refuses %s', (_, over) => {
    const make = () => createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'production', ...over });
    expect(make).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
