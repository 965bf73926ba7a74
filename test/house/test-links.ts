import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './sources.ts';
import { titlesOf } from './syntax.ts';

/** A test that a page names: [`label`](../test/path) "title". */
export interface TestLink {
  label: string;
  path: string;
  title: string;
}

const LINK = /\[`([^`]+)`\]\((\.\.\/)?(test\/[^)]+)\)(?: "([^"]*)")?/g;

/** Every link of a page to a file of test/, with the title after it. */
export function testLinks(text: string): TestLink[] {
  return [...text.matchAll(LINK)].map(([, label = '', , path = '', title = '']) => ({ label, path, title }));
}

/** Pages quote titles as they are, in whatever words. */
export function withoutTitles(text: string): string {
  return text.replace(LINK, '');
}

/** What is wrong with links to tests: the file, its name, or the title, which has to be one of it, as its source has it. */
export function deadTests(links: readonly TestLink[]): string[] {
  const titles = new Map<string, string[]>();
  return links.flatMap(({ label, path, title }) => {
    const file = join(ROOT, path);
    if (!existsSync(file)) return [`${path} does not exist`];
    if (label !== basename(path)) return [`${label} leads to ${path}`];
    if (!titles.has(path))
      titles.set(path, titlesOf({ path: join(dirname(path), label), text: readFileSync(file, 'utf8') }));
    return titles.get(path)?.includes(title) ? [] : [`${path} has no test "${title}"`];
  });
}
