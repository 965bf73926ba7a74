import type { Verdict } from '../../schema/verdict.ts';
import { nextEffect } from './effects.ts';
import type { ExpectedPayment } from './judge-record.ts';
import type { Ledger } from './ledger.ts';
import { refundMismatch } from './refund-mismatch.ts';
import { type Settlement, settle } from './settle.ts';
import type { SettlementOptions, SettlementTrigger } from './settlement-options.ts';
import { examinePayment } from './verify-payment.ts';

interface Claim {
  merchantUid: string;
  impUid?: string | undefined;
}

/** Rounds of asking and settling. Each further one needs another report to have come between, so three are plenty. */
const MAX_ROUNDS = 3;

/**
 * Takes a claim that something happened to an order: asks PortOne what did, and settles that.
 * Null when the shop has no such order. A failing effect is told to `onError` and leaves the verdict as it is.
 * @throws PortOneError, or what `orders.find` or the ledger throws; the claim may then be made again.
 */
export async function report(
  options: SettlementOptions,
  { merchantUid, impUid }: Claim,
  action: SettlementTrigger,
): Promise<Settlement | null> {
  const { portOne, ledger, orders, environment, now, lease, recheck, onError } = options;
  const order = (await orders.find(merchantUid)) ?? (await settledOrder(ledger, merchantUid));
  if (order === null) return null;
  const told = (error: unknown) => onError(error, { action, merchantUid });
  for (let round = 1; ; round += 1) {
    const { verdict, record } = await examinePayment({ portOne, merchantUid, impUid, order, environment });
    const settlement = await settle({ ledger, orders, verdict, record, now, lease, recheck });
    if (settlement.outcome === 'threw') told(settlement.error);
    if (settlement.attention !== null) told(attentionError(settlement.attention, merchantUid));
    if (verdict.status === 'mismatch' && record?.status === 'paid' && recheck.refundsMismatch) {
      try {
        await refundMismatch(options, record);
      } catch (error) {
        told(error);
        return { ...settlement, outcome: 'threw', error };
      }
    }
    if (!settlement.again) return settlement;
    if (round < MAX_ROUNDS) continue;
    told(stuckError(settlement, verdict));
    return settlement;
  }
}

/** What was paid when it was settled stays so, and its effects too, even after the shop dropped the order. */
async function settledOrder(ledger: Ledger, merchantUid: string): Promise<ExpectedPayment | null> {
  const verdict = (await ledger.read(merchantUid))?.verdict;
  return verdict?.status === 'paid' ? { amount: verdict.amount } : null;
}

function stuckError({ entry }: Settlement, read: Verdict): Error {
  const { merchantUid, verdict } = entry;
  return new Error(
    `KiwoomCheckout: the order ${merchantUid} was settled as ${verdict.status}, and orders.${nextEffect(entry)} is not done. It cannot be done now: PortOne's record says ${read.status}. Sweep asks again; compare the order with the record, and act by hand.`,
  );
}

function attentionError(attention: NonNullable<Settlement['attention']>, merchantUid: string): Error {
  const sentence = {
    mismatch:
      'is paid, or about to be, with something else than was ordered. It is not fulfilled. Compare the order with the record, and refund or correct it',
    'paid-after-refund':
      'was fulfilled and refunded, and is paid once more. It is not fulfilled again. Refund it, or deliver by hand',
  }[attention];
  return new Error(`KiwoomCheckout: the order ${merchantUid} ${sentence}.`);
}
