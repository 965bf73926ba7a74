// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { type Action, action, World } from './actions.ts';
import { settle, violations } from './invariants.ts';

// One order, several attempts, tabs and devices, in any order of events. `npm run fuzz` runs many more.

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_000);
// The same sequences at each run of the tests; others at each `npm run fuzz`.
const SEED = process.env['FUZZ_SEED'] ?? (process.env['FUZZ_RUNS'] ? undefined : '1');

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
      expect([...(await world.apply(each)), ...violations(world)]).toEqual([]);
    }
    expect(await settle(world)).toEqual([]);
  } finally {
    world.end();
    vi.clearAllTimers();
  }
}

// Each of these once broke a law.
it.each<[string, Action[]]>([
  [
    'the clock is set back while a window is open',
    [
      { do: 'press', tab: 0 },
      { do: 'clock', ms: -3_600_000 },
      { do: 'press', tab: 1 },
    ],
  ],
  [
    'a window that was left gets as far as the PG late',
    [
      { do: 'press', tab: 0 },
      { do: 'reload', tab: 0 },
      { do: 'wait', ms: 4_000 },
      { do: 'window', window: 0, what: 'load' },
      { do: 'wait', ms: 120_000 },
    ],
  ],
  [
    'the page shows another order while the window is open',
    [
      { do: 'press', tab: 0 },
      { do: 'remountFor', tab: 0, order: 'B' },
      { do: 'wait', ms: 120_000 },
      { do: 'press', tab: 1 },
    ],
  ],
  [
    'a session restarts while it verifies what another tab gave up',
    [
      { do: 'press', tab: 1 },
      { do: 'server', health: 'slow' },
      { do: 'window', window: 0, what: 'decline' },
      { do: 'wait', ms: 4_000 },
      { do: 'restart', tab: 0 },
    ],
  ],
  [
    'a third tab takes the order while two verify what it gave up',
    [
      { do: 'load', tab: 2, order: 'A' },
      { do: 'press', tab: 1 },
      { do: 'server', health: 'slow' },
      { do: 'window', window: 0, what: 'decline' },
      { do: 'wait', ms: 4_000 },
      { do: 'press', tab: 1 },
      { do: 'wait', ms: 4_000 },
      { do: 'press', tab: 0 },
    ],
  ],
])('%s', (_name, actions) => run(actions));

it('keeps the laws of an order in any sequence of events', { timeout: 6 * 60 * 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: 30 }), run), {
    numRuns: RUNS,
    ...(SEED ? { seed: Number(SEED) } : {}),
  });
});
