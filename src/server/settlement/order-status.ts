import type { OrderStatus } from '../../schema/verdict.ts';
import type { LedgerEntry } from './ledger.ts';
import { paidBy } from './order-winner.ts';
import { presentVerdict } from './present-verdict.ts';
import { type Patience, reportWithin } from './report-within.ts';
import type { SettlementOptions } from './settlement-options.ts';

/** Attempts that are read again from PortOne. Older ones of an order are left to `sweep`. */
const MAX_OPEN_ATTEMPTS = 5;
const MAX_ATTEMPTS = 50;

interface OrderStatusOptions {
  /** For each attempt that is read. */
  patience: Patience;
  /** Whether PortOne may be queried now; otherwise the state is that of the ledger. @default always */
  mayRead?: (() => Promise<boolean>) | undefined;
}

/**
 * The state of an order over all its attempts that the ledger knows. What is paid is answered from the ledger; attempts
 * that may still be paid are read from PortOne and settled.
 * @throws PortOneError; what `orders.find` or the ledger throws
 */
export async function orderStatus(
  options: SettlementOptions,
  orderId: string,
  { patience, mayRead = async () => true }: OrderStatusOptions,
): Promise<OrderStatus> {
  const attempts = await options.ledger.listAttempts(orderId, { limit: MAX_ATTEMPTS });
  const winner = await paidBy(options.ledger, orderId);
  const paid = attempts.find(
    ({ merchantUid, verdict }) => winner?.merchantUid === merchantUid && verdict.status === 'paid',
  );
  if (paid !== undefined) return { orderId, verdict: withDuplicate(paid, attempts) };
  const open = attempts.filter(isOpen).slice(0, MAX_OPEN_ATTEMPTS);
  const read = open.length > 0 && (await mayRead()) ? open : [];
  const checked = new Map(await Promise.all(read.map((entry) => recheck(options, entry, patience))));
  const current = attempts.map((entry) => checked.get(entry.merchantUid) ?? entry);
  const [first, ...others] = current;
  if (first === undefined) return { orderId, verdict: null };
  const best = others.reduce((chosen, entry) => (rank(entry) > rank(chosen) ? entry : chosen), first);
  return { orderId, verdict: best.verdict.status === 'paid' ? withDuplicate(best, current) : presentVerdict(best) };
}

/** It may still be paid, and `sweep` still checks it. */
function isOpen({ verdict, dueAt }: LedgerEntry): boolean {
  const mayBePaid = ['unpaid', 'awaiting-deposit', 'failed', 'cancelled', 'mismatch'].includes(verdict.status);
  return mayBePaid && dueAt !== null;
}

async function recheck(
  options: SettlementOptions,
  entry: LedgerEntry,
  patience: Patience,
): Promise<[string, LedgerEntry]> {
  const { merchantUid, verdict } = entry;
  const claim = { merchantUid, impUid: verdict.impUid };
  const result = await reportWithin(options, claim, 'orderStatus', patience);
  const checked = result.isLate ? result.entry : result.settlement?.entry;
  return [merchantUid, checked ?? entry];
}

/** The payment that counts, with a further payment that was made under another attempt. */
function withDuplicate(paid: LedgerEntry, attempts: readonly LedgerEntry[]): OrderStatus['verdict'] {
  const own = presentVerdict(paid);
  if (own.status !== 'paid' || own.duplicate !== undefined) return own;
  const further = attempts.filter(({ merchantUid }) => merchantUid !== paid.merchantUid).map(presentVerdict);
  const duplicate = further.flatMap((verdict) => (verdict.status === 'paid' && verdict.duplicate) || [])[0];
  return duplicate === undefined ? own : { ...own, duplicate };
}

/** What a page has to show first. Entries are the newest first, so equal ranks keep the newest. */
function rank({ verdict, duplicates }: LedgerEntry): number {
  switch (verdict.status) {
    case 'paid':
      return duplicates.some(({ impUid }) => impUid === verdict.impUid) ? 4 : 5;
    case 'awaiting-deposit':
      return 3;
    case 'mismatch':
      return 2;
    case 'unpaid':
      return verdict.started ? 1 : 0;
    default:
      return 0;
  }
}
