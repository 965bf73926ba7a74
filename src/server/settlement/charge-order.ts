import { readFailure } from '../../errors/read-failure.ts';
import type { Verdict } from '../../schema/verdict.ts';
import type { PaymentRecord } from '../portone/payment-record.ts';
import { hasCode, PortOneError } from '../portone/portone-error.ts';
import { ChargeError } from './charge-error.ts';
import { releaseClaim } from './claim.ts';
import { claimCharge, isOver } from './claim-charge.ts';
import { reported } from './effects.ts';
import { type ExpectedPayment, orderIdOf } from './judge-record.ts';
import { paidBy } from './order-winner.ts';
import { presentVerdict } from './present-verdict.ts';
import { type Patience, reportWithin } from './report-within.ts';
import type { SettlementOptions, SettlementTrigger } from './settlement-options.ts';
import { examinePayment } from './verify-payment.ts';

export interface ChargeOrder {
  action: SettlementTrigger;
  merchantUid: string;
  order: ExpectedPayment;
  /** Throws what `charge` would throw about its input, and sends nothing. */
  check: () => void;
  /** The last word before the charge: what it throws leaves the order as it was, and open. */
  permit: () => Promise<void>;
  /** Sends the charge, once. */
  charge: () => Promise<PaymentRecord>;
  /** For the settlement after the charge. */
  patience: Patience;
}

/**
 * Charges an order and settles the outcome, as `complete` does. Only one charge of an order runs at a time, and an
 * order that is paid is not charged. While the outcome of a charge is unknown, the order stays locked until its claim
 * ends.
 * @throws ChargeError when nothing was charged; PortOneError; what `permit` or the ledger throws
 */
export async function chargeOrder(shared: SettlementOptions, options: ChargeOrder): Promise<Verdict> {
  const { merchantUid } = options;
  // An order that is in the ledger may be paid even if its data is invalid by now. That is checked below.
  if ((await shared.ledger.read(merchantUid)) === null) checkOrder(shared, options);
  const { orderId = merchantUid } = options.order;
  if (await isPaidByAnother(shared, { merchantUid, orderId })) return alreadyPaid(merchantUid, options.order);
  const claim = await claimCharge(shared, { merchantUid, orderId });
  if (claim.outcome === 'over') return settled(shared, options);
  if (claim.outcome === 'busy') {
    throw new ChargeError(
      'payment-in-progress',
      `another payment of the order ${merchantUid} is running. Ask \`complete\` for its outcome.`,
      { retryable: true },
    );
  }
  const { by } = claim;
  const release = async (isMoved: boolean) => {
    await releaseClaim(shared, merchantUid, { by, isMoved });
  };
  const isPaid = claim.seen && (await hasMoney(shared, options).catch(afterRelease(release)));
  if (!isPaid) await options.permit().catch(afterRelease(release));
  const charged = isPaid ? null : await chargeOrRefusal(shared, options, release);
  await release(true);
  if (!(charged instanceof PortOneError)) return settled(shared, options, charged?.impUid);
  return refusedVerdict(await settled(shared, options), charged);
}

async function isPaidByAnother(
  { ledger }: SettlementOptions,
  { merchantUid, orderId }: { merchantUid: string; orderId: string },
): Promise<boolean> {
  const winner = await paidBy(ledger, orderId);
  return winner !== null && winner.merchantUid !== merchantUid;
}

/** Nothing is sent: the shopper would pay twice for one order. */
function alreadyPaid(merchantUid: string, order: ExpectedPayment): Verdict {
  return { status: 'failed', merchantUid, ...orderIdOf(order), failure: { code: 'already-paid' } };
}

/** The record of the charge, or the PG's refusal. @throws ChargeError `not-charged`; PortOneError */
async function chargeOrRefusal(
  shared: SettlementOptions,
  options: ChargeOrder,
  release: (isMoved: boolean) => Promise<void>,
): Promise<PaymentRecord | PortOneError> {
  try {
    return await options.charge();
  } catch (error) {
    if (hasCode(error, 'refused')) return error;
    // The claim stays: no process may charge the order again before PortOne knows the outcome.
    if (!(error instanceof PortOneError) || error.code === 'outcome-unknown') throw error;
    // A claim that cannot be released ends by itself.
    await release(false).catch((releaseError: unknown) => reportError(shared, options, releaseError));
    throw notCharged(shared, options, error);
  }
}

function checkOrder(shared: SettlementOptions, options: ChargeOrder): void {
  try {
    options.check();
  } catch (error) {
    throw notCharged(shared, options, error);
  }
}

/** The shopper may try again at once. The cause is for the shop alone. */
function notCharged(shared: SettlementOptions, options: ChargeOrder, error: unknown): ChargeError {
  reportError(shared, options, error);
  const retryable = !hasCode(error, 'invalid-input');
  return new ChargeError('not-charged', `the order ${options.merchantUid} was not charged.`, { retryable });
}

function reportError({ onError }: SettlementOptions, { action, merchantUid }: ChargeOrder, error: unknown): void {
  onError(error, { action, merchantUid });
}

/** Nothing was charged, so the order is unlocked. */
function afterRelease(release: (isMoved: boolean) => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await release(false);
    throw error;
  };
}

/** An earlier charge may have succeeded without an answer that reached this server. */
async function hasMoney({ portOne, environment }: SettlementOptions, options: ChargeOrder): Promise<boolean> {
  const { merchantUid, order } = options;
  const { verdict, record } = await examinePayment({ portOne, merchantUid, order, environment });
  return isOver(reported(verdict, record));
}

async function settled(
  shared: SettlementOptions,
  { merchantUid, action, patience }: ChargeOrder,
  impUid?: string,
): Promise<Verdict> {
  const result = await reportWithin(shared, { merchantUid, impUid }, action, patience);
  const entry = result.isLate ? result.entry : result.settlement?.entry;
  if (entry) return presentVerdict(entry);
  if (result.isLate) throw new ChargeError('unsettled', `the charge of ${merchantUid} is not settled yet.`);
  // The shop deleted the order during the charge.
  throw new ChargeError('order-not-found', `there is no order ${merchantUid}.`);
}

/** The PG's refusal, unless the order turned out to be paid: that may be the reason of the refusal. */
function refusedVerdict(verdict: Verdict, { raw = {} }: PortOneError): Verdict {
  const { status, merchantUid, impUid } = verdict;
  if (status === 'paid' || status === 'awaiting-deposit' || status === 'mismatch') return verdict;
  const read = readFailure(raw);
  // There is no window that a shopper could have closed.
  const failure = read === 'cancelled' ? { code: 'declined' as const, raw } : read;
  return { status: 'failed', merchantUid, ...(impUid === undefined ? {} : { impUid }), failure };
}
