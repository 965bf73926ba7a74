import type { LedgerState } from '../../server/settlement/ledger.ts';

/** Unix milliseconds, with a fraction of a second: 2026-09-21. */
export const AT = 1_790_000_000_123;

export function sampleState(over: Partial<LedgerState> = {}): LedgerState {
  return {
    orderId: 'order-of-x',
    verdict: { status: 'unpaid', merchantUid: 'x' },
    refunded: false,
    onDepositPending: 'none',
    onPaid: 'none',
    onRefunded: 'none',
    refundReported: 0,
    refundNeeded: false,
    duplicates: [],
    claimedBy: null,
    claimedUntil: null,
    dueAt: null,
    createdAt: AT,
    updatedAt: AT + 1,
    ...over,
  };
}

/** Every field with something in it, of the kinds that databases change: quotes, other scripts, large numbers, fractions of a second. */
export function fullState(merchantUid: string): LedgerState {
  return sampleState({
    orderId: `주문 '1"; --\\ 🪑`,
    verdict: {
      status: 'awaiting-deposit',
      merchantUid,
      impUid: 'imp_1',
      amount: 9_007_199_254_740_991,
      account: { bankName: '국민', number: "1'2", holder: null, dueAt: 1_790_000_999 },
    },
    refunded: true,
    onDepositPending: 'done',
    onPaid: 'claimed',
    onRefunded: 'none',
    refundReported: 9_007_199_254_740_991,
    refundNeeded: true,
    duplicates: [{ impUid: 'imp_2', amount: 64_900, refund: 'refund-needed', isReported: true }],
    claimedBy: 'another process',
    claimedUntil: AT + 60_000,
    dueAt: AT + 60_001,
  });
}

/** Keys that a database with a collation of its own takes for one. */
export const NEAR_KEYS: readonly (readonly [string, string])[] = [
  ['Order-A', 'order-a'],
  ['order', 'order '],
  ['é', 'e\u0301'],
  ['é', 'e'],
  ['ﬀ', 'ff'],
  ['ß', 'ss'],
  ['가', '\u1100\u1161'],
  ['１', '1'],
];
