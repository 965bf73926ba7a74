import type { Imp } from '../sdk/imp.ts';
import { SIMULATED_BLOCKER } from '../sdk/window-watch.ts';
import type { ImpRequest } from '../wire/imp-request.ts';
import type { FakeOutcome } from './fake-outcomes.ts';
import { findRecord, forgetRecords, openRecord } from './fake-records.ts';

export interface FakePortOneOptions {
  /** @default 'approve' */
  outcome?: FakeOutcome | undefined;
  /** Milliseconds until the callback comes. @default 0 */
  delay?: number | undefined;
}

/** A simulated `IMP` that records its calls. Pass it as `sdk`. */
export interface FakePortOne extends Imp {
  /** The argument of each `request_pay`, in order. */
  readonly requests: readonly ImpRequest[];
  /** User code (`agency`: `userCode/tierCode`) of each `init` and `agency`, in order. */
  readonly inits: readonly string[];
  setOutcome(outcome: FakeOutcome): void;
  /** Pays the deposit of that order's virtual account. */
  deposit(merchantUid: string): void;
  /** Deletes all payments of the page. */
  forget(): void;
}

/**
 * An in-process `IMP` with named outcomes, for unit tests and stories. It opens no window and uses no network. Like the
 * real SDK it writes into its argument and calls back asynchronously.
 */
export function fakePortOne({ outcome: first = 'approve', delay = 0 }: FakePortOneOptions = {}): FakePortOne {
  let outcome = first;
  const requests: ImpRequest[] = [];
  const inits: string[] = [];

  return {
    requests,
    inits,
    init(userCode) {
      inits.push(userCode);
    },
    agency(userCode, tierCode) {
      inits.push(`${userCode}/${tierCode}`);
    },
    request_pay(request, callback) {
      requests.push({ ...request });
      const chosen = outcome;
      const record = openRecord({ ...request }, chosen);
      Object.assign(request, { request_id: `req_${requests.length}`, tier_code: undefined });
      if (chosen === 'block-popup') {
        setTimeout(() => window.open('about:blank', 'daou', SIMULATED_BLOCKER), 0);
        return;
      }
      if (chosen === 'never-answer') return;
      setTimeout(() => callback?.(replyTo(record.request, record.impUid, chosen)), delay);
    },
    close() {},
    setOutcome(next) {
      outcome = next;
    },
    deposit(merchantUid) {
      const record = findRecord(merchantUid);
      if (record) record.deposited = true;
    },
    forget: forgetRecords,
  };
}

function replyTo(request: ImpRequest, impUid: string, outcome: FakeOutcome): Record<string, unknown> {
  const base = { imp_uid: impUid, merchant_uid: request.merchant_uid, pay_method: request.pay_method };
  switch (outcome) {
    case 'decline':
      return { ...base, success: false, status: 'failed', error_code: '8001', error_msg: '[8001] 카드사 승인 거절' };
    case 'over-limit':
      return { ...base, success: false, status: 'failed', error_code: '8004', error_msg: '[8004] 한도 초과' };
    case 'insufficient-balance':
      return { ...base, success: false, status: 'failed', error_code: '8035', error_msg: '[8035] 잔액 부족' };
    case 'cancel':
      return { ...base, success: false, status: 'failed', error_msg: '사용자가 결제를 취소하셨습니다' };
    case 'success-flag-lies':
      return { ...base, success: false };
    default:
      return { ...base, success: true, status: request.pay_method === 'vbank' ? 'ready' : 'paid' };
  }
}
