// `npm test`: every kind of test, one after the other, and a count at the end.
// `npm test -- unit e2e` runs only those named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { failedTests } from './failed-tests.mjs';
import { ensureBrowser, ensureMariadb, ensureNginx, ensurePostgres } from './support/ensure-programs.mjs';
import { ensureSqlite } from './support/ensure-sqlite.mjs';

// Absolute: Playwright takes a relative one from the folder of its configuration.
const REPORTS = resolve('node_modules', '.cache', 'kiwoom-checkout-tests');

/** @type {Record<string, { command: string[]; before?: string[]; env?: Record<string, string> }>} */
const KINDS = {
  unit: { command: unit('unit') },
  'unit-lowest-form': { command: unit('unit-lowest-form') },
  'unit-react-18': { before: ['node', 'test/support/ensure-react-18.mjs'], command: unit('unit-react-18') },
  // Four looks at a time: eight pages at once starve each other on a small machine.
  stories: { command: vitest('stories-*-wide', 'stories') },
  'stories-320': { command: vitest('stories-*-320', 'stories-320') },
  browser: { command: vitest('browser') },
  visual: playwright('visual'),
  processes: { command: vitest('processes') },
  package: { before: ['npm', 'run', 'build', '--silent'], command: vitest('package') },
  e2e: playwright('e2e'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((kind) => !(kind in KINDS));
if (unknown.length > 0) {
  console.error(`There are no tests of the kind ${unknown.join(', ')}. There are: ${Object.keys(KINDS).join(', ')}.`);
  process.exit(2);
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const kinds = asked.length > 0 ? asked : Object.keys(KINDS);
if (kinds.some((kind) => !kind.startsWith('unit') && kind !== 'processes')) ensureBrowser();
if (kinds.includes('processes')) {
  ensurePostgres();
  ensureMariadb();
  ensureNginx();
  ensureSqlite();
}

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failed = [];
const broken = kinds.filter((kind) => !run(kind));
for (const test of failed) console.error(`\n✗ ${test}`);
if (broken.length > 0) console.error(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(broken.length > 0 ? 1 : 0);

/** @param {string} kind */
function run(kind) {
  const { command, before, env } = KINDS[kind];
  console.log(`\n— ${kind}`);
  if (before && !execute(before, env)) return false;
  const passed = execute(command, env);
  // A runner that died before its first test has counted nothing; that is a failure too.
  const counted = count(kind);
  if (counted && !passed)
    console.error(`${kind}: no test failed, yet the runner did. Look above for an unhandled error.`);
  return counted && passed;
}

/** @param {string[]} command @param {Record<string, string>} [env] */
function execute([program, ...args], env = {}) {
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/** @param {string} kind */
function count(kind) {
  const path = report(kind);
  if (!existsSync(path)) return false;
  const result = JSON.parse(readFileSync(path, 'utf8'));
  failed.push(...failedTests(result));
  const counts = result.stats
    ? {
        passed: result.stats.expected + result.stats.flaky,
        failed: result.stats.unexpected,
        skipped: result.stats.skipped,
      }
    : {
        passed: result.numPassedTests,
        failed: result.numFailedTests,
        skipped: result.numPendingTests + result.numTodoTests,
      };
  const flaky = result.stats?.flaky ?? 0;
  if (flaky > 0) console.warn(`${kind}: ${flaky} passed only at the second try. The list above names them as flaky.`);
  for (const name of ['passed', 'failed', 'skipped']) total[name] += counts[name];
  return counts.passed > 0 && counts.failed === 0;
}

/** @param {string} project */
function vitest(project, name = project) {
  return [
    'npx',
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
  ];
}

/**
 * Two files at a time at least: Vitest leaves one core to itself, which on a machine with two makes it one file.
 *
 * @param {string} project
 */
function unit(project) {
  return [...vitest(project), `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`];
}

/** @param {string} kind */
function playwright(kind) {
  return {
    command: ['npx', 'playwright', 'test', '-c', `test/${kind}/playwright.config.ts`, '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report(kind) },
  };
}

/** @param {string} kind */
function report(kind) {
  return join(REPORTS, `${kind}.json`);
}
