import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPortOne, type PortOne } from '../../src/server/portone/create-portone.ts';
import { PortOneError } from '../../src/server/portone/portone-error.ts';
import { AGAIN, ask, cardShop, KEEP, PAY } from '../server/card-shop.ts';
import { envelope, fakeApi, KEY, paymentWire, SECRET } from '../server/fake-api.ts';
import { CARD, customerWire, receiptWire, SHIPMENT, scheduleWire, shipmentWire } from '../server/fixtures.ts';
import { hostileJson, hostileText, INHERITED, MARKUP, spoiled } from './hostile.ts';
import { SETTINGS } from './runs.ts';

// What reaches the server from outside: requests of strangers, and what PortOne or something in its place answers.

const ROUTES: readonly [string, string, unknown][] = [
  ['POST', 'prepare', { merchantUid: 'order-1' }],
  ['POST', 'complete', { merchantUid: 'order-1', impUid: 'imp_1' }],
  ['POST', 'order-status', { orderId: 'order-1' }],
  ['POST', 'webhook', { imp_uid: 'imp_1', merchant_uid: 'order-1', status: 'paid' }],
  ['POST', 'card-payments', PAY],
  ['POST', 'billing-keys', KEEP],
  ['POST', 'billing-keys/pay', AGAIN],
  ['POST', 'shipments/imp_1', SHIPMENT],
  ['PUT', 'shipments/imp_1', SHIPMENT],
];

const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/json; charset=x',
  'x',
];

/** A header value as it can travel. */
const headerText = hostileText.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 500));

function answersOf(made: ReturnType<typeof cardShop>) {
  return async (request: Request) => {
    const response = await made.handlers.fetch(request);
    const text = await response.text();
    expect(text).not.toContain(MARKUP);
    expect(text).not.toContain(CARD.number);
    if (text !== '') JSON.parse(text);
    // Whatever was sent is the stranger's matter; a mistake of this code would be none of these.
    for (const [error] of made.onError.mock.calls) expect(error).not.toBeInstanceOf(TypeError);
    return response.status;
  };
}

describe.each(ROUTES)('%s %s', (method, path, sample) => {
  it('answers every body in JSON, without what was sent', async () => {
    const body = fc.oneof(
      hostileText,
      hostileJson.map((value) => JSON.stringify(value) ?? ''),
      spoiled(sample).map((value) => JSON.stringify(value) ?? ''),
    );
    const made = cardShop({
      refusalLimits: { perOrder: Number.POSITIVE_INFINITY, perCustomer: Number.POSITIVE_INFINITY },
    });
    const answer = answersOf(made);
    const law = fc.asyncProperty(body, fc.constantFrom(...TYPES), async (text, type) => {
      made.onError.mockClear();
      // No budget is spent twice.
      made.clock.at += 3_600_000;
      const status = await answer(ask(method, path, text, { 'content-type': type }));
      expect([200, 400, 404, 409, 413, 415, 500, 503]).toContain(status);
      if (status === 500) expect(made.onError).toHaveBeenCalled();
    });
    await fc.assert(law, SETTINGS);
  });
});

describe('any address, method and header', () => {
  it('is answered in JSON', async () => {
    const answer = answersOf(cardShop());
    const headers = fc.dictionary(
      fc.constantFrom(
        'origin',
        'referer',
        'host',
        'x-forwarded-host',
        'x-forwarded-proto',
        'forwarded',
        'sec-fetch-site',
        'content-length',
        'content-type',
      ),
      headerText,
    );
    const segment = fc.oneof(
      hostileText.map(encode),
      fc.constantFrom('..', '%2e%2e', '%2F', '%', 'billing-keys', 'shipments', ...INHERITED.keys()),
    );
    const law = fc.asyncProperty(
      fc.array(segment, { maxLength: 4 }),
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
      headers,
      async (segments, method, given) => {
        const made = request(`https://shop.example/api/payments/${segments.join('/')}`, method, given);
        if (made) expect(await answer(made)).toBeLessThan(504);
      },
    );
    await fc.assert(law, SETTINGS);
  });
});

function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, '')).slice(0, 300);
}

/** Null for an address or a header that could not be sent. */
function request(url: string, method: string, headers: Record<string, string>): Request | null {
  try {
    return new Request(url, { method, headers, ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {}) });
  } catch {
    return null;
  }
}

function clientOf({ fetch }: ReturnType<typeof fakeApi>): PortOne {
  return createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'test', fetch, retry: 0, timeout: 1_000 });
}

/** Calls whose answers are read, each with a good one. */
const CALLS: readonly [string, unknown, (portOne: PortOne) => Promise<unknown>][] = [
  ['a payment', paymentWire(), ({ payments }) => payments.get('imp_1')],
  [
    'payments',
    { total: 1, previous: 0, next: 0, list: [paymentWire()] },
    ({ payments }) => payments.findAll('order-1', { limit: 9 }),
  ],
  ['a customer', customerWire(), ({ customers }) => customers.get('customer-7')],
  [
    'a charge',
    paymentWire(),
    ({ subscribe }) => subscribe.onetime({ merchantUid: 'order-1', amount: 64_900, card: CARD }),
  ],
  [
    'a schedule',
    [scheduleWire()],
    ({ subscribe }) => subscribe.reschedule('order-1', { scheduleAt: new Date(1_900_000_000_000) }),
  ],
  ['a shipment', shipmentWire, ({ escrows }) => escrows.get('imp_1')],
  ['a receipt', receiptWire, ({ receipts }) => receipts.get('imp_1')],
  [
    'a refund',
    paymentWire({ status: 'cancelled', cancel_amount: 64_900 }),
    ({ payments }) => payments.cancel({ impUid: 'imp_1', amount: 64_900, checksum: 64_900 }),
  ],
  ['channels', [], ({ lookups }) => lookups.channels()],
];

describe.each(CALLS)('an answer that should be %s', (_name, sample, call) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('is read, or is a PortOneError without it', async () => {
    const reply = fc.oneof(
      spoiled({ code: 0, message: null, response: sample }).map((body) => () => Response.json(body)),
      hostileJson.map((body) => () => Response.json(body ?? null)),
      hostileText.map((text) => () => new Response(text)),
      fc.tuple(hostileText, fc.integer({ min: 200, max: 599 })).map(
        ([message, status]) =>
          () =>
            status === 204 || status === 205 || status === 304
              ? new Response(null, { status })
              : Response.json({ code: -1, message, response: null }, { status }),
      ),
    );
    const law = fc.asyncProperty(reply, async (answer) => {
      const api = fakeApi(() => answer());
      const portOne = clientOf(api);
      const asked = call(portOne).catch((error: unknown) => error);
      // A charge whose answer is lost is looked up, after pauses.
      await vi.runAllTimersAsync();
      const result = await asked;
      if (!(result instanceof Error)) return;
      expect(result).toBeInstanceOf(PortOneError);
      expect(result.message).not.toContain(SECRET);
      expect(result.message).not.toContain(CARD.number);
    });
    await fc.assert(law, SETTINGS);
  });
});

it('a token that is none is a PortOneError as well', async () => {
  const law = fc.asyncProperty(
    fc.oneof(
      hostileJson,
      spoiled({ code: 0, message: null, response: { access_token: 'a', now: 1, expired_at: 9_999_999_999 } }),
    ),
    async (body) => {
      const api = fakeApi(
        () => envelope(paymentWire()),
        () => Response.json(body ?? null),
      );
      const portOne = clientOf(api);
      const result = await portOne.payments.get('imp_1').catch((error: unknown) => error);
      if (result instanceof Error) expect(result).toBeInstanceOf(PortOneError);
    },
  );
  await fc.assert(law, SETTINGS);
});

vi.setConfig({ testTimeout: 3_600_000 });
