import { AttemptStore } from '../../../src/payment/attempts/attempt-store.ts';
import { LeaseStore } from '../../../src/payment/attempts/lease-store.ts';
import type { Page } from '../../../src/payment/session/page.ts';
import { PageSessions } from '../../../src/payment/session/page-sessions.ts';
import type { PaymentRun } from '../../../src/sdk/request-pay.ts';

/** Storage whose writes reach the other pages by an event, later. A page that is gone (no reader) writes no more. */
export class SharedStorage {
  readonly #items = new Map<string, string>();
  readonly readers = new Set<() => void>();

  openFor(notify: () => void): Storage {
    this.readers.add(notify);
    const written = () => {
      for (const reader of this.readers) if (reader !== notify) setTimeout(reader);
    };
    return {
      getItem: (key: string) => this.#items.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (!this.readers.has(notify)) return;
        this.#items.set(key, value);
        written();
      },
      removeItem: (key: string) => {
        if (!this.readers.has(notify)) return;
        this.#items.delete(key);
        written();
      },
    } as unknown as Storage;
  }
}

/** What a page offers to its sessions. */
export class FakePage implements Page {
  readonly attempts: AttemptStore;
  readonly leases: LeaseStore;
  readonly sessions = new PageSessions();
  readonly onReturns = new Set<() => void>();
  readonly onLeaves = new Set<() => void>();
  run: PaymentRun | null = null;
  visible = true;
  readonly #shared: SharedStorage;
  readonly notify = (): void => this.leases.notify();

  constructor(shared: SharedStorage, tabStorage: Storage) {
    this.#shared = shared;
    this.attempts = new AttemptStore(() => tabStorage);
    const storage = shared.openFor(this.notify);
    this.leases = new LeaseStore(() => storage);
  }

  close(): void {
    for (const leave of [...this.onLeaves]) leave();
    this.#shared.readers.delete(this.notify);
    // Nothing runs on a page that is gone.
    this.run = null;
  }

  currentRun = (): PaymentRun | null => this.run;
  isVisible = (): boolean => this.visible;
  isOffline = (): boolean => false;
  isInApp = (): boolean => false;
  onReturn = (listener: () => void) => listen(this.onReturns, listener);
  onRestored = () => () => {};
  onLeave = (listener: () => void) => listen(this.onLeaves, listener);
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
