import type { Verify } from '../payment/session/verification.ts';
import { findRecord, verdictOf } from './fake-records.ts';

export interface FakeVerifyOptions {
  /** Milliseconds until the pretended server answers. @default 0 */
  delay?: number | undefined;
}

/** A pretended server: answers for what a `fakePortOne` of the same page was asked, as `createCheckoutHandlers` would. */
export function fakeVerify({ delay = 0 }: FakeVerifyOptions = {}): Verify {
  return async ({ merchantUid }) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const record = findRecord(merchantUid);
    if (!record) return { status: 'unpaid', merchantUid };
    if (record.outcome === 'server-down') throw new Error('fakeVerify: the outcome is server-down');
    record.asked += 1;
    const verdict = verdictOf(record);
    if (record.outcome === 'deposit') record.deposited = true;
    return verdict;
  };
}
