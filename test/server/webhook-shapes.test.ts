import { describe, expect, it, vi } from 'vitest';
import { networkTrouble } from './fake-api.ts';
import { BASE, orderShop, paid } from './order-fixtures.ts';

const IDS = { imp_uid: 'imp_1', merchant_uid: 'order-1/1', status: 'paid' };
const asJson = JSON.stringify(IDS);
const asForm = new URLSearchParams(IDS).toString();

function webhook(
  body: string | Uint8Array<ArrayBuffer>,
  type: string | null = 'application/json',
  url = `${BASE}/webhook`,
) {
  const request = new Request(url, { method: 'POST', body });
  if (type === null) request.headers.delete('content-type');
  else request.headers.set('content-type', type);
  return request;
}

const withBom = new TextEncoder().encode(`\u{feff}${asJson}`);

describe('a webhook', () => {
  it.each<[string, Request]>([
    ['JSON', webhook(asJson)],
    ['a form', webhook(asForm, 'application/x-www-form-urlencoded; charset=UTF-8')],
    ['JSON as text', webhook(asJson, 'text/plain')],
    ['a form as text', webhook(asForm, 'text/plain;charset=UTF-8')],
    ['JSON without a content type', webhook(asJson, null)],
    ['a form without a content type', webhook(asForm, null)],
    ['JSON that says it is a form', webhook(asJson, 'application/x-www-form-urlencoded')],
    ['a form that says it is JSON', webhook(asForm)],
    ['JSON after a byte order mark', webhook(withBom)],
    ['no merchant_uid', webhook('{"imp_uid":"imp_1"}')],
    ['an empty merchant_uid', webhook('imp_uid=imp_1&merchant_uid=', 'text/plain')],
    ['a merchant_uid of null', webhook('{"imp_uid":"imp_1","merchant_uid":null}')],
    ['a merchant_uid longer than documented', webhook(JSON.stringify({ ...IDS, merchant_uid: 'x'.repeat(64) }))],
    ['no imp_uid', webhook('{"merchant_uid":"order-1/1"}')],
    ['an imp_uid longer than documented', webhook(JSON.stringify({ ...IDS, imp_uid: 'x'.repeat(500) }))],
    ['a doubled slash before the path', webhook(asJson, undefined, 'https://shop.example//api/payments/webhook')],
    ['doubled slashes within it', webhook(asJson, undefined, 'https://shop.example/api//payments///webhook//')],
  ])('of %s is taken', async (_, request) => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const response = await shop.handlers.fetch(request);
    expect([response.status, await response.json()]).toEqual([200, { code: 'ok', message: 'Accepted.' }]);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('with a number for a merchant_uid is taken', async () => {
    const find = vi.fn((merchantUid: string) => (merchantUid === '42' ? { amount: 64_900 } : null));
    const shop = orderShop({}, [paid('42', 'imp_1')]);
    shop.orders.find.mockImplementation(find as never);
    expect((await shop.handlers.fetch(webhook('{"imp_uid":"imp_1","merchant_uid":42}'))).status).toBe(200);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });
});

describe('a webhook without a merchant_uid', () => {
  const request = () => webhook('{"imp_uid":"imp_1"}');

  it('is not accepted while PortOne does not know its payment, or cannot be asked', async () => {
    const shop = orderShop();
    expect(await answer(shop, request())).toEqual([503, 'payment-not-found']);
    shop.state.trouble = networkTrouble;
    expect(await answer(shop, request())).toEqual([503, 'portone-unavailable']);
    shop.state.trouble = null;
    shop.add(paid('order-1/1', 'imp_1'));
    expect(await answer(shop, request())).toEqual([200, 'ok']);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('about an order that is written later is stored, and settled by the sweep', async () => {
    const shop = orderShop({}, [paid('other/1', 'imp_1')]);
    expect(await answer(shop, request())).toEqual([200, 'order-not-found']);
    expect(await shop.ledger.listReports({ dueBefore: Number.MAX_SAFE_INTEGER, limit: 9 })).toMatchObject([
      { merchantUid: 'other/1', impUid: 'imp_1' },
    ]);
  });

  it('is answered in time though PortOne is silent', async () => {
    const shop = orderShop({ webhookWithin: 20 });
    shop.state.trouble = () => 'silence';
    expect(await answer(shop, request())).toEqual([503, 'unfinished']);
  });

  it('of a stranger uses up no rate limit: PortOne is asked a thousand times an hour', async () => {
    const shop = orderShop();
    for (let sent = 0; sent < 1_010; sent += 1) await shop.handlers.fetch(request());
    expect(shop.api.calls).toHaveLength(1_000);
    expect(await answer(shop, request())).toEqual([503, 'unfinished']);
    shop.clock.at += 3_600_000;
    expect(await answer(shop, request())).toEqual([503, 'payment-not-found']);
    expect(shop.onError).not.toHaveBeenCalled();
  });
});

async function answer({ handlers }: ReturnType<typeof orderShop>, request: Request): Promise<[number, unknown]> {
  const response = await handlers.fetch(request);
  return [response.status, (await response.json()).code];
}
