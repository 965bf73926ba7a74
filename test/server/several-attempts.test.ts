import { describe, expect, it, vi } from 'vitest';
import { verdictSchema } from '../../src/schema/verdict.ts';
import { refusal } from './fake-api.ts';
import { vbank } from './fake-portone.ts';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

const MINUTE = 60_000;
const deposit = { pay_method: 'vbank', card_name: null, bank_name: '국민은행' };

describe('an order with several payments', () => {
  it('is fulfilled once when a deposit arrives after a card paid under the same merchantUid, and onError is told', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_a', vbank)]);
    await shop.complete('order-1/1', 'imp_a');
    shop.add(paid('order-1/1', 'imp_b'));
    expect(await shop.complete('order-1/1', 'imp_b')).toMatchObject({ status: 'paid', impUid: 'imp_b' });
    Object.assign(shop.book[0] ?? {}, { status: 'paid', paid_at: 1_700_000_500 });
    expect((await shop.webhook('order-1/1', 'imp_a')).status).toBe(200);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
    const [alert, ...others] = shop.alerts();
    expect([alert, others]).toEqual([
      expect.objectContaining({
        code: 'duplicate',
        orderId: 'order-1',
        merchantUid: 'order-1/1',
        impUid: 'imp_a',
        winner: { merchantUid: 'order-1/1', impUid: 'imp_b' },
        amount: AMOUNT,
      }),
      [],
    ]);
    for (const id of ['order-1', 'order-1/1', 'imp_a', 'imp_b']) expect(alert?.message).toContain(id);
    // The shopper sees the payment that counts, and told is told.
    const verdict = await shop.complete('order-1/1', 'imp_a');
    expect(verdictSchema.parse(verdict)).toMatchObject({
      status: 'paid',
      impUid: 'imp_b',
      duplicate: { merchantUid: 'order-1/1', impUid: 'imp_a', amount: AMOUNT, refund: 'reported' },
    });
    await shop.webhook('order-1/1', 'imp_a');
    expect(shop.alerts()).toHaveLength(1);
  });

  it('is fulfilled for the first of two attempts that were paid', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid', orderId: 'order-1' });
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({
      status: 'paid',
      merchantUid: 'order-1/2',
      duplicate: { merchantUid: 'order-1/2', impUid: 'imp_2', refund: 'reported' },
    });
    expect(shop.orders.onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ merchantUid: 'order-1/1' }), {
      orderId: 'order-1',
      refunded: 0,
      remaining: AMOUNT,
    });
    expect(shop.alerts()).toMatchObject([{ code: 'duplicate', winner: { impUid: 'imp_1' }, impUid: 'imp_2' }]);
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
  });

  it('is fulfilled once, and told once, though both attempts are reported to several processes at one moment', async () => {
    for (let run = 0; run < 20; run += 1) {
      const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
      const processes = [shop.handlers, shop.another(), shop.another()];
      await Promise.all(
        processes.flatMap((process) =>
          [1, 2].map((n) => shop.post('complete', { merchantUid: `order-1/${n}`, impUid: `imp_${n}` }, process)),
        ),
      );
      await shop.handlers.sweep();
      expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
      expect(shop.alerts().map(({ code }) => code)).toEqual(['duplicate']);
    }
  });

  it('is fulfilled when the first payment of it was never finished by its process', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
    // The process died after it had claimed the order, and before it stored anything about the attempt.
    const winner = { merchantUid: 'order-1/1', impUid: 'imp_1' };
    await shop.ledger.compareAndSetOrder('order-1', 0, { winner, updatedAt: shop.clock.at });
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({ duplicate: { impUid: 'imp_2' } });
    shop.clock.at += 15 * MINUTE;
    await shop.handlers.sweep();
    expect(shop.orders.onPaid).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ impUid: 'imp_1' }),
      expect.anything(),
    );
  });

  it('may be paid again after all of it went back, by another attempt', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1')]);
    await shop.complete('order-1/1', 'imp_1');
    Object.assign(shop.book[0] ?? {}, { status: 'cancelled', cancel_amount: AMOUNT });
    await shop.webhook('order-1/1', 'imp_1');
    shop.add(paid('order-1/2', 'imp_2'));
    const verdict = await shop.complete('order-1/2', 'imp_2');
    expect(verdict).toMatchObject({ status: 'paid', impUid: 'imp_2' });
    expect(verdict).not.toHaveProperty('duplicate');
    expect(shop.orders.onPaid.mock.calls.map(([{ impUid }]) => impUid)).toEqual(['imp_1', 'imp_2']);
    expect([shop.orders.onRefunded.mock.calls.length, shop.alerts()]).toEqual([1, []]);
  });

  it('is not charged, nor prepared, once another attempt paid for it', async () => {
    const shop = orderShop({ authorize: () => true }, [paid('order-1/1', 'imp_1')]);
    await shop.complete('order-1/1', 'imp_1');
    const before = shop.api.calls.length;
    const pay = await shop.post('billing-keys/pay', { merchantUid: 'order-1/2', customerUid: 'customer-7' });
    expect(pay).toMatchObject({ status: 200, body: { status: 'failed', failure: { code: 'already-paid' } } });
    expect(await shop.post('prepare', { merchantUid: 'order-1/2' })).toMatchObject({
      status: 409,
      body: { code: 'already-paid' },
    });
    expect(shop.api.calls.length).toBe(before);
  });

  it('counts no payment of a test channel in production as a further one', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/1', 'imp_2', { sandbox: true })]);
    await shop.complete('order-1/1', 'imp_1');
    await shop.complete('order-1/1');
    expect(shop.alerts()).toEqual([]);
  });
});

describe('a report to onError', () => {
  async function paidTwice() {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
    await shop.complete('order-1/1', 'imp_1');
    return shop;
  }

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no connection');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no connection'))],
  ])('that %s is repeated by the sweep until the shop takes it', async (_, fails) => {
    const shop = await paidTwice();
    shop.onError.mockImplementationOnce(fails).mockImplementationOnce(fails);
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({ status: 'paid', duplicate: { impUid: 'imp_2' } });
    expect(shop.alerts()).toHaveLength(1);
    for (const told of [2, 3, 3]) {
      await shop.handlers.sweep();
      expect(shop.alerts()).toHaveLength(told);
    }
    expect(new Set(shop.alerts().map(({ impUid, code }) => `${impUid} ${code}`))).toEqual(new Set(['imp_2 duplicate']));
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(1);
  });

  it('that never ends holds nothing up for more than five seconds, and is repeated', async () => {
    const shop = await paidTwice();
    shop.onError.mockReturnValueOnce(new Promise(() => undefined));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const settled = vi.fn();
      const work = shop.handlers
        .sweep({ limit: 1 })
        .then(() => shop.webhook('order-1/2', 'imp_2'))
        .then(settled);
      await vi.waitFor(() => expect(shop.alerts()).toHaveLength(1));
      await vi.advanceTimersByTimeAsync(5_000);
      await work;
      expect(settled).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(async () => {
      await shop.handlers.sweep();
      expect(shop.alerts()).toHaveLength(2);
    });
    await shop.handlers.sweep();
    expect(shop.alerts()).toHaveLength(2);
  });
});

describe('a further payment where the shop has it refunded', () => {
  const twoPaid = () => orderShop({ onDuplicate: 'cancel' }, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);

  it('goes back once, however often it is reported, and the payment that counts stays', async () => {
    const shop = twoPaid();
    await shop.complete('order-1/1', 'imp_1');
    await Promise.all([1, 2, 3].map(() => shop.complete('order-1/2', 'imp_2')));
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({
      status: 'paid',
      duplicate: { impUid: 'imp_2', amount: AMOUNT, refund: 'refunded' },
    });
    expect(shop.refunds).toEqual([expect.objectContaining({ imp_uid: 'imp_2', checksum: AMOUNT })]);
    expect(shop.alerts()).toMatchObject([{ code: 'duplicate', impUid: 'imp_2' }]);
    expect([shop.orders.onPaid, shop.orders.onRefunded].map((call) => call.mock.calls.length)).toEqual([1, 0]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'paid' });
  });

  it('stays when the payment that counts was refunded meanwhile: both never go back', async () => {
    const shop = twoPaid();
    await shop.complete('order-1/1', 'imp_1');
    // By hand, in PortOne's console; the webhook of it was lost.
    Object.assign(shop.book[0] ?? {}, { status: 'cancelled', cancel_amount: AMOUNT });
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({ duplicate: { refund: 'reported' } });
    expect(shop.refunds).toEqual([]);
    expect(shop.alerts()).toMatchObject([{ code: 'duplicate', impUid: 'imp_2' }]);
  });

  it('is tried again by the sweep until it is back, told once, and each error told', async () => {
    const shop = twoPaid();
    await shop.complete('order-1/1', 'imp_1');
    shop.state.refund = () => refusal('[9029] 당일 승인금액 부족');
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({ duplicate: { refund: 'refunding' } });
    shop.clock.at += MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    shop.state.refund = null;
    shop.clock.at += 2 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    shop.clock.at += 60 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    expect(shop.book[1]).toMatchObject({ status: 'cancelled', cancel_amount: AMOUNT });
    expect(shop.alerts()).toHaveLength(1);
    // The two refusals.
    expect(shop.onError).toHaveBeenCalledTimes(3);
  });

  it('of a process that died during the refund is finished by another', async () => {
    const shop = twoPaid();
    await shop.complete('order-1/1', 'imp_1');
    shop.state.refund = () => 'silence';
    void shop.complete('order-1/2', 'imp_2');
    await expect.poll(() => shop.refunds.length).toBe(1);
    shop.state.refund = null;
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    shop.clock.at += 2 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(shop.book[1]).toMatchObject({ status: 'cancelled' });
  });

  it('of a deposit needs the account of the shopper: told once, and refunded by the call that takes it', async () => {
    const shop = orderShop({ onDuplicate: 'cancel' }, [
      paid('order-1/1', 'imp_1'),
      paid('order-1/2', 'imp_2', deposit),
    ]);
    await shop.complete('order-1/1', 'imp_1');
    expect(await shop.complete('order-1/2', 'imp_2')).toMatchObject({ duplicate: { refund: 'refund-needed' } });
    await shop.webhook('order-1/2', 'imp_2');
    shop.clock.at += 60 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    expect([shop.refunds, shop.alerts().map(({ code }) => code)]).toEqual([[], ['refund-needed']]);

    const refundAccount = { holder: '홍길동', bank: 'kb', account: '123-456-789' } as const;
    const payment = { merchantUid: 'order-1/2', impUid: 'imp_2', refundAccount };
    expect(await shop.handlers.refund(payment)).toMatchObject({ status: 'paid', duplicate: { refund: 'refunded' } });
    expect(shop.refunds).toEqual([expect.objectContaining({ refund_account: '123-456-789', checksum: AMOUNT })]);
    await expect(shop.handlers.refund(payment)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(shop.orders.onRefunded).not.toHaveBeenCalled();
  });

  it('cannot be refunded by hand after the payment that counts was', async () => {
    const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
    await shop.complete('order-1/1', 'imp_1');
    await shop.complete('order-1/2', 'imp_2');
    await expect(shop.handlers.refund({ merchantUid: 'order-1/1', impUid: 'imp_1' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    Object.assign(shop.book[0] ?? {}, { status: 'cancelled', cancel_amount: AMOUNT });
    await expect(shop.handlers.refund({ merchantUid: 'order-1/2', impUid: 'imp_2' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(shop.refunds).toEqual([]);
  });
});

describe('a deposit that does not match the order', () => {
  it('is told once as refund-needed where mismatches go back, and refunded by the call that takes the account', async () => {
    const shop = orderShop({ onMismatch: 'cancel' }, [paid('order-1/1', 'imp_1', { ...deposit, amount: 100 })]);
    expect(await shop.complete('order-1/1', 'imp_1')).toMatchObject({ status: 'mismatch' });
    await shop.complete('order-1/1', 'imp_1');
    shop.clock.at += 24 * 60 * MINUTE;
    expect(await shop.handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    expect([shop.refunds, shop.alerts().map(({ code }) => code)]).toEqual([[], ['mismatch', 'refund-needed']]);
    const refundAccount = { holder: '홍길동', bank: 'kb', account: '123-456-789' } as const;
    expect(await shop.handlers.refund({ merchantUid: 'order-1/1', impUid: 'imp_1', refundAccount })).toMatchObject({
      status: 'cancelled',
      refunded: 100,
    });
  });
});
