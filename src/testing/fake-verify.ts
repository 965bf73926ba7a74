import type { Verify } from '../payment/session/ask-server.ts';
import { findRecord, verdictOf } from './fake-records.ts';

export interface FakeVerifyOptions {
  /** Milliseconds until the simulated server responds. @default 0 */
  delay?: number | undefined;
}

/** A simulated server: verifies the payments of a `fakePortOne` on the same page, as `createCheckoutHandlers` does. */
export function fakeVerify({ delay = 0 }: FakeVerifyOptions = {}): Verify {
  return async ({ merchantUid }) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const record = findRecord(merchantUid);
    if (!record) return { status: 'unpaid', merchantUid };
    if (record.outcome === 'server-down') throw new Error('fakeVerify: the outcome is server-down');
    record.lookups += 1;
    const verdict = verdictOf(record);
    if (record.outcome === 'deposit') record.deposited = true;
    return verdict;
  };
}
