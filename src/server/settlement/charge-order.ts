import { readFailure } from '../../errors/read-failure.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { HttpProblem } from '../handlers/http.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { hasCode, PortOneError } from '../portone/portone-error.ts';
import { releaseClaim } from './claim.ts';
import { claimCharge, isOver } from './claim-charge.ts';
import { reported } from './effects.ts';
import type { ExpectedPayment } from './judge-record.ts';
import { type ErrorContext, type ReportOptions, report } from './report.ts';
import { examinePayment } from './verify-payment.ts';

interface ChargeOrder {
  action: ErrorContext['action'];
  merchantUid: string;
  order: ExpectedPayment;
  /** Throws what the charge would of its input, and sends nothing. */
  check: () => void;
  /** Sends the charge, once. */
  charge: () => Promise<PaymentRecord>;
}

/**
 * Charges an order and settles what became of it, as `complete` does. One charge of an order at a time, and none of an
 * order that is paid; a charge nobody heard the end of keeps the order closed until its claim ends.
 * @throws HttpProblem 409; 500 or 503 `not-charged` when it is known that nothing was; PortOneError; what the ledger throws
 */
export async function chargeOrder(shared: ReportOptions, options: ChargeOrder): Promise<Verdict> {
  const { merchantUid } = options;
  // An order that is known may be paid, whatever is wrong with it by now; that is found out below.
  if ((await shared.ledger.read(merchantUid)) === null) checkOrder(shared, options);
  const claim = await claimCharge(shared, merchantUid);
  if (claim.outcome === 'over') return settled(shared, options);
  if (claim.outcome === 'busy') {
    throw new HttpProblem(409, 'payment-in-progress', 'This order is being paid. Ask `complete` what became of it.', {
      'retry-after': '3',
    });
  }
  const { by } = claim;
  const release = (isMoved: boolean) => releaseClaim(shared, merchantUid, { by, isMoved });
  const isPaid = claim.seen && (await hasMoney(shared, options).catch(afterRelease(release)));
  const charged = isPaid ? null : await chargeOrRefusal(shared, options, release);
  await release(true);
  if (!(charged instanceof PortOneError)) return settled(shared, options, charged?.impUid);
  return refusedVerdict(await settled(shared, options), charged);
}

/** The record of the charge, or what the PG said against it. @throws HttpProblem `not-charged`; PortOneError */
async function chargeOrRefusal(
  shared: ReportOptions,
  options: ChargeOrder,
  release: (isMoved: boolean) => Promise<void>,
): Promise<PaymentRecord | PortOneError> {
  try {
    return await options.charge();
  } catch (error) {
    if (hasCode(error, 'refused')) return error;
    // Nobody may charge it again before PortOne can tell.
    if (!(error instanceof PortOneError) || error.code === 'outcome-unknown') throw error;
    // A claim that cannot be released runs out by itself.
    await release(false).catch((trouble: unknown) => tell(shared, options, trouble));
    throw notCharged(shared, options, error);
  }
}

function checkOrder(shared: ReportOptions, options: ChargeOrder): void {
  try {
    options.check();
  } catch (error) {
    throw notCharged(shared, options, error);
  }
}

/** What the browser may believe: the shopper may try again at once. The reason is for the shop. */
function notCharged(shared: ReportOptions, options: ChargeOrder, error: unknown): HttpProblem {
  tell(shared, options, error);
  const status = hasCode(error, 'invalid-input') ? 500 : 503;
  return new HttpProblem(status, 'not-charged', 'Nothing was charged. It may be tried again.');
}

function tell({ onError }: ReportOptions, { action, merchantUid }: ChargeOrder, error: unknown): void {
  onError(error, { action, merchantUid });
}

/** The order was not charged: it is free again. */
function afterRelease(release: (isMoved: boolean) => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await release(false);
    throw error;
  };
}

/** An order that was charged before may be paid without anybody here having heard of it. */
async function hasMoney({ portOne, environment }: ReportOptions, options: ChargeOrder): Promise<boolean> {
  const { merchantUid, order } = options;
  const { verdict, record } = await examinePayment({ portOne, merchantUid, order, environment });
  return isOver(reported(verdict, record));
}

async function settled(shared: ReportOptions, { merchantUid, action }: ChargeOrder, impUid?: string): Promise<Verdict> {
  const settlement = await report(shared, { merchantUid, impUid }, action);
  // The order was there a moment ago.
  if (settlement === null) throw new HttpProblem(404, 'order-not-found', 'There is no such order.');
  return settlement.entry.verdict;
}

/** What the PG said just now, unless the order turned out to be paid: that may be why it said no. */
function refusedVerdict(verdict: Verdict, { raw = {} }: PortOneError): Verdict {
  const { status, merchantUid, impUid } = verdict;
  if (status === 'paid' || status === 'awaiting-deposit' || status === 'mismatch') return verdict;
  const read = readFailure(raw);
  // Nobody can change their mind in a window that is not there.
  const failure = read === 'cancelled' ? { code: 'declined' as const, raw } : read;
  return { status: 'failed', merchantUid, ...(impUid === undefined ? {} : { impUid }), failure };
}
