/** The right of one page to pay an order, stored in `localStorage` so that the tabs of a browser pay one at a time. */
export interface Lease {
  /** The session that pays. */
  holder: string;
  merchantUid: string;
  attempt: number;
  /** When it was written last, in milliseconds of this browser's clock. */
  at: number;
  /** The page of the holder was left: no page follows the payment any more. */
  abandoned?: true | undefined;
  /** Another session wants to pay instead. */
  wantedBy?: string | undefined;
  /** Another session wants to know whether the holder still runs. */
  probedBy?: string | undefined;
}

const PREFIX = 'kiwoom-checkout:lease:';

/** A holder renews its lease well within this time, also in a background tab, whose timers run once a minute. */
const LEASE_MS = 90_000;

/** The leases of one browser, by order. */
export class LeaseStore {
  readonly #storage: () => Storage;
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  /** @param storage may throw where storage is forbidden: then every order is free. */
  constructor(storage: () => Storage, now: () => number = () => Date.now()) {
    this.#storage = storage;
    this.#now = now;
  }

  read(orderId: string): Lease | null {
    try {
      return parseLease(JSON.parse(this.#storage().getItem(PREFIX + orderId) ?? 'null'));
    } catch {
      return null;
    }
  }

  /** Was it renewed lately? Otherwise its holder is gone, or the clock was changed, or the machine slept. */
  isFresh({ at }: Lease): boolean {
    return Math.abs(this.#now() - at) < LEASE_MS;
  }

  /** In this very tick, so that it can be called between the press and the payment window. */
  write(orderId: string, lease: Omit<Lease, 'at'>): void {
    this.#write(orderId, { ...lease, at: this.#now() });
  }

  /** Adds a request to the lease of another session, without renewing it. */
  annotate(orderId: string, lease: Lease, request: Pick<Lease, 'wantedBy' | 'probedBy'>): void {
    this.#write(orderId, { ...lease, ...request });
  }

  #write(orderId: string, lease: Lease): void {
    try {
      this.#storage().setItem(PREFIX + orderId, JSON.stringify(lease));
    } catch {
      // Forbidden or full: tabs do not know of each other then.
    }
    this.notify();
  }

  remove(orderId: string, holder: string): void {
    if (this.read(orderId)?.holder !== holder) return;
    try {
      this.#storage().removeItem(PREFIX + orderId);
    } catch {
      // See write.
    }
    this.notify();
  }

  /** Calls `listener` after each change, of this page or of another tab. Returns the function that stops it. */
  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0 && typeof window !== 'undefined')
      window.addEventListener('storage', this.#onStorage);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) window.removeEventListener('storage', this.#onStorage);
    };
  }

  readonly #onStorage = (event: StorageEvent): void => {
    if (event.key === null || event.key.startsWith(PREFIX)) this.notify();
  };

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function parseLease(raw: unknown): Lease | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { holder, merchantUid, attempt, at, abandoned, wantedBy, probedBy } = raw as Partial<Lease>;
  if (typeof holder !== 'string' || typeof merchantUid !== 'string') return null;
  if (typeof attempt !== 'number' || typeof at !== 'number') return null;
  return {
    holder,
    merchantUid,
    attempt,
    at,
    ...(abandoned === true ? { abandoned } : {}),
    ...(typeof wantedBy === 'string' ? { wantedBy } : {}),
    ...(typeof probedBy === 'string' ? { probedBy } : {}),
  };
}

/** The leases of this browser. */
export const browserLeases = new LeaseStore(() => localStorage);
