import type { Ledger } from '../../server/settlement/ledger.ts';
import { expectSame } from './check.ts';
import type { LawBody } from './law.ts';
import { AT, fullState, NEAR_KEYS, sampleState } from './law-samples.ts';

const MANY = 20;

/** What `read`, `compareAndSet`, `listUnfinished` and `listAttempts` have to do. */
export const ENTRY_LAWS: Readonly<Record<string, LawBody>> = {
  async 'knows nothing of an attempt that was never written'({ ledger, key }) {
    expectSame(await ledger.read(key()), null, 'read has to give null for an unknown attempt.');
  },

  async 'gives every field back as it was written'({ ledger, key }) {
    const merchantUid = key();
    const full = fullState(merchantUid);
    expectSame(await ledger.compareAndSet(merchantUid, 0, full), true, 'A first entry has to be created.');
    expectSame(
      await ledger.read(merchantUid),
      { ...full, merchantUid, version: 1 },
      'The entry has to come back whole.',
    );
    const later = sampleState({ verdict: { status: 'cancelled', merchantUid }, updatedAt: AT + 7 });
    expectSame(await ledger.compareAndSet(merchantUid, 1, later), true, 'An entry has to change at its version.');
    expectSame(await ledger.read(merchantUid), { ...later, merchantUid, version: 2 }, 'A change replaces every field.');
  },

  async 'creates an entry once, however many try'({ ledger, key }) {
    const merchantUid = key();
    const tries = await race((by) => ledger.compareAndSet(merchantUid, 0, sampleState({ claimedBy: `p${by}` })));
    expectSame(tries.filter(Boolean).length, 1, 'Exactly one of many may create an entry.');
    const entry = await ledger.read(merchantUid);
    expectSame(
      [entry?.version, entry?.claimedBy],
      [1, `p${tries.indexOf(true)}`],
      'The one that was answered true has created it.',
    );
  },

  async 'lets one of many that saw the same version change it'({ ledger, key }) {
    const merchantUid = key();
    await ledger.compareAndSet(merchantUid, 0, sampleState());
    const tries = await race((by) => ledger.compareAndSet(merchantUid, 1, sampleState({ claimedBy: `p${by}` })));
    expectSame(tries.filter(Boolean).length, 1, 'Exactly one of many may change a version.');
    const entry = await ledger.read(merchantUid);
    expectSame(
      [entry?.version, entry?.claimedBy],
      [2, `p${tries.indexOf(true)}`],
      'The one that was answered true has changed it.',
    );
  },

  async 'refuses any version but the current one'({ ledger, key }) {
    const merchantUid = key();
    await ledger.compareAndSet(merchantUid, 0, sampleState());
    await ledger.compareAndSet(merchantUid, 1, sampleState({ claimedBy: 'second' }));
    for (const expected of [0, 1, 3]) {
      const changed = await ledger.compareAndSet(merchantUid, expected, sampleState({ claimedBy: 'third' }));
      expectSame(changed, false, `Version ${expected} of an entry at version 2 has to be refused.`);
    }
    const entry = await ledger.read(merchantUid);
    expectSame([entry?.version, entry?.claimedBy], [2, 'second'], 'A refusal changes nothing.');
    expectSame(await ledger.compareAndSet(key(), 1, sampleState()), false, 'An absent entry cannot be changed.');
  },

  async 'is apart from the objects it was given and gave'({ ledger, key }) {
    const merchantUid = key();
    const mine = sampleState();
    await ledger.compareAndSet(merchantUid, 0, mine);
    mine.onPaid = 'done';
    const read = await ledger.read(merchantUid);
    if (read !== null) read.onPaid = 'done';
    expectSame((await ledger.read(merchantUid))?.onPaid, 'none', 'Changing an object may not change the ledger.');
  },

  async 'compares keys byte by byte'({ ledger, key }) {
    for (const [one, other] of NEAR_KEYS) {
      const prefix = key();
      await ledger.compareAndSet(`${prefix}${one}`, 0, sampleState({ claimedBy: 'one' }));
      expectSame(await ledger.read(`${prefix}${other}`), null, `"${one}" and "${other}" are two keys.`);
      const created = await ledger.compareAndSet(`${prefix}${other}`, 0, sampleState({ claimedBy: 'other' }));
      expectSame(created, true, `"${one}" and "${other}" are two keys.`);
      expectSame((await ledger.read(`${prefix}${one}`))?.claimedBy, 'one', `"${one}" and "${other}" are two keys.`);
    }
  },

  async 'lists what is due, the longest due first, up to the limit'({ ledger, key }) {
    const early = 1_000_000_000_000;
    const names = { a: key(), b: key(), c: key(), never: key(), later: key() };
    const due = { a: early + 2, b: early + 1, c: early + 3, never: null, later: early + 4 };
    for (const name of ['a', 'b', 'c', 'never', 'later'] as const)
      await ledger.compareAndSet(names[name], 0, sampleState({ dueAt: due[name] }));
    expectSame(await dueUids(ledger, 10), [names.b, names.a, names.c], 'Due entries come in the order of their time.');
    expectSame(await dueUids(ledger, 2), [names.b, names.a], 'No more than the limit.');
    for (const name of ['a', 'b', 'c', 'later'] as const) await ledger.compareAndSet(names[name], 1, sampleState());
  },

  async 'lists the attempts at an order, the newest first'({ ledger, key }) {
    const orderId = key();
    const names = [key(), key(), key()];
    for (const [index, merchantUid] of names.entries())
      await ledger.compareAndSet(merchantUid, 0, sampleState({ orderId, createdAt: AT + index }));
    const uids = async (limit: number) =>
      (await ledger.listAttempts(orderId, { limit })).map(({ merchantUid }) => merchantUid);
    expectSame(await uids(9), [...names].reverse(), 'The newest attempt comes first.');
    expectSame(await uids(1), [names[2]], 'No more than the limit.');
    expectSame(await ledger.listAttempts(key(), { limit: 9 }), [], 'An unknown order has no attempts.');
  },
};

function race(attempt: (by: number) => Promise<boolean>): Promise<boolean[]> {
  return Promise.all(Array.from({ length: MANY }, (_, by) => attempt(by)));
}

async function dueUids(ledger: Ledger, limit: number): Promise<string[]> {
  const entries = await ledger.listUnfinished({ dueBefore: 1_000_000_000_003, limit });
  return entries.map(({ merchantUid }) => merchantUid);
}
