import { ROOMS } from './rooms.mjs';

const room = process.env.MUTATION_ROOM ?? '';
const { mutate, least } = ROOMS[room];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  // Stryker would rewrite it with the programming interface of TypeScript 5, which TypeScript 7 does not have.
  tsconfigFile: 'none',
  mutate,
  // Sentences for people are not guards.
  mutator: { excludedMutations: ['StringLiteral'] },
  thresholds: { high: 96, low: least, break: least },
  incremental: true,
  incrementalFile: `node_modules/.cache/mutation-${room}.json`,
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: `test-results/mutation-${room}.json` },
  tempDirName: 'node_modules/.cache/stryker',
};
