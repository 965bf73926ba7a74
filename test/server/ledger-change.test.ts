import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Verdict } from '../../src/schema/verdict.ts';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { change, isSameVerdict, MAX_RACES } from '../../src/server/settlement/ledger-change.ts';
import { newState } from '../../src/server/settlement/receive.ts';

const ID = 'order-1/1';
const AT = 1_800_000_000_000;

const unpaid = newState(
  { verdict: { status: 'unpaid', merchantUid: ID, started: true }, refunded: false },
  { orderId: 'order-1', at: AT },
);

function shop() {
  const ledger = memoryLedger();
  const options = { ledger, clock: async () => AT };
  return { ledger, options };
}

describe('a change of an entry', () => {
  it('creates it, then counts its versions', async () => {
    const { ledger, options } = shop();
    const created = await change(options, ID, (known, at) => {
      expect([known, at]).toEqual([null, AT]);
      return { next: unpaid };
    });
    expect(created).toMatchObject({ at: AT, entry: { ...unpaid, merchantUid: ID, version: 1 } });
    const changed = await change(options, ID, (known) => ({ next: { ...unpaid, dueAt: known?.version ?? null } }));
    expect(changed.entry).toEqual(await ledger.read(ID));
    expect(changed.entry).toMatchObject({ version: 2, dueAt: 1 });
  });

  it('writes nothing where nothing is to change', async () => {
    const { ledger, options } = shop();
    const { entry } = await change(options, ID, () => ({ next: unpaid }));
    const write = vi.spyOn(ledger, 'compareAndSet');
    expect(await change(options, ID, () => ({ next: null, why: 'as it is' }))).toEqual({
      ...{ entry, at: AT, plan: { next: null, why: 'as it is' } },
    });
    expect(write).not.toHaveBeenCalled();
  });

  it('uses the entry it was given once, and reads a newer one after a lost race', async () => {
    const { ledger, options } = shop();
    const first = (await change(options, ID, () => ({ next: unpaid }))).entry;
    const read = vi.spyOn(ledger, 'read');
    await change(options, ID, () => ({ next: unpaid }), first);
    expect(read).not.toHaveBeenCalled();
    const seen: unknown[] = [];
    const late = await change(
      options,
      ID,
      (known) => {
        seen.push(known?.version);
        return { next: unpaid };
      },
      first,
    );
    expect(seen).toEqual([1, 2]);
    expect(late.entry.version).toBe(3);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gives up after a bounded number of refused writes, and says what to look at', async () => {
    const { ledger, options } = shop();
    const write = vi.spyOn(ledger, 'compareAndSet').mockResolvedValue(false);
    await expect(change(options, ID, () => ({ next: unpaid }))).rejects.toThrow(
      /order-1\/1 in a row.*compareAndSet compares the version/,
    );
    expect(write).toHaveBeenCalledTimes(MAX_RACES);
  });
});

describe('whether two verdicts are the same', () => {
  const paid: Verdict = { status: 'paid', merchantUid: ID, impUid: 'imp_1', amount: 1_000, paidAt: 1 };

  it('does not depend on the order of their keys, at any depth', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(paid), { minLength: 5 }), (keys) => {
        const shuffled = Object.fromEntries(keys.map((key) => [key, paid[key as keyof Verdict]])) as unknown as Verdict;
        return isSameVerdict(paid, shuffled) && isSameVerdict(shuffled, paid);
      }),
    );
    const failed = (raw: object) =>
      ({ status: 'failed', merchantUid: ID, failure: { code: 'other', raw } }) as unknown as Verdict;
    expect(isSameVerdict(failed({ code: 'a', message: 'b' }), failed({ message: 'b', code: 'a' }))).toBe(true);
    expect(isSameVerdict(failed({ code: 'a', message: 'b' }), failed({ code: 'b', message: 'a' }))).toBe(false);
  });

  it('depends on the order of a list, on each value, and on what is missing', () => {
    const list = (...values: unknown[]) => ({ ...paid, list: values }) as Verdict;
    expect(isSameVerdict(list('a', 'b'), list('b', 'a'))).toBe(false);
    expect(isSameVerdict(list('a'), list('a'))).toBe(true);
    expect(isSameVerdict(list(null), list({}))).toBe(false);
    expect(isSameVerdict(list(), { ...paid, list: {} } as unknown as Verdict)).toBe(false);
    expect(isSameVerdict(paid, { ...paid, amount: 999 })).toBe(false);
    expect(isSameVerdict(paid, { ...paid, refunded: 1 })).toBe(false);
  });
});
