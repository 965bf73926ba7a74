import { describe, expect, it, vi } from 'vitest';
import { memoryLedger } from '../../src/server/ledgers/memory-ledger.ts';
import { claimEntry, releaseClaim } from '../../src/server/settlement/claim.ts';
import { RECHECK } from '../../src/server/settlement/due.ts';
import { expectPayment } from '../../src/server/settlement/settle.ts';
import { bookkeepingPortOne } from './fake-portone.ts';

/** Two processes with one ledger, and one attempt. */
async function twoProcesses() {
  const ledger = memoryLedger();
  const time = { at: 1_800_000_000_000 };
  const { portOne } = bookkeepingPortOne();
  const options = { ledger, portOne, clock: async () => time.at, lease: 60_000, recheck: RECHECK };
  await expectPayment({ ledger, merchantUid: 'm1', clock: options.clock });
  const claim = () => claimEntry(options, 'm1', { calls: 1, isWanted: () => true });
  const release = (by: string, isMoved = false) => releaseClaim(options, 'm1', { by, isMoved });
  return { ledger, options, time, claim, release, read: () => ledger.read('m1') };
}

describe('a claim', () => {
  it('is held by one process, and free after its release', async () => {
    const { claim, release, read } = await twoProcesses();
    const first = await claim();
    expect([first?.by, await claim()]).toEqual([expect.any(String), null]);
    await release(first?.by ?? '');
    expect(await read()).toMatchObject({ claimedBy: null, claimedUntil: null });
    expect(await claim()).not.toBeNull();
  });

  it('that expired and was taken over is not ended by the one who held it before', async () => {
    const { claim, release, read, time } = await twoProcesses();
    const slow = await claim();
    time.at = ((await read())?.claimedUntil ?? 0) + 1;
    const other = await claim();
    expect(other?.by).not.toBe(slow?.by);
    await release(slow?.by ?? '');
    expect(await read()).toMatchObject({ claimedBy: other?.by });
    expect(await claim()).toBeNull();
  });

  it('that expired is not taken back, even where it is free by now', async () => {
    const { claim, release, read, time } = await twoProcesses();
    const slow = await claim();
    time.at = ((await read())?.claimedUntil ?? 0) + 1;
    await release((await claim())?.by ?? '');
    const before = await read();
    await release(slow?.by ?? '', true);
    expect(await read()).toEqual(before);
  });

  it('makes the attempt due soon where money may have moved, and never later than it was', async () => {
    const { claim, release, read, time } = await twoProcesses();
    await release((await claim())?.by ?? '', true);
    expect((await read())?.dueAt).toBe(time.at + 60_000);
    await release((await claim())?.by ?? '', false);
    expect((await read())?.dueAt).toBe(time.at + RECHECK.after);
  });

  it('takes nothing that is not there, or not wanted, without a write', async () => {
    const { options, claim, read } = await twoProcesses();
    const before = await read();
    const isWanted = vi.fn(() => false);
    expect(await claimEntry(options, 'none', { calls: 1, isWanted })).toBeNull();
    expect(isWanted).not.toHaveBeenCalled();
    expect(await claimEntry(options, 'm1', { calls: 1, isWanted })).toBeNull();
    expect(isWanted).toHaveBeenCalledTimes(1);
    // Wanted when it was read, and done by another process before it could be claimed.
    isWanted.mockReturnValueOnce(true);
    expect(await claimEntry(options, 'm1', { calls: 1, isWanted })).toBeNull();
    expect(await read()).toEqual(before);
    expect(await claim()).not.toBeNull();
  });

  it('lasts for the lease, or as long as its calls may take where that is longer', async () => {
    const { options, time, release, read } = await twoProcesses();
    const isWanted = () => true;
    const short = await claimEntry(options, 'm1', { calls: 0, isWanted });
    expect(await read()).toMatchObject({ claimedUntil: time.at + 60_000, dueAt: time.at + 60_000, updatedAt: time.at });
    await release(short?.by ?? '');
    const calls = 10;
    await claimEntry(options, 'm1', { calls, isWanted });
    expect((await read())?.claimedUntil).toBeGreaterThan(time.at + calls * options.portOne.timeout);
  });

  it('ends with what else is to change, and nothing else', async () => {
    const { options, claim, release, read } = await twoProcesses();
    const free = await read();
    const { by = '' } = (await claim()) ?? {};
    await releaseClaim(options, 'm1', { by, isMoved: false, update: () => ({ refundNeeded: true }) });
    expect(await read()).toEqual({ ...free, refundNeeded: true, version: 3 });
    await release((await claim())?.by ?? '');
    expect(await read()).toEqual({ ...free, refundNeeded: true, version: 5 });
  });
});
