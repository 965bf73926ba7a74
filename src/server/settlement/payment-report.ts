import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import type { DueRules } from './due.ts';

/** What was read from PortOne about one attempt. */
export interface PaymentReport {
  verdict: Verdict;
  /** What the verdict was read from. */
  record: PaymentRecord | null;
  /** Every record of the attempt that was read. */
  records: readonly PaymentRecord[];
  orderId: string;
  recheck: DueRules;
}
