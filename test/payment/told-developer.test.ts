// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaymentFailure } from '../../src/errors/payment-failure.ts';
import { createEndpointClient } from '../../src/payment/endpoint/endpoint-client.ts';
import { reportFailure } from '../../src/payment/hooks/report-failure.ts';

const signal = new AbortController().signal;
let count = 0;
const told = () => vi.mocked(console.error).mock.calls.map(([text]) => String(text));

beforeEach(() => {
  count += 1;
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Asks for the status of an order, as the page does when it opens, at an address that no other test uses. */
async function open(answer: () => Response | Promise<Response>, origin = '') {
  const url = `${origin}/api/${count}`;
  const client = createEndpointClient({ url, fetch: async () => answer() });
  for (let asked = 0; asked < 2; asked += 1) await client.orderStatus('order-1', { signal }).catch(() => null);
  return `${url}/order-status`;
}

const html = (status: number) => () =>
  new Response('<!doctype html>', { status, headers: { 'content-type': 'text/html' } });
const problem = (status: number, code: string) => () => Response.json({ code, message: '' }, { status });

describe('an endpoint that cannot verify payments', () => {
  it.each<[string, () => Response | Promise<Response>, RegExp]>([
    ['a page of a single-page app', html(200), /answered 200 with text\/html.*Mount createCheckoutHandlers/],
    ['an error page', html(404), /answered 404 with text\/html.*endpoint/],
    [
      'JSON of another server',
      () => Response.json({ error: 'no' }, { status: 404 }),
      /answered 404.*does not come from/,
    ],
    ['other JSON with status 200', () => Response.json({ ok: true }), /JSON, but not what createCheckoutHandlers/],
    ['one path too deep', problem(404, 'not-found'), /without the name of a route/],
    [
      'it takes the page for one of another site',
      problem(403, 'cross-origin'),
      /\(http:\/\/localhost:3000\).*Pass publicOrigin: "http:\/\/localhost:3000"/,
    ],
    ['whose handlers fail', problem(500, 'server-error'), /onError/],
    ['without PortOne', problem(503, 'portone-unavailable'), /apiKey, apiSecret and baseUrl/],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch')), /\(TypeError\).*connect-src[^C]*$/],
  ])('%s: the developer is told once, before money moves', async (_what, answer, sentence) => {
    const url = await open(answer);
    const about = told().filter((text) => text.includes(url) || text.includes('order-status'));
    expect(about).toEqual([expect.stringMatching(sentence)]);
    expect(about[0]).toMatch(/^kiwoom-checkout: .*\[endpoint\]$/);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['takes the page for a stranger', problem(403, 'cross-origin')],
    ['gives no answer that the page may read', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('on another origin that %s: the developer is told what it has to allow', async (_what, answer) => {
    const url = await open(answer, 'https://api.shop.example');
    const about = told().filter((text) => text.includes(url));
    expect(about).toEqual([expect.stringContaining('allowedOrigins: ["http://localhost:3000"]')]);
    expect(about[0]).not.toContain('publicOrigin');
  });

  it('whose headers cannot be made: the developer is told why', async () => {
    const headers = () => Promise.reject(new Error('signed out'));
    const client = createEndpointClient({ url: `/api/${count}`, headers, fetch: async () => Response.json({}) });
    await client.orderStatus('order-1', { signal }).catch(() => null);
    expect(told()[0]).toMatch(/endpoint\.headers failed \(Error: signed out\)/);
  });

  it.each([
    ['is the shopper’s matter', problem(403, 'forbidden')],
    ['says that it does not know the order', problem(404, 'order-not-found')],
  ])('says nothing where the answer %s', async (_what, answer) => {
    await open(answer);
    expect(told()).toEqual([]);
  });

  it('says nothing in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await open(html(404));
    expect(told()).toEqual([]);
  });

  it('says nothing when the device is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await open(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(told()).toEqual([]);
  });
});

describe('a payment that failed', () => {
  const failed = (failure: PaymentFailure) =>
    reportFailure({ status: 'failed', merchantUid: `order-${count}`, failure, next: null });

  it.each<[PaymentFailure, RegExp]>([
    [
      { code: 'shop-setting', raw: { code: 'NOT_READY', message: '등록된 PG 설정 정보가 없습니다.' } },
      /등록된 PG.*userCode/,
    ],
    [{ code: 'shop-setting', raw: { code: 'F1001' } }, /F1001.*channelKey/],
    [{ code: 'shop-setting', raw: { code: 'mismatch-sandbox' } }, /environment: 'test'/],
    [{ code: 'amount-mismatch', raw: { code: 'mismatch-amount' } }, /orders\.find/],
    [{ code: 'shop-setting', raw: { message: 'digital: true 값이 계약과 다릅니다.' } }, /merchant\.digital/],
    [{ code: 'shop-setting', raw: { code: 'authorize-missing' } }, /given authorize/],
    [{ code: 'shop-setting', raw: { code: 'order-not-found' } }, /orders\.find/],
    [{ code: 'other', raw: { message: '알 수 없는 오류' } }, /알 수 없는 오류.*merchant\.digital/],
  ])('for %j tells the developer once, with the raw text, a cause and a next step', (failure, sentence) => {
    failed(failure);
    failed(failure);
    expect(told()).toEqual([expect.stringMatching(sentence)]);
  });

  it.each(['declined', 'over-limit', 'insufficient-balance', 'popup-blocked', 'in-app-browser', 'offline'] as const)(
    'as %s is the shopper’s matter',
    (code) => {
      failed({ code });
      expect(told()).toEqual([]);
    },
  );

  it('for a mistyped card is the shopper’s matter', () => {
    failed({ code: 'other', raw: { code: 'invalid-card' } });
    expect(told()).toEqual([]);
  });

  it('cuts a long text of the PG', () => {
    failed({ code: 'other', raw: { message: '가'.repeat(100_000) } });
    expect(told()[0]?.length).toBeLessThan(1_000);
  });

  it('without a verdict is told too', () => {
    reportFailure({ status: 'unconfirmed', merchantUid: `order-${count}` });
    expect(told()).toEqual([expect.stringMatching(/no verdict.*orders\.find/)]);
  });
});
