import type { Verdict } from '../../schema/verdict.ts';
import { conclude } from '../machine/conclude.ts';
import type { Conclusion } from '../machine/payment-reducer.ts';
import type { CheckedAttempt } from './attempt-polls.ts';
import type { SessionParts } from './session-parts.ts';

interface Parts extends SessionParts {
  orderId: string | null;
  /** Verifies an attempt that has been answered. */
  check(attempt: CheckedAttempt): void;
}

/** Applies to the state of a session what the server reports of its order: of any attempt, from any tab or device. */
export class OrderFindings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Applies what the server says of any attempt of this order. */
  conclude(conclusion: Conclusion): void {
    const { store, polls } = this.#parts;
    const { state: before } = store.read();
    const isCurrent = 'merchantUid' in before && before.merchantUid === conclusion.merchantUid;
    if (isCurrent && before.status !== 'cancelled' && before.status !== 'failed') store.conclude(conclusion);
    else this.#find(conclusion);
    // An account that was issued while another attempt was under way.
    const account = polls.account();
    if (account) this.#find(account);
  }

  /** Reads the status of the order as a whole: it may be paid, or have an account, by an attempt that this tab knows nothing of. */
  async checkOrder(): Promise<void> {
    const { orderId, server, store } = this.#parts;
    if (orderId === null || store.read().state.status === 'paid') return;
    const { signal } = server;
    const status = await server.readOrder(orderId);
    if (!signal.aborted && status?.verdict) this.apply(status.verdict);
  }

  apply(verdict: Verdict): void {
    const { polls, window } = this.#parts;
    const { merchantUid } = verdict;
    if (window.isOf(merchantUid)) return this.#applyToOpen(verdict);
    if (polls.has(merchantUid)) return polls.checkNow();
    if (verdict.status === 'unpaid') return verdict.started ? polls.watch(verdict) : undefined;
    const conclusion = conclude(verdict, { kind: 'answered' }, 0);
    if (!conclusion) return;
    this.conclude(conclusion);
    if (conclusion.status === 'awaiting-deposit') polls.watchDeposit(conclusion);
  }

  /** The window of this attempt is still followed, but its result is known: its answer may never come. */
  #applyToOpen(verdict: Verdict): void {
    if (verdict.status !== 'paid' && verdict.status !== 'awaiting-deposit') return;
    this.#parts.window.abandon();
    this.#parts.check(verdict);
  }

  #find(conclusion: Conclusion): void {
    const { page, store } = this.#parts;
    const { merchantUid, status } = conclusion;
    // The shopper wanted another payment in place of that account.
    if (status === 'awaiting-deposit' && page.attempts.read(merchantUid)?.over) return;
    // What the first question about the order finds happened before this page had anything to pay.
    const elsewhere = store.read().isChecked || store.read().state.status !== 'preparing';
    store.dispatch({ type: 'found', conclusion, elsewhere });
    if (status === 'paid') this.#closeWindow();
  }

  /** Nothing more may be paid for this order: the second window is closed, and watched in case that came too late. */
  #closeWindow(): void {
    const { polls, window } = this.#parts;
    const abandoned = window.abandon();
    if (abandoned) polls.watch(abandoned);
  }
}
