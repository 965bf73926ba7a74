import type { PaymentRun } from '../../sdk/request-pay.ts';
import type { Lease, LeaseStore } from '../attempts/lease-store.ts';
import type { Page } from './page.ts';

interface LeaseEvents {
  /** Another session pays the order; null: a session of this page did, and does so no more. */
  onOther(other: Lease | null): void;
  /** The other session stopped paying: its attempt may still be paid. */
  onFreed(lease: Lease): void;
  /** This session has to stop paying: another one wants to pay, or was first. */
  onLost(): void;
}

const RENEW_DELAY_MS = 20_000;

/** A holder that runs answers a probe as soon as the browser delivers it. */
const PROBE_TIMEOUT_MS = 1_000;

/** The lease of one session on its order: at most one session of this browser pays an order at a time. */
export class OrderLease {
  readonly #leases: LeaseStore;
  readonly #page: Page;
  readonly #orderId: string;
  readonly #events: LeaseEvents;
  readonly #holder: string;
  #held: { merchantUid: string; attempt: number } | null = null;
  #other: Lease | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The holder that has to show that it still runs. */
  #probe: { holder: string; isOver: boolean } | null = null;
  /** The open window that no session follows. */
  #open: PaymentRun | null = null;
  #end: () => void = () => {};
  #probeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page, orderId: string, events: LeaseEvents) {
    this.#leases = page.leases;
    this.#page = page;
    this.#orderId = orderId;
    this.#events = events;
    this.#holder = page.sessions.createName();
  }

  start(): () => void {
    this.#end();
    const stopRunning = this.#page.sessions.start(this.#holder);
    const stopListening = [this.#leases.subscribe(() => this.#update()), this.#page.onLeave(() => this.#abandon())];
    this.#timer = setInterval(() => (this.#held ? this.#write() : this.#update()), RENEW_DELAY_MS);
    this.#update();
    this.#end = () => {
      clearInterval(this.#timer);
      clearTimeout(this.#probeTimer);
      this.#probe = null;
      this.#open = null;
      for (const stop of stopListening.splice(0)) stop();
    };
    return () => {
      stopRunning();
      this.#endAfterWindow();
    };
  }

  /** The page may show something else while the window is still open: the order stays taken until that is over. */
  #endAfterWindow(): void {
    const run = this.#page.currentRun();
    if (!this.#held || run?.merchantUid !== this.#held.merchantUid) return this.#end();
    this.#open = run;
    void run.reply.then(() => {
      if (this.#open !== run) return;
      this.#abandon();
      this.#end();
    });
  }

  /** Another session pays the order. */
  get isTaken(): boolean {
    return this.#other !== null;
  }

  /** Takes the lease in this very tick. False where another session pays. */
  take(merchantUid: string, attempt: number): boolean {
    this.#update();
    if (this.#other) return false;
    this.#held = { merchantUid, attempt };
    this.#write();
    return true;
  }

  release(): void {
    if (!this.#held) return;
    this.#held = null;
    this.#leases.remove(this.#orderId, this.#holder);
  }

  /** Asks the holder to close its window. */
  request(): void {
    const lease = this.#leases.read(this.#orderId);
    if (lease && lease.holder === this.#other?.holder)
      this.#leases.annotate(this.#orderId, lease, { wantedBy: this.#holder });
  }

  #write(): void {
    if (this.#held) this.#leases.write(this.#orderId, { holder: this.#holder, ...this.#held });
  }

  /** The page is left: the next one in this tab, or another tab, verifies the attempt. */
  #abandon(): void {
    if (!this.#held) return;
    this.#leases.write(this.#orderId, { holder: this.#holder, ...this.#held, abandoned: true });
  }

  #update(): void {
    const lease = this.#leases.read(this.#orderId);
    if (this.#held && lease) return this.#defend(lease);
    const other = lease && lease.holder !== this.#holder && this.#isPaid(lease) ? lease : null;
    const before = this.#other;
    this.#other = other;
    if (other && (before?.holder !== other.holder || before.merchantUid !== other.merchantUid))
      this.#events.onOther(other);
    const freed = other ? null : (before ?? (lease && lease.holder !== this.#holder ? lease : null));
    if (!freed) return;
    this.#leases.remove(this.#orderId, freed.holder);
    // What a session of this page left is in the attempts of this tab.
    if (this.#page.sessions.isOfThisPage(freed.holder)) this.#events.onOther(null);
    else this.#events.onFreed(freed);
  }

  #defend(lease: Lease): void {
    if (lease.holder === this.#holder) {
      if (lease.probedBy) this.#write();
      if (lease.wantedBy && this.#open) this.#open.giveUp();
      else if (lease.wantedBy) this.#events.onLost();
      return;
    }
    // The next session of this page follows the window.
    if (this.#open) return this.#end();
    // Two tabs took it at once: the one whose name is smaller keeps it, and the other closes its window.
    const isAlive = !lease.abandoned && this.#leases.isFresh(lease);
    if (isAlive && lease.holder < this.#holder) {
      this.#held = null;
      this.#events.onLost();
      this.#update();
    } else this.#write();
  }

  #isPaid(lease: Lease): boolean {
    // A lease of a session that has stopped is free for the next one on its page.
    if (lease.abandoned || this.#page.sessions.hasStopped(lease.holder)) return false;
    if (!this.#leases.isFresh(lease)) return this.#mayAnswer(lease);
    this.#probe = null;
    return true;
  }

  /** Its holder is probed, and keeps the lease unless it fails to answer: a changed clock must not open a second window. */
  #mayAnswer(lease: Lease): boolean {
    if (this.#probe?.holder === lease.holder) return !this.#probe.isOver;
    const probe = { holder: lease.holder, isOver: false };
    this.#probe = probe;
    clearTimeout(this.#probeTimer);
    this.#probeTimer = setTimeout(() => {
      probe.isOver = true;
      this.#update();
    }, PROBE_TIMEOUT_MS);
    this.#leases.annotate(this.#orderId, lease, { probedBy: this.#holder });
    return true;
  }
}
