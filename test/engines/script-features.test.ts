import { readdirSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import compat from 'eslint-plugin-compat';
import esx from 'eslint-plugin-es-x';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** The entries that run in a shopper's browser. */
const ENTRIES = ['index', 'core', ...readdirSync('src/locales').map((file) => `locales/${file.replace('.ts', '')}`)];

// Iterators and sets have methods of the same names as arrays, and no linter without types tells them apart.
const AMBIGUOUS = Object.keys(esx.rules).filter((name) => /^no-(iterator|set)-prototype-/.test(name));

const METHODS_OF_THE_DOM = ['checkVisibility', 'requestClose', 'togglePopover', 'setHTML', 'moveBefore'];

const CONFIG: Linter.Config[] = [
  esx.configs['flat/restrict-to-es2022'] as Linter.Config,
  {
    files: ['**/*.js'],
    plugins: { compat, 'es-x': esx } as unknown as NonNullable<Linter.Config['plugins']>,
    settings: {
      // A method of an array cannot be told from a method of another object: each of these names counts.
      'es-x': { aggressive: true },
      // The browsers in which a shopper must be able to pay, from package.json; Chrome 92 still must not crash.
      browserslistOpts: { env: 'payable' },
      browsers: ['chrome 92'],
      // rules/euc-kr.ts asks for it before it uses it, in a way that the linter cannot follow.
      polyfills: ['Intl.Segmenter'],
    },
    rules: {
      ...Object.fromEntries(AMBIGUOUS.map((name) => [`es-x/${name}`, 'off' as const])),
      'compat/compat': 'error',
      // Chrome 93 and 94; what else came with ES2022 and ES2021 is in all of them.
      'es-x/no-object-hasown': 'error',
      'es-x/no-class-static-block': 'error',
      'es-x/no-string-prototype-replaceall': 'error',
      // Neither plugin knows these: Chrome 116, 103, 120 and 126, and methods of the DOM.
      'no-restricted-properties': [
        'error',
        ...['any', 'timeout'].map((property) => ({ object: 'AbortSignal', property })),
        ...['canParse', 'parse'].map((property) => ({ object: 'URL', property })),
        ...METHODS_OF_THE_DOM.map((property) => ({ property })),
      ],
    },
  },
];

const linter = new ESLint({ overrideConfigFile: true, overrideConfig: CONFIG });

async function complaints(code: string): Promise<string[]> {
  const [result] = await linter.lintText(code, { filePath: 'built.js' });
  return (result?.messages ?? []).map(({ ruleId, message, line }) => {
    const at = code.split('\n')[line - 1]?.trim() ?? '';
    return `${ruleId}: ${message} (${at})`;
  });
}

describe('what runs in the browser', () => {
  let chunks: Rolldown.OutputChunk[];

  beforeAll(async () => {
    const built = (await build({
      configFile: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic', development: false } },
      build: {
        write: false,
        target: 'es2022',
        minify: false,
        lib: { entry: Object.fromEntries(ENTRIES.map((name) => [name, `src/${name}.ts`])), formats: ['es'] },
        rolldownOptions: { external: [/^react/, /^zod/] },
      },
    })) as Rolldown.RolldownOutput[];
    chunks = built.flatMap(({ output }) => output).filter((output) => output.type === 'chunk');
  });

  it('uses no feature of the language or the browser that a promised browser lacks', async () => {
    expect(chunks.length).toBeGreaterThanOrEqual(ENTRIES.length);
    expect((await Promise.all(chunks.map(({ code }) => complaints(code)))).flat()).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    'export const last = (list) => list.findLast(Boolean);',
    'export const has = (record) => Object.hasOwn(record, "a");',
    'export const text = (words) => words.replaceAll(" ", "");',
    'export const sorted = (list) => list.toSorted();',
    'export const copy = structuredClone({});',
    'export const signal = AbortSignal.any([]);',
    'export const isUrl = URL.canParse("x");',
    'export const groups = Object.groupBy([], String);',
    'export class Counter { static { Counter.count = 0; } }',
    'export const shown = (element) => element.checkVisibility();',
    'export const { promise } = Promise.withResolvers();',
  ])('sees %s', async (code) => {
    expect(await complaints(code)).not.toEqual([]);
  });

  it('lets pass what all of them have', async () => {
    expect(await complaints('export const last = (list) => list.at(-1) ?? new URL(location.href);')).toEqual([]);
  });

  it('lets pass what is asked for first', async () => {
    expect(await complaints('if (typeof structuredClone === "function") structuredClone({});')).toEqual([]);
  });
});
