import type { Verdict } from '../../schema/verdict.ts';
import type { PortOne, PortOneEnvironment } from '../portone/create-portone.ts';
import { MAX_PAGE_SIZE } from '../portone/page-limits.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { assertInput, hasCode } from '../portone/portone-error.ts';
import { type ExpectedPayment, isAccountIssued, isRefunded, judgeRecord } from './judge-record.ts';

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

/** A verdict, and the record it was read from; none when PortOne knows no attempt. */
export interface Examined {
  verdict: Verdict;
  record: PaymentRecord | null;
}

/**
 * Asks PortOne what became of an order's payment. No record means that nothing is paid as of now.
 * Nothing but the record is believed: a claimed `impUid` of somebody else's payment is ignored.
 * @throws PortOneError when PortOne cannot be asked; that says nothing about the payment.
 */
export async function verifyPayment(options: VerifyPayment): Promise<Verdict> {
  return (await examinePayment(options)).verdict;
}

/** As {@link verifyPayment}, with the record beside the verdict. */
export async function examinePayment({
  portOne,
  merchantUid,
  impUid,
  order,
  environment = portOne.environment,
}: VerifyPayment): Promise<Examined> {
  assertInput(
    Number.isSafeInteger(order.amount) && order.amount > 0,
    `The order ${merchantUid} has the amount ${String(order.amount)} (${typeof order.amount}). No payment could match it. Give it a whole number of won above 0.`,
  );
  const judge = (record: PaymentRecord): Examined => ({ verdict: judgeRecord({ record, order, environment }), record });
  const claimed = impUid === undefined ? null : await readClaimed(portOne, impUid);
  const own = claimed?.merchantUid === merchantUid ? judge(claimed) : null;
  if (own?.verdict.status === 'paid') return own;
  // A claimed attempt that is not paid may be an old one: another attempt at the same order may be.
  const attempts = (await findAttempts(portOne, merchantUid)).map(judge);
  const all =
    own === null ? attempts : [own, ...attempts.filter(({ record }) => record?.impUid !== own.record?.impUid)];
  const [first, ...others] = all;
  if (first === undefined) return { verdict: { status: 'unpaid', merchantUid }, record: null };
  return others.reduce((best, next) => (outranks(next, best) ? next : best), first);
}

/** The claimed payment, or null when the claim is nonsense or hidden. Trouble on the way is thrown on. */
async function readClaimed(portOne: PortOne, impUid: string): Promise<PaymentRecord | null> {
  try {
    const record = await portOne.payments.get(impUid);
    return record.impUid === impUid ? record : null;
  } catch (error) {
    if (hasCode(error, 'not-found', 'invalid-input', 'refused')) return null;
    throw error;
  }
}

async function findAttempts(portOne: PortOne, merchantUid: string): Promise<PaymentRecord[]> {
  const { payments } = await portOne.payments.findAll(merchantUid, { limit: MAX_PAGE_SIZE });
  return payments.filter((record) => record.merchantUid === merchantUid);
}

function outranks(next: Examined, best: Examined): boolean {
  const difference = rank(next) - rank(best);
  return difference > 0 || (difference === 0 && (next.record?.startedAt ?? 0) > (best.record?.startedAt ?? 0));
}

/** Money that arrived counts most, then money that is on its way, then money that went back, then the newest attempt. */
function rank({ verdict, record }: Examined): number {
  if (record === null) return 0;
  const matches = verdict.status === 'mismatch' ? 0 : 1;
  if (isRefunded(record)) return 1;
  if (record.status === 'paid') return 4 + matches;
  return isAccountIssued(record) ? 2 + matches : 0;
}
