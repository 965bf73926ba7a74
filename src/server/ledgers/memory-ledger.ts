import type { Ledger, LedgerEntry } from '../settlement/ledger.ts';

/** A ledger in this process's memory: for tests and trials. It forgets, and other processes do not see it. */
export function memoryLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>();
  return {
    async read(merchantUid) {
      return structuredClone(entries.get(merchantUid) ?? null);
    },
    async compareAndSet(merchantUid, expectedVersion, next) {
      if ((entries.get(merchantUid)?.version ?? 0) !== expectedVersion) return false;
      entries.set(merchantUid, structuredClone({ ...next, merchantUid, version: expectedVersion + 1 }));
      return true;
    },
    async listUnfinished({ dueBefore, limit }) {
      const due = [...entries.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= dueBefore);
      due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
      return structuredClone(due.slice(0, limit));
    },
  };
}
