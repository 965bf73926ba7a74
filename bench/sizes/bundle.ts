import { gzipSync } from 'node:zlib';

/** What a bundler made of an import. Each list has the contents of files. */
export interface Bundle {
  /** The entry and what it imports statically: loaded before anything runs. */
  first: Uint8Array[];
  /** Those, and what is imported dynamically. */
  all: Uint8Array[];
}

export interface Source {
  code: string;
  /** Of the file that has this code. */
  entry: string;
  /** Where the packages are found. */
  folder: string;
}

export type BundleSource = (source: Source) => Promise<Bundle>;

/** Bytes that travel: each file compressed by itself, as a server does. */
export function gzippedSize(files: readonly Uint8Array[]): number {
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

/** The files that are reached from an entry by static imports. */
export function reachedFrom(entry: string, importsOf: (file: string) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...importsOf(file));
  }
  return reached;
}
