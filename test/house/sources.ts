import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from './imports.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const SRC = join(ROOT, 'src');

/** The files below a folder whose path matches, named by their path below it; `.d.ts` files apart. */
export function readFiles(folder: string, pattern: RegExp): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => pattern.test(path) && !path.endsWith('.d.ts') && !/(?:^|\/)(?:node_modules|dist)\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

export function readSources(pattern: RegExp): SourceFile[] {
  return readFiles(SRC, pattern);
}
