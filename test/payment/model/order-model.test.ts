// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { type Action, action, World } from './actions.ts';
import { settle, violations } from './invariants.ts';

// One order, several attempts, tabs and devices, in any order of events. `npm run fuzz` runs many more.

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
const SEED = process.env['FUZZ_SEED'];

afterEach(() => vi.useRealTimers());

async function run(actions: readonly Action[]): Promise<void> {
  vi.useFakeTimers({
    now: Date.parse('2026-12-01T00:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  const world = new World();
  try {
    await vi.advanceTimersByTimeAsync(0);
    for (const each of actions) {
      await world.apply(each);
      expect(violations(world)).toEqual([]);
    }
    expect(await settle(world)).toEqual([]);
  } finally {
    world.end();
    vi.clearAllTimers();
  }
}

it('keeps the laws of an order in any sequence of events', { timeout: 6 * 60 * 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: 30 }), run), {
    numRuns: RUNS,
    ...(SEED ? { seed: Number(SEED) } : {}),
  });
});
