import { parseSync } from 'vite';
import type { SourceFile } from './imports.ts';

export interface Piece {
  text: string;
  /** Counted from 1. */
  line: number;
}

export interface Syntax {
  /** One for each comment, and one for each literal text with a space in it: a sentence somebody may read. */
  prose: Piece[];
  /** Every name the code uses or defines, property names included. */
  names: Piece[];
  /** Every function; `text` is its name or what stands for one. */
  functions: (Piece & { lines: number })[];
}

interface Node {
  type: string;
  start: number;
  end: number;
}

function isNode(value: unknown): value is Node & Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Reads a TypeScript file: its comments and texts, its names, its functions. */
export function readSyntax({ path, text }: SourceFile): Syntax {
  const { program, comments } = parseSync(path, text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset) + 1;
  const syntax: Syntax = {
    prose: comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
    names: [],
    functions: [],
  };
  walk(program, null, (node, parent) => {
    const line = lineOf(node.start);
    for (const found of textsOf(node)) {
      // An import names a file, not a sentence.
      if (/\S\s+\S/.test(found)) syntax.prose.push({ text: found, line });
    }
    if (/^(?:JSX)?(?:Private)?Identifier$/.test(node.type)) syntax.names.push({ text: String(node.name), line });
    if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) {
      syntax.functions.push({ text: nameOf(node, parent), line, lines: lineOf(node.end) - line + 1 });
    }
  });
  return syntax;
}

/** The titles of the tests of a file and of their groups, as the source writes them. */
export function titlesOf({ path, text }: SourceFile): string[] {
  const titles: string[] = [];
  walk(parseSync(path, text).program, null, (node) => {
    if (node.type !== 'CallExpression' || !/^(?:it|test|describe)$/.test(rootOf(node['callee']))) return;
    const title = (node['arguments'] as unknown[])[0];
    if (isNode(title) && /^(?:Literal|TemplateLiteral)$/.test(title.type)) {
      titles.push(text.slice(title.start + 1, title.end - 1));
    }
  });
  return titles;
}

/** The name that a call starts with: `it` of `it.each(rows)(title, run)`. */
function rootOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee['name']);
  return rootOf(callee['object'] ?? callee['callee'] ?? callee['tag']);
}

function walk(
  value: unknown,
  parent: (Node & Record<string, unknown>) | null,
  visit: (node: Node & Record<string, unknown>, parent: (Node & Record<string, unknown>) | null) => void,
): void {
  if (Array.isArray(value)) for (const item of value) walk(item, parent, visit);
  if (!isNode(value)) return;
  visit(value, parent);
  for (const inner of Object.values(value)) if (typeof inner === 'object') walk(inner, value, visit);
}

function textsOf(node: Node & Record<string, unknown>): string[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'JSXText' && typeof node.value === 'string') return [node.value];
  if (node.type === 'TemplateElement' && typeof node.value === 'object' && node.value !== null && 'raw' in node.value)
    return [String(node.value.raw)];
  return [];
}

function nameOf(node: Record<string, unknown>, parent: Record<string, unknown> | null): string {
  const named = [node.id, parent?.id, parent?.key].find((candidate) => isNode(candidate));
  return isNode(named) && 'name' in named ? String(named.name) : 'anonymous';
}
