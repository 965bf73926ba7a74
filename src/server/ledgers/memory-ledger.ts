import type { EventCount, Ledger, LedgerEntry, OrderEntry, UnknownReport } from '../settlement/ledger.ts';

/** A ledger in the memory of this process: for tests and trials. It is lost at exit, and other processes do not see it. */
export function memoryLedger(): Ledger {
  return { now: async () => Date.now(), ...entryTable(), ...orderTable(), ...reportTable(), ...eventTable() };
}

type EntryTable = Pick<Ledger, 'read' | 'compareAndSet' | 'listUnfinished' | 'listAttempts'>;

function entryTable(): EntryTable {
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
      return listDue(entries, dueBefore, limit);
    },
    async listAttempts(orderId, { limit }) {
      const own = [...entries.values()].filter((entry) => entry.orderId === orderId);
      own.sort((a, b) => b.createdAt - a.createdAt);
      return structuredClone(own.slice(0, limit));
    },
  };
}

function orderTable(): Pick<Ledger, 'readOrder' | 'compareAndSetOrder'> {
  const orders = new Map<string, OrderEntry>();
  return {
    async readOrder(orderId) {
      return structuredClone(orders.get(orderId) ?? null);
    },
    async compareAndSetOrder(orderId, expectedVersion, next) {
      if ((orders.get(orderId)?.version ?? 0) !== expectedVersion) return false;
      orders.set(orderId, structuredClone({ ...next, orderId, version: expectedVersion + 1 }));
      return true;
    },
  };
}

function reportTable(): Pick<Ledger, 'storeReport' | 'listReports' | 'deleteReport'> {
  const reports = new Map<string, UnknownReport>();
  return {
    async storeReport(report) {
      const createdAt = reports.get(report.merchantUid)?.createdAt ?? report.createdAt;
      reports.set(report.merchantUid, { ...report, createdAt });
    },
    async listReports({ dueBefore, limit }) {
      return listDue(reports, dueBefore, limit);
    },
    async deleteReport(merchantUid) {
      reports.delete(merchantUid);
    },
  };
}

type EventTable = Pick<Ledger, 'addEvent' | 'removeEvent' | 'readEvents'>;

function eventTable(): EventTable {
  const events = new Map<string, EventCount>();

  function countOf(key: string, at: number): EventCount | undefined {
    const known = events.get(key);
    if (known === undefined || known.resetsAt > at) return known;
    events.delete(key);
    return undefined;
  }

  return {
    async addEvent(key, { windowMs, at }) {
      const { count, resetsAt } = countOf(key, at) ?? { count: 0, resetsAt: at + windowMs };
      events.set(key, { count: count + 1, resetsAt });
      return { count: count + 1, resetsAt };
    },
    async removeEvent(key, { resetsAt }) {
      const known = events.get(key);
      if (known?.resetsAt === resetsAt && known.count > 0) events.set(key, { count: known.count - 1, resetsAt });
    },
    async readEvents(key, { at }) {
      return { ...(countOf(key, at) ?? { count: 0, resetsAt: at }) };
    },
  };
}

function listDue<T extends { dueAt: number | null }>(rows: Map<string, T>, dueBefore: number, limit: number): T[] {
  const due = [...rows.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= dueBefore);
  due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  return structuredClone(due.slice(0, limit));
}
