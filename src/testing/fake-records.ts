import type { Verdict } from '../schema/verdict.ts';
import type { ImpRequest } from '../wire/imp-request.ts';
import type { FakeOutcome } from './fake-outcomes.ts';

/** A payment of the simulated PortOne. */
export interface FakeRecord {
  impUid: string;
  request: ImpRequest;
  outcome: FakeOutcome;
  /** How often it was verified. */
  lookups: number;
  deposited: boolean;
}

/** Shared by the fake SDK and the fake server of a page, as the real ones share PortOne. */
const records = new Map<string, FakeRecord>();
let created = 0;

export function openRecord(request: ImpRequest, outcome: FakeOutcome): FakeRecord {
  created += 1;
  const record = { impUid: `imp_fake_${created}`, request, outcome, lookups: 0, deposited: false };
  records.set(request.merchant_uid, record);
  return record;
}

export function findRecord(merchantUid: string): FakeRecord | undefined {
  return records.get(merchantUid);
}

export function forgetRecords(): void {
  records.clear();
}

/** 2026-12-01 14:32 in Korea (unix seconds), so that stories and snapshots do not change from day to day. */
export const FAKE_NOW = Date.UTC(2026, 11, 1, 5, 32) / 1000;
const THREE_DAYS = 3 * 86_400 + 9 * 3_600 + 27 * 60;

const FAIL_REASONS: Partial<Record<FakeOutcome, Extract<Verdict, { status: 'failed' }>['failure']>> = {
  decline: { code: 'declined', raw: { message: '[8001] 카드사 승인 거절' } },
  'over-limit': { code: 'over-limit', raw: { message: '[8004] 한도 초과' } },
  'insufficient-balance': { code: 'insufficient-balance', raw: { message: '[8035] 잔액 부족' } },
};

export function verdictOf(record: FakeRecord): Verdict {
  const { impUid, request, outcome } = record;
  const ids = { merchantUid: request.merchant_uid, impUid };
  const failure = FAIL_REASONS[outcome];
  if (failure) return { status: 'failed', ...ids, failure };
  switch (outcome) {
    case 'cancel':
      return { status: 'cancelled', ...ids };
    case 'never-answer':
    case 'block-popup':
      return { status: 'unpaid', ...ids };
    case 'notify-late':
      return record.lookups < 2 ? { status: 'unpaid', ...ids } : paid(record);
    case 'amount-mismatch':
      return { status: 'mismatch', ...ids, reason: 'amount' };
    default:
      return request.pay_method === 'vbank' && !record.deposited ? awaiting(record) : paid(record);
  }
}

function paid({ impUid, request }: FakeRecord): Verdict {
  const quota = request.card?.direct.quota ?? request.display?.card_quota.at(-1) ?? 0;
  return {
    status: 'paid',
    merchantUid: request.merchant_uid,
    impUid,
    amount: request.amount,
    paidAt: FAKE_NOW,
    payMethod: request.pay_method,
    ...(request.pay_method === 'card' ? { cardName: '국민카드', installment: quota } : {}),
    ...(request.pay_method === 'vbank' ? { bankName: '국민은행' } : {}),
    receiptUrl: `https://receipt.example/${impUid}`,
  };
}

function awaiting({ impUid, request }: FakeRecord): Verdict {
  return {
    status: 'awaiting-deposit',
    merchantUid: request.merchant_uid,
    impUid,
    amount: request.amount,
    account: {
      bankName: '국민은행',
      number: '9400-1234-567890',
      holder: '솔밭상점',
      dueAt: Math.floor(Date.now() / 1000) + THREE_DAYS,
    },
  };
}
