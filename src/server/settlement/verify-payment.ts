import { orderIdSchema } from '../../schema/ids.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import { MAX_PAGE_SIZE } from '../portone/page-limits.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { assertInput, hasCode } from '../portone/portone-error.ts';
import { type ExpectedPayment, hasMoney, isAccountIssued, isRefunded, judgeRecord, orderIdOf } from './judge-record.ts';

export interface VerifyPayment {
  portOne: PortOne;
  merchantUid: string;
  /** What the browser or a webhook claims. It is only a hint. */
  impUid?: string | undefined;
  /** From the shop's own records, never from the browser. */
  order: ExpectedPayment;
  /** @default the client's */
  environment?: PortOneEnvironment | undefined;
}

/** A verdict, and the record it was read from; none when PortOne has no record. */
export interface Examined {
  verdict: Verdict;
  record: PaymentRecord | null;
  /** Every record of this merchantUid that was read. */
  records: PaymentRecord[];
}

type Judged = Omit<Examined, 'records'>;

/**
 * Asks PortOne for the payment of an attempt. No record means that nothing is paid as of now.
 * Nothing but the record is believed: a claimed `impUid` of another payment is ignored.
 * @throws PortOneError when PortOne cannot be asked; that says nothing about the payment.
 */
export async function verifyPayment(options: VerifyPayment): Promise<Verdict> {
  return (await examinePayment(options)).verdict;
}

/** As {@link verifyPayment}, with the records beside the verdict. */
export async function examinePayment({
  portOne,
  merchantUid,
  impUid,
  order,
  environment = portOne.environment,
}: VerifyPayment): Promise<Examined> {
  assertOrder(merchantUid, order);
  const judge = (record: PaymentRecord): Judged => ({ verdict: judgeRecord({ record, order, environment }), record });
  const claimed = impUid === undefined ? null : await readClaimed(portOne, impUid);
  const own = claimed?.merchantUid === merchantUid ? claimed : null;
  if (own !== null) {
    const judged = judge(own);
    if (judged.verdict.status === 'paid') return { ...judged, records: [own] };
  }
  // A claimed payment that is not paid may be an old one: another payment of the same attempt may be paid.
  const found = await findRecords(portOne, merchantUid);
  const records = own === null ? found : [own, ...found.filter((record) => record.impUid !== own.impUid)];
  const [first, ...others] = records.map(judge);
  if (first === undefined) return { ...noRecord(merchantUid, order), records };
  return { ...others.reduce((best, next) => (outranks(next, best) ? next : best), first), records };
}

function noRecord(merchantUid: string, order: ExpectedPayment): Judged {
  return { verdict: { status: 'unpaid', merchantUid, ...orderIdOf(order) }, record: null };
}

function assertOrder(merchantUid: string, { amount, orderId }: ExpectedPayment): void {
  assertInput(
    Number.isSafeInteger(amount) && amount > 0,
    `The order of ${merchantUid} has the amount ${String(amount)} (${typeof amount}). No payment could match it. Give it a whole number of won above 0.`,
  );
  assertInput(
    orderId === undefined || orderIdSchema.safeParse(orderId).success,
    `The order of ${merchantUid} has an orderId that cannot be stored. Its attempts could not be matched. Give it text of 1 to 200 characters without control characters.`,
  );
}

/** The claimed payment, or null when the claim is invalid or hidden. Other errors are thrown. */
async function readClaimed(portOne: PortOne, impUid: string): Promise<PaymentRecord | null> {
  try {
    const record = await portOne.payments.get(impUid);
    return record.impUid === impUid ? record : null;
  } catch (error) {
    if (hasCode(error, 'not-found', 'invalid-input', 'refused')) return null;
    throw error;
  }
}

async function findRecords(portOne: PortOne, merchantUid: string): Promise<PaymentRecord[]> {
  const { payments } = await portOne.payments.findAll(merchantUid, { limit: MAX_PAGE_SIZE });
  return payments.filter((record) => record.merchantUid === merchantUid);
}

function outranks(next: Judged, best: Judged): boolean {
  const difference = rank(next) - rank(best);
  return difference > 0 || (difference === 0 && (next.record?.startedAt ?? 0) > (best.record?.startedAt ?? 0));
}

/** Money that arrived counts most, then a pending deposit, then money that went back, then the newest record. */
function rank({ verdict, record }: Judged): number {
  if (record === null) return 0;
  const matches = verdict.status === 'mismatch' ? 0 : 1;
  if (isRefunded(record)) return 1;
  if (hasMoney(record)) return 4 + matches;
  return isAccountIssued(record) ? 2 + matches : 0;
}
