import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initProject } from '../../src/cli/init-project.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const FILES = {
  vite: [
    '.env.example',
    'server/main.ts',
    'server/payments.ts',
    'src/App.tsx',
    'src/checkout.tsx',
    'src/pay-return.tsx',
    'vite.config.ts',
  ],
  next: [
    '.env.example',
    'app/api/orders/[orderId]/attempts/route.ts',
    'app/api/payments/[...path]/route.ts',
    'app/checkout/checkout.tsx',
    'app/checkout/page.tsx',
    'app/pay/return/page.tsx',
    'lib/payments.ts',
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function given(files: Readonly<Record<string, string>>, dependencies: readonly string[] | null = null): void {
  if (dependencies) {
    const names = Object.fromEntries(dependencies.map((name) => [name, '*']));
    write('package.json', JSON.stringify({ dependencies: names }));
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const init = () => initProject({ folder, examples: EXAMPLES });
const textOf = () => init().text ?? '';

function filesOf(): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

describe('init', () => {
  it('writes the files of examples/vite into an app of Vite', () => {
    given({}, ['vite', 'react']);
    expect(init()).toMatchObject({ isComplete: true });
    expect(filesOf()).toEqual([...FILES.vite, 'package.json'].sort());
    for (const file of FILES.vite) expect(read(file)).toBe(readFileSync(join(EXAMPLES, 'vite', file), 'utf8'));
  });

  it.each([
    ['', 'app/layout.tsx'],
    ['src', 'src/app/layout.tsx'],
  ])('writes the files of examples/next beside the app folder in "%s"', (below, layout) => {
    given({ [layout]: '' }, ['next', 'react']);
    init();
    const moved = FILES.next.map((file) => (file.startsWith('.') ? file : join(below, file)));
    expect(filesOf()).toEqual([...moved, layout, 'package.json'].sort());
  });

  it('changes no file that is there, and prints what it would have', () => {
    given({}, ['vite', 'react']);
    for (const file of FILES.vite) write(file, `// mine: ${file}`);
    const text = textOf();
    for (const file of FILES.vite) expect(read(file)).toBe(`// mine: ${file}`);
    expect(text).toContain('yours, not changed');
    expect(text).toContain(
      "plugins: [react(), kiwoomSandbox({ webhookUrl: 'http://localhost:3000/api/payments/webhook' })],",
    );
    expect(text).toContain(
      'Compare server/payments.ts with node_modules/kiwoom-checkout/examples/vite/server/payments.ts',
    );
  });

  it('writes nothing twice', () => {
    given({}, ['vite', 'react']);
    init();
    write('src/App.tsx', read('src/App.tsx').replaceAll('\n', '\r\n'));
    const text = textOf();
    expect(text.match(/there already/g)).toHaveLength(FILES.vite.length);
    expect(text).not.toMatch(/written|yours/);
  });

  it('does not write through a link, and says which file is missing', () => {
    given({}, ['vite', 'react']);
    const elsewhere = join(folder, 'elsewhere.ts');
    symlinkSync(elsewhere, join(folder, 'vite.config.ts'));
    write('server', 'a file, not a folder');
    const result = init();
    expect(result).toMatchObject({ isComplete: false });
    expect(existsSync(elsewhere)).toBe(false);
    expect(result.text).toMatch(/server\/main\.ts +not written: E/);
    expect(result.text).toMatch(/vite\.config\.ts +not written: EEXIST/);
    expect(result.text).toContain('Write server/main.ts yourself, from node_modules/');
    expect(read('src/checkout.tsx')).toContain('KiwoomCheckout');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['npm', {}, /\n {5}npm install kiwoom-checkout react-hook-form\n {5}npm install --save-dev tsx\n/],
    [
      'pnpm',
      { 'pnpm-lock.yaml': '' },
      /pnpm add kiwoom-checkout.*pnpm add --save-dev tsx.*pnpm exec tsx --env-file.*pnpm dev/s,
    ],
    ['yarn', { 'yarn.lock': '' }, /yarn add kiwoom-checkout.*yarn add --dev tsx.*yarn tsx.*yarn dev/s],
    ['bun', { 'bun.lock': '' }, /bun add kiwoom-checkout.*bun add --dev tsx.*bunx tsx.*bun run dev/s],
  ])('names the commands of %s', (_name, files, commands) => {
    given(files, ['vite', 'react']);
    expect(textOf()).toMatch(commands);
  });

  it('finds the lockfile of a workspace', () => {
    given({
      'pnpm-lock.yaml': '',
      'apps/shop/package.json': JSON.stringify({ dependencies: { vite: '*', react: '*' } }),
    });
    expect(initProject({ folder: join(folder, 'apps/shop'), examples: EXAMPLES }).text).toContain('pnpm add');
  });

  it('asks for nothing that is installed', () => {
    given({}, ['vite', 'react', 'tsx', 'kiwoom-checkout', 'react-hook-form']);
    expect(textOf()).not.toContain('Install');
  });

  it('warns of an .env that Git would take, and does not replace one', () => {
    given({ '.gitignore': 'dist\n.env.local\n' }, ['vite', 'react']);
    expect(textOf()).toContain('cp .env.example .env\n     Add .env to .gitignore');
    write('.gitignore', 'dist\n.env*\n');
    write('.env', 'MINE=1');
    expect(textOf()).toContain('Add the lines of .env.example to your .env.\n');
    expect(textOf()).not.toContain('.gitignore');
    expect(read('.env')).toBe('MINE=1');
  });

  it.each<[string, Record<string, string>, string[] | null, RegExp]>([
    ['no package.json', {}, null, /There is no package\.json in .*npm create vite@latest/],
    ['a broken package.json', { 'package.json': '{' }, null, /package\.json cannot be read \(.+\)/],
    ['a package.json that is no object', { 'package.json': 'null' }, null, /package\.json cannot be read/],
    ['an unknown app', {}, ['express'], /neither an app of Vite nor of Next.*docs\/servers\.md/],
    ['Vite without React', {}, ['vite', 'vue'], /Vite does not use React/],
    ['Next with the Pages Router', { 'pages/index.tsx': '' }, ['next', 'react'], /no app folder.*App Router/],
    [
      'React Router as a framework',
      {},
      ['vite', 'react', '@react-router/dev'],
      /React Router as a framework; init knows Vite and Next/,
    ],
  ])('answers %s by a sentence, and writes nothing', (_name, files, dependencies, sentence) => {
    given(files, dependencies);
    const before = filesOf();
    expect(init().problem).toMatch(sentence);
    expect(filesOf()).toEqual(before);
  });
});
