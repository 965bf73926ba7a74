import type { Verdict } from '../../schema/verdict.ts';
import type { Lease } from '../attempts/lease-store.ts';
import { askServer, NoVerdict } from './ask-server.ts';
import { OrderLease } from './order-lease.ts';
import type { SessionParts } from './session-parts.ts';

/** A tab that can close its window does so at once. */
const TAKE_OVER_TIMEOUT_MS = 3_000;

interface Parts extends Omit<SessionParts, 'window'> {
  orderId: string;
  /** The server's verdict on the attempt of another tab. */
  onVerdict(verdict: Verdict): void;
  /** Closes the window of this session. */
  closeWindow(): void;
}

/** Whose turn it is to pay the order: one session of this browser at a time. What it learns is `elsewhere` in the store. */
export class OrderTurn {
  readonly #parts: Parts;
  readonly #lease: OrderLease;
  #takeOverTimer: ReturnType<typeof setTimeout> | undefined;
  /** The lease that another session gave up, while its attempt is being verified. */
  #freed: Lease | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#lease = new OrderLease(parts.page, parts.orderId, {
      onOther: (other) => parts.store.update({ elsewhere: other ? 'tab' : null }),
      onFreed: (lease) => void this.#joinFreed(lease),
      onLost: () => this.#yield(),
    });
  }

  start(): () => void {
    const stops = [this.#lease.start(), this.#parts.store.subscribe(() => this.#keep())];
    // Interrupted by `stop`: the page would wait for that other session forever.
    if (this.#freed) void this.#joinFreed(this.#freed);
    return () => {
      for (const stop of stops) stop();
      clearTimeout(this.#takeOverTimer);
    };
  }

  /** In this very tick. False where another session pays. */
  take(merchantUid: string, attempt: number): boolean {
    return this.#lease.take(merchantUid, attempt);
  }

  release(): void {
    this.#lease.release();
  }

  /** Asks the other tab to close its window; without an answer the page asks the shopper to do it. */
  takeOver(): void {
    const { store } = this.#parts;
    clearTimeout(this.#takeOverTimer);
    this.#lease.request();
    this.#takeOverTimer = setTimeout(() => {
      if (store.read().elsewhere === 'tab') store.update({ elsewhere: 'tab-stuck' });
    }, TAKE_OVER_TIMEOUT_MS);
  }

  /** Held while this attempt may be paid. */
  #keep(): void {
    const { status } = this.#parts.store.read().state;
    if (status !== 'paying' && status !== 'verifying' && status !== 'unconfirmed') this.#lease.release();
  }

  /** Another tab pays instead: the window is closed, and the attempt watched. An attempt with a result to come stays. */
  #yield(): void {
    if (this.#parts.store.read().state.status !== 'paying') return;
    this.#lease.release();
    this.#parts.closeWindow();
  }

  /** Another session stopped paying this order. Its attempt is verified before anything can be paid here. */
  async #joinFreed(freed: Lease): Promise<void> {
    const { page, store, server, polls, onVerdict } = this.#parts;
    const { merchantUid, attempt } = freed;
    clearTimeout(this.#takeOverTimer);
    const { signal } = server;
    // An attempt of this tab is resumed like any other.
    if (page.attempts.read(merchantUid)) return store.update({ elsewhere: this.#lease.isTaken ? 'tab' : null });
    this.#freed = freed;
    const answer = await askServer(server.verify, { merchantUid }, signal);
    if (signal.aborted) return;
    if (this.#freed === freed) this.#freed = null;
    if (answer && !(answer instanceof NoVerdict) && answer.merchantUid === merchantUid) onVerdict(answer);
    polls.watch({ merchantUid });
    // A third session may have taken the order meanwhile.
    const elsewhere = this.#lease.isTaken || this.#freed ? 'tab' : null;
    store.update({ elsewhere, attempt: Math.max(store.read().attempt, attempt + 1) });
  }
}
