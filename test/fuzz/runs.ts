import type fc from 'fast-check';

const { FUZZ_RUNS, FUZZ_SEED } = process.env;

/** Cases of each law: a few hundred in the tests, and as many as `npm run fuzz` asks for. */
export const RUNS = Number(FUZZ_RUNS ?? 300);

/** The same cases at each run of the tests; others at each `npm run fuzz`, which prints its seed. */
const SEED = FUZZ_SEED ?? (FUZZ_RUNS ? String(Date.now() % 2 ** 31) : '1');

if (FUZZ_RUNS) console.log(`fuzz: ${RUNS} cases a law, FUZZ_SEED=${SEED}`);

export const SETTINGS: fc.Parameters<unknown> = { numRuns: RUNS, seed: Number(SEED) };
