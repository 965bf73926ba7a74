import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from './imports.ts';

export const SRC = join(import.meta.dirname, '../../src');

/** The files of `src/` whose path matches; declarations of style sheets apart. */
export function readSources(pattern: RegExp): SourceFile[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => pattern.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
}
