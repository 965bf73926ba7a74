import { expectSame } from './check.ts';
import type { LawBody } from './law.ts';
import { AT } from './law-samples.ts';

const MANY = 20;

/** What the tables of orders, reports and events have to do, and the clock. */
export const OTHER_LAWS: Readonly<Record<string, LawBody>> = {
  async 'lets one of many claim an order, and later one of many take it over'({ ledger, key }) {
    const orderId = key();
    const claim = (version: number, by: number) =>
      ledger.compareAndSetOrder(orderId, version, {
        winner: { merchantUid: `m${by}`, impUid: `imp_${by}` },
        updatedAt: AT,
      });
    expectSame(await ledger.readOrder(orderId), null, 'readOrder has to give null for an unknown order.');
    for (const version of [0, 1]) {
      const won = await Promise.all(Array.from({ length: MANY }, (_, by) => claim(version, by)));
      expectSame(won.filter(Boolean).length, 1, 'Exactly one of many may claim an order.');
      const by = won.indexOf(true);
      const expected = {
        orderId,
        version: version + 1,
        winner: { merchantUid: `m${by}`, impUid: `imp_${by}` },
        updatedAt: AT,
      };
      expectSame(await ledger.readOrder(orderId), expected, 'The one that was answered true has claimed it.');
    }
    expectSame(await claim(9, 1), false, 'Another version than the current one has to be refused.');
  },

  async 'stores a report until it is deleted, with the time of the first'({ ledger, key }) {
    const merchantUid = key();
    const due = (dueBefore: number) => ledger.listReports({ dueBefore, limit: 9 });
    const report = { merchantUid, impUid: null, dueAt: 1_000, createdAt: 500 };
    await ledger.storeReport(report);
    await ledger.storeReport({ ...report, impUid: 'imp_1', dueAt: 2_000, createdAt: 900 });
    expectSame(await due(1_999), [], 'A report is due at its newest time.');
    const expected = [{ merchantUid, impUid: 'imp_1', dueAt: 2_000, createdAt: 500 }];
    expectSame(await due(2_000), expected, 'A second report replaces the first, but for createdAt.');
    await ledger.deleteReport(merchantUid);
    expectSame(await due(9_999), [], 'A deleted report is gone.');
  },

  async 'counts events within a window, also many at a time, and starts again after it'({ ledger, key }) {
    const name = key();
    const add = (at: number) => ledger.addEvent(name, { windowMs: 1_000, at });
    const counts = await Promise.all(Array.from({ length: 10 }, () => add(AT)));
    const sorted = counts.map(({ count }) => count).sort((a, b) => a - b);
    expectSame(sorted, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'Each of many events has a number of its own.');
    const inside = await ledger.readEvents(name, { at: AT + 999 });
    expectSame(inside, { count: 10, resetsAt: AT + 1_000 }, 'The window lasts as long as its first event asked for.');
    const after = await ledger.readEvents(name, { at: AT + 1_000 });
    expectSame(after.count, 0, 'At its end the count starts again.');
    expectSame(
      await add(AT + 1_000),
      { count: 1, resetsAt: AT + 2_000 },
      'An event after the end starts the next window.',
    );
    expectSame((await ledger.readEvents(key(), { at: AT })).count, 0, 'An unknown key has no events.');
  },

  async 'takes back an event of the current window, and never one of another'({ ledger, key }) {
    const name = key();
    const add = (at: number) => ledger.addEvent(name, { windowMs: 1_000, at });
    const count = async (at: number) => (await ledger.readEvents(name, { at })).count;
    const added = await Promise.all(Array.from({ length: 10 }, () => add(AT)));
    const resetsAt = AT + 1_000;
    await Promise.all(added.slice(3).map(() => ledger.removeEvent(name, { resetsAt })));
    expectSame(await count(AT), 3, 'Each of many that are taken back at a time counts.');
    expectSame((await add(AT)).count, 4, 'The next event takes the number after those that are left.');
    await add(AT + 1_000);
    await ledger.removeEvent(name, { resetsAt });
    expectSame(await count(AT + 1_000), 1, 'An event of a window that is over changes nothing in the next one.');
    await Promise.all([1, 2, 3].map(() => ledger.removeEvent(name, { resetsAt: AT + 2_000 })));
    expectSame(await count(AT + 1_000), 0, 'There are never fewer than none.');
    await ledger.removeEvent(key(), { resetsAt });
  },

  async 'has a clock in unix milliseconds'({ ledger }) {
    const now = await ledger.now();
    expectSame(Math.abs(now - Date.now()) < 600_000, true, 'now() has to be the time, in unix milliseconds.');
  },
};
