import { readdirSync, readFileSync } from 'node:fs';
import postcss, { type AtRule, type Declaration } from 'postcss';
import parseValue, { type Node } from 'postcss-value-parser';
import { describe, expect, it } from 'vitest';

/** Functions that a promised browser may lack. `relative` is a colour worked out `from` another. */
type Feature = 'round' | 'color-mix' | 'light-dark' | 'relative';

/** One of them, or one inside another: `relative<light-dark`. A browser may know both and not the pair. */
type Use = Feature | `${Feature}<${Feature}`;

const FEATURES: Readonly<Record<string, Feature>> = {
  round: 'round',
  'color-mix': 'color-mix',
  'light-dark': 'light-dark',
};
const COLOURS = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color']);

function featureOf(node: Node): Feature | undefined {
  if (node.type !== 'function') return undefined;
  const isRelative =
    COLOURS.has(node.value) && node.nodes.some(({ type, value }) => type === 'word' && value === 'from');
  return isRelative ? 'relative' : FEATURES[node.value];
}

/** What a value comes to: `var()` is followed to what the style sheet itself may put there. */
function usesOf(value: string, valuesOf: (name: string) => readonly string[]): ReadonlySet<Use> {
  const uses = new Set<Use>();
  function walk(nodes: readonly Node[], around: readonly Feature[], names: readonly string[]): void {
    for (const node of nodes) {
      if (node.type !== 'function') continue;
      const name = node.nodes[0]?.value ?? '';
      if (node.value === 'var' && name.startsWith('--_kc-') && !names.includes(name)) {
        for (const inner of valuesOf(name)) walk(parseValue(inner).nodes, around, [...names, name]);
      }
      const feature = featureOf(node);
      if (feature) uses.add(feature);
      for (const outer of feature ? around : []) uses.add(`${outer}<${feature as Feature}`);
      walk(node.nodes, feature ? [...around, feature] : around, names);
    }
  }
  walk(parseValue(value).nodes, [], []);
  return uses;
}

/** The conditions around a declaration, from the inside out. */
function conditionsOf(declaration: Declaration): string[] {
  const found: string[] = [];
  for (let at = declaration.parent; at && at.type !== 'root'; at = at.parent as typeof at) {
    if (at.type === 'atrule' && (at as AtRule).name === 'supports') found.push((at as AtRule).params);
  }
  return found;
}

/** Each use that no `@supports` around it asks for, one sentence each. */
function unasked(css: string): string[] {
  const root = postcss.parse(css);
  const values = new Map<string, { value: string; asked: string }[]>();
  root.walkDecls(/^--_kc-/, (declaration) => {
    const one = { value: declaration.value, asked: conditionsOf(declaration).join() };
    values.set(declaration.prop, [...(values.get(declaration.prop) ?? []), one]);
  });
  const found: string[] = [];
  root.walkDecls((declaration) => {
    const conditions = conditionsOf(declaration);
    const asked = usesOf(conditions.join(' '), () => []);
    // Of a name that stands in several conditions, a browser takes the last that it knows.
    const here = (name: string) => {
      const known = (values.get(name) ?? []).filter((one) =>
        [...usesOf(one.asked, () => [])].every((use) => asked.has(use)),
      );
      return known.slice(-1).map(({ value }) => value);
    };
    for (const use of usesOf(declaration.value, here)) {
      if (!asked.has(use)) found.push(`${declaration.prop} uses ${use}, and nothing around it asks for that`);
    }
  });
  return found;
}

const SHEETS = ['src/styles', 'src/themes'].flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));

describe('what a style sheet asks for', () => {
  it('is what it uses, in the whole look', () => {
    const sheets = SHEETS.filter((file) => file.startsWith('src/styles/'));
    const first = sheets.sort((a, b) => Number(b.includes('properties')) - Number(a.includes('properties')));
    expect(unasked(first.map((file) => readFileSync(file, 'utf8')).join('\n'))).toEqual([]);
  });

  it.each(SHEETS)('is what it uses, in %s', (file) => {
    expect(unasked(readFileSync(file, 'utf8'))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['round outside', '.a { width: round(5px, 4px) }'],
    [
      'round under another condition',
      '@supports (color: light-dark(red, red)) { .a { width: max(1px, round(5px, 4px)) } }',
    ],
    ['light-dark in a default', '.a { color: var(--kc-ink, light-dark(red, red)) }'],
    [
      'a relative colour of a light-dark, asked for beside each other',
      '@supports (color: light-dark(oklch(from red l c h), red)) { .a { color: oklch(from light-dark(red, red) l c h) } }',
    ],
    [
      'the same through a property',
      `@supports (color: light-dark(oklch(from red l c h), red)) {
        .a { --_kc-a: light-dark(red, red); color: oklch(from var(--_kc-a) l c h) }
      }`,
    ],
  ])('sees %s', (_, css) => {
    expect(unasked(css)).not.toEqual([]);
  });

  it('lets pass what is asked for', () => {
    const css = `.a { --_kc-a: red; width: calc(1px * 2) }
      @supports (color: oklch(from light-dark(red, red) l c h)) {
        .a { --_kc-a: light-dark(red, red); color: oklch(from var(--_kc-a) l c h) }
      }
      .b { color: oklch(0.5 0 0) }`;
    expect(unasked(css)).toEqual([]);
  });
});
