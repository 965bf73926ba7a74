import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { untilOpen } from '../support/until-open.ts';
import { type Host, installHost, versionsOf } from './install-host.ts';
import { launch, pay, picture, visit } from './shopper.ts';

/** What README says, and nothing of the repository: its blocks are written to the files that it names, and its commands run. */
const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const REACT = versionsOf('react', 'react-dom', 'react-hook-form', '@types/react', '@types/react-dom', '@types/node');

let browser: Browser;
const running: ChildProcess[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  for (const program of running.splice(0)) {
    if (program.exitCode !== null) continue;
    program.kill();
    await once(program, 'exit');
  }
});
afterAll(() => browser?.close());

function filesOf(heading: string): RegExpExecArray[] {
  const from = README.split(`\n${heading}\n`)[1] ?? '';
  const section = from.split(/\n#{2,3} /)[0] ?? '';
  return [...section.matchAll(/`([^`\n]+)`:\n\n```\w+\n(.*?)```/gs)];
}

/** Writes the files of a section, from its heading to the next one of that level. */
function writeFiles(host: Host, heading: string): string[] {
  const files = filesOf(heading);
  for (const [, name = '', text = ''] of files) {
    const path = join(host.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (name === '.env.example') writeFileSync(join(host.folder, '.env'), text);
  }
  return files.map(([, name = '']) => name);
}

/** The files of a section are also what `init` writes. */
function initFiles(host: Host, heading: string): void {
  const text = host.run('npx', ['kiwoom-checkout', 'init']);
  const files = filesOf(heading);
  expect(text.match(/ written$/gm)).toHaveLength(files.length);
  for (const [, name = '', block] of files) expect(readFileSync(join(host.folder, name), 'utf8')).toBe(block);
}

/** Starts a program of node, and answers what it has written so far. */
async function start(host: Host, port: number, args: readonly string[]): Promise<() => string> {
  const program = spawn(process.execPath, args, { cwd: host.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  running.unshift(program);
  let written = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk) => {
      written += chunk;
    });
  await untilOpen(port, args.join(' '));
  return () => written;
}

async function payOnce(name: string, address: string, written: () => string): Promise<void> {
  const { page, problems } = await visit(browser, address);
  await picture(page, name);
  // Both templates put the page into a flex column, where it could be narrow.
  expect((await page.locator('.kc-checkout').boundingBox())?.width).toBeGreaterThan(900);
  await pay(page);
  await picture(page, `${name}-paid`);
  await expect.poll(() => written().match(/Order 1042 is paid\./g)).toHaveLength(1);
  // The browser asks for an icon, which neither of the two apps has.
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  await page.context().close();
}

describe('the README alone', () => {
  it('leads to a paid order with Vite', async () => {
    const began = Date.now();
    const packages = { ...REACT, ...versionsOf('vite', '@vitejs/plugin-react', 'typescript', 'tsx') };
    const host = installHost({ app: 'readme-vite', packages });
    initFiles(host, '## Your first payment');
    expect(writeFiles(host, '## Your first payment')).toHaveLength(7);
    expect(host.run('npx', ['tsc'])).toBe('');
    const written = await start(host, 3000, ['--import', 'tsx', '--env-file=.env', 'server/main.ts']);
    await start(host, 5173, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1']);
    await payOnce('readme-vite', 'http://localhost:5173', written);
    console.log(`README with Vite: ${minutes(began)} from npm install to the paid order`);
  });

  it('leads to a paid order with Next, built for production', async () => {
    const began = Date.now();
    // Next runs the compiler of TypeScript 5 in its build.
    const host = installHost({ app: 'readme-next', packages: { ...REACT, next: '16.4.6', typescript: '5.9.3' } });
    initFiles(host, '### With Next');
    expect(writeFiles(host, '### With Next')).toHaveLength(7);
    host.run('npx', ['next', 'build']);
    const webhook = 'http://localhost:3000/api/payments/webhook';
    await start(host, 4010, [
      'node_modules/kiwoom-checkout/dist/cli.js',
      'sandbox',
      '--webhook',
      webhook,
      '--host',
      '127.0.0.1',
    ]);
    const written = await start(host, 3000, ['node_modules/next/dist/bin/next', 'start', '-p', '3000']);
    await payOnce('readme-next', 'http://localhost:3000/checkout', written);
    console.log(`README with Next: ${minutes(began)} from npm install to the paid order`);
  });
});

const minutes = (began: number) => `${((Date.now() - began) / 60_000).toFixed(1)} minutes`;
