import { describe, expect, it } from 'vitest';
import { vbank } from './fake-portone.ts';
import { AMOUNT, orderShop, paid } from './order-fixtures.ts';

const PART = 10_000;

/** An order that was paid twice; a person gave a part of the second payment back, in PortOne's console. */
async function paidTwice() {
  const shop = orderShop({}, [paid('order-1/1', 'imp_1'), paid('order-1/2', 'imp_2')]);
  await shop.complete('order-1/1', 'imp_1');
  await shop.complete('order-1/2', 'imp_2');
  Object.assign(shop.book[1] ?? {}, { cancel_amount: PART });
  return shop;
}

const SECOND = { merchantUid: 'order-1/2', impUid: 'imp_2' };

describe('a payment of which a part went back already', () => {
  it('is refunded by hand for what is left of it', async () => {
    const shop = await paidTwice();
    expect(await shop.handlers.refund(SECOND)).toMatchObject({ duplicate: { impUid: 'imp_2', refund: 'refunded' } });
    expect(shop.refunds).toEqual([expect.objectContaining({ imp_uid: 'imp_2', checksum: AMOUNT - PART })]);
    expect(shop.book[1]).toMatchObject({ status: 'cancelled', cancel_amount: AMOUNT });
    expect(shop.book[0]).toMatchObject({ cancel_amount: 0 });
  });

  it('is refunded by the shop’s rule for other money, for what is left of it', async () => {
    const wrong = { amount: AMOUNT + PART, cancel_amount: PART };
    const shop = orderShop({ onMismatch: 'cancel' }, [paid('order-1/1', 'imp_1', wrong)]);
    await shop.complete('order-1/1', 'imp_1');
    expect(shop.refunds).toEqual([expect.objectContaining({ imp_uid: 'imp_1', checksum: AMOUNT })]);
    expect(shop.book[0]).toMatchObject({ status: 'cancelled', cancel_amount: AMOUNT + PART });
  });

  it('is a person’s to refund where it was a deposit, with the sum that is left', async () => {
    const wrong = { ...vbank, status: 'paid' as const, amount: AMOUNT + PART, cancel_amount: PART };
    const shop = orderShop({ onMismatch: 'cancel' }, [paid('order-1/1', 'imp_1', wrong)]);
    await shop.complete('order-1/1', 'imp_1');
    expect(shop.refunds).toEqual([]);
    expect(shop.alerts().filter(({ code }) => code === 'refund-needed')).toMatchObject([
      { orderId: 'order-1', merchantUid: 'order-1/1', impUid: 'imp_1', amount: AMOUNT },
    ]);
  });

  it('that is another payment of the attempt is never touched', async () => {
    const shop = await paidTwice();
    shop.add(paid('order-1/2', 'imp_3'));
    await shop.complete('order-1/2', 'imp_3');
    await shop.handlers.refund({ merchantUid: 'order-1/2', impUid: 'imp_3' });
    expect(shop.refunds.map((refund) => refund['imp_uid'])).toEqual(['imp_3']);
    expect(shop.book[1]).toMatchObject({ status: 'paid', cancel_amount: PART });
    await expect(shop.handlers.refund({ merchantUid: 'order-1/2', impUid: 'imp_3' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await shop.handlers.refund(SECOND);
    expect(shop.refunds).toHaveLength(2);
  });
});

describe('a refund by hand that PortOne refuses', () => {
  it('leaves the attempt free, and due soon, because money may have moved', async () => {
    const shop = await paidTwice();
    shop.state.refund = () => {
      throw new TypeError('the connection was closed');
    };
    await expect(shop.handlers.refund(SECOND)).rejects.toThrow();
    expect(await shop.ledger.read('order-1/2')).toMatchObject({
      ...{ claimedBy: null, claimedUntil: null, dueAt: shop.clock.at + 60_000 },
    });
    shop.state.refund = null;
    expect(await shop.handlers.refund(SECOND)).toMatchObject({ duplicate: { refund: 'refunded' } });
  });
});
