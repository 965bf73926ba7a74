import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Project } from './find-project.ts';

/** A file of the kit, and what became of it in the project. */
export interface InitFile {
  /** Seen from the project, with `/`. */
  path: string;
  text: string;
  outcome: 'written' | 'same' | 'different' | 'failed';
  /** Of a file that could not be written. */
  reason?: string;
}

/** Writes the files of `from` that the project does not have. What is there stays as it is. */
export function writeFiles({
  folder,
  from,
  below,
}: {
  folder: string;
  from: string;
  below: Project['below'];
}): InitFile[] {
  const names = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)))
    .sort();
  return names.map((name) => {
    const isOfRoot = name.startsWith('.');
    const path = [...(below && !isOfRoot ? [below] : []), ...name.split(sep)].join('/');
    return writeFile({ folder, path, text: readFileSync(join(from, name), 'utf8') });
  });
}

function writeFile({ folder, path, text }: { folder: string; path: string; text: string }): InitFile {
  const target = join(folder, path);
  try {
    if (existsSync(target)) {
      const isSame = readFileSync(target, 'utf8').replaceAll('\r\n', '\n') === text;
      return { path, text, outcome: isSame ? 'same' : 'different' };
    }
    mkdirSync(dirname(target), { recursive: true });
    // `wx`: never over a file that came meanwhile, or through a link to nowhere.
    writeFileSync(target, text, { flag: 'wx' });
    return { path, text, outcome: 'written' };
  } catch (error) {
    return { path, text, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
