/** `npx tsx test/house/shrink.ts`: deletes exceptions that are no longer needed. It never adds one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIALECT_EXCEPTIONS } from './dialect-exceptions.ts';
import { KNOWN_SURFACE, KNOWN_VIOLATIONS } from './known-violations.ts';
import { findProjectDialect } from './project.ts';
import { readSources } from './sources.ts';
import { findCircles, findSubRoomViolations } from './structure.ts';
import { findAmbiguousNames, findOldNames } from './surface.ts';

const quote = (texts: readonly string[]) => texts.map((text) => `  '${text}',\n`).join('');

const needed = new Set(findProjectDialect().map(({ area, word }) => `${area}: ${word}`));
const areas = Object.entries(DIALECT_EXCEPTIONS).flatMap(([area, words]) => {
  const left = words.filter((word) => needed.has(`${area}: ${word}`));
  return left.length > 0 ? [`  '${area}': [\n${left.map((word) => `    '${word}',\n`).join('')}  ],\n`] : [];
});
writeFileSync(
  join(import.meta.dirname, 'dialect-exceptions.ts'),
  `/** Words of the old dialect that an area still has. The lists only shrink: \`npx tsx test/house/shrink.ts\`. */
export const DIALECT_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {\n${areas.join('')}};\n`,
);

const files = readSources(/\.tsx?$/);
const entries = files.filter(({ path }) => !path.includes('/'));
const structure = [...findSubRoomViolations(files), ...findCircles(files)];
const surface = [...findAmbiguousNames(entries), ...findOldNames(entries)];
writeFileSync(
  join(import.meta.dirname, 'known-violations.ts'),
  `/** Violations of the order of files that are still to be removed: \`npx tsx test/house/shrink.ts\`. */
export const KNOWN_VIOLATIONS: readonly string[] = [\n${quote(KNOWN_VIOLATIONS.filter((known) => structure.includes(known)))}];

/** The same for the names that the entries publish. */
export const KNOWN_SURFACE: readonly string[] = [\n${quote(KNOWN_SURFACE.filter((known) => surface.includes(known)))}];\n`,
);
