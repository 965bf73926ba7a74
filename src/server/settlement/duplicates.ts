import type { Duplicate } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { hasMoney, isRefunded } from './judge-record.ts';
import type { DuplicatePayment, LedgerEntry, LedgerState, PaymentIds } from './ledger.ts';
import type { PaymentReport } from './payment-report.ts';

/** Money under an attempt that is neither its verdict's nor a known duplicate; undefined where there is none. */
export function undecidedMoney(
  { verdict, duplicates }: LedgerState,
  { records }: Pick<PaymentReport, 'records'>,
): string | undefined {
  if (verdict.status !== 'paid') return undefined;
  return records.find((record) => hasMoney(record) && !isKnown(duplicates, record))?.impUid;
}

/** The duplicates after a report: further payments that it shows are added, and refunded ones are marked. */
export function addDuplicates(
  { duplicates }: LedgerState,
  winner: PaymentIds | null,
  { records, recheck }: Pick<PaymentReport, 'records' | 'recheck'>,
): DuplicatePayment[] {
  const marked = duplicates.map((duplicate) => markRefunded(duplicate, records));
  if (winner === null) return marked;
  const isWinner = ({ impUid }: PaymentRecord) => winner.impUid === impUid;
  const further = records.filter((record) => hasMoney(record) && !isWinner(record) && !isKnown(duplicates, record));
  const refund: Duplicate['refund'] = recheck.refundsDuplicates ? 'refunding' : 'reported';
  const added = further.map(
    ({ impUid, amount, cancelAmount }): DuplicatePayment => ({
      impUid,
      amount: amount - cancelAmount,
      refund,
      isReported: false,
    }),
  );
  return [...marked, ...added];
}

/** The duplicate that a verdict shows: that of its own payment, else the one whose refund is furthest behind. */
export function shownDuplicate({ merchantUid, orderId, verdict, duplicates }: LedgerEntry): Duplicate | undefined {
  const urgency = ['refunded', 'reported', 'refunding', 'refund-needed'] as const;
  const [shown] = [...duplicates].sort(
    (a, b) =>
      Number(b.impUid === verdict.impUid) - Number(a.impUid === verdict.impUid) ||
      urgency.indexOf(b.refund) - urgency.indexOf(a.refund),
  );
  if (shown === undefined) return undefined;
  const { impUid, amount, refund } = shown;
  return { merchantUid, impUid, amount, refund, ...(orderId === merchantUid ? {} : { orderId }) };
}

function isKnown(duplicates: readonly DuplicatePayment[], { impUid }: PaymentRecord): boolean {
  return duplicates.some((duplicate) => duplicate.impUid === impUid);
}

function markRefunded(duplicate: DuplicatePayment, records: readonly PaymentRecord[]): DuplicatePayment {
  const record = records.find(({ impUid }) => impUid === duplicate.impUid);
  return record !== undefined && isRefunded(record) ? { ...duplicate, refund: 'refunded' } : duplicate;
}
