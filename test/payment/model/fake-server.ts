import type { ReadOrderStatus, Verify } from '../../../src/payment/session/ask-server.ts';
import { type CheckedOrder, parseOrder } from '../../../src/schema/order.ts';
import type { Verdict } from '../../../src/schema/verdict.ts';
import { sampleOrder } from '../../../src/testing/samples.ts';

/** `ready`: a window got as far as the PG, and may still be paid in. */
export type RecordStatus = 'ready' | 'paid' | 'failed' | 'cancelled' | 'account';

const SLOW_MS = 3_000;
const ACCOUNT = { bankName: '국민은행', number: '9400', holder: null, dueAt: 4_000_000_000 };

/** The shop's server with PortOne behind it: one record for each attempt that reached the PG. */
export class FakeServer {
  health: 'up' | 'down' | 'slow' = 'up';
  readonly records = new Map<string, RecordStatus>();
  readonly #late = new Set<string>();
  readonly #orderIds = new Map<string, string>();
  readonly #asked = new Map<string, number>();

  /** Another attempt of the order, under a number of its own. */
  createAttempt(orderId: string): CheckedOrder {
    const merchantUid = `${orderId}-${this.#orderIds.size + 1}`;
    this.#orderIds.set(merchantUid, orderId);
    const parsed = parseOrder(sampleOrder({ merchantUid }));
    if (!parsed.ok) throw new Error('the sample order is not valid');
    return parsed.value;
  }

  /** Paid, and PortOne will hear of it when it `arrive`s. */
  payLate(merchantUid: string): void {
    this.records.set(merchantUid, 'ready');
    this.#late.add(merchantUid);
  }

  /** What is late arrives, and the deposits for all accounts. */
  arrive(): void {
    for (const uid of this.#late) this.records.set(uid, 'paid');
    this.#late.clear();
    for (const [uid, status] of this.records) if (status === 'account') this.records.set(uid, 'paid');
  }

  orderOf(merchantUid: string): string | undefined {
    return this.#orderIds.get(merchantUid);
  }

  /** How often the server was asked about that attempt. */
  countAsked(merchantUid: string): number {
    return this.#asked.get(merchantUid) ?? 0;
  }

  isPaid(orderId: string): boolean {
    return [...this.records].some(([uid, status]) => status === 'paid' && this.orderOf(uid) === orderId);
  }

  /** @param onAnswer is told what was answered. */
  verifyFor(onAnswer: (merchantUid: string, status: RecordStatus | null) => void): Verify {
    return async ({ merchantUid }) => {
      await this.#respond();
      this.#asked.set(merchantUid, this.countAsked(merchantUid) + 1);
      onAnswer(merchantUid, this.records.get(merchantUid) ?? null);
      return this.#verdict(merchantUid);
    };
  }

  readonly orderStatus: ReadOrderStatus = async (orderId) => {
    await this.#respond();
    const uids = [...this.#orderIds].flatMap(([uid, id]) => (id === orderId && this.records.has(uid) ? [uid] : []));
    const first = (status: RecordStatus) => uids.find((uid) => this.records.get(uid) === status);
    const uid = first('paid') ?? first('account') ?? first('ready') ?? uids.at(-1);
    return { orderId, verdict: uid === undefined ? null : this.#verdict(uid) };
  };

  async #respond(): Promise<void> {
    if (this.health === 'down') throw new Error('503');
    if (this.health === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  }

  #verdict(merchantUid: string): Verdict {
    const ids = { merchantUid, impUid: `imp_${merchantUid}` };
    switch (this.records.get(merchantUid)) {
      case 'paid':
        return { status: 'paid', ...ids, amount: 64_900, paidAt: 1 };
      case 'account':
        return { status: 'awaiting-deposit', ...ids, amount: 64_900, account: ACCOUNT };
      case 'failed':
        return { status: 'failed', ...ids, failure: { code: 'declined' } };
      case 'cancelled':
        return { status: 'cancelled', ...ids };
      case 'ready':
        return { status: 'unpaid', ...ids, started: true };
      default:
        return { status: 'unpaid', merchantUid };
    }
  }
}
