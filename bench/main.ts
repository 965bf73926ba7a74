// `npm run bench`: every part, one table, written to bench/RESULTS.md. `npm run bench -- sizes renders` runs and prints only
// those; `--quick` checks bytes and counts against the budgets, as CI does; `--large` adds a million rows.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findUnmeasured, isOverBudget } from './judge.ts';
import { describeMachine } from './machine.ts';
import { isPartName, PARTS, type PartName, QUICK_PARTS } from './parts.ts';
import type { PartResult, Row } from './row.ts';
import { startPart } from './start-part.ts';
import { sectionOf } from './table.ts';

const RESULTS = join(import.meta.dirname, 'RESULTS.md');
const FLAGS = ['--quick', '--large'];

const words = process.argv.slice(2);
const unknown = words.filter((word) => !FLAGS.includes(word) && !isPartName(word));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are ${[...Object.keys(PARTS), ...FLAGS].join(', ')}.`);
  process.exit(2);
}
const quick = words.includes('--quick');
const options = { quick, large: words.includes('--large') };
const named = words.filter(isPartName);
const whole = quick ? QUICK_PARTS : (Object.keys(PARTS) as PartName[]);

const measured: Record<string, Row[]> = {};
const crashed: PartName[] = [];
const sections: string[] = [];
for (const part of named.length > 0 ? named : whole) {
  const result = await measure(part);
  measured[part] = result.rows;
  const section = sectionOf(part, result);
  sections.push(section);
  console.log(`\n${section}`);
}
if (named.length === 0 && !quick) writeFileSync(RESULTS, resultsPage());
process.exitCode = reportBudgets() ? 0 : 1;

/** A part that crashes loses its own rows only; the command fails at its end. */
async function measure(part: PartName): Promise<PartResult> {
  try {
    return await startPart(part, options);
  } catch (error) {
    crashed.push(part);
    return { rows: [], skipped: [String(error)], details: [] };
  }
}

function resultsPage(): string {
  const about =
    'Written by `npm run bench`; CONTRIBUTING.md explains it. A ratio compares two figures of the same run. The spread is half of the distance between the quartiles. 1 kB is 1,000 bytes.';
  return `${['# Results of the benchmarks', describeMachine(new Date()), about, ...sections].join('\n\n')}\n`;
}

function reportBudgets(): boolean {
  const over = Object.entries(measured).flatMap(([part, rows]) =>
    rows.filter((row) => isOverBudget(part, row)).map(({ measure, value }) => `${part}/${measure} is ${value}`),
  );
  const missing = findUnmeasured(measured);
  for (const line of over) console.error(`Over its budget (bench/budgets.ts): ${line}`);
  for (const name of missing) console.error(`Has a budget and was not measured: ${name}`);
  for (const part of crashed) console.error(`Ended before its result: ${part}. Its error is above.`);
  return over.length + missing.length + crashed.length === 0;
}
