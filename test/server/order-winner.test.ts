import { describe, expect, it, vi } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { claimOrder, paidBy } from '../../src/server/settlement/order-winner.ts';
import { newState } from '../../src/server/settlement/receive.ts';

const ORDER = 'order-1';
const FIRST = { merchantUid: 'order-1/1', impUid: 'imp_1' };
const SECOND = { merchantUid: 'order-1/2', impUid: 'imp_2' };
const AT = 1_800_000_000_000;

function shop() {
  const ledger = memoryLedger();
  const claim = (payment: typeof FIRST) => claimOrder({ ledger, clock: async () => AT }, ORDER, payment);
  /** The entry of an attempt whose payment is `impUid`. */
  const write = (merchantUid: string, impUid: string, refunded: boolean) => {
    const ids = { merchantUid, impUid };
    const verdict = refunded
      ? ({ status: 'cancelled', ...ids, refunded: 1_000 } as const)
      : ({ status: 'paid', ...ids, amount: 1_000, paidAt: 1 } as const);
    return ledger.compareAndSet(merchantUid, 0, newState({ verdict, refunded }, { orderId: ORDER, at: AT }));
  };
  return { ledger, claim, write };
}

describe('the payment that paid for an order', () => {
  it('is the first that is claimed, for itself and for every other', async () => {
    const { ledger, claim } = shop();
    expect(await paidBy(ledger, ORDER)).toBeNull();
    expect(await claim(FIRST)).toEqual(FIRST);
    expect(await claim(FIRST)).toEqual(FIRST);
    expect(await claim(SECOND)).toEqual(FIRST);
    expect(await paidBy(ledger, ORDER)).toEqual(FIRST);
    expect(await ledger.readOrder(ORDER)).toMatchObject({ winner: FIRST, updatedAt: AT, version: 1 });
  });

  it.each([
    ['of the same attempt', { ...FIRST, impUid: 'imp_9' }],
    ['with the same id under another attempt', { ...FIRST, merchantUid: 'order-1/9' }],
  ])('is not another payment %s', async (_name, other) => {
    const { claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, FIRST.impUid, false);
    expect(await claim(other)).toEqual(FIRST);
  });

  it('leaves the order to the next one once all of it went back', async () => {
    const { ledger, claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, FIRST.impUid, true);
    expect(await paidBy(ledger, ORDER)).toBeNull();
    expect(await claim(SECOND)).toEqual(SECOND);
    expect(await ledger.readOrder(ORDER)).toMatchObject({ winner: SECOND, version: 2 });
  });

  it('keeps the order while it was another payment of its attempt that went back', async () => {
    const { claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, 'imp_0', true);
    expect(await claim(SECOND)).toEqual(FIRST);
  });

  it('is looked at again, where its process died before it stored anything', async () => {
    const { ledger, claim } = shop();
    await claim(FIRST);
    await claim(SECOND);
    expect(await ledger.read(FIRST.merchantUid)).toMatchObject({
      ...{ orderId: ORDER, refunded: false, dueAt: AT, createdAt: AT, version: 1 },
      verdict: { status: 'unpaid', ...FIRST },
    });
  });

  it('does not touch what its process has stored', async () => {
    const { ledger, claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, FIRST.impUid, false);
    const compareAndSet = vi.spyOn(ledger, 'compareAndSet');
    await claim(SECOND);
    expect(compareAndSet).not.toHaveBeenCalled();
  });

  it('is claimed again when another process was faster, and is not claimed on its old version', async () => {
    const { ledger, claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, FIRST.impUid, true);
    const third = { merchantUid: 'order-1/3', impUid: 'imp_3' };
    const readOrder = ledger.readOrder.bind(ledger);
    vi.spyOn(ledger, 'readOrder').mockImplementationOnce(async (orderId) => {
      const known = await readOrder(orderId);
      await ledger.compareAndSetOrder(orderId, known?.version ?? 0, { winner: third, updatedAt: AT });
      return known;
    });
    expect(await claim(SECOND)).toEqual(third);
  });

  it('says what to look at when the ledger refuses every write', async () => {
    const { ledger, claim, write } = shop();
    await claim(FIRST);
    await write(FIRST.merchantUid, FIRST.impUid, true);
    const refuse = vi.spyOn(ledger, 'compareAndSetOrder').mockResolvedValue(false);
    await expect(claim(SECOND)).rejects.toThrow(/order-1 in a row.*compareAndSetOrder compares the version/);
    expect(refuse.mock.calls.length).toBeGreaterThan(3);
  });
});
