import { describe, expect, it } from 'vitest';
import { AGAIN, ask, cardShop, PAY } from './card-shop.ts';

/** What a shop's own lookup gives for nothing: a driver's undefined, a Map's, a flag. */
const NOTHING = [null, undefined, false, '', 0];

it('answers a number that is markup in a form that no browser takes for a page', async () => {
  const orderId = '<img src=x onerror=alert(1)>';
  const answer = await cardShop().handlers.fetch(ask('POST', 'order-status', { orderId }));
  const text = await answer.text();
  expect([text.includes('<'), JSON.parse(text)]).toEqual([false, { orderId, verdict: null }]);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

describe.each(NOTHING)('an order that `find` answers with %s', (nothing) => {
  const shop = (promised: boolean) =>
    cardShop({ orders: { find: () => (promised ? Promise.resolve(nothing) : nothing) as never, onPaid: () => {} } });

  it.each([
    ['prepare', { merchantUid: 'order-1' }],
    ['complete', { merchantUid: 'order-1', impUid: 'imp_1' }],
    ['card-payments', PAY],
    ['billing-keys/pay', AGAIN],
  ])('does not exist for %s', async (path, body) => {
    for (const promised of [true, false]) {
      const { handlers, api, onError } = shop(promised);
      const answer = await handlers.fetch(ask('POST', path, body));
      expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'order-not-found' })]);
      expect([api.calls, onError.mock.calls]).toEqual([[], []]);
    }
  });

  it('does not exist for a webhook, which is stored for the sweep', async () => {
    const { handlers, ledger, onError } = shop(false);
    const answer = await handlers.fetch(ask('POST', 'webhook', { imp_uid: 'imp_1', merchant_uid: 'order-1' }));
    expect(await answer.json()).toMatchObject({ code: 'order-not-found' });
    expect(await ledger.listReports({ dueBefore: Number.MAX_SAFE_INTEGER, limit: 9 })).toHaveLength(1);
    await handlers.begin('order-1');
    expect(await (await handlers.fetch(ask('POST', 'order-status', { orderId: 'order-9' }))).json()).toMatchObject({
      verdict: null,
    });
    expect(onError).not.toHaveBeenCalled();
  });
});
