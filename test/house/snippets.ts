import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from './sources.ts';

/** A block of code in a page. */
export interface Snippet {
  /** Below the root of the project. */
  page: string;
  /** The line of its first line of code, from 1. */
  line: number;
  language: 'ts' | 'tsx';
  code: string;
  /** Marked by an HTML comment before it: not a module, and not checked. */
  isFragment: boolean;
}

const FRAGMENT = '<!-- fragment -->';

/** Pages outside of docs/. */
const MORE_PAGES: readonly string[] = ['README.md', 'README.ko.md'];

/** Pages whose blocks a reader copies, by their paths below the root. */
export function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return [...docs.map((name) => `docs/${name}`), ...MORE_PAGES];
}

export function snippetsOf(page: string, text: string): Snippet[] {
  const lines = text.split('\n');
  const snippets: Snippet[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const language = /^```(tsx?)$/.exec(lines[index] ?? '')?.[1];
    if (language !== 'ts' && language !== 'tsx') continue;
    const end = lines.indexOf('```', index + 1);
    const before = lines.slice(0, index).findLast((line) => line.trim() !== '');
    const code = lines.slice(index + 1, end).join('\n');
    snippets.push({ page, line: index + 2, language, code, isFragment: before === FRAGMENT });
    index = end;
  }
  return snippets;
}

/** The source files of examples/, by their text. */
const EXAMPLES = new Map(
  readdirSync(join(ROOT, 'examples'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [readFileSync(path, 'utf8'), path]),
);

/** The file of examples/ that a block is, word for word: it is checked there, beside the files that it imports. */
export function exampleOf({ code }: Pick<Snippet, 'code'>): string | undefined {
  return EXAMPLES.get(`${code}\n`);
}

/**
 * Type errors of the snippets, all in one program over the sources. Each names its page and line; those of a block that is
 * a file of examples/ name that file.
 */
export function typeErrors(snippets: readonly Snippet[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const files = snippets.map((snippet) => {
      const example = exampleOf(snippet);
      if (example) return example;
      const name = `${basename(snippet.page)}.${snippet.line}.${snippet.language}`;
      // On the same line as in its page.
      writeFileSync(join(folder, name), `${'\n'.repeat(snippet.line - 1)}${snippet.code}\n`);
      return name;
    });
    const compilerOptions = { moduleDetection: 'force', rootDirs: [folder, ...FOLDERS] };
    const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, files, include: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const { status, stdout, stderr } = spawnSync(tsc, ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    const errors = stdout.split('\n').filter((line) => line.trim() !== '');
    return status === 0 || errors.length > 0 ? errors : [`tsc ended with ${status}: ${stderr}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the files are that blocks of the same page import by a relative path. */
const FOLDERS = ['examples/servers', 'examples/databases'].map((path) => join(ROOT, path));
