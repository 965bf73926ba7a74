import { describe, expect, it } from 'vitest';
import type { Duplicate } from '../../src/schema/verdict.ts';
import { RECHECK } from '../../src/server/settlement/due.ts';
import { addDuplicates, shownDuplicate, undecidedMoney } from '../../src/server/settlement/duplicates.ts';
import type { DuplicatePayment, LedgerState } from '../../src/server/settlement/ledger.ts';
import { newState } from '../../src/server/settlement/receive.ts';
import { openedRecord } from './fake-portone.ts';
import { AMOUNT } from './order-fixtures.ts';

const MERCHANT_UID = 'order-1/1';
const WINNER = { merchantUid: MERCHANT_UID, impUid: 'imp_1' };

function duplicate(impUid: string, refund: Duplicate['refund'] = 'reported'): DuplicatePayment {
  return { impUid, amount: AMOUNT, refund, isReported: false };
}

function state(duplicates: DuplicatePayment[] = [], status: 'paid' | 'unpaid' = 'paid'): LedgerState {
  const verdict =
    status === 'paid'
      ? ({ status, ...WINNER, amount: AMOUNT, paidAt: 1 } as const)
      : ({ status, merchantUid: MERCHANT_UID, started: true } as const);
  return { ...newState({ verdict, refunded: false }, { orderId: 'order-1', at: 1 }), duplicates };
}

const paid = (impUid: string, over = {}) => openedRecord({ impUid, status: 'paid', ...over });
const refunded = (impUid: string) => paid(impUid, { status: 'cancelled', cancelAmount: AMOUNT });

describe('money under an attempt that nothing has decided on', () => {
  it.each([
    ['no record', state(), [], undefined],
    ['a payment', state(), [paid('imp_2')], 'imp_2'],
    ['a record without money, then a payment', state(), [openedRecord({ impUid: 'imp_2' }), paid('imp_3')], 'imp_3'],
    ['a payment that is known, then another', state([duplicate('imp_2')]), [paid('imp_2'), paid('imp_3')], 'imp_3'],
    ['a payment that is known', state([duplicate('imp_2')]), [paid('imp_2')], undefined],
    ['money that went back', state(), [refunded('imp_2')], undefined],
    ['a payment, while nothing is paid', state([], 'unpaid'), [paid('imp_2')], undefined],
  ] as const)('%s', (_name, known, records, impUid) => {
    expect(undecidedMoney(known, { records })).toBe(impUid);
  });
});

describe('the further payments after a report', () => {
  const recheck = RECHECK;

  it('are those with money that are neither the one that counts nor known', () => {
    const records = [
      ...[paid('imp_1'), paid('imp_2', { cancelAmount: 900 }), paid('imp_3')],
      ...[openedRecord({ impUid: 'imp_4' }), refunded('imp_5')],
    ];
    expect(addDuplicates(state([duplicate('imp_3')]), WINNER, { records, recheck })).toEqual([
      duplicate('imp_3'),
      { ...duplicate('imp_2'), amount: AMOUNT - 900 },
    ]);
  });

  it('are refunded where the shop wants that, and reported elsewhere', () => {
    const report = { records: [paid('imp_2')], recheck: { ...recheck, refundsDuplicates: true } };
    expect(addDuplicates(state(), WINNER, report)).toEqual([duplicate('imp_2', 'refunding')]);
  });

  it('are not added while it is open which payment counts, and refunded ones are marked, each by its own record', () => {
    const records = [refunded('imp_3'), paid('imp_2'), paid('imp_4')];
    expect(addDuplicates(state([duplicate('imp_2'), duplicate('imp_3')]), null, { records, recheck })).toEqual([
      duplicate('imp_2'),
      duplicate('imp_3', 'refunded'),
    ]);
  });
});

describe('the further payment that a page shows', () => {
  const shown = (duplicates: DuplicatePayment[], merchantUid = MERCHANT_UID) =>
    shownDuplicate({ ...state(duplicates), merchantUid, version: 1 });

  it('is none where there is none', () => {
    expect(shown([])).toBeUndefined();
  });

  it('has the number of the order, unless that is the attempt itself', () => {
    const money = { impUid: 'imp_2', amount: AMOUNT, refund: 'reported' };
    expect(shown([duplicate('imp_2')])).toStrictEqual({ merchantUid: MERCHANT_UID, ...money, orderId: 'order-1' });
    expect(shown([duplicate('imp_2')], 'order-1')).toStrictEqual({ merchantUid: 'order-1', ...money });
  });

  it('is that of the attempt’s own payment, wherever it stands and however far its refund is', () => {
    const others = [duplicate('imp_2', 'refund-needed'), duplicate('imp_3', 'refunding')];
    const own = duplicate('imp_1', 'refunded');
    for (const order of [
      [own, ...others],
      [...others, own],
      [others[0], own, others[1]],
    ]) {
      expect(shown(order as DuplicatePayment[])).toMatchObject({ impUid: 'imp_1' });
    }
  });

  it('is otherwise the one whose refund is furthest behind', () => {
    const behind = ['refunded', 'reported', 'refunding', 'refund-needed'] as const;
    for (const [index, refund] of behind.entries()) {
      const list = behind.slice(0, index + 1).map((each, number) => duplicate(`imp_${number + 2}`, each));
      expect(shown(list)).toMatchObject({ refund });
      expect(shown(list.reverse())).toMatchObject({ refund });
    }
  });
});
