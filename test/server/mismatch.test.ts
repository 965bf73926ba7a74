import { describe, expect, it, vi } from 'vitest';
import { createSandbox, SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox.ts';
import { createCheckoutHandlers, createPortOne, memoryLedger } from '../../src/server.ts';

const ORDERED = 64_900;

/** A shop whose order costs 64,900 won, and a payment of another amount that PortOne took for it. */
async function shopWith(onMismatch: 'keep' | 'cancel' | undefined, paid: number, payMethod = 'card') {
  const sandbox = createSandbox({ basePath: '/' });
  const price = { now: ORDERED as number | null };
  const clock = { at: Date.now() };
  /** What happens to a refund before it reaches PortOne. */
  const refund = { onTheWay: async (): Promise<Response | null> => null };
  const onPaid = vi.fn();
  const onError = vi.fn();
  const ledger = memoryLedger();
  const handlers = createCheckoutHandlers({
    basePath: '/api/payments',
    portOne: createPortOne({
      apiKey: SANDBOX_API_KEY,
      apiSecret: SANDBOX_API_SECRET,
      environment: 'test',
      baseUrl: 'http://localhost',
      fetch: async (url, init) => {
        const held = url.endsWith('/payments/cancel') ? await refund.onTheWay() : null;
        return held ?? sandbox.fetch(new Request(url, init));
      },
    }),
    ledger,
    orders: { find: () => (price.now === null ? null : { amount: price.now }), onPaid },
    onMismatch,
    onError,
    now: () => clock.at,
  });
  const { imp_uid: impUid } = await sandbox.pay({
    channelKey: SANDBOX_CHANNEL_KEY,
    pay_method: payMethod,
    merchant_uid: 'm1',
    name: '의자',
    amount: paid,
    digital: false,
  });
  const complete = async () => {
    const body = JSON.stringify({ merchantUid: 'm1', impUid });
    const headers = { 'content-type': 'application/json' };
    return (
      await handlers.complete(new Request('http://shop/api/payments/complete', { method: 'POST', headers, body }))
    ).json();
  };
  return { sandbox, price, clock, impUid, refund, onPaid, onError, ledger, complete, handlers };
}

describe('money that is not what was ordered', () => {
  it('is kept for a person to decide, never fulfilled, and told once', async () => {
    const { sandbox, onPaid, onError, ledger, complete } = await shopWith(undefined, 100);
    expect(await complete()).toMatchObject({ status: 'mismatch', reason: 'amount' });
    await complete();
    expect(sandbox.payments()[0]).toMatchObject({ status: 'paid', cancel_amount: 0 });
    expect(onPaid).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledOnce();
    expect((await ledger.read('m1'))?.verdict.status).toBe('mismatch');
  });

  it('is given back at once where the shop chose so, however often it is reported', async () => {
    const { sandbox, onPaid, complete } = await shopWith('cancel', 100);
    await Promise.all([complete(), complete(), complete()]);
    expect(sandbox.payments()[0]).toMatchObject({ status: 'cancelled', cancel_amount: 100 });
    expect(sandbox.payments()[0]?.cancel_history).toHaveLength(1);
    expect(await complete()).toMatchObject({ status: 'cancelled' });
    expect(onPaid).not.toHaveBeenCalled();
  });

  it('is not delivered for while it goes back, though the shop corrects its price meanwhile', async () => {
    const { sandbox, price, refund, onPaid, complete } = await shopWith('cancel', 100);
    refund.onTheWay = async () => {
      price.now = 100;
      await complete();
      return null;
    };
    await complete();
    expect(sandbox.payments()[0]).toMatchObject({ status: 'cancelled', cancel_amount: 100 });
    expect(await complete()).toMatchObject({ status: 'cancelled' });
    expect(onPaid).not.toHaveBeenCalled();
  });

  it('leaves the right amount alone', async () => {
    const { sandbox, onPaid, complete } = await shopWith('cancel', ORDERED);
    expect(await complete()).toMatchObject({ status: 'paid' });
    expect(sandbox.payments()[0]).toMatchObject({ status: 'paid', cancel_amount: 0 });
    expect(onPaid).toHaveBeenCalledOnce();
  });
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a refund that failed', () => {
  it('is tried again by the sweep, told and counted each time, until the money is back', async () => {
    const { sandbox, clock, refund, onError, ledger, complete, handlers } = await shopWith('cancel', 100);
    const tooMany = () => Response.json({ code: -1, message: 'Too Many Requests', response: null }, { status: 429 });
    refund.onTheWay = async () => tooMany();
    await complete();
    // The mismatch, and the refund that failed.
    expect(onError).toHaveBeenCalledTimes(2);
    clock.at += MINUTE;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    expect(onError).toHaveBeenCalledTimes(3);
    expect(onError).toHaveBeenLastCalledWith(expect.objectContaining({ code: 'rate-limited' }), expect.anything());
    refund.onTheWay = async () => null;
    clock.at += 2 * MINUTE;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(sandbox.payments()[0]).toMatchObject({ status: 'cancelled', cancel_amount: 100 });
    clock.at += DAY;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(await ledger.read('m1')).toMatchObject({ verdict: { status: 'cancelled' }, refunded: true, dueAt: null });
    expect(sandbox.payments()[0]?.cancel_history).toHaveLength(1);
  });

  it('is tried again within the hour, however old the order is, and never given up', async () => {
    const { clock, refund, complete, handlers } = await shopWith('cancel', 100);
    await handlers.begin('m1');
    refund.onTheWay = async () => Response.json({ code: -1, message: '거절', response: null });
    clock.at += 2 * DAY;
    await complete();
    for (let hour = 0; hour < 100; hour += 1) {
      clock.at += 60 * MINUTE;
      expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 1 });
    }
  });

  it('of a process that died on the way is tried again by another', async () => {
    const { sandbox, clock, refund, complete, handlers } = await shopWith('cancel', 100);
    let isSent: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    refund.onTheWay = () => {
      isSent();
      return new Promise(() => undefined);
    };
    void complete();
    await sent;
    refund.onTheWay = async () => null;
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
    clock.at += 2 * MINUTE;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(sandbox.payments()[0]).toMatchObject({ status: 'cancelled' });
  });

  it('is nobody’s business where the shop keeps the money', async () => {
    const { clock, complete, handlers } = await shopWith('keep', 100);
    await complete();
    clock.at += 30 * DAY;
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
  });
});

describe('a virtual account over another amount', () => {
  it.each(['keep', 'cancel'] as const)(
    'is looked at until its deposit is due, and its deposit is told (%s)',
    async (onMismatch) => {
      const { sandbox, clock, impUid, onError, ledger, complete, handlers, onPaid } = await shopWith(
        onMismatch,
        100,
        'vbank',
      );
      await complete();
      const due = Number(sandbox.payments()[0]?.vbank_date) * 1000;
      expect(await ledger.read('m1')).toMatchObject({ verdict: { status: 'mismatch', depositUntil: due / 1000 } });
      expect(onError).toHaveBeenCalledTimes(1);
      while (clock.at < due) {
        clock.at += DAY / 2;
        await handlers.sweep();
      }
      sandbox.deposit(impUid);
      clock.at = due + DAY;
      // The sandbox refunds an account only to another one, so giving it back fails.
      expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: onMismatch === 'cancel' ? 1 : 0 });
      expect(onError).toHaveBeenCalledTimes(onMismatch === 'cancel' ? 3 : 2);
      const { verdict } = (await ledger.read('m1')) ?? {};
      expect(verdict).toEqual({ status: 'mismatch', merchantUid: 'm1', impUid, reason: 'amount' });
      expect(onPaid).not.toHaveBeenCalled();
    },
  );

  it('that nobody pays into is forgotten a day after its deposit was due', async () => {
    const { sandbox, clock, ledger, complete, handlers } = await shopWith('cancel', 100, 'vbank');
    await complete();
    clock.at = Number(sandbox.payments()[0]?.vbank_date) * 1000 + DAY;
    await handlers.sweep();
    expect(await ledger.read('m1')).toMatchObject({ dueAt: null });
  });

  it('is fulfilled by the sweep when the shop corrects its price, though the webhook of the deposit was lost', async () => {
    const { sandbox, price, clock, impUid, complete, handlers, onPaid } = await shopWith('cancel', 100, 'vbank');
    await complete();
    price.now = 100;
    sandbox.deposit(impUid);
    clock.at += DAY;
    await handlers.sweep();
    expect(onPaid).toHaveBeenCalledOnce();
  });
});

describe.each([
  ['another price', 100],
  ['no such order', null],
] as const)('an order that was paid, when orders.find says %s later', (_, later) => {
  it('keeps its money and its verdict', async () => {
    const { sandbox, price, ledger, complete, handlers } = await shopWith('cancel', ORDERED);
    await complete();
    price.now = later;
    const { impUid } = (await ledger.read('m1'))?.verdict ?? {};
    await complete();
    const body = JSON.stringify({ merchant_uid: 'm1', imp_uid: impUid });
    const headers = { 'content-type': 'application/json' };
    await handlers.webhook(new Request('http://shop/api/payments/webhook', { method: 'POST', headers, body }));
    await handlers.sweep();
    expect(sandbox.payments()[0]).toMatchObject({ status: 'paid', cancel_amount: 0 });
    expect((await ledger.read('m1'))?.verdict.status).toBe('paid');
  });

  it('is delivered by the sweep, where it could not be delivered at once', async () => {
    const { price, onPaid, complete, handlers } = await shopWith('cancel', ORDERED);
    onPaid.mockRejectedValueOnce(new Error('warehouse is shut'));
    await complete();
    price.now = later;
    expect(await handlers.sweep()).toEqual({ looked: 1, unfinished: 0 });
    expect(onPaid).toHaveBeenCalledTimes(2);
    expect(await complete()).toMatchObject({ status: 'paid', amount: ORDERED });
    expect(await handlers.sweep()).toEqual({ looked: 0, unfinished: 0 });
  });
});
