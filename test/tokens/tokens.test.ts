import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDesignTokens } from '../../scripts/design-tokens.ts';
import { TOKENS } from '../../src/tokens/tokens.ts';

const SRC = join(import.meta.dirname, '../../src');
const CSS = ['properties', 'base']
  .map((name) => withoutComments(readFileSync(join(SRC, `styles/${name}.css`), 'utf8')))
  .join('');
const NAMES = TOKENS.map(({ name }) => name);

/** The style sheet by what a browser has to know for it, in the order of the cascade; the font stands last. */
const [EVERY = '', ROUND = '', MIXED = '', RELATIVE = '', FONT = ''] = CSS.split(
  /^@supports |(?=\.kc \{\n {2}container)/m,
);

interface Reading {
  name: string;
  /** The second argument of `var()`. */
  fallback: string | undefined;
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '');
}

function oneLine(css: string): string {
  return css.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();
}

/** Every `var(--kc-…)` with its default, brackets counted. */
function readings(css: string): Reading[] {
  return [...css.matchAll(/var\(\s*--kc-([\w-]+)\s*(,)?/g)].map((found) => {
    const start = found.index + found[0].length;
    let end = start;
    for (let open = 1; open > 0; end += 1) open += css[end] === '(' ? 1 : css[end] === ')' ? -1 : 0;
    return { name: found[1] ?? '', fallback: found[2] && oneLine(css.slice(start, end - 1)) };
  });
}

const byName = (found: readonly Reading[]) =>
  Object.fromEntries(found.map(({ name, fallback }) => [name, fallback]).sort());

describe('the list of tokens', () => {
  it('names each token once', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });

  it('names what the style sheet reads, no more and no less', () => {
    expect([...new Set(readings(CSS).map(({ name }) => name))].sort()).toEqual([...NAMES].sort());
    // And each name stands in a var(): none hides in a declaration or a query.
    expect(CSS.match(/--kc-/g)).toHaveLength(readings(CSS).length);
  });

  it('says what every browser takes when a shop sets nothing', () => {
    const listed = TOKENS.filter(({ plain }) => plain !== undefined);
    expect(byName(readings(EVERY + FONT))).toEqual(
      byName(listed.map(({ name, plain }) => ({ name, fallback: plain }))),
    );
  });

  it('says what newer browsers take', () => {
    expect(ROUND).toMatch(/^\(width: round\(/);
    expect(MIXED).toMatch(/^\(color: light-dark\(color-mix\(/);
    expect(RELATIVE).toMatch(/^\(\s*color: light-dark\(\s*color-mix\([^{]*oklch\(from/);
    const mixed = TOKENS.filter((token) => token.mixed !== undefined);
    expect(byName(readings(MIXED))).toEqual(
      byName(mixed.map((token) => ({ name: token.name, fallback: token.mixed }))),
    );
    const newest = TOKENS.filter(({ css }) => css !== undefined);
    expect(byName(readings(ROUND + RELATIVE))).toEqual(
      byName(newest.map(({ name, css }) => ({ name, fallback: css }))),
    );
  });

  it('is read in one place for each kind of browser, so that no default can differ from another', () => {
    for (const part of [EVERY + FONT, ROUND, MIXED, RELATIVE]) {
      const names = readings(part).map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it('is read nowhere else', () => {
    const others = readdirSync(join(SRC, 'styles')).filter((file) => !['properties.css', 'base.css'].includes(file));
    for (const file of others) {
      expect(withoutComments(readFileSync(join(SRC, 'styles', file), 'utf8')), file).not.toContain('--kc-');
    }
  });
});

interface Group {
  [name: string]: unknown;
}

/** What a measure comes to in the default look: its first length, and for a part of the radius that part of 8 px. */
function sizeOf(plain: string): number {
  const [, part] = /var\(--_kc-radius\) \* ([\d.]+)/.exec(plain) ?? [];
  if (part) return 8 * Number(part);
  const [, rem, floor] = /^max\(([\d.]+)rem, (\d+)px\)$/.exec(plain) ?? [];
  if (rem) return Number(floor) === Number(rem) * 16 ? Number(rem) : Number.NaN;
  const [, size] = /(?:calc\(|^)([\d.]+)px/.exec(plain) ?? [];
  return Number(size);
}

describe('what tokens.json says without CSS', () => {
  it.each(TOKENS.filter(({ kind }) => kind !== 'color'))('is the default of --kc-$name', (token) => {
    if (token.kind === 'dimension') expect(sizeOf(token.plain)).toBe(token.size);
    if (token.kind === 'shadow')
      expect(token.plain).toBe(`0 ${token.offsetY}px ${token.blur}px rgb(0 0 0 / ${token.alpha})`);
    if (token.kind === 'number' || token.kind === 'fontWeight') expect(Number(token.plain)).toBe(token.value);
    if (token.kind === 'fontFamily') expect(token.plain.replaceAll('"', '').split(', ')).toEqual(token.families);
  });
});

describe('tokens.json', () => {
  const file = JSON.parse(JSON.stringify(toDesignTokens(TOKENS))) as Record<string, Group>;
  const groups = Object.entries(file).filter(([name]) => !name.startsWith('$')) as [string, Group][];
  const entries = groups.flatMap(([group, members]) =>
    Object.entries(members)
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, entry]) => ({ group, name, type: members['$type'], entry: entry as Group })),
  );

  it('has every colour in both schemes and everything else once', () => {
    const colours = TOKENS.filter(({ kind }) => kind === 'color');
    expect(entries).toHaveLength(TOKENS.length + colours.length);
    expect(new Set(entries.map(({ name }) => name))).toEqual(new Set(NAMES));
  });

  it.each(entries)('writes $group.$name as the format wants it', ({ type, entry }) => {
    expect(entry['$description']).toMatch(/\.$/);
    const value = entry['$value'];
    if (typeof value === 'string') {
      const [group = '', name = ''] = value.slice(1, -1).split('.');
      expect(file[group]?.[name], value).toBeDefined();
    } else if (type === 'color') {
      expect(value).toEqual({
        colorSpace: 'oklch',
        components: [expect.any(Number), expect.any(Number), expect.any(Number)],
        alpha: 1,
        hex: expect.stringMatching(/^#[\da-f]{6}$/),
      });
    } else if (type === 'dimension') {
      expect(value).toEqual({ value: expect.any(Number), unit: expect.stringMatching(/^(px|rem)$/) });
    } else if (type === 'fontFamily') {
      expect(value).toContain('Pretendard');
    } else if (type === 'shadow') {
      const length = { value: expect.any(Number), unit: 'px' };
      const color = { colorSpace: 'srgb', components: [0, 0, 0], alpha: expect.any(Number), hex: '#000000' };
      expect(value).toEqual({ color, offsetX: length, offsetY: length, blur: length, spread: length });
    } else {
      expect(['number', 'fontWeight']).toContain(type);
      expect(value).toEqual(expect.any(Number));
    }
  });
});

describe('the themes', () => {
  const files = readdirSync(join(SRC, 'themes'));

  it.each(files)('%s sets public names under one class, and does nothing else', (file) => {
    const css = withoutComments(readFileSync(join(SRC, 'themes', file), 'utf8')).replace(/@supports [^{]*/g, '');
    const set = [...css.matchAll(/^\s*([\w-]+):/gm)].map(([, name]) => name ?? '');
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !NAMES.includes(name.replace('--kc-', '')) || !name.startsWith('--kc-'))).toEqual([]);
    const selectors = [...css.matchAll(/^\s*([^@\s].*) \{$/gm)].map(([, selector]) => selector);
    expect(new Set(selectors)).toEqual(new Set([`.kc-theme-${file.replace('.css', '')}`]));
  });

  it.each(files)('%s keeps light-dark() under a condition of the kit, which minifiers leave alone', (file) => {
    const css = withoutComments(readFileSync(join(SRC, 'themes', file), 'utf8'));
    const [before = '', ...after] = css.split('@supports ');
    expect(after.length).toBeGreaterThan(0);
    expect(before).not.toContain('light-dark');
    const conditions = [MIXED, RELATIVE].map((part) => oneLine(part.slice(0, part.indexOf('{'))));
    for (const part of after) expect(conditions).toContain(oneLine(part.slice(0, part.indexOf('{'))));
  });
});
