/** Samples of the kit and of its floor, taken in turns, so that both meet the same machine. */
export interface Samples {
  kit: number[];
  floor: number[];
}

/** Runs both in turns, `count` times after a warm-up. */
export async function inTurns(
  count: number,
  kit: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<Samples> {
  const samples: Samples = { kit: [], floor: [] };
  // V8 compiles what ran often enough, so the first runs are slower.
  for (let turn = -count / 2; turn < count; turn += 1) {
    const [one, other] = [await kit(), await floor()];
    if (turn < 0) continue;
    samples.kit.push(one);
    samples.floor.push(other);
  }
  return samples;
}
