import { type Summary, summarize } from '../statistics.ts';

const ROUNDS = 31;
const WARM_UP_ROUNDS = 5;
/** Long enough that the clock's resolution and a collection of garbage matter little. */
const ROUND_MS = 10;

/** Median time of one call of each function, in milliseconds. The functions run in turns, so that all meet the same machine. */
export function timeInTurns<Name extends string>(calls: Readonly<Record<Name, () => unknown>>): Record<Name, Summary> {
  const names = Object.keys(calls) as Name[];
  const counts = new Map(names.map((name) => [name, countFor(calls[name])]));
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const name of names) {
      const ms = timeRound(calls[name], counts.get(name) ?? 1);
      if (round >= 0) samples.get(name)?.push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarize(samples.get(name) ?? [])])) as Record<Name, Summary>;
}

/** How many calls fill a round. */
function countFor(call: () => unknown): number {
  let count = 1;
  while (timeRound(call, count) * count < ROUND_MS) count *= 2;
  return count;
}

function timeRound(call: () => unknown, count: number): number {
  const since = performance.now();
  for (let done = 0; done < count; done += 1) sink = call();
  return (performance.now() - since) / count;
}

/** Where results go, so that V8 cannot leave the calls out. */
export let sink: unknown;

/** Median time of one call that takes its time, in milliseconds. `prepare` is not part of it. */
export async function timeAsync<Prepared>(
  count: number,
  prepare: () => Promise<Prepared>,
  call: (prepared: Prepared) => Promise<unknown>,
): Promise<Summary> {
  const samples: number[] = [];
  for (let done = -Math.ceil(count / 4); done < count; done += 1) {
    const prepared = await prepare();
    const since = performance.now();
    await call(prepared);
    if (done >= 0) samples.push(performance.now() - since);
  }
  return summarize(samples);
}
