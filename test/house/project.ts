import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './imports.ts';
import { type Finding, findDialect } from './plain-english.ts';
import { ROOT, readFiles } from './sources.ts';
import { withoutTitles } from './test-links.ts';

const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

/** Where an exception may be listed: a room of `src/`, or a folder beside it; the pages at the root are one area. */
function areaOf(path: string): string {
  if (!path.includes('/')) return 'pages';
  const parts = path.split('/');
  if (parts[0] === 'examples') return parts.slice(0, 3).join('/');
  return parts.slice(0, parts[0] === 'src' ? 2 : 1).join('/');
}

function readProject(): SourceFile[] {
  const folders = ['src', 'examples', 'scripts', 'bench', 'stories', 'docs'].flatMap((folder) =>
    readFiles(join(ROOT, folder), /\.(?:tsx?|mdx?)$/).map(({ path, text }) => ({
      path: `${folder}/${path}`,
      text: path.endsWith('.md') ? withoutTitles(text) : text,
    })),
  );
  return [...folders, ...PAGES.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))];
}

/** Every use of the dialect in code and pages, with the area it is in. */
export function findProjectDialect(): (Finding & { area: string })[] {
  return readProject().flatMap((file) => findDialect(file).map((found) => ({ ...found, area: areaOf(file.path) })));
}
