import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { Ledger, OrderEntry, PaymentIds } from './ledger.ts';
import { MAX_RACES } from './ledger-change.ts';
import { newState } from './receive.ts';
import type { Clock } from './settlement-options.ts';

/**
 * Decides which payment paid for an order: the first that is claimed here, across all processes. A payment that was
 * refunded completely gives the order free for the next.
 *
 * @returns the payment that counts; it is another than `payment` when that one is a duplicate
 */
export async function claimOrder(
  { ledger, clock }: { ledger: Ledger; clock: Clock },
  orderId: string,
  payment: PaymentIds,
): Promise<PaymentIds> {
  const at = await clock();
  const next = { winner: payment, updatedAt: at };
  // Most payments are the first of their order.
  if (await ledger.compareAndSetOrder(orderId, 0, next)) return payment;
  for (let race = 0; race < MAX_RACES; race += 1) {
    const known = await ledger.readOrder(orderId);
    if (known !== null && isSamePayment(known.winner, payment)) return payment;
    const holder = await holderOf(ledger, known);
    if (holder !== null) {
      await expectWinner(ledger, { orderId, winner: holder, at });
      return holder;
    }
    if (await ledger.compareAndSetOrder(orderId, known?.version ?? 0, next)) return payment;
  }
  throw new Error(
    `${MESSAGE_PREFIX}the ledger refused ${MAX_RACES} writes of the order ${orderId} in a row. Nothing can be settled. Check that compareAndSetOrder compares the version it is given.`,
  );
}

/** The payment that paid for the order and was not refunded completely, or null. */
export async function paidBy(ledger: Ledger, orderId: string): Promise<PaymentIds | null> {
  return holderOf(ledger, await ledger.readOrder(orderId));
}

/** A winner without an entry of its own counts: its process claimed the order and is about to write the entry. */
async function holderOf(ledger: Ledger, order: OrderEntry | null): Promise<PaymentIds | null> {
  if (order === null) return null;
  const { winner } = order;
  const entry = await ledger.read(winner.merchantUid);
  return entry?.refunded && entry.verdict.impUid === winner.impUid ? null : winner;
}

/** Makes the attempt that holds the order due, where its process died before it stored anything about it. */
async function expectWinner(
  ledger: Ledger,
  { orderId, winner, at }: { orderId: string; winner: PaymentIds; at: number },
): Promise<void> {
  const { merchantUid } = winner;
  if ((await ledger.read(merchantUid)) !== null) return;
  const state = newState({ verdict: { status: 'unpaid', ...winner }, refunded: false }, { orderId, at });
  await ledger.compareAndSet(merchantUid, 0, { ...state, dueAt: at });
}

function isSamePayment(a: PaymentIds, b: PaymentIds): boolean {
  return a.merchantUid === b.merchantUid && a.impUid === b.impUid;
}
