import { describe, expect, it } from 'vitest';
import type { CheckoutHandlersOptions } from '../../src/server/handlers/handler-options.ts';
import { createJoinRuns } from '../../src/server/handlers/join-runs.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { paymentWire } from './fake-api.ts';
import { type bookkeepingPortOne, vbank } from './fake-portone.ts';
import { BASE, orderShop, paid } from './order-fixtures.ts';

const MINUTE = 60_000;

function forged(merchantUid: string, impUid = 'imp_forged'): Request {
  const body = JSON.stringify({ imp_uid: impUid, merchant_uid: merchantUid, status: 'paid' });
  return new Request(`${BASE}/webhook`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

const reads = ({ api }: Pick<ReturnType<typeof bookkeepingPortOne>, 'api'>) =>
  api.calls.filter(({ path }) => path.startsWith('/payments/')).length;

describe('forged webhooks', () => {
  it('of one order that come one after the other cost a bounded number of calls, and the real one is not lost', async () => {
    const shop = orderShop({}, []);
    for (let number = 0; number < 200; number += 1) {
      const answer = await shop.handlers.fetch(forged('order-1/1', `imp_${number}`));
      expect(answer.status).toBe(200);
    }
    expect(reads(shop)).toBeLessThanOrEqual(40);
    // The shopper pays in the middle of it, and PortOne's own webhook is one too many as well.
    shop.book.push(paymentWire(paid('order-1/1', 'imp_1')));
    const before = reads(shop);
    expect((await shop.handlers.fetch(forged('order-1/1', 'imp_1'))).status).toBe(200);
    expect([reads(shop), shop.orders.onPaid.mock.calls.length]).toEqual([before, 0]);
    shop.clock.at += MINUTE;
    await shop.handlers.sweep();
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    expect(shop.onError).not.toHaveBeenCalled();
  });

  it('that come all at once share a call, and what was paid meanwhile is seen', async () => {
    const shop = orderShop({}, []);
    const first = shop.handlers.fetch(forged('order-1/1'));
    await Promise.resolve();
    const others = Array.from({ length: 500 }, (_, number) =>
      shop.handlers.fetch(forged('order-1/1', `imp_${number}`)),
    );
    shop.book.push(paymentWire(paid('order-1/1', 'imp_1')));
    const answers = await Promise.all([first, ...others, shop.handlers.fetch(forged('order-1/1', 'imp_1'))]);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(reads(shop)).toBeLessThanOrEqual(6);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('of many orders cost a bounded number of calls in all, over several processes', async () => {
    const ledger = memoryLedger();
    const shops = [orderShop({ ledger }, []), orderShop({ ledger }, [])];
    for (let number = 0; number < 900; number += 1) {
      const shop = shops[number % 2];
      expect((await shop?.handlers.fetch(forged(`order-${number}/1`)))?.status).toBe(200);
    }
    expect(shops.map(reads).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1_200);
  });

  it('of orders that do not exist cost no call, and no budget of those that do', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    for (let number = 0; number < 2_000; number += 1) await shop.handlers.fetch(forged(`nothing-${number}`));
    expect(reads(shop)).toBe(0);
    expect((await shop.handlers.fetch(forged('order-1/1', 'imp_1'))).status).toBe(200);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('never take the place of an order that exists, however many of them are made up', async () => {
    const shop = orderShop({}, [paid('late/1', 'imp_1')]);
    // First all that may be queried, then all that may be stored of orders that do not exist.
    for (let number = 0; number < 650; number += 1) await shop.handlers.fetch(forged(`order-${number}/1`));
    shop.orders.find.mockReturnValue(null as never);
    for (let number = 0; number < 1_100; number += 1) await shop.handlers.fetch(forged(`nothing-${number}`));
    shop.orders.find.mockReturnValue({ amount: 64_900, orderId: 'late' } as never);
    expect((await shop.handlers.fetch(forged('late/1', 'imp_1'))).status).toBe(200);
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
    shop.clock.at += MINUTE;
    await shop.handlers.sweep({ limit: 2_000 });
    expect(shop.orders.onPaid.mock.calls.map(([payment]) => payment)).toEqual([
      expect.objectContaining({ merchantUid: 'late/1' }),
    ]);
  });

  it('are forgotten after ten minutes', async () => {
    const shop = orderShop({}, []);
    for (let number = 0; number < 50; number += 1) await shop.handlers.fetch(forged('order-1/1'));
    shop.clock.at += 10 * MINUTE;
    shop.book.push(paymentWire(paid('order-1/1', 'imp_1')));
    await shop.handlers.fetch(forged('order-1/1', 'imp_1'));
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });
});

describe('a stranger who knows the number of an order', () => {
  const ask = (path: string, body: object) =>
    new Request(`${BASE}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('has PortOne queried for it by complete two times a second at most, and reads no verdict beyond', async () => {
    const shop = orderShop({}, []);
    const statuses = new Map<number, number>();
    for (let number = 0; number < 300; number += 1) {
      const { status } = await shop.handlers.fetch(
        ask('complete', { merchantUid: 'order-1/1', impUid: `imp_${number}` }),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(reads(shop)).toBeLessThanOrEqual(240);
    expect(Object.fromEntries(statuses)).toEqual({ 200: 120, 503: 180 });
    shop.clock.at += MINUTE;
    shop.book.push(paymentWire(paid('order-1/1', 'imp_1')));
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid' });
    // What is paid is read from the ledger.
    for (let number = 0; number < 200; number += 1)
      expect(await shop.complete('order-1/1')).toMatchObject({ status: 'paid' });
  });

  it('has it queried once when many ask at a time', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const answers = await Promise.all(Array.from({ length: 100 }, () => shop.complete('order-1/1', 'imp_1')));
    expect(answers.every(({ status }) => status === 'paid')).toBe(true);
    expect(reads(shop)).toBeLessThanOrEqual(4);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('has it queried by order-status once a second at most, and then reads the ledger', async () => {
    const shop = orderShop({}, []);
    await shop.handlers.begin('order-1/1');
    for (let number = 0; number < 200; number += 1) {
      expect(await shop.status('order-1')).toMatchObject({ verdict: { status: 'unpaid' } });
    }
    expect(reads(shop)).toBeLessThanOrEqual(60);
    shop.clock.at += MINUTE;
    shop.book.push(paymentWire(paid('order-1/1', 'imp_1')));
    expect(await shop.status('order-1')).toMatchObject({ verdict: { status: 'paid' } });
  });

  it('is not heard of by an address without end', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    const url = (slashes: number) =>
      `https://shop.example${'/'.repeat(slashes)}api/payments/webhook${'/'.repeat(slashes)}`;
    const body = JSON.stringify({ imp_uid: 'imp_1', merchant_uid: 'order-1/1' });
    const send = (slashes: number) => shop.handlers.fetch(new Request(url(slashes), { method: 'POST', body }));
    expect((await send(10_000)).status).toBe(404);
    expect([reads(shop), (await send(100)).status]).toEqual([0, 200]);
  });
});

describe('a webhook of an order that is gone', () => {
  /** The shopper has an account to deposit to, and the shop deletes the order. */
  async function dropped(over: Partial<CheckoutHandlersOptions> = {}) {
    const shop = orderShop(over, [{ ...vbank, imp_uid: 'imp_1', merchant_uid: 'order-1/1' }]);
    await shop.complete('order-1/1', 'imp_1');
    shop.orders.find.mockReturnValue(null as never);
    shop.onError.mockClear();
    return shop;
  }

  it('is reported at once, and once an hour', async () => {
    const shop = await dropped();
    for (let number = 0; number < 5; number += 1)
      expect((await shop.handlers.fetch(forged('order-1/1', 'imp_1'))).status).toBe(200);
    const alert = {
      name: 'SettlementAlert',
      code: 'order-missing',
      merchantUid: 'order-1/1',
      orderId: 'order-1',
      impUid: 'imp_1',
    };
    expect(shop.onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(alert), {
      action: 'webhook',
      merchantUid: 'order-1/1',
    });
    shop.clock.at += 60 * MINUTE;
    await shop.handlers.fetch(forged('order-1/1', 'imp_1'));
    expect(shop.onError).toHaveBeenCalledTimes(2);
  });

  it('is not reported for an order that this shop never had', async () => {
    const shop = await dropped();
    await shop.handlers.fetch(forged('order-9/1', 'imp_1'));
    expect(shop.onError).not.toHaveBeenCalled();
  });

  it('is settled by the sweep when the order is there again', async () => {
    const shop = await dropped();
    Object.assign(shop.book[0] ?? {}, { status: 'paid', paid_at: 1_700_000_500 });
    await shop.handlers.fetch(forged('order-1/1', 'imp_1'));
    shop.orders.find.mockReturnValue({ amount: 64_900, orderId: 'order-1' } as never);
    shop.clock.at += MINUTE;
    await shop.handlers.sweep();
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });
});

describe('runs that are joined', () => {
  it('never give a result that is older than the call', async () => {
    const join = createJoinRuns<number>();
    let reads = 0;
    let release: () => void = () => {};
    const work = async () => {
      const seen = ++reads;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return seen;
    };
    const first = join('a', work);
    const second = join('a', work);
    const third = join('a', work);
    const other = join('b', async () => 9);
    expect([reads, await other]).toEqual([1, 9]);
    release();
    expect(await first).toBe(1);
    await Promise.resolve();
    const fourth = join('a', work);
    release();
    expect([await second, await third]).toEqual([2, 2]);
    await Promise.resolve();
    release();
    expect(await fourth).toBe(3);
    expect(await Promise.race([join('a', async () => 7)])).toBe(7);
  });

  it('go on after one that failed', async () => {
    const join = createJoinRuns<number>();
    const failing = join('a', () => Promise.reject(new Error('no')));
    const next = join('a', async () => 2);
    await expect(failing).rejects.toThrow('no');
    expect([await next, await join('a', async () => 3)]).toEqual([2, 3]);
  });
});
