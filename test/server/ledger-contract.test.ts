import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import type { Ledger, LedgerEntry, LedgerState } from '../../src/server/settlement/ledger.ts';
import { ledgerLaws } from '../../src/testing.ts';
import { LEDGERS } from './ledgers.ts';

describe.each(LEDGERS)('%s', (_, open) => {
  let ledger: Ledger;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ ledger, close } = await open());
  }, 120_000);
  afterAll(() => close());

  for (const { name, run } of ledgerLaws(() => ledger)) it(name, run);
});

/** A ledger of its own for each law, changed in one place. */
type Fault = (sound: Ledger) => Partial<Ledger>;

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** As a database whose collation takes those keys for one. */
function folded(fold: (key: string) => string): Fault {
  return ({ read, compareAndSet }) => ({
    async read(key) {
      const entry = await read(fold(key));
      return entry && { ...entry, merchantUid: key };
    },
    compareAndSet: (key, version, next) => compareAndSet(fold(key), version, next),
  });
}

const changed = (sound: Ledger, change: (entry: LedgerEntry) => LedgerEntry): Partial<Ledger> => ({
  async read(key) {
    const entry = await sound.read(key);
    return entry && change(entry);
  },
});

const FAULTS: Record<string, Fault> = {
  'compares keys without regard to case': folded((key) => key.toLowerCase()),
  'compares keys without regard to trailing spaces': folded((key) => key.trimEnd()),
  'compares composed and decomposed letters as one': folded((key) => key.normalize('NFC')),
  'compares accents as none': folded((key) => key.normalize('NFD').replace(/\p{Mn}/gu, '')),
  'reads before it writes, not at once': ({ read, compareAndSet }) => ({
    async compareAndSet(key, version, next) {
      const before = await read(key);
      await pause();
      if ((before?.version ?? 0) !== version) return false;
      return compareAndSet(key, (await read(key))?.version ?? 0, next);
    },
  }),
  'reports a lost race as won': ({ compareAndSet }) => ({
    async compareAndSet(...args) {
      await compareAndSet(...args);
      return true;
    },
  }),
  'creates what is not there at any version': ({ read, compareAndSet }) => ({
    async compareAndSet(key, version, next) {
      return compareAndSet(key, (await read(key)) === null ? 0 : version, next);
    },
  }),
  'loses fractions of a second': (sound) =>
    changed(sound, (entry) => ({ ...entry, createdAt: Math.floor(entry.createdAt / 1_000) * 1_000 })),
  'stores amounts as 32-bit integers': (sound) =>
    changed(sound, (entry) => ({ ...entry, refundReported: Math.min(entry.refundReported, 2_147_483_647) })),
  'loses what is outside of latin-1': (sound) =>
    changed(sound, (entry) => ({ ...entry, orderId: entry.orderId.replace(/[^\u0020-\u00ff]/g, '?') })),
  'hands out what it holds': () => {
    const entries = new Map<string, LedgerEntry>();
    return {
      read: async (key) => entries.get(key) ?? null,
      async compareAndSet(key, version, next: LedgerState) {
        if ((entries.get(key)?.version ?? 0) !== version) return false;
        entries.set(key, Object.assign(next, { merchantUid: key, version: version + 1 }));
        return true;
      },
    };
  },
  'lists what is due in any order': ({ listUnfinished }) => ({
    listUnfinished: async (due) => (await listUnfinished(due)).reverse(),
  }),
  'lists without a limit': ({ listUnfinished }) => ({
    listUnfinished: ({ dueBefore }) => listUnfinished({ dueBefore, limit: 1_000 }),
  }),
  'lists the oldest attempt first': ({ listAttempts }) => ({
    listAttempts: async (...args) => (await listAttempts(...args)).reverse(),
  }),
  'lets two claim an order': ({ compareAndSetOrder }) => ({
    async compareAndSetOrder(...args) {
      await compareAndSetOrder(...args);
      return true;
    },
  }),
  'forgets when a report came first': ({ storeReport, deleteReport }) => ({
    async storeReport(report) {
      await deleteReport(report.merchantUid);
      await storeReport(report);
    },
  }),
  'deletes no report': () => ({ deleteReport: async () => undefined }),
  'counts events with gaps between reading and writing': () => {
    const counts = new Map<string, number>();
    return {
      async addEvent(key, { windowMs, at }) {
        const count = (counts.get(key) ?? 0) + 1;
        await pause();
        counts.set(key, count);
        return { count, resetsAt: at + windowMs };
      },
    };
  },
  'takes events back in a window that is over': ({ readEvents }) => {
    let taken = 0;
    return {
      removeEvent: async () => {
        taken += 1;
      },
      readEvents: async (key, options) => {
        const { count, resetsAt } = await readEvents(key, options);
        return { count: Math.max(0, count - taken), resetsAt };
      },
    };
  },
  'takes no event back': () => ({ removeEvent: async () => undefined }),
  'never ends a window': ({ readEvents }) => ({
    readEvents: (key) => readEvents(key, { at: 0 }),
  }),
  'has a clock in seconds': ({ now }) => ({ now: async () => (await now()) / 1_000 }),
};

describe('the laws', () => {
  it('all hold for the ledger in memory', async () => {
    for (const { run } of ledgerLaws(memoryLedger)) await run();
  });

  it.each(Object.entries(FAULTS))('find a ledger that %s', async (_what, fault) => {
    const create = () => {
      const sound = memoryLedger();
      return { ...sound, ...fault(sound) };
    };
    const results = await Promise.allSettled(ledgerLaws(create).map(({ run }) => run()));
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(errors).not.toEqual([]);
    expect(errors[0]).toMatch(/^Error: .+\. Expected .+, got .+\.$/s);
  });
});
