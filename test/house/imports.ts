import { ENTRIES, ROOMS } from './rooms.ts';

export interface SourceFile {
  /** Below `src/`, with `/`. */
  path: string;
  text: string;
}

interface Import {
  from: string;
  typeOnly: boolean;
}

/** Every import that the rules do not allow, one sentence each. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...forbiddenImports(file), ...forbiddenGlobals(file)]);
}

function forbiddenImports({ path, text }: SourceFile): string[] {
  const room = roomOf(path);
  const rule = ROOMS[room];
  const reach = rule?.rooms ?? ENTRIES[path];
  if (!reach) return [`${path}: neither a known room nor a known entry`];
  return readImports(text).flatMap(({ from, typeOnly }) => {
    if (!from.startsWith('.')) {
      const allowed = rule?.packages.some((name) =>
        name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : name === from,
      );
      const nodeEntry = path === 'cli.ts' && from.startsWith('node:');
      return allowed || nodeEntry ? [] : [`${path}: imports the package ${from}`];
    }
    const target = resolve(path, from);
    const targetRoom = roomOf(target);
    if (targetRoom === '')
      return path === 'index.ts' && target === 'core.ts' ? [] : [`${path}: imports the entry ${target}`];
    const typesAllowed = typeOnly && (rule?.typesOf?.includes(targetRoom) ?? false);
    return reach.includes(targetRoom) || typesAllowed
      ? []
      : [`${path}: imports ${target}, which ${room || 'this entry'} may not`];
  });
}

const DOM_NAMES = /(?<![\w.'"`])(?:window|document|navigator|sessionStorage|localStorage|location|history)\s*[.[]/;

function forbiddenGlobals({ path, text }: SourceFile): string[] {
  const rule = ROOMS[roomOf(path)];
  if (!rule || rule.dom) return [];
  const found = DOM_NAMES.exec(withoutStrings(withoutComments(text)));
  return found ? [`${path}: names ${found[0]} of the browser`] : [];
}

export function readImports(text: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => {
    const names = match[3] ?? '';
    const everyNameIsType =
      /^\{[\s\S]*\}$/.test(names) &&
      names
        .slice(1, -1)
        .split(',')
        .every((name) => name.trim() === '' || /^\s*type\s/.test(name));
    return { from: match[4] ?? match[5] ?? match[6] ?? '', typeOnly: Boolean(match[2]) || everyNameIsType };
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function withoutStrings(text: string): string {
  return text.replace(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '""');
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

/** Where a relative import of a file leads, below `src/`. */
export function resolve(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
